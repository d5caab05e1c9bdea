"""Whose report it is, and of which year: read from the text, never from the name of the file."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from duizhao.model.edition import Identity
from duizhao.structure.blocks import Block
from duizhao.structure.front import FrontPart
from duizhao.structure.others import is_other, other_kind
from duizhao.text.fragments import joined
from duizhao.text.language import to_simplified
from duizhao.text.numerals import chinese, chinese_year
from duizhao.text.pinyin import lowest
from duizhao.text.places import Place, english_names, place_of_en, place_of_zh

_SPACE = re.compile(r"\s+")
_KIND = "(?:特别行政区|自治区|自治州|省|市|州|盟|区|县)"
_HAN_PLACE = r"[\u4e00-\u9fff]{2,16}?"
_ZH_PLACES = (
    re.compile(rf"({_HAN_PLACE}{_KIND})(?:人民政府)?(?:代|代理)?(?:市长|省长|主席|州长|盟长|区长|县长)"),
    re.compile(rf"(?:谨)?代表({_HAN_PLACE}{_KIND})人民政府"),
    re.compile(rf"在({_HAN_PLACE}{_KIND})第.{{1,4}}届人民代表大会"),
    re.compile(rf"(?:\d{{4}}年)?({_HAN_PLACE}{_KIND})(?:人民)?政府工作报告"),
)
_OFFICE = r"(?P<office>Mayor|Governor|Chairman|Chairwoman|Magistrate)"
_UNIT = "Municipality|Province|City|Prefecture|County|District|League|Autonomous"
_CENTRAL_ZH = re.compile(r"国务院|全国人民代表大会第")
_CENTRAL_EN = re.compile(r"State Council|National People[’']s Congress")
_CENTRAL = Place("central", "国务院", "State Council", "central")
_NOWHERE = Place("", "", "", "county")
_NOT_PLACES = {"本市", "全市", "本省", "全省", "我市", "我省", "各市", "各省"}
_TITLE = 120  # characters up to which a line may be a title
_NAME_ZH = re.compile(r"政府工作(?:的)?报告")
_OPENS_ZH = re.compile(r"(?:代表|受).{0,14}(?:政府|国务院).{0,20}报告|国务院的委托.{0,40}报告")
_REPORT_EN = re.compile(r"report\s+on\s+the\s+work\s+of\s+the\s+government|government\s+work\s+report|report\s+to\s+you\s+on\s+(?:the|our)|"
                        r"report\s+to\s+the\s+Congress\s+on\s+the\s+work", re.IGNORECASE)  # fmt: skip
_DATE_ZH = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日")
_DATE_IN_WORDS = re.compile(r"([一二三四五六七八九〇○零]{4})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日")
_MONTHS = "January February March April May June July August September October November December".split()
_DATE_EN = re.compile(rf"({'|'.join(_MONTHS)})\s+(?:(\d{{1,2}}),?\s+)?(\d{{4}})")
_YEAR_TITLE = re.compile(r"(\d{4})年.{0,14}政府工作报告")
_PLAN_ZH = re.compile(r"((?:19|20)\d\d)年.{0,10}(?:任务|工作|安排|部署|要求|建议|目标)")
_REVIEW_ZH = re.compile(r"((?:19|20)\d\d)年.{0,6}工作(?:的)?回顾")
_REVIEW_EN = re.compile(r"(?:Review|Work).{0,40}?\b((?:19|20)\d\d)\b", re.IGNORECASE)
_PLAN_EN = re.compile(r"(?:Tasks|Plans?|Requirements).{0,60}?\b((?:19|20)\d\d)\b", re.IGNORECASE)
_YEARS = re.compile(r"(?<!\d)((?:19|20)\d\d)年|([一二三四五六七八九〇○零]{4})年")
_BEFORE_FIRST_PART = 12


@dataclass(frozen=True, slots=True)
class Found:
    """The identity, or None with the reason; `stated` is false where the year was inferred."""

    identity: Identity | None
    why: str
    stated: bool
    place: bool


def identify(front: list[FrontPart], strange: Sequence[str], blocks: list[Block], *, traditional: bool) -> Found:
    """Read series, year and date of a report from its front matter and its opening.

    `strange` are lines of the head that are no field of a report's. A text that shows no sign of being a government work report is refused with the reason.
    """
    head_zh = _plain("".join(joined(p.fragments, "zh") + "\n" for p in front if p.lang == "zh"), traditional)
    head_en = "\n".join(joined(p.fragments, "en") for p in front if p.lang == "en")
    first = blocks[:_BEFORE_FIRST_PART]
    body_zh = _plain("\n".join(b.text for b in first if b.lang == "zh"), traditional)
    body_en = "\n".join(b.text for b in first if b.lang == "en")
    refusal = _no_report(
        [*f"{head_zh}\n{head_en}".split("\n"), *(_plain(x, traditional) for x in strange)],
        [*body_zh.split("\n"), *body_en.split("\n")],
    )
    if refusal:
        return Found(None, refusal, stated=False, place=False)
    place = _place(head_zh, body_zh, f"{head_en}\n{body_en}")
    if not place.slug and any("国务院" in b.text for b in blocks):
        place = _CENTRAL
    date = date_of(head_zh, head_en)
    year, stated = _year(date, head_zh, blocks, traditional=traditional)
    if year is None:
        return Found(None, "the year of the report is not to be found", stated=False, place=bool(place.slug))
    identity = Identity(place.slug or "unknown", place.zh, place.en, year, date)
    return Found(identity, "", stated, bool(place.slug))


def _no_report(head: list[str], body: list[str]) -> str:
    """Why this is no government work report; empty when it is one.

    Its title must say so, or its opening; a line that names another kind of text does not count.
    """
    lines = [line for line in [*head, *body] if not is_other(line)]
    seems = other_kind([*head, *body])
    says = any(_NAME_ZH.search(line) or _REPORT_EN.search(line) for line in lines if len(line) <= _TITLE)
    opens = any(_OPENS_ZH.search(line) or _REPORT_EN.search(line) for line in body if line in lines)
    if not says and any(line.startswith("各位代表") for line in body):
        says = any(_NAME_ZH.search(line) for line in lines)
    if opens or (says and not seems):
        return ""
    return f"it seems to be {seems}" if seems else "nothing in its title or opening says that it is a government work report"


def _plain(text: str, traditional: bool) -> str:  # noqa: FBT001 - a property of the text
    folded = unicodedata.normalize("NFKC", to_simplified(text) if traditional else text)
    return re.sub(r"[^\S\n]+", "", folded)


def _place(head_zh: str, body_zh: str, en: str) -> Place:
    """Whose report it is; the State Council's is the series `central`."""
    name_zh = next((n for p in _ZH_PLACES for n in _names(p, head_zh + body_zh)), "")
    named = next((m for p in _en_places() if (m := p.search(en)) and m["place"] not in {"The", "China"}), None)
    if not name_zh and (_CENTRAL_ZH.search(head_zh + body_zh) or (not named and _CENTRAL_EN.search(en))):
        return _CENTRAL
    if name_zh:
        place = place_of_zh(name_zh)
        return replace(place, zh=name_zh, en=_stated(named["place"], place) if named else place.en)
    return place_of_en(named["place"], named.groupdict().get("office") or "") if named else _NOWHERE


