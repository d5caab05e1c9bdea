"""The model of a genre: names, titles, openings, offices, salutations, names of parts, and similar texts of other kinds.

Fields that end in `_pattern` or `_patterns`, and those described as patterns, are regular expressions; all others are literal
words. Chinese words are compared with Simplified text, unless Traditional forms are mentioned.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from duizhao.model.source import Lang

Both = Mapping[Lang, str]  # the same in both languages


@dataclass(frozen=True, slots=True)
class Name:
    """The name of texts of the genre in prose: singular, and in English also plural."""

    zh: str
    en: str
    plural_en: str


@dataclass(frozen=True, slots=True)
class Title:
    """The title of a text.

    `form` is the title on the site, with {year}, {place} and, in English, {of_place}: `of_place` filled in, or empty if no
    place is named. `names_zh` (both scripts) and `names_en` are titles; a line with a place, a year and one of
    them is a report's own title. `field_pattern` finds the title among the lines of a header. `unfinished` are ends of a title
    that is broken before its last character, `end_pattern` is the end of a complete one (of fixed width), `character` one
    that no other short line of a header has. `says_pattern` matches any line that names the genre of the text.
    `part_pattern` matches a whole line that is the title of a part without a number (white space removed).
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
    part_pattern: str


@dataclass(frozen=True, slots=True)
class Occasion:
    """The meeting at which the text was delivered.

    Patterns: the field of a header, a Chinese line that is nothing else, its end (of fixed width), its end or an end in a
    bracket, what is left of it on a next line after one of `unfinished`, and what a caption says that the speaker does.
    """

    field_pattern: Both
    line_pattern: str
    end_pattern: str
    finished_pattern: str
    rest_pattern: str
    caption_pattern: str
    unfinished: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Office:
    """An office whose holder delivers the text: in Simplified and Traditional script, and in English.

    `acting`: may a deputy hold it in Chinese (代市长)? `of_place`: is it named with the place of the text? `levels` are the kinds
    of place that the English word can mean (see `text.places`), empty for any; `kinds` are the ends of the Chinese names
    of places that have the office.
    """

    zh: str = ""
    hant: str = ""
    en: tuple[str, ...] = ()
    acting: bool = False
    of_place: bool = True
    levels: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlaceClue:
    """Where a Chinese text names its place: what it is called in messages, its weight beside other clues, its pattern.

    In the pattern {name} stands for text that ends with the name, {number} for a number, {office} for an office that is named
    with its place. White space is removed from the text before. `whole`: must the name be all of that text, in a header?
    """

    source: str
    weight: int
    pattern: str
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Places:
    """What tells whose text it is.

    `clue`: where a Chinese text names its place. `en`: patterns for an English text; {place} stands for a name of one or two
    words, {name} for one of one word, {office} for an office that is named with its place. `adjectives` are English words for
    governments with the levels that they can mean. `before_pattern` finds in a Chinese text what ends before a name begins,
    `no_name_pattern` what is in no name. `local_pattern` finds in a Chinese text that its government is not the
    central one, though no place is named; {office} is as above. `whole` are words for the whole of a place, with the levels that they can mean.
    """

    clue: tuple[PlaceClue, ...]
    en: tuple[str, ...]
    adjectives: Mapping[str, tuple[str, ...]]
    before_pattern: str
    no_name_pattern: str
    local_pattern: str
    whole: Mapping[str, tuple[str, ...]]


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
    """The author of a text, by the end of the Chinese place name; {} is the place. The first match is used."""

    ending: str
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Salutation:
    """The salutation: the usual words; patterns of all forms without final punctuation; Chinese forms that are always alone."""

    usual: Both
    pattern: Both
    alone: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Opening:
    """A pattern of the words that begin the text after the salutation, and a Chinese pattern that shows the genre."""

    pattern: Both
    says_pattern: str


