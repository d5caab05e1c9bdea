"""Look up the words of the interface in one table, in both languages, for templates and for scripts.

A page holds both languages of a label in one element, with ` · ` between them: that is what a browser without scripts shows.
`interface.js` takes them apart before the page is painted, and shows the language that the reader has chosen.
"""

import json
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from duizhao.site.escape import attribute, cell
from duizhao.text.tables import packaged

SEPARATOR = " · "  # between the Chinese and the English of a text; interface.js cuts there
_TEMPLATES_ONLY = "page."


@dataclass(frozen=True, slots=True)
class Label:
    """A label in both languages; `{name}` is a placeholder.

    `beside` is the English beside the Chinese, without the numbers and names that the Chinese has already; "" if it is `en`.
    `one` is the English where `{n}` is 1; "" if it is the same.
    """

    zh: str
    en: str
    beside: str = ""
    one: str = ""


@cache
def labels() -> Mapping[str, Label]:
    """Map keys to labels: the key of `done` under `[copy]` is `copy.done`."""
    return dict(_flat("", packaged("duizhao.site", "labels.toml")))


def _flat(prefix: str, table: Mapping[str, Any]) -> Iterator[tuple[str, Label]]:
    for key, value in table.items():
        if isinstance(value.get("zh"), str):
            yield prefix + key, Label(**value)
        else:
            yield from _flat(f"{prefix}{key}.", value)


@cache
def words(key: str) -> Label:
    """Return a label with escaped text, for templates that put each language into its own paragraph."""
    both = _filled(key, {})
    return Label(cell(both.zh), cell(both.en))


def joined(*texts: str) -> str:
    """Join the texts that are there.

    >>> joined("望川市", "Wangchuan"), joined("望川市", "")
    ('望川市 · Wangchuan', '望川市')
    """
    return SEPARATOR.join(text for text in texts if text)


def label_pair(key: str) -> tuple[str, str]:
    """Return a label as plain text, zh and en; placeholders are left.

    >>> label_pair("note.name")
    ('注释{n}', 'Note {n}')
    """
    both = labels()[key]
    return both.zh, both.en


@lru_cache(maxsize=8192)
def label(key: str, **values: Hashable) -> str:
    """Format a label as inline HTML.

    >>> label("copy.done")
    '<span class="dz-ui" lang="zh-Hans">已复制 · Copied</span>'
    >>> label("page.compare.of_places", n=1)
    '<span class="dz-ui" lang="zh-Hans" data-en="1 place">1个地方 · places</span>'
    """
    both = _filled(key, values)
    return bilingual(cell(both.zh), cell(both.en), cell(both.beside))


def bilingual(zh: str, en: str, beside: str = "") -> str:
    """Put both languages of a text (escaped) into one element; a text that is the same in both needs none.

    >>> bilingual("2024年计划", "2024 plan", "plan")
    '<span class="dz-ui" lang="zh-Hans" data-en="2024 plan">2024年计划 · plan</span>'
    >>> bilingual("PDF", "PDF"), bilingual("望川市", "")
    ('PDF', '<span lang="zh-Hans">望川市</span>')
    """
    if not zh or not en:
        return f'<span lang="{"en" if en else "zh-Hans"}">{en or zh}</span>'
    if zh == en:
        return en
    whole = "".join(
        f' data-{lang}="{text}"' for lang, text, plain in (("zh", zh, SEPARATOR not in zh), ("en", en, not beside)) if not plain
    )
    return f'<span class="dz-ui" lang="zh-Hans"{whole}>{zh}{SEPARATOR}{beside or en}</span>'


def alike(zh: str, en: str) -> str:
    """Put two spellings of one thing (escaped) into one element, such as `：` and `: `; both languages together show the English.

    >>> alike("1730", "1,730"), alike("85", "85")
    ('<span class="dz-ui" data-zh="1730" data-en="1,730">1,730</span>', '85')
    """
    return en if zh == en else f'<span class="dz-ui" data-zh="{zh}" data-en="{en}">{en}</span>'


COLON = alike("：", ": ")


def known_label(prefix: str, text: str) -> str:
    """Format a word of the program as a label if the table has one for it, else as the English that it is.

    >>> known_label("page.aside.", "page number"), known_label("page.aside.", "column x")
    ('<span class="dz-ui" lang="zh-Hans">页码 · page number</span>', '<span lang="en">column x</span>')
    """
    key = prefix + text.replace(" ", "_")
    return label(key) if key in labels() else bilingual("", cell(text))


def label_text(key: str, **values: object) -> str:
    """Format both languages as plain text, for places that allow no markup, such as titles.

    >>> label_text("copy.done"), label_text("page.years.pair_nav", a=2024, b=2025)
    ('已复制 · Copied', '计划与结果 2024→2025 · Plan and outcome 2024→2025')
    """
    both = _filled(key, values)
    return SEPARATOR.join(dict.fromkeys((both.zh, both.en)))


@lru_cache(maxsize=8192)
def label_attribute(key: str, **values: Hashable) -> str:
    """Both languages as the value of an HTML attribute in double quotes."""
    return attribute(label_text(key, **values))


def _filled(key: str, values: Mapping[str, object]) -> Label:
    both = labels()[key]
    en = both.one if both.one and str(values.get("n")) == "1" else both.en
    return Label(both.zh.format(**values), en.format(**values), both.beside.format(**values))


def labels_script() -> bytes:
    """Write the table as a script: `duizhao.labels = {"copy.done": ["已复制", "Copied"], …}`; a third text is `beside`."""
    table = {
        key: [both.zh, both.en, *([both.beside] if both.beside else [])]
        for key, both in labels().items()
        if not key.startswith(_TEMPLATES_ONLY)
    }
    rows = ",\n".join(f"{json.dumps(key)}: {json.dumps(texts, ensure_ascii=False)}" for key, texts in sorted(table.items()))
    return f"(window.duizhao = window.duizhao || {{}}).labels = {{\n{rows}\n}};\n".encode()
