"""What notes, titles and languages are called, on pages, in books and in data files alike."""

from collections.abc import Mapping, Sequence

from duizhao.model.report import Passage, Report
from duizhao.model.shown import LangTag
from duizhao.model.source import Fragment, Lang, Script

_SCRIPTS: Mapping[Script | None, LangTag] = {"Hans": "zh-Hans", "Hant": "zh-Hant", None: "zh-Hans"}


def note_name(number: int, nth: int) -> str:
    """What identifies a note in its report: its number, and which one of that number it is.

    >>> note_name(9, 1), note_name(9, 2)
    ('9', '9-2')
    """
    return f"{number}" if nth == 1 else f"{number}-{nth}"


def title_name(slug: str) -> str:
    """What identifies the title of a page that is no row of the sources."""
    return f"c-{slug}"


def language_tag(lang: Lang, script: Script | None) -> LangTag:
    """`en`, `zh-Hans` or `zh-Hant`; Chinese whose script is not known is tagged as Simplified.

    >>> language_tag("zh", "Hant"), language_tag("zh", None), language_tag("en", None)
    ('zh-Hant', 'zh-Hans', 'en')
    """
    return "en" if lang == "en" else _SCRIPTS[script]


def text_tag(fragments: Sequence[Fragment], lang: Lang, scripts: Mapping[str, Script | None]) -> LangTag:
    """The tag of a shown text, by the script of the edition that it is from; `scripts` is by file."""
    return language_tag(lang, scripts.get(fragments[0].file) if fragments else None)


def scripts_of(report: Report[Passage]) -> dict[str, Script | None]:
    """The script of each edition's file."""
    return {e.file: e.script for e in report.editions}
