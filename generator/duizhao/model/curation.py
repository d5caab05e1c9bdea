"""An editor's decisions for a series; each overrides an automatic one."""

from dataclasses import dataclass
from typing import Literal

from duizhao.model.source import Lang


@dataclass(frozen=True, slots=True)
class EditionRule:
    """The file's series and year, when the text does not state them. `starts` opens one of its lines."""

    starts: str
    series: str
    year: int
    line: int


@dataclass(frozen=True, slots=True)
class LineRule:
    """A line, by its opening words, is text of the report, or is set aside."""

    starts: str
    action: Literal["text", "set aside"]
    line: int


@dataclass(frozen=True, slots=True)
class TitleRule:
    """The title of a report, or the name of a chapter (by the key of its heading row)."""

    report: str
    key: str
    zh: str
    en: str
    line: int


@dataclass(frozen=True, slots=True)
class PairRule:
    """Rows `zh` and `en` (keys): the English of row `en` belongs to row `zh`; the two are exchanged."""

    report: str
    zh: str
    en: str
    line: int


@dataclass(frozen=True, slots=True)
class AnchorRule:
    """Note `note` stands in row `row` (a key) after the words `after`; none: the note has no place."""

    report: str
    note: int
    nth: int
    row: str
    lang: Lang
    after: str
    line: int


@dataclass(frozen=True, slots=True)
class SegmentRule:
    """In row `row` (a key) the clause that holds the words `zh` is rendered by the sentence that holds `en`."""

    report: str
    row: str
    zh: str
    en: str
    line: int


@dataclass(frozen=True, slots=True)
class LinkRule:
    """The words `words` of row `row` (a key) of a report and those of a row of the next speak of one matter, or not.

    Without `later_row` the judgement is on all that the next report was found to say of these words.
    """

    report: str
    row: str
    words: str
    later_row: str
    later_words: str
    right: bool
    line: int


@dataclass(frozen=True, slots=True)
class RightsRule:
    """What is said of the rights in a report or in a series (its ID or slug), or, without a name, in all of the site.

    `stated` are fields of `Rights` with their texts.
    """

    of: str
    stated: tuple[tuple[str, str], ...]
    line: int


@dataclass(frozen=True, slots=True)
class Curation:
    """One curation file. `file` is its path below the reports folder; `line` of a rule counts from 1."""

    file: str
    folder: str
    name_zh: str = ""
    name_en: str = ""
    editions: tuple[EditionRule, ...] = ()
    lines: tuple[LineRule, ...] = ()
    titles: tuple[TitleRule, ...] = ()
    pairs: tuple[PairRule, ...] = ()
    anchors: tuple[AnchorRule, ...] = ()
    segments: tuple[SegmentRule, ...] = ()
    links: tuple[LinkRule, ...] = ()
    rights: tuple[RightsRule, ...] = ()