@dataclass(frozen=True, slots=True)
class Year:
    """Patterns that find the year of a text; the year is group 1.

    `title_pattern` is searched in a Chinese header. Headings of the review have the year before; those of the plan have the
    text's own, unless one of them has a word of `not_plan`, which means a plan for several years.
    """

    title_pattern: str
    review_pattern: Both
    plan_pattern: Both
    not_plan: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Headings:
    """Words in headings by which the topic of a part is recognised.

    {last} and {this} are years, {past} and {next} the names of two plans for five years: the one to which the year under review
    belongs, and the one after it. `plan_of_this_year` are words of a plan like those of `plan`, but also beside words of a
    plan for several years (`long`). `five` are words of a review of several years, `one` of one of a year. `nothing` are words
    of parts that neither review nor plan. `ends` are patterns of ends of a heading.
    """

    review: tuple[str, ...]
    plan: tuple[str, ...]
    plan_of_this_year: tuple[str, ...]
    review_en: tuple[str, ...]
    plan_en: tuple[str, ...]
    long: tuple[str, ...]
    five: tuple[str, ...]
    one: tuple[str, ...]
    nothing: tuple[str, ...]
    ends: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Paragraphs:
    """Patterns of openings of paragraphs that show their topic; what {last} and the others stand for: see `Headings`.

    `review` and `one` open a review of the year, `five` one of several years, `plan` the plan of the year, `long` that of the
    next years. `neutral` is what names a year without a review of it; it is left out before the others are searched. `closing`
    turns to several years even after a year. `other` are problems, `thanks` thanks and lessons.
    """

    review_pattern: str
    one_pattern: str
    five_pattern: str
    closing_pattern: str
    plan_pattern: str
    long_pattern: str
    neutral_pattern: str
    other_pattern: str
    thanks_pattern: str


@dataclass(frozen=True, slots=True)
class Sections:
    """Patterns of chapters without numbers, and of sections without headings.

    At the start of a heading or paragraph: `years` looks back at several years, `this_year` at the year, `past_year` turns from
    them to it. Near the start: `turns_to_years` turns to several years, `asks_itself` to the work of the government itself.
    `announces` ends a line before a run of paragraphs. `practical_matters` are words of the yearly list of what is done for the
    people, `livelihood` of a chapter in which it belongs.
    """

    years_pattern: str
    this_year_pattern: str
    past_year_pattern: str
    turns_to_years_pattern: str
    announces_pattern: str
    asks_itself_pattern: str
    practical_matters_pattern: str
    livelihood_pattern: str


@dataclass(frozen=True, slots=True)
class Around:
    """The first and the last words of a clause."""

    first: str
    last: str


@dataclass(frozen=True, slots=True)
class Frame:
    """Words of the general framework of a plan; a clause with one of them and without a figure is not a commitment.

    `starts` open a clause about circumstances, `ends` and `around` mark one that only introduces the next. A clause of a
    plan that `statement_pattern` matches says how things are, or states a principle.
    """

    starts: tuple[str, ...]
    ends: tuple[str, ...]
    around: tuple[Around, ...]
    words: tuple[str, ...]
    statement_pattern: str


@dataclass(frozen=True, slots=True)
class Notes:
    """The list of end notes.

    `title` is added above notes that a format stores separately. Patterns: all titles, white space removed, and those that
    are too common for a list without numbers.
    """

    title: Both
    title_patterns: tuple[str, ...]
    weak_pattern: str


@dataclass(frozen=True, slots=True)
class Annex:
    """Patterns of the line that opens an annex, and of one that may precede the title of the list of notes."""

    title_pattern: str
    before_notes_pattern: str


@dataclass(frozen=True, slots=True)
class Resolution:
    """The resolution on the text, often published with it: its name, and a pattern of its title (both scripts)."""

    name: str
    title_pattern: str


@dataclass(frozen=True, slots=True)
class OtherKind:
    """A kind of text that resembles the genre: its name, patterns of its title and of its first paragraphs.

    `beside`: is it presented together with a text of the genre, so that one title may name both?
    """

    name: str
    title: tuple[str, ...]
    opening: tuple[str, ...]
    beside: bool = False


@dataclass(frozen=True, slots=True, eq=False)  # compared and hashed by identity: there is one object for each genre
class Genre:
    """A genre; `key` is the name of its file and is stored in identities.

    `page_patterns` match lines of the web pages of such texts that are not part of them, in addition to those of any page.
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
    sections: Sections
    frame: Frame
    notes: Notes
    annex: Annex
    resolution: Resolution
    page_patterns: tuple[str, ...]
    other: tuple[OtherKind, ...]
