"""Find the place and the year of a report in its text, never in its file name."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date as calendar_date
from functools import cache

from duizhao.genre import Genre, fill, patterns
from duizhao.model.edition import Identity
from duizhao.model.identity import CENTRAL, UNKNOWN
from duizhao.model.source import Line
from duizhao.structure.blocks import Block
from duizhao.structure.front import FrontPart
from duizhao.structure.government import Clue, Government, TextLine, find_government
from duizhao.structure.other_kinds import is_other, other_kind
from duizhao.text.fragments import joined
from duizhao.text.language import to_simplified
from duizhao.text.numerals import chinese, chinese_year
from duizhao.text.pinyin import core_and_kind
from duizhao.text.places import Place, english_names, place_of_en

_SPACE = re.compile(r"\s+")
_UNIT = "Municipality|Province|City|Prefecture|County|District|League|Autonomous"
_CAPITALISED = r"[A-Z][\w’']{1,40}"  # a longer word is no name, and would be read again from each of its letters
NO_YEAR = "the year of the report was not found"
_NOWHERE = Place("", "", "", "county")
_TITLE = 120  # characters up to which a line may be a title
_DATE_ZH = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日")
_DATE_IN_WORDS = re.compile(r"([一二三四五六七八九〇○零]{4})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日")
_MONTHS = "January February March April May June July August September October November December".split()
_DATE_EN = re.compile(rf"({'|'.join(_MONTHS)})\s+(?:(\d{{1,2}}),?\s+)?(\d{{4}})")
_YEARS = re.compile(r"(?<!\d)((?:19|20)\d\d)年|([一二三四五六七八九〇○零]{4})年")
_YEARS_EN = re.compile(r"\b(?:in|of|for|by|since|from|to|and|year|over|through)\s+((?:19|20)\d\d)\b(?![,.]?\d)")
_BEFORE_FIRST_PART = 12
_FIRST_YEAR, _LAST_YEAR = 1000, 9999  # years with four digits, as IDs need them


@dataclass(frozen=True, slots=True)
class IdentityResult:
    """The identity, or None and the reason in `why`, and what the text says about it.

    `stated`: is the year stated, not inferred? `place`: is a place named? `mentions`: how often the text names the place, if
    nothing else tells it. `contradictions`: what names another place or year, with its line.
    """

    identity: Identity | None
    why: str
    stated: bool
    place: bool
    mentions: int = 0
    contradictions: tuple[tuple[int, str], ...] = ()


def identify(
    front: list[FrontPart], unrecognised: Sequence[Line], blocks: list[Block], genre: Genre, *, traditional: bool
) -> IdentityResult:
    """Read series, year and date of a report from its front matter and its opening.

    `unrecognised` are the front lines that are not a field. A text without any sign of the genre gets no identity, but a reason.
    """
    head_zh = _plain("".join(joined(p.fragments, "zh") + "\n" for p in front if p.lang == "zh"), traditional)
    head_en = "\n".join(joined(p.fragments, "en") for p in front if p.lang == "en")
    first = blocks[:_BEFORE_FIRST_PART]
    body_zh = _plain("\n".join(b.text for b in first if b.lang == "zh"), traditional)
    body_en = "\n".join(b.text for b in first if b.lang == "en")
    refusal = _no_report(
        [*f"{head_zh}\n{head_en}".split("\n"), *(_plain(x.fragment.text, traditional) for x in unrecognised)],
        [*body_zh.split("\n"), *body_en.split("\n")],
        genre,
    )
    if refusal:
        return IdentityResult(None, refusal, stated=False, place=False)
    header = [(joined(p.fragments, "zh"), p.fragments[0].line) for p in front if p.lang == "zh"]
    header += [(x.fragment.text, x.fragment.line) for x in unrecognised]
    lines = [TextLine(_plain(text, traditional), line, header=True) for text, line in header]
    lines += [TextLine(_plain(b.text, traditional), b.line, header=False) for b in first if b.lang == "zh"]
    government, place = _place(lines, blocks, f"{head_en}\n{body_en}", genre, traditional=traditional)
    date = date_of(head_zh, head_en)
    year, stated, others = _year(date, (head_zh, head_en), blocks, genre, traditional=traditional)
    if year is None or not _FIRST_YEAR <= year <= _LAST_YEAR:
        return IdentityResult(None, NO_YEAR, stated=False, place=bool(place.slug))
    identity = Identity(place.slug or UNKNOWN, place.zh, place.en, year, date, genre.key)
    contradictions = [
        (c.line, f"the {c.source} names {c.name}, but the report is taken to be that of {place.zh or place.en}")
        for c in government.others
    ]
    contradictions += [(0, f"{what} says {other}, but the report is taken to be that of {year}") for what, other in others]
    return IdentityResult(identity, "", stated, bool(place.slug), government.mentions, tuple(contradictions))


def _no_report(head: list[str], body: list[str], genre: Genre) -> str:
    """Return why this is not a text of the genre; empty if it is one.

    Its title or its opening must say so; a line that names another kind of text does not count.
    """
    known = patterns(genre)
    lines = [line for line in [*head, *body] if not is_other(line, genre)]
    seems = other_kind([*head, *body], genre)
    says = any(known.says["zh"].search(line) or known.says["en"].search(line) for line in lines if len(line) <= _TITLE)
    opens = any(known.opening_says.search(line) or known.says["en"].search(line) for line in body if line in lines)
    if not says and any(line.startswith(genre.salutation.usual["zh"]) for line in body):
        says = any(known.says["zh"].search(line) for line in lines)
    if opens or (says and not seems):
        return ""
    return f"it seems to be {seems}" if seems else f"nothing in its title or opening says that it is a {genre.name.en}"


def _plain(text: str, traditional: bool) -> str:  # noqa: FBT001 - a property of the text
    folded = unicodedata.normalize("NFKC", to_simplified(text) if traditional else text)
    return re.sub(r"[^\S\n]+", "", folded)


def _central(genre: Genre) -> Place:
    return Place(CENTRAL, genre.central.zh, genre.central.en, "central")


def _place(
    lines: list[TextLine],
    blocks: list[Block],
    en: str,
    genre: Genre,
    *,
    traditional: bool,
) -> tuple[Government, Place]:
    """Find the place in both languages; the central government's reports are the series `central`."""
    central = patterns(genre).central
    header = "\n".join(x.text for x in lines if x.header)
    opening = "\n".join(x.text for x in lines)
    zh = [_plain(b.text, traditional) for b in blocks if b.lang == "zh"]
    government = find_government(lines, "\n".join(zh), genre)
    named = next((m for p in _en_places(genre) if (m := p.search(en)) and m["place"] not in {"The", "China"}), None)
    place_zh = government.place if not government.mentions else None
    local = bool(patterns(genre).local.search(opening))
    if central["zh"].search(header) and (place_zh is None or not any(_names(x.text, place_zh) for x in lines if x.header)):
        return Government(None), _central(genre)
    if place_zh:
        place_en = place_of_en(named["place"], _levels(named, genre)) if named else place_zh
        if place_en.zh and place_en.slug != place_zh.slug:
            clue = Clue(place_en.zh, "English text", 1, 0)
            return replace(government, others=(*government.others, clue)), place_zh
        return government, replace(place_zh, en=_stated(named["place"], place_zh) if named else place_zh.en)
    if named:
        return Government(None), place_of_en(named["place"], _levels(named, genre))
    if not local and (central["zh"].search(opening) or central["en"].search(en)):
        return Government(None), _central(genre)
    if government.place:
        return government, government.place
    if not local and any(genre.central.mention in b.text for b in blocks):
        return Government(None), _central(genre)
    return Government(None), _NOWHERE


