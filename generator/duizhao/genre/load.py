"""Genres, read from the TOML files of this folder."""

import tomllib
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, get_args, get_origin, get_type_hints

from duizhao.genre.model import Genre
from duizhao.model.edition import WORK_REPORT

__all__ = ["WORK_REPORT", "genre_named"]

FOLDER: Traversable = files(__package__)


def genre_named(key: str = WORK_REPORT) -> Genre:
    """The genre of this key, from the file of its name.

    >>> genre_named("work_report").name.en
    'government work report'
    """
    return _genre(key)


@cache  # apart from the default, so that there is one of each
def _genre(key: str) -> Genre:
    table = tomllib.loads(FOLDER.joinpath(f"{key}.toml").read_text(encoding="utf-8"))
    genre: Genre = _made(Genre, {"key": key, **table}, key)
    return genre


def _made(kind: Any, value: Any, where: str) -> Any:
    """A value of TOML as the type that the model says; `where` leads to it.

    Raises `ValueError` where the file lacks something, or has what the model does not know.
    """
    if isinstance(kind, type) and is_dataclass(kind):
        types = _types(kind)
        needed = {f.name for f in fields(kind) if f.default is MISSING}
        wrong = (needed - set(value)) | (set(value) - set(types)) if isinstance(value, Mapping) else needed
        if wrong:
            raise ValueError(f"genre {where}: missing or unknown: {', '.join(sorted(wrong))}")
        return kind(**{name: _made(types[name], inner, f"{where}.{name}") for name, inner in value.items()})
    if get_origin(kind) is tuple:
        return tuple(_made(get_args(kind)[0], inner, where) for inner in _checked(value, list, where))
    if get_origin(kind) is Mapping:
        return {name: _made(get_args(kind)[1], inner, f"{where}.{name}") for name, inner in _checked(value, dict, where).items()}
    return _checked(value, kind, where)


@cache
def _types(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def _checked(value: Any, kind: type, where: str) -> Any:
    if not isinstance(value, kind):
        raise ValueError(f"genre {where}: {value!r} is no {kind.__name__}")  # noqa: TRY004 - the file is wrong, not the call
    return value
