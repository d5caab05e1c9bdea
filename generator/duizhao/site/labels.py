"""The words of the interface: one table, both languages, for templates and for scripts."""

import json
import tomllib
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from duizhao.site.escape import attribute, cell

_TEMPLATES_ONLY = "page."


@dataclass(frozen=True, slots=True)
class Label:
    """The same words in both languages; what stands in braces is filled in."""

    zh: str
    en: str


@cache
def labels() -> Mapping[str, Label]:
    """Key → label: the key of `done` under `[copy]` is `copy.done`."""
    return dict(_flat("", tomllib.loads(files("duizhao.site").joinpath("labels.toml").read_text(encoding="utf-8"))))


def _flat(prefix: str, table: Mapping[str, Any]) -> Iterator[tuple[str, Label]]:
    for key, value in table.items():
        if isinstance(value.get("zh"), str):
            yield prefix + key, Label(**value)
        else:
            yield from _flat(f"{prefix}{key}.", value)


@cache
def words(key: str) -> Label:
    """The label itself, escaped: for each language in an element of its own."""
    return Label(*(cell(text) for text in _filled(key, {})))


def spoken(key: str) -> tuple[str, str]:
    """The label as plain text, zh and en; what stands in braces is left.

    >>> spoken("note.name")
    ('注释{n}', 'Note {n}')
    """
    found = labels()[key]
    return found.zh, found.en


@lru_cache(maxsize=8192)
def label(key: str, **values: Hashable) -> str:
    """Both languages as inline HTML; style sheets show one, or both with a dot between.

    >>> label("copy.done")
    '<span class="dz-ui" lang="zh-Hans">已复制</span> <span class="dz-ui" lang="en">Copied</span>'
    """
    zh, en = (cell(text) for text in _filled(key, values))
    both = f'<span class="dz-ui" lang="zh-Hans">{zh}</span> ' if zh != en else ""
    return f'{both}<span class="dz-ui" lang="en">{en}</span>'


def label_text(key: str, **values: object) -> str:
    """Both languages as plain text, where no markup may stand: in a title of a page.

    >>> label_text("copy.done")
    '已复制 · Copied'
    """
    return " · ".join(dict.fromkeys(_filled(key, values)))


@lru_cache(maxsize=8192)
def label_attribute(key: str, **values: Hashable) -> str:
    """Both languages as the value of an HTML attribute in double quotes."""
    return attribute(label_text(key, **values))


def _filled(key: str, values: Mapping[str, object]) -> tuple[str, str]:
    found = labels()[key]
    return found.zh.format(**values), found.en.format(**values)


def labels_script() -> bytes:
    """The table as a script: `duizhao.labels = {"copy.done": ["已复制", "Copied"], …}`."""
    table = {key: [found.zh, found.en] for key, found in labels().items() if not key.startswith(_TEMPLATES_ONLY)}
    rows = ",\n".join(f"{json.dumps(key)}: {json.dumps(pair, ensure_ascii=False)}" for key, pair in sorted(table.items()))
    return f"(window.duizhao = window.duizhao || {{}}).labels = {{\n{rows}\n}};\n".encode()
