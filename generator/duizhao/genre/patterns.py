"""Compile the regular expressions of a genre, once for each genre."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from duizhao.genre.model import Both, Genre
from duizhao.model.source import Lang

_MARKS: Both = {"zh": "[:：!！,，]?", "en": "[,:!.]?"}  # punctuation after a salutation
_Compiled = Mapping[Lang, re.Pattern[str]]


@dataclass(frozen=True, slots=True, eq=False)
class Patterns:
    """Compiled patterns for the stages; fields are named after those of `Genre`.

    `title_line` matches a whole line that is a title. `broken_titles` are titles without their last character.
    `local`, `before_place` and `not_in_place` are those of `Places`. `header_cuts` match where a header on one line is split,
    `speaker_within` a line with the speaker between date and occasion, `caption` one of a picture of the speaker. `speaker` finds a line that names the speaker,
    `post_at_end` an office at the end of a Chinese one. `notes_title` and `page_line` are lines without white space.
    From `years` on: see `Sections`; `concludes` are thanks, lessons and problems.
    """

    title_field: _Compiled
    title_line: _Compiled
    broken_titles: frozenset[str]
    says: _Compiled
    occasion_field: _Compiled
    occasion_line: re.Pattern[str]
    occasion_finished: re.Pattern[str]
    occasion_rest: re.Pattern[str]
    header_cuts: re.Pattern[str]
    speaker_within: re.Pattern[str]
    caption: re.Pattern[str]
    caption_rest: re.Pattern[str]
    post: re.Pattern[str]
    speaker: _Compiled
    post_at_end: re.Pattern[str]
    opening: _Compiled
    opening_says: re.Pattern[str]
    salutation: _Compiled
    salutation_alone: re.Pattern[str]
    central: _Compiled
    local: re.Pattern[str]
    before_place: re.Pattern[str]
    not_in_place: re.Pattern[str]
    year_of_title: re.Pattern[str]
    year_of_review: _Compiled
    year_of_plan: _Compiled
    notes_title: re.Pattern[str]
    weak_notes_title: re.Pattern[str]
    annex_title: re.Pattern[str]
    before_notes: re.Pattern[str]
    resolution: re.Pattern[str]
    page_line: re.Pattern[str]
    frame: re.Pattern[str]
    statement: re.Pattern[str]
    part_title: re.Pattern[str]
    years: re.Pattern[str]
    this_year: re.Pattern[str]
    past_year: re.Pattern[str]
    turns_to_years: re.Pattern[str]
    announces: re.Pattern[str]
    asks_itself: re.Pattern[str]
    practical_matters: re.Pattern[str]
    livelihood: re.Pattern[str]
    concludes: re.Pattern[str]


@cache
def patterns(genre: Genre) -> Patterns:
    """Compile the patterns of a genre.

    >>> from duizhao.genre.load import genre_named
    >>> report = patterns(genre_named())
    >>> bool(report.title_line["zh"].fullmatch("2025年望川市政府工作报告")), bool(report.title_line["zh"].fullmatch("望川日报"))
    (True, False)
    >>> report.salutation["en"].match("Fellow Deputies, the year was dry.")[0], bool(report.speaker["zh"].search("望川市市长沈知行"))
    ('Fellow Deputies,', True)
    """
    title, occasion, year, notes, sections = genre.title, genre.occasion, genre.year, genre.notes, genre.sections
    titles = {"zh": either(map(re.escape, title.names_zh)), "en": either(map(spaced, title.names_en))}
    posts = _posts_zh(genre)
    words_en = "|".join(w for o in genre.office for w in o.en)
    return Patterns(
        title_field=_both(title.field_pattern),
        title_line=_both(
            {"zh": rf"(?:\d{{4}}年)?(?:.{{2,10}})?{titles['zh']}", "en": rf"(?:\d{{4}}\s+)?{titles['en']}.{{0,40}}"}
        ),
        broken_titles=frozenset(name[:-1] for name in title.names_zh),
        says=_both(title.says_pattern),
        occasion_field=_both(occasion.field_pattern),
        occasion_line=re.compile(occasion.line_pattern),
        occasion_finished=re.compile(occasion.finished_pattern),
        occasion_rest=re.compile(occasion.rest_pattern),
        header_cuts=re.compile(rf"(?<={title.end_pattern})(?=[—―\-–]{{1,3}}\S)|(?<={occasion.end_pattern})(?=\s*(?!的)[^\s）)])"),
        speaker_within=re.compile(
            rf"^[—―\-–]*\s*(?P<date>(?:\d|[一二三四五六七八九〇○零])[^日]{{5,12}}日)[，,]?\s*"
            rf"(?P<speaker>[^，。]{{0,20}}?{posts}[^，。]{{0,16}}?)\s*(?P<rest>在.{{2,40}}(?:{occasion.end_pattern}|代表大会|代表大會))"
        ),
        caption_rest=re.compile(f"(?:同志)?{occasion.caption_pattern}"),
        post=re.compile(posts),
        caption=re.compile(rf"^(?P<speaker>.{{0,24}}{posts}[^，。我]{{2,16}}?)(?:同志)?{occasion.caption_pattern}$"),
        speaker={
            "zh": re.compile(rf"^.{{0,14}}{posts}(?:.{{0,12}})$"),
            "en": re.compile(rf"\b(?:Acting\s+)?(?:{words_en})\b"),
        },
        post_at_end=re.compile(rf"{posts}$"),
        opening={"zh": re.compile(genre.opening.pattern["zh"]), "en": re.compile(genre.opening.pattern["en"], re.IGNORECASE)},
        opening_says=re.compile(genre.opening.says_pattern),
        salutation=_both({lang: genre.salutation.pattern[lang] + mark for lang, mark in _MARKS.items()}),
        salutation_alone=re.compile(rf"^{either(genre.salutation.alone)}[！!：:，,]?$"),
        central={lang: re.compile(pattern) for lang, pattern in genre.central.pattern.items()},
        local=re.compile(fill(genre.place.local_pattern, office=_offices_of_places(genre)), re.MULTILINE),
        before_place=re.compile(genre.place.before_pattern),
        not_in_place=re.compile(genre.place.no_name_pattern),
        year_of_title=re.compile(year.title_pattern),
        year_of_review=_both(year.review_pattern),
        year_of_plan=_both(year.plan_pattern),
        notes_title=re.compile(either(notes.title_patterns), re.IGNORECASE),
        weak_notes_title=re.compile(notes.weak_pattern, re.IGNORECASE),
        annex_title=re.compile(genre.annex.title_pattern, re.IGNORECASE),
        before_notes=re.compile(genre.annex.before_notes_pattern),
        resolution=re.compile(genre.resolution.title_pattern),
        page_line=re.compile(either(genre.page_patterns), re.IGNORECASE),
        frame=_frame(genre),
        statement=re.compile(genre.frame.statement_pattern),
        part_title=re.compile(title.part_pattern, re.IGNORECASE),
        years=re.compile(sections.years_pattern),
        this_year=re.compile(sections.this_year_pattern),
        past_year=re.compile(sections.past_year_pattern),
        turns_to_years=re.compile(sections.turns_to_years_pattern),
        announces=re.compile(sections.announces_pattern),
        asks_itself=re.compile(sections.asks_itself_pattern),
        practical_matters=re.compile(sections.practical_matters_pattern),
        livelihood=re.compile(sections.livelihood_pattern),
        concludes=re.compile(f"{genre.paragraphs.thanks_pattern}|{genre.paragraphs.other_pattern}"),
    )


def either(alternatives: Iterable[str]) -> str:
    """Join alternative patterns into one; without alternatives, the pattern never matches.

    >>> either(["注[释釋]", "附注"]), re.search(either([]), "注")
    ('(?:注[释釋]|附注)', None)
    """
    return f"(?:{'|'.join(alternatives) or '(?!)'})"


def spaced(words: str) -> str:
    r"""Make a pattern of English words with any white space between them.

    >>> spaced("government work report")
    'government\\s+work\\s+report'
    """
    return r"\s+".join(map(re.escape, words.split()))


def fill(template: str, **slots: str) -> str:
    """Fill the named slots of a pattern; other braces are not changed.

    >>> fill("在{place}第.{1,4}届人民代表大会", place="望川市")
    '在望川市第.{1,4}届人民代表大会'
    """
    for name, pattern in slots.items():
        template = template.replace(f"{{{name}}}", pattern)
    return template


def either_case(words: str) -> str:
    """Make a pattern of English words, the last with or without a capital.

    >>> either_case("Fellow Deputies")
    'Fellow [Dd]eputies'
    """
    before, space, last = words.rpartition(" ")
    return f"{re.escape(before)}{space}[{last[:1]}{last[:1].lower()}]{re.escape(last[1:])}".replace(r"\ ", " ")


def _both(both: Both) -> _Compiled:
    """Compile both patterns, English without regard to case."""
    return {"zh": re.compile(both["zh"]), "en": re.compile(both["en"], re.IGNORECASE)}


def _posts_zh(genre: Genre) -> str:
    """Make a pattern of offices in both scripts, also of acting holders."""
    acting = [w for o in genre.office if o.acting for w in (o.zh, o.hant) if w]
    plain = [w for o in genre.office if not o.acting for w in (o.zh, o.hant) if w]
    return either([rf"(?:代|代理)?{either(acting)}", *plain])


def _offices_of_places(genre: Genre) -> str:
    return either(o.zh for o in genre.office if o.zh and o.of_place)


def _frame(genre: Genre) -> re.Pattern[str]:
    frame = genre.frame
    starts, ends, words = (either(map(re.escape, w)) for w in (frame.starts, frame.ends, frame.words))
    around = either(f"^{re.escape(a.first)}.*{re.escape(a.last)}[，,]$" for a in frame.around)
    return re.compile(rf"{words}|^{starts}|{ends}[，,。；：]?$|{around}")
