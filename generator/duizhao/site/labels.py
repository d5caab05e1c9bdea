"""Look up the words of the interface in one table, in both languages, for templates and for scripts."""

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
    """A label in both languages; `{name}` is a placeholder."""

    zh: str
    en: str


@cache
def labels() -> Mapping[str, Label]:
    """Map keys to labels: the key of `done` under `[copy]` is `copy.done`."""
    return dict(_flat("", tomllib.loads(files("duizhao.site").joinpath("labels.toml").read_text(encoding="utf-8"))))


def _flat(prefix: str, table: Mapping[str, Any]) -> Iterator[tuple[str, Label]]:
    for key, value in table.items():
        if isinstance(value.get("zh"), str):
            yield prefix + key, Label(**value)
        else:
            yield from _flat(f"{prefix}{key}.", value)


@cache
def words(key: str) -> Label:
    """Return a label with escaped text, for templates that put each language into its own element."""
    return Label(*(cell(text) for text in _filled(key, {})))


def label_pair(key: str) -> tuple[str, str]:
    """Return a label as plain text, zh and en; placeholders are left.

    >>> label_pair("note.name")
    ('注释{n}', 'Note {n}')
    """
    both = labels()[key]
    return both.zh, both.en


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
    """Format both languages as plain text, for places that allow no markup, such as titles.

    >>> label_text("copy.done")
    '已复制 · Copied'
    """
    return " · ".join(dict.fromkeys(_filled(key, values)))


@lru_cache(maxsize=8192)
def label_attribute(key: str, **values: Hashable) -> str:
    """Both languages as the value of an HTML attribute in double quotes."""
    return attribute(label_text(key, **values))


def _filled(key: str, values: Mapping[str, object]) -> tuple[str, str]:
    both = labels()[key]
    return both.zh.format(**values), both.en.format(**values)


def labels_script() -> bytes:
    """Write the table as a script: `duizhao.labels = {"copy.done": ["已复制", "Copied"], …}`."""
    table = {key: [both.zh, both.en] for key, both in labels().items() if not key.startswith(_TEMPLATES_ONLY)}
    rows = ",\n".join(f"{json.dumps(key)}: {json.dumps(pair, ensure_ascii=False)}" for key, pair in sorted(table.items()))
    return f"(window.duizhao = window.duizhao || {{}}).labels = {{\n{rows}\n}};\n".encode()
