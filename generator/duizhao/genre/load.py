"""Load genres from the TOML files of this folder."""

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
    """Load the genre with this key, from the TOML file of that name.

    >>> genre_named("work_report").name.en
    'government work report'
    """
    return _genre(key)


@cache  # keyed without the default argument, so that there is one object for each genre
def _genre(key: str) -> Genre:
    table = tomllib.loads(FOLDER.joinpath(f"{key}.toml").read_text(encoding="utf-8"))
    genre: Genre = _convert(Genre, {"key": key, **table}, key)
    return genre


def _convert(target: Any, value: Any, where: str) -> Any:
    """Convert a TOML value to a type of the model; `where` is its path in the file, for messages.

    Raise `ValueError` if keys are missing or unknown, or a value has the wrong type.
    """
    if isinstance(target, type) and is_dataclass(target):
        types = _types(target)
        needed = {f.name for f in fields(target) if f.default is MISSING}
        wrong = (needed - set(value)) | (set(value) - set(types)) if isinstance(value, Mapping) else needed
        if wrong:
            raise ValueError(f"genre {where}: missing or unknown: {', '.join(sorted(wrong))}")
        return target(**{name: _convert(types[name], inner, f"{where}.{name}") for name, inner in value.items()})
    if get_origin(target) is tuple:
        return tuple(_convert(get_args(target)[0], inner, where) for inner in _check_type(value, list, where))
    if get_origin(target) is Mapping:
        return {
            name: _convert(get_args(target)[1], inner, f"{where}.{name}")
            for name, inner in _check_type(value, dict, where).items()
        }
    return _check_type(value, target, where)


@cache
def _types(target: type) -> dict[str, Any]:
    return get_type_hints(target)


def _check_type(value: Any, target: type, where: str) -> Any:
    if not isinstance(value, target):
        raise ValueError(f"genre {where}: {value!r} is not a {target.__name__}")  # noqa: TRY004 - the file is wrong, not the call
    return value
