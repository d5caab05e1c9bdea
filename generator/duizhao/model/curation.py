"""An editor's decisions; each overrides an automatic one."""

from dataclasses import dataclass
from typing import Literal

from duizhao.model.qa import Term
from duizhao.model.source import NO_ORIGIN, Lang, Origin

LineAction = Literal["text", "set aside"]
LINE_ACTIONS: tuple[LineAction, ...] = ("text", "set aside")


@dataclass(frozen=True, slots=True)
class EditionRule:
    """The series and year of a file, if its text does not state them, and where it was published. `starts` are the first words of one of its lines."""

    starts: str
    series: str
    year: int
    line: int
    origin: Origin = NO_ORIGIN


@dataclass(frozen=True, slots=True)
class LineRule:
    """Lines that start with `starts` are text of the report, or are set aside."""

    starts: str
    action: LineAction
    line: int


@dataclass(frozen=True, slots=True)
class TitleRule:
    """The title of a report (`key` is empty), or the name of the chapter whose heading row has this key."""

    report: str
    key: str
    zh: str
    en: str
    line: int


@dataclass(frozen=True, slots=True)
class PairRule:
    """The English of the row with key `en` belongs to the row with key `zh`; their English texts are exchanged.

    If both are the same row, its languages belong together; if `en` is empty, its English becomes a row of its own.
    """

    report: str
    zh: str
    en: str
    line: int


@dataclass(frozen=True, slots=True)
class AnchorRule:
    """Note `note` belongs after the words `after` of row `row` (a key); without a row it has no place."""

    report: str
    note: int
    nth: int
    row: str
    lang: Lang
    after: str
    line: int


@dataclass(frozen=True, slots=True)
class SegmentRule:
    """In row `row` (a key) the clause with the words `zh` is translated by the sentence with the words `en`."""

    report: str
    row: str
    zh: str
    en: str
    line: int


@dataclass(frozen=True, slots=True)
class EditRule:
    """One language of row `row` (a key), or of note `note`, has the text `text`; with an empty text it has none.

    `was` is the digest of the text that is replaced; without it, any text is.
    """

    report: str
    row: str
    note: int
    nth: int
    lang: Lang
    was: str
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class FigureRule:
    """In row `row` (a key) the published texts differ: figure `zh` is `en` in English."""

    report: str
    row: str
    zh: str
    en: str
    line: int


@dataclass(frozen=True, slots=True)
class FindingRule:
    """What quality assurance finds in row `row` (a key) by rule `code` is known and wanted, for this reason.

    Without `words`, the decision applies to all that the rule finds in the row.
    """

    report: str
    row: str
    code: str
    words: str
    reason: str
    line: int


@dataclass(frozen=True, slots=True)
class LinkRule:
    """The words `words` of row `row` (a key) and those of a row of the next report are about the same matter, if `right`.

    Without `later_row`, the decision applies to all links from these words to the next report.
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
    """A statement on the rights in a report (by ID), in a series (by slug) or, with an empty name, in the whole site.

    `stated` are fields of `Rights` with their texts.
    """

    name: str
    stated: tuple[tuple[str, str], ...]
    line: int


@dataclass(frozen=True, slots=True)
class Curation:
    """One curation file. `file` is its path below the reports folder; `line` of a rule counts from 1.

    `rules_off` are the codes of the rules of quality assurance that are not applied in its folder.
    """

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
    figures: tuple[FigureRule, ...] = ()
    findings: tuple[FindingRule, ...] = ()
    terms: tuple[Term, ...] = ()
    rules_off: tuple[str, ...] = ()
    edits: tuple[EditRule, ...] = ()


@dataclass(frozen=True, slots=True)
class Advice:
    """An editor's decisions on a file: its series and year, and the opening words of lines to keep or to drop."""

    series: str = ""
    year: int = 0
    keep: tuple[str, ...] = ()
    drop: tuple[str, ...] = ()
    origin: Origin = NO_ORIGIN
