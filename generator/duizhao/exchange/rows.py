"""The texts of a report that go out to an editor and come back: rows and notes, by key."""

from dataclasses import dataclass
from typing import Literal

from duizhao.data.exports.xml import chars
from duizhao.model.alignment import Segment
from duizhao.model.report import AlignedPassage, Report
from duizhao.model.source import Lang
from duizhao.site.names import note_name
from duizhao.text.digest import text_digest

_NOTE = "note-"


@dataclass(frozen=True, slots=True)
class ExchangeRow:
    """A row or a note: its key (`pat1gjf`, `note-3`, `note-9-2`), its texts, and for a row its beads.

    A text is empty if there is none. `heading`: is it a heading?
    """

    key: str
    zh: str
    en: str
    heading: bool = False
    segments: tuple[Segment, ...] = ()

    def text(self, lang: Lang) -> str:
        """Return the text of one language."""
        return self.zh if lang == "zh" else self.en


def rows_of(report: Report[AlignedPassage]) -> tuple[ExchangeRow, ...]:
    """List the rows of a report, then its notes."""
    rows = [ExchangeRow(p.key, p.zh or "", p.en or "", p.kind in {"part", "chapter"}, p.segments) for p in report.passages]
    notes = [ExchangeRow(_NOTE + note_name(n.number, n.nth), n.zh or "", n.en or "") for n in report.notes]
    return (*rows, *notes)


def digest_sent(text: str) -> str:
    """Return the digest of a text as a file can hold it: without the characters that XML has no place for."""
    return text_digest(chars(text))


def note_of(key: str) -> tuple[int, int] | None:
    """Return the number of a note, and which of that number it is; None for the key of a row.

    >>> note_of("note-3"), note_of("note-9-2"), note_of("pat1gjf")
    ((3, 1), (9, 2), None)
    """
    if not key.startswith(_NOTE):
        return None
    number, _, nth = key.removeprefix(_NOTE).partition("-")
    return (int(number), int(nth or 1)) if number.isdecimal() and (nth or "1").isdecimal() else None


@dataclass(frozen=True, slots=True)
class Remark:
    """What somebody wrote beside a text: a comment, or a tracked change with the words put in or taken out."""

    kind: Literal["comment", "inserted", "deleted"]
    author: str
    words: str


@dataclass(frozen=True, slots=True)
class ReturnedSide:
    """A text that came back, the digest of the text that went out or its beginning, and the remarks on it."""

    text: str
    was: str
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True)
class ReturnedRow:
    """A row or note that came back; a side that the file does not have is None."""

    key: str
    zh: ReturnedSide | None
    en: ReturnedSide | None

    def side(self, lang: Lang) -> ReturnedSide | None:
        """Return one language."""
        return self.zh if lang == "zh" else self.en


@dataclass(frozen=True, slots=True)
class Returned:
    """An edited file: the ID of its report, its rows, and what of it cannot be used, as sentences. `report` is empty if not known."""

    report: str
    rows: tuple[ReturnedRow, ...]
    problems: tuple[str, ...] = ()
