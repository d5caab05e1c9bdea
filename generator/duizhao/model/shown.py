"""A report as it is shown: what a page, a book, a data file and a search hit have of it, decided once.

Texts are plain, with the positions of notes, beads and figures; every writer adds its own markup.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from duizhao.model.alignment import Segment, Span
from duizhao.model.citation import Citation
from duizhao.model.compare import Cell
from duizhao.model.edition import Edition, FrontField
from duizhao.model.figures import Agreement, Figure
from duizhao.model.links import Link
from duizhao.model.pairing import SURE
from duizhao.model.quality import Coverage, ReportQuality
from duizhao.model.readings import TextReading
from duizhao.model.report import Anchor, Moved, NoteMark, Reading, RowKind
from duizhao.model.rights import Rights
from duizhao.model.source import Lang, SetAside
from duizhao.model.words import Rendering

LangTag = Literal["zh-Hans", "zh-Hant", "en"]
LaterPart = Literal["review", "plan", "aims"]


@dataclass(frozen=True, slots=True)
class ShownText:
    """One language of a row, a note or a title: its text, its language tag, and the positions of what belongs to it.

    The first `lead` characters are a run-in heading. `reading` has pinyin and the other script; None in English.
    """

    text: str
    lang: LangTag
    lead: int = 0
    marks: tuple[NoteMark, ...] = ()
    reading: TextReading | None = None


@dataclass(frozen=True, slots=True)
class ShownVariant:
    """The wording of another edition, with its file and line."""

    text: str
    lang: LangTag
    place: str


@dataclass(frozen=True, slots=True)
class ShownQuote:
    """Words of a row quoted elsewhere: the words meant with a little of their sentence, their English, and their place.

    `text` is the quotation and `marks` are the words meant in it; `en` is the English of their sentences, empty if there is
    none, and `en_marks` what renders the words meant, as far as that is known. `address` is that of the row in the site;
    `places` are the same words in the row, `zh3-7_en0-4`, which a page that is opened with them marks. `chapter` is
    a name, Chinese if it has one, `chapter_en` the English one, `chapter_id` its number.
    """

    text: str
    marks: tuple[Span, ...]
    en: str
    en_marks: tuple[Span, ...]
    lang: LangTag
    address: str
    places: str
    year: int
    report: str
    chapter: str
    chapter_id: str
    chapter_en: str = ""

    @property
    def evidence(self) -> str:
        """The address at which the page marks the words meant."""
        page, _, key = self.address.partition("#")
        return f"{page}?mark={self.places}#{key}"


@dataclass(frozen=True, slots=True)
class ShownCell:
    """A cell of a headline indicator, with the sentence that it is from; `quote` is None if nothing is stated."""

    cell: Cell
    quote: ShownQuote | None


@dataclass(frozen=True, slots=True)
class ShownLink:
    """A plan-outcome or near link with both clauses quoted; `target` is None if the later report has nothing.

    `part` names the part of the later report that the target is from: its review, its plan or its aims for several years.
    `subject` is what it is about, zh and en: the name of its indicator, else the words of the commitment; en may be empty.
    """

    link: Link
    source: ShownQuote
    target: ShownQuote | None
    part: LaterPart = "review"
    subject: tuple[str, str] = ("", "")


@dataclass(frozen=True, slots=True)
class YearLine:
    """The links of a row of `report` to other years: outcomes, the most telling first, then other links.

    Each of the `others` is its name (a key of the labels `page.years`), its year and its address.
    """

    report: str
    outcomes: tuple[ShownLink, ...]
    others: tuple[tuple[str, int, str], ...]


@dataclass(frozen=True, slots=True)
class ShownTermPlace:
    """A place of a formula with the English that renders it there; `address` is that of its row in the site."""

    report: str
    row: str
    address: str
    zh: Span
    en: Span

    @property
    def evidence(self) -> str:
        """The address at which the page marks the words meant, in both languages."""
        page, _, key = self.address.partition("#")
        return f"{page}?mark=zh{self.zh[0]}-{self.zh[1]}_en{self.en[0]}-{self.en[1]}#{key}"


RenderingStatus = Literal["", "official", "forbidden", "unsure"]


@dataclass(frozen=True, slots=True)
class ShownRendering:
    """English words for a formula, with all places, report by report; `status` is what the editor's list says of them."""

    en: str
    places: tuple[ShownTermPlace, ...]
    status: RenderingStatus = ""


@dataclass(frozen=True, slots=True)
class RenderingChange:
    """From a report on, another rendering of a formula prevails in a series than in all its reports before."""

    report: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class ShownTerm:
    """A formula of the term bank; `id` is its anchor, `pinyin` has tones, `reports` how often each report has it, by year.

    `changes` tell where another rendering prevails than before. `official` and `forbidden` are the renderings of the editor's list,
    whether these reports have them or not. `unsure` renderings are data that no page shows.
    """

    id: str
    zh: str
    pinyin: str
    quoted: bool
    reports: tuple[tuple[str, int], ...]
    renderings: tuple[ShownRendering, ...]
    changes: tuple[RenderingChange, ...]
    official: tuple[str, ...] = ()
    forbidden: tuple[str, ...] = ()
    unsure: tuple[ShownRendering, ...] = ()

    @property
    def count(self) -> int:
        """How often all reports have it."""
        return sum(n for _, n in self.reports)