def _stated(name: str, place: Place) -> str:
    """The English name that the text gives a place; the table's where it is one of the table's."""
    return place.en if place_of_en(name).zh else name


@cache
def _en_places() -> tuple[re.Pattern[str], ...]:
    """Where an English text names the place; names of the table are taken whole, of others one or two words."""
    known = "|".join(map(re.escape, english_names()))
    place = rf"(?:the )?(?P<place>(?:{known})\b|[A-Z][\w’']+(?: (?!{_UNIT})[A-Z][\w’']+)?)"
    return (
        re.compile(rf"{_OFFICE} of {place}"),
        re.compile(rf"People[’']s Government of (?:the )?(?P<place>(?:{known})\b|[A-Z][\w’']+)"),
        re.compile(rf"(?P<place>(?:{known})|[A-Z][\w’']+) (?P<office>Municipal|Provincial) (?:People|Government)"),
    )


def _names(pattern: re.Pattern[str], text: str) -> list[str]:
    names = [lowest(m[1]) for line in text.split("\n") for m in pattern.finditer(line)]
    return [name for name in names if name not in _NOT_PLACES]


def date_of(head_zh: str, head_en: str) -> str:
    """The day that a header names, as exactly as it does; empty where it names none.

    >>> date_of("——2025年1月9日在望川市第九届人民代表大会第四次会议上", ""), date_of("", "Delivered in January 2025")
    ('2025-01-09', '2025-01')
    """
    if m := _DATE_ZH.search(head_zh.replace("\n", "")):
        return f"{m[1]}-{int(m[2]):02}-{int(m[3]):02}"
    if m := _DATE_IN_WORDS.search(head_zh.replace("\n", "")):
        year, month, day = chinese_year(m[1]), chinese(m[2]), chinese(m[3])
        if year and month and day:
            return f"{year}-{month:02}-{day:02}"
    if m := _DATE_EN.search(head_en):
        month = _MONTHS.index(m[1]) + 1
        return f"{m[3]}-{month:02}-{int(m[2]):02}" if m[2] else f"{m[3]}-{month:02}"
    return ""


def _year(date: str, head_zh: str, blocks: list[Block], *, traditional: bool) -> tuple[int | None, bool]:
    """Date of delivery, title, headings; at last the years that the review mentions."""
    if date:
        return int(date[:4]), True
    if m := _YEAR_TITLE.search(_SPACE.sub("", head_zh)):
        return int(m[1]), True
    headings = [b for b in blocks if b.opening and b.opening.style == "part"]
    texts = [_plain(b.text[:60], traditional) if b.lang == "zh" else b.text[:120] for b in headings]
    for pattern, step in ((_REVIEW_ZH, 1), (_REVIEW_EN, 1), (_PLAN_ZH, 0), (_PLAN_EN, 0)):
        years = {int(m[1]) for t in texts if (m := pattern.search(t))}
        if len(years) == 1 and not (step == 0 and any("计划" in t for t in texts)):
            return years.pop() + step, True
    return _inferred(blocks, traditional=traditional), False


def _inferred(blocks: list[Block], *, traditional: bool) -> int | None:
    """The year after the last one that the first part speaks of often.

    A report always mentions its own year: if that year is never mentioned and the next one is, it
    is the next.
    """
    review: Counter[int] = Counter()
    everywhere: set[int] = set()
    parts = 0
    for b in blocks:
        parts += bool(b.opening and b.opening.style == "part" and len(b.text) < _SHORT)
        years = list(_mentioned(_plain(b.text, traditional)))
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
        if year and 1949 < year < 2100:  # noqa: PLR2004 - the years reports can speak of
            yield year


_OFTEN = 0.4  # of the mentions of the most mentioned year
_SHORT = 60
