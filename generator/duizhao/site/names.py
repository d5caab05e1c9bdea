"""Name notes, titles and languages, for pages, books and data files alike."""

import re
from collections.abc import Mapping, Sequence

from duizhao.model.report import Passage, Report
from duizhao.model.shown import LangTag
from duizhao.model.source import Fragment, Lang, Script

_CONJUNCTION = re.compile(r"^(?:and|or|but|while)\s+")
_CAPITALS = re.compile(r"\w+[A-Z]")
_SCRIPTS: Mapping[Script | None, LangTag] = {"Hans": "zh-Hans", "Hant": "zh-Hant", None: "zh-Hans"}


def as_heading(en: str) -> str:
    """Return an English name as it begins a heading: with a capital, without a conjunction; names that have capitals stay.

    >>> as_heading("roads and paths"), as_heading("and add 10,000 nursery slots"), as_heading("mRNA vaccines"), as_heading("")
    ('Roads and paths', 'Add 10,000 nursery slots', 'mRNA vaccines', '')
    """
    name = _CONJUNCTION.sub("", en)
    return name if _CAPITALS.match(name) else name[:1].upper() + name[1:]


def note_name(number: int, nth: int) -> str:
    """Return the name of a note in its report: its number, and `-2` for the second of that number.

    >>> note_name(9, 1), note_name(9, 2)
    ('9', '9-2')
    """
    return f"{number}" if nth == 1 else f"{number}-{nth}"


def title_name(slug: str) -> str:
    """Return the name of a page title that is no row of the sources."""
    return f"c-{slug}"


def language_tag(lang: Lang, script: Script | None) -> LangTag:
    """Return `en`, `zh-Hans` or `zh-Hant`; Chinese of unknown script is tagged as Simplified.

    >>> language_tag("zh", "Hant"), language_tag("zh", None), language_tag("en", None)
    ('zh-Hant', 'zh-Hans', 'en')
    """
    return "en" if lang == "en" else _SCRIPTS[script]


def text_tag(fragments: Sequence[Fragment], lang: Lang, scripts: Mapping[str, Script | None]) -> LangTag:
    """Return the language tag of a shown text, by the script of its first fragment's file."""
    return language_tag(lang, scripts.get(fragments[0].file) if fragments else None)


def scripts_of(report: Report[Passage]) -> dict[str, Script | None]:
    """Map the file of each edition to its script."""
    return {e.file: e.script for e in report.editions}