def _names(text: str, place: Place) -> bool:
    return place.zh in text or core_and_kind(place.zh)[0] in text


def _stated(name: str, place: Place) -> str:
    """Return the English name of a place in the text; the table's name if the table has this place."""
    return place.en if place_of_en(name).zh else name


@cache
def _en_places(genre: Genre) -> tuple[re.Pattern[str], ...]:
    """Compile the patterns that find the place in an English text: a name from the table, else one or two words."""
    known = "|".join(map(re.escape, english_names()))
    slots = {
        "place": rf"(?:the )?(?P<place>(?:{known})\b|{_CAPITALISED}(?: (?!{_UNIT}){_CAPITALISED})?)",
        "name": rf"(?P<place>(?:{known})\b|{_CAPITALISED})",
        "office": f"(?P<office>{'|'.join(_offices_en(genre))})",
        "adjective": f"(?P<office>{'|'.join(genre.place.adjectives)})",
    }
    return tuple(re.compile(fill(p, **slots)) for p in genre.place.en)


def _offices_en(genre: Genre) -> dict[str, tuple[str, ...]]:
    """Return the English words for offices that name a place, each with the levels of place that it can mean."""
    return {word: o.levels for o in genre.office if o.of_place for word in o.en}


def _levels(named: re.Match[str], genre: Genre) -> tuple[str, ...]:
    """Return the levels of place that the words beside a name can mean; empty if they do not say."""
    return {**_offices_en(genre), **genre.place.adjectives}.get(named.groupdict().get("office") or "", ())


def date_of(head_zh: str, head_en: str) -> str:
    """Return the date in a header as ISO 8601, as precise as the header is; empty if it has none.

    >>> date_of("——2025年1月9日在望川市第九届人民代表大会第四次会议上", ""), date_of("", "Delivered in January 2025")
    ('2025-01-09', '2025-01')
    """
    zh = head_zh.replace("\n", "")
    if (m := _DATE_ZH.search(zh)) and (date := _iso(int(m[1]), int(m[2]), int(m[3]))):
        return date
    if m := _DATE_IN_WORDS.search(zh):
        year, month, day = chinese_year(m[1]), chinese(m[2]), chinese(m[3])
        if year and month and day and (date := _iso(year, month, day)):
            return date
    if m := _DATE_EN.search(head_en):
        date = _iso(int(m[3]), _MONTHS.index(m[1]) + 1, int(m[2] or 1))
        return date if m[2] else date[:7]
    return ""