@dataclass(frozen=True, slots=True)
class ShownRow:
    """A passage; a side is None if no edition has it.

    `place` names files and lines, `address` is the row's permalink. `figures` are the published quantities, those of zh
    first, and `agreement` has indices into them and into `segments`. `bead_spans` and `figure_spans` are data of the
    page's scripts: which words render which, which quantities were compared. `differing` are the words of figures that
    do not agree. `words` are the renderings that are sure. `years` is None if no other year is linked. `pairing` is the probability that languages of
    two files belong together, None if one file has both, or one is missing.
    """

    key: str
    kind: RowKind
    chapter: str
    field: FrontField | Literal[""]
    aliases: tuple[str, ...]
    zh: ShownText | None
    en: ShownText | None
    place: str
    address: str
    readings: tuple[Reading, ...]
    variants: tuple[ShownVariant, ...]
    variant_readings: tuple[Reading, ...]
    anchors: tuple[Anchor, ...]
    segments: tuple[Segment, ...]
    figures: tuple[Figure, ...]
    agreement: tuple[Agreement, ...]
    bead_spans: str
    figure_spans: str
    differing: tuple[tuple[str, str], ...]
    years: YearLine | None
    pairing: float | None = None
    words: tuple[Rendering, ...] = ()

    @property
    def is_doubtful(self) -> bool:
        """Do the languages, which come from two files, perhaps not belong together?"""
        return self.pairing is not None and self.pairing < SURE


@dataclass(frozen=True, slots=True)
class ShownNote:
    """An end note. `name` identifies it in its report: its number, or `9-2` for the second of that number.

    `chapter` is the ID of the chapter that its marker is in, None if it has no place; `how` is how its place is known, a
    key of the labels `page.placed`, empty if its own marker tells.
    """

    number: int
    nth: int
    name: str
    zh: ShownText | None
    en: ShownText | None
    chapter: str | None
    how: str
    readings: tuple[Reading, ...]


@dataclass(frozen=True, slots=True)
class PageReadings:
    """The data of readings.js: the pinyin of each text, by its name, as one line; and how the other script differs."""

    pinyin: Mapping[str, str]
    script: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class ShownChapter:
    """A part (level 1), a chapter (2), or what stands before the first part (0), with the notes anchored in it.

    `address` is that of its page, `where` how a citation names its place, zh and en. `names` are its name in lists,
    `zh` and `en` the title over its text; `heading` is the row of the title, None if it is no row of its own: then `name`
    identifies the title. `rows` are without the heading. `readings` are those of its page, `heading_readings` the texts
    of the editions for its heading, `heading_row` is that row's key, which may be a heading that runs into its text.
    """

    id: str
    parent: str
    slug: str
    level: int
    name: str
    names: tuple[str, str]
    zh: ShownText | None
    en: ShownText | None
    heading: ShownRow | None
    rows: tuple[ShownRow, ...]
    notes: tuple[ShownNote, ...]
    address: str
    where: tuple[str, str]
    coverage: Coverage
    readings: PageReadings
    heading_row: str
    heading_readings: tuple[Reading, ...]

    @property
    def only(self) -> Lang | None:
        """The language of all its rows if these have no other."""
        languages = {(row.zh is not None, row.en is not None) for row in self.rows}
        return "zh" if languages == {(True, False)} else "en" if languages == {(False, True)} else None


@dataclass(frozen=True, slots=True)
class ReportSummary:
    """A few facts of a report, for lists of reports: all of it that is kept in memory for pages of the whole site.

    `start` is the name of its first chapter's page, empty without one. `both` of its `rows` have both languages,
    `in_english` of them English; `placed` of its `notes` have a place in the text. `languages` are those of its editions.
    """

    id: str
    series: str
    year: int
    date: str
    zh: str
    en: str
    address: str
    start: str
    rows: int
    both: int
    in_english: int
    notes: int
    placed: int
    chapters: int
    editions: int
    languages: tuple[Lang, ...]
    rights: Rights


@dataclass(frozen=True, slots=True)
class SeriesSummary:
    """The reports of one government, the oldest first."""

    slug: str
    zh: str
    en: str
    reports: tuple[ReportSummary, ...]


@dataclass(frozen=True, slots=True)
class ShownReport:
    """A report as all writers get it. `address` is that of its overview, relative to the site.

    `date` is 2024-01-16, 2024-01 or empty. `rows` are all rows in reading order, headings among them; `notes` all notes in the order of their
    list. `rights_lines` state the rights in both languages. `readings` are those of all texts. `citation` is None
    if it cannot be cited.
    """

    id: str
    series: str
    series_names: tuple[str, str]
    year: int
    date: str
    zh: str
    en: str
    address: str
    chapters: tuple[ShownChapter, ...]
    rows: tuple[ShownRow, ...]
    notes: tuple[ShownNote, ...]
    editions: tuple[Edition, ...]
    set_aside: tuple[SetAside, ...]
    moved: tuple[Moved, ...]
    rights: Rights
    rights_lines: tuple[str, str]
    citation: Citation | None
    quality: ReportQuality
    summary: ReportSummary
    readings: PageReadings
