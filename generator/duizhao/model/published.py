"""The published data files as types: what `data/reports/<id>.json` holds. docs/data.md tells the meaning of each field."""

from collections.abc import Sequence
from typing import Literal, NotRequired, TypedDict

LangName = Literal["zh", "en"]
Range = tuple[int, int]  # [start, end) in code points of the shown text


class WordsData(TypedDict):
    """The same in both languages; a side is empty or None where no edition has it."""

    zh: str | None
    en: str | None


class ReadingData(TypedDict):
    """What one edition has."""

    file: str
    line: int
    lang: LangName
    text: str


class MarkerData(TypedDict):
    """Where a note stands."""

    note: int
    nth: int
    lang: LangName
    at: int
    how: str


class SegmentData(TypedDict):
    """A bead: words that render each other."""

    zh: Sequence[Range]
    en: Sequence[Range]
    score: float
    curated: NotRequired[bool]


class FigureData(TypedDict):
    """A quantity."""

    lang: LangName
    span: Range
    value: float
    unit: str | None
    approx: str | None
    high: NotRequired[float]
    change: NotRequired[str]


class AgreementData(TypedDict):
    """What became of a figure in the other language: indices into the figures of the passage, and its bead."""

    zh: int | None
    en: int | None
    status: str
    segment: int | None


class PassageData(WordsData):
    """A row."""

    id: str
    chapter: str
    kind: str
    url: str
    readings: list[ReadingData]
    variants: list[ReadingData]
    markers: list[MarkerData]
    aliases: list[str]
    segments: list[SegmentData]
    figures: list[FigureData]
    agreement: list[AgreementData]


class NoteData(WordsData):
    """An end note."""

    number: int
    nth: int
    readings: list[ReadingData]


class ChapterData(WordsData):
    """A part or a chapter."""

    id: str
    parent: str | None
    url: str
    readings: list[ReadingData]


class FrontData(WordsData):
    """A line of the front matter."""

    field: str
    readings: list[ReadingData]


class EditionData(TypedDict):
    """A file that the report was made from."""

    file: str
    sha256: str
    format: str
    encoding: str
    script: str | None
    languages: list[str]
    rows: int


class AsideData(TypedDict):
    """A line that is on no page."""

    file: str
    line: int
    text: str
    why: str


class TitleData(TypedDict):
    """A title; a side may be empty."""

    zh: str
    en: str


class RightsData(TypedDict):
    """What the owner of the site says of the rights."""

    texts: TitleData
    made: TitleData
    licence: str | None
    publisher: str | None


class ReportHead(TypedDict):
    """What the headers of exports name of a report: all but its texts."""

    schema: int
    id: str
    series: str
    year: int
    date: str
    title: TitleData
    url: str
    rights: RightsData
    editions: list[EditionData]


class ReportData(ReportHead):
    """A report."""

    front: list[FrontData]
    chapters: list[ChapterData]
    passages: list[PassageData]
    notes: list[NoteData]
    set_aside: list[AsideData]
