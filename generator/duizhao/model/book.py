"""A report as a book: all its text in reading order, plain, for files that are read away from the site."""

from collections.abc import Mapping
from dataclasses import dataclass

from duizhao.model.readings import Word


@dataclass(frozen=True, slots=True)
class BookMark:
    """The marker of a note in a text: code point index `at`; `own` where the note is anchored in this language.

    `name` identifies the note in its report: its number, or `9-2` where it is the second of that number.
    """

    number: int
    name: str
    at: int
    own: bool


@dataclass(frozen=True, slots=True)
class BookText:
    """One language of a row or a note: the shown text, its tag (`zh-Hans`, `zh-Hant`, `en`), what stands in it.

    `lead` characters are a run-in heading. `words` are those that pinyin stands over; none in English.
    """

    text: str
    lang: str
    lead: int = 0
    marks: tuple[BookMark, ...] = ()
    words: tuple[Word, ...] = ()


@dataclass(frozen=True, slots=True)
class BookVariant:
    """Another edition's wording, and its file and line."""

    text: str
    lang: str
    place: str


@dataclass(frozen=True, slots=True)
class BookRow:
    """A passage; a side is None where no edition has it.

    `beads` and `figures` are what beads.js reads; `differing` the words of figures that disagree. `years` is HTML of
    ours: where other years say the same; its addresses begin with `UP`.
    """

    key: str
    kind: str
    aliases: tuple[str, ...]
    zh: BookText | None
    en: BookText | None
    place: str
    beads: str
    figures: str
    differing: tuple[tuple[str, str], ...]
    variants: tuple[BookVariant, ...]
    years: str = ""


@dataclass(frozen=True, slots=True)
class BookNote:
    """An end note; `back` is the name of its marker, empty where it has no place; `how` is a key of `page.placed`."""

    number: int
    name: str
    zh: BookText | None
    en: BookText | None
    back: str
    how: str


@dataclass(frozen=True, slots=True)
class BookChapter:
    """A part (level 1), a chapter (2), or what stands before the first part (0), with the notes anchored in it.

    `address` is that of its page in the site, `where` how a citation names its place, zh and en. `label` is
    its title in contents, zh and en; `zh` and `en` the one in the text; `heading` is the row that the title is, None where it is no row. `name` identifies the
    title then.
    """

    id: str
    slug: str
    address: str
    where: tuple[str, str]
    level: int
    name: str
    label: tuple[str, str]
    zh: BookText | None
    en: BookText | None
    heading: BookRow | None
    rows: tuple[BookRow, ...]
    notes: tuple[BookNote, ...]


@dataclass(frozen=True, slots=True)
class BookSource:
    """An edition that the report was made from: its file, the digest of its bytes, what it is in a few words."""

    file: str
    sha256: str
    what: str


@dataclass(frozen=True, slots=True)
class Book:
    """A report with its notes. `address` is that of its overview, relative to the site.

    `date` is 2024-01-16, 2024-01 or 2024. `unplaced` are the notes without a place in the text; `set_aside` counts lines.
    `rights` is what the owner of the site says of the rights in it, zh and en. `cite` is the data of cite.js. `pinyin` and `script` are what readings.js reads, for all texts.
    """

    id: str
    zh: str
    en: str
    author: str
    date: str
    address: str
    chapters: tuple[BookChapter, ...]
    unplaced: tuple[BookNote, ...]
    sources: tuple[BookSource, ...]
    set_aside: int
    rights: tuple[str, str]
    cite: str
    pinyin: Mapping[str, str]
    script: Mapping[str, object]