def _iso(year: int, month: int, day: int) -> str:
    """Format a date as ISO 8601; "" if no calendar has it.

    >>> _iso(2024, 2, 29), _iso(2024, 13, 1), _iso(2023, 2, 29)
    ('2024-02-29', '', '')
    """
    try:
        return calendar_date(year, month, day).isoformat() if year >= _FIRST_YEAR else ""
    except ValueError:
        return ""


def _year(
    date: str, head: tuple[str, str], blocks: list[Block], genre: Genre, *, traditional: bool
) -> tuple[int | None, bool, list[tuple[str, int]]]:
    """Weigh the date of delivery, the title and the headings; without them, infer the year.

    Return the year, whether it is stated, and what states another one. A report delivered at the end of a year is that of
    the next one if its title or its headings say so.
    """
    head_zh, head_en = head
    stated = list(_stated_years(date, head_zh, blocks, genre, traditional=traditional))
    if not stated and (m := _DATE_ZH.search(head_zh.replace("\n", "")) or _DATE_EN.search(head_en)):
        return int(m[1] if m.re is _DATE_ZH else m[3]), False, []  # a date that no calendar has
    if not stated:
        return _inferred(blocks, traditional=traditional), False, []
    weights: Counter[int] = Counter()
    for _, year, weight in stated:
        weights[year] += weight
    best = max(weights, key=lambda year: weights[year])  # of equal weights the first, that of the date
    late = date[5:7] in _LATE_MONTHS and best == int(date[:4]) + 1
    return best, True, [(what, y) for what, y, _ in stated if y != best and not (late and what == "the date")]


def _stated_years(
    date: str, head_zh: str, blocks: list[Block], genre: Genre, *, traditional: bool
) -> Iterator[tuple[str, int, int]]:
    """Yield what states the year, the year, and its weight."""
    known = patterns(genre)
    if date:
        yield "the date", int(date[:4]), 1 if date[5:7] in _LATE_MONTHS else 3
    if m := known.year_of_title.search(_SPACE.sub("", head_zh)):
        yield "the title", int(m[1]), 2
    headings = [b for b in blocks if b.opening and b.opening.style == "part"]
    texts = [_plain(b.text[:60], traditional) if b.lang == "zh" else b.text[:120] for b in headings]
    review, plan = known.year_of_review, known.year_of_plan
    plans = {t for t in texts if plan["en"].search(t)}  # “Major Tasks for Our Work in 2025” is no review
    for what, pattern, step in (
        ("the heading of the review", review["zh"], 1),
        ("the heading of the review", review["en"], 1),
        ("the heading of the plan", plan["zh"], 0),
        ("the heading of the plan", plan["en"], 0),
    ):
        years = {int(m[1]) for t in texts if (m := pattern.search(t)) and not (pattern is review["en"] and t in plans)}
        if len(years) == 1 and not (step == 0 and any(w in t for w in genre.year.not_plan for t in texts)):
            yield what, years.pop() + step, 2
            return


def _inferred(blocks: list[Block], *, traditional: bool) -> int | None:
    """Infer the year: the one after the last year that the first part mentions often.

    A report always mentions its own year: if that year is never mentioned but the next one is, return the next one.
    """
    review: Counter[int] = Counter()
    everywhere: set[int] = set()
    parts = 0
    for b in blocks:
        parts += bool(b.opening and b.opening.style == "part" and len(b.text) < _SHORT)
        years = list(_mentioned(_plain(b.text, traditional)) if b.lang == "zh" else _mentioned_in_english(b.text))
        everywhere.update(years)
        if parts <= 1 or not review:
            review.update(years)
    if not review:
        return None
    most = max(review.values())
    mode = min(y for y, n in review.items() if n == most)
    last = max(y for y, n in review.items() if y <= mode or (n > 1 and n >= most * _OFTEN))
    return last + 2 if last + 1 not in everywhere and last + 2 in everywhere else last + 1


def _mentioned(text: str) -> Iterator[int]:
    for m in _YEARS.finditer(text):
        year = int(m[1]) if m[1] else chinese_year(m[2])
        if year and 1949 < year < 2100:  # noqa: PLR2004 - the years that reports can be about
            yield year


def _mentioned_in_english(text: str) -> Iterator[int]:
    for m in _YEARS_EN.finditer(text):
        if 1949 < int(m[1]) < 2100:  # noqa: PLR2004 - as above
            yield int(m[1])


_LATE_MONTHS = {"11", "12"}  # of a session that already hears the report of the next year
_OFTEN = 0.4  # share of the mentions of the most mentioned year
_SHORT = 60
