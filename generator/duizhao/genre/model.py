"""A genre: its names, titles, openings, offices, salutations, the names of its parts, and texts that are taken for it.

Fields that end in `_pattern` or `_patterns`, and those described as patterns, hold regular expressions; all others hold words as
they stand. Chinese words are compared with Simplified text, unless it is said that Traditional forms are among them.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from duizhao.model.source import Lang

Both = Mapping[Lang, str]  # the same in both languages


@dataclass(frozen=True, slots=True)
class Name:
    """What texts of the genre are called in prose: one of them, and in English several of them."""

    zh: str
    en: str
    plural_en: str


@dataclass(frozen=True, slots=True)
class Title:
    """The title of a text.

    `form` is what a report is called on the site, with {year}, {place} and, in English, {of_place}: `of_place` filled in, or
    nothing where no place is named. `names_zh` (both scripts) and `names_en` are titles; a line with a place, a year and one of
    them is a report's own title. `field_pattern` finds the title among the lines of a header. `unfinished` are ends of a title
    whose line was broken before its last character, `end_pattern` is the end of a whole one (of fixed width), `character` one
    that no other short line of a header has. `says_pattern` finds where any line says what the text is.
    """

    form: Both
    of_place: str
    names_zh: tuple[str, ...]
    names_en: tuple[str, ...]
    field_pattern: Both
    unfinished: tuple[str, ...]
    end_pattern: str
    character: str
    says_pattern: Both


@dataclass(frozen=True, slots=True)
class Occasion:
    """The meeting before which the text was read.

    Patterns: the field of a header, a Chinese line that is nothing else, its end (of fixed width), its end or an end in a
    bracket, and what is left of it on a next line after one of `unfinished`.
    """

    field_pattern: Both
    line_pattern: str
    end_pattern: str
    finished_pattern: str
    rest_pattern: str
    unfinished: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Office:
    """An office whose holder speaks: in Simplified and Traditional script, and the English words for it.

    `acting`: may a deputy hold it in Chinese (代市长)? `of_place`: does it name the place whose text it is? `levels` are the kinds
    of place that the English word tells apart (see `text.places`), empty where it tells none.
    """

    zh: str = ""
    hant: str = ""
    en: tuple[str, ...] = ()
    acting: bool = False
    of_place: bool = True
    levels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Places:
    """Patterns of where a text names the place that it is of.

    {place} stands for a name (in English of one or two words), {name} for an English name of one word, {office} for an office
    that names its place. `adjectives` are English words of governments with the levels that they tell apart.
    """

    zh: tuple[str, ...]
    en: tuple[str, ...]
    adjectives: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Central:
    """The central government: its names, its full names as an author, patterns that find it, the word that means nobody else."""

    zh: str
    en: str
    author: Both
    pattern: Both
    mention: str


@dataclass(frozen=True, slots=True)
class Author:
    """Whose text it is, by how the Chinese name of the place ends; {} is the place. The first that fits holds."""

    ending: str
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Salutation:
    """Who is addressed: the usual words; patterns of all forms without the mark after them; Chinese forms that stand alone."""

    usual: Both
    pattern: Both
    alone: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Opening:
    """The words that begin the text after the salutation (a pattern), and a pattern of Chinese that tells its genre."""

    pattern: Both
    says_pattern: str


@dataclass(frozen=True, slots=True)
class Year:
    """Patterns, the year their group, that tell the year of a text.

    `title_pattern` is sought in a Chinese header. Headings of the review name the year before; those of the plan name the text's
    own, unless one of them has a word of `not_plan`, which names a plan of many years.
    """

    title_pattern: str
    review_pattern: Both
    plan_pattern: Both
    not_plan: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Headings:
    """Words by which a heading says what its part is about; {last} and {this} stand for years.

    `plan_of_this_year` are words of a plan as those of `plan` are; they say so even beside words of a plan of many years
    (`long`). `five` are words of a review of a term. `ends` are patterns of ends of a heading.
    """

    review: tuple[str, ...]
    plan: tuple[str, ...]
    plan_of_this_year: tuple[str, ...]
    review_en: tuple[str, ...]
    plan_en: tuple[str, ...]
    long: tuple[str, ...]
    five: tuple[str, ...]
    ends: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Paragraphs:
    """Words by which a paragraph says what it is about when no heading does; {last} and {this} stand for years.

    `other` are words of problems, `thanks` of thanks, `five` of several years, `one` of one year again.
    """

    review: tuple[str, ...]
    plan: tuple[str, ...]
    other: tuple[str, ...]
    thanks: tuple[str, ...]
    five: tuple[str, ...]
    one: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Around:
    """The first and the last words of a clause."""

    first: str
    last: str


@dataclass(frozen=True, slots=True)
class Frame:
    """Words that only set the frame of a plan; a clause with one of them and no figure commits to nothing.

    `starts` open a clause that says what one is or meets, `ends` and `around` one that only leads to the next.
    """

    starts: tuple[str, ...]
    ends: tuple[str, ...]
    around: tuple[Around, ...]
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Notes:
    """The list of end notes.

    `title` is what readers write over notes that a format keeps apart. Patterns: all titles, white space removed, and those that
    are too common to open a list without numbers.
    """

    title: Both
    title_patterns: tuple[str, ...]
    weak_pattern: str


@dataclass(frozen=True, slots=True)
class Annex:
    """Patterns of the line that opens an annex, and of one that may stand before the title of the list of notes."""

    title_pattern: str
    before_notes_pattern: str


@dataclass(frozen=True, slots=True)
class Resolution:
    """The decision on the text that is often published with it: what it is called, and a pattern of its title (both scripts)."""

    name: str
    title_pattern: str


@dataclass(frozen=True, slots=True)
class OtherKind:
    """A text that is taken for one of the genre: its name, patterns of its title and of its first paragraphs."""

    name: str
    title: tuple[str, ...]
    opening: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)  # compared and hashed by identity: there is one of each
class Genre:
    """A genre; `key` is the name of its file and stands in identities.

    `page_patterns` are lines of web pages that publish such texts and are no part of them, beside those of any page.
    """

    key: str
    name: Name
    title: Title
    occasion: Occasion
    office: tuple[Office, ...]
    place: Places
    central: Central
    author: tuple[Author, ...]
    salutation: Salutation
    opening: Opening
    year: Year
    headings: Headings
    paragraphs: Paragraphs
    frame: Frame
    notes: Notes
    annex: Annex
    resolution: Resolution
    page_patterns: tuple[str, ...]
    other: tuple[OtherKind, ...]
