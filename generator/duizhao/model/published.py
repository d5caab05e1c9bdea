"""Types of the published data files: the content of `data/reports/<id>.json`. docs/data.md explains each field."""

from collections.abc import Sequence
from typing import Literal, NotRequired, TypedDict

LangName = Literal["zh", "en"]
Range = tuple[int, int]  # [start, end) in code points of the shown text


class WordsData(TypedDict):
    """A text in both languages; a side is empty or None if no edition has it."""

    zh: str | None
    en: str | None


class ReadingData(TypedDict):
    """The text of one edition."""

    file: str
    line: int
    lang: LangName
    text: str


class MarkerData(TypedDict):
    """A note marker: its position in the shown text, and how the position is known."""

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
    """The comparison of a figure with the other language: indices of figures of the passage, and of its segment."""

    zh: int | None
    en: int | None
    status: str
    segment: int | None


class RenderingData(TypedDict):
    """English words that render Chinese ones: spans of both texts."""

    zh: list[Range]
    en: list[Range]
    score: float
    shown: bool


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
    words: list[RenderingData]
    pairing: NotRequired[float]


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


class OriginData(TypedDict):
    """Where a file was published; what is not known is null."""

    url: str | None
    publisher: str | None
    date: str | None


class EditionData(TypedDict):
    """A file from which the report was made."""

    file: str
    sha256: str
    format: str
    encoding: str
    script: str | None
    languages: list[str]
    rows: int
    origin: OriginData


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
    """The rights as the owner of the site states them."""

    texts: TitleData
    made: TitleData
    licence: str | None
    publisher: str | None


class ReportHead(TypedDict):
    """The data of a report without its texts, for the headers of exports."""

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
