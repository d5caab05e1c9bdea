"""Read dates as numbers: years, months and days."""

import re
from dataclasses import dataclass
from decimal import Decimal

from duizhao.figures.numerals import chinese_value
from duizhao.figures.tables import WORDS

_MONTHS = {m: i for i, m in enumerate(WORDS["en"]["months"].split(), 1)}
_CHINESE_YEAR = "[一二][〇零○九八][〇零○一二三四五六七八九]{2}"
_DAY = r"\d{1,2}|[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九]"
_ZH = re.compile(
    r"(?P<from>(?:19|20)\d\d) ?年? ?[-—–~～至到]{1,2} ?(?P<to>(?:19|20)\d\d)(?!\d)(?: ?年)?"
    rf"|(?P<year>(?:19|20)\d\d|{_CHINESE_YEAR}) ?年(?![内限])(?: ?(?P<month>{_DAY}) ?月(?:份| ?(?P<day>{_DAY}) ?[日号])?)?"
    r"|(?P<decade>(?:19|20)?\d0|[二三四五六七八九]十) ?年代"
    rf"|(?P<m1>{_DAY})(?:[-—–~～至到]{{1,2}}(?P<m2>{_DAY}))? ?月(?:份| ?(?P<d1>{_DAY}) ?[日号])?"
    r"|(?P<d2>[12]?\d|3[01]) ?日(?![均元产])"
    r"|(?P<event>(?:19|20)\d\d)(?=[^\d\s万亿]{0,4}(?:奥运|冬奥|冬残奥|世园|世博|服贸会|峰会|远景)|[》”])"
)
_M = "|".join(_MONTHS)
_EN = re.compile(
    r"(?P<from>(?:19|20)\d\d)(?:[-–—]| to |(?<=between .... )and )(?P<to>(?:19|20)\d\d)(?![\d,])"
    rf"|(?P<month>{_M}) (?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:,? (?P<year>(?:19|20)\d\d)\b|(?![\d,.]\d))"
    rf"|(?P<day1>\d{{1,2}})(?:st|nd|rd|th)? (?P<month1>{_M})(?:,? (?P<year1>(?:19|20)\d\d))?\b"
    rf"|(?P<month2>{_M}),? (?P<year2>(?:19|20)\d\d)\b"
    r"|(?P<decade>(?:19|20)\d0)[’']?s\b"
)


_CENTURY = 100


@dataclass(frozen=True, slots=True)
class Date:
    """A date as a number: 2024, or yyyymmdd with zeros for missing parts (305 is 5 March)."""

    end: int
    value: Decimal
    high: Decimal | None = None


def _day(year: str | None, month: str | None, day: str | None) -> Decimal:
    parts = [chinese_value(p) or Decimal(0) if p else Decimal(0) for p in (year, month, day)]
    return parts[0] if not (month or day) else parts[0] * 10000 + parts[1] * 100 + parts[2]


def chinese_date(text: str, at: int) -> Date | None:
    """Read the Chinese date that starts at `at`.

    >>> chinese_date("2024年3月5日", 0), chinese_date("二〇二四年", 0).value, chinese_date("3个月", 0)
    (Date(end=9, value=Decimal('20240305'), high=None), Decimal('2024'), None)
    """
    m = _ZH.match(text, at)
    if not m:
        return None
    if m["from"]:
        return Date(m.end(), Decimal(m["from"]), Decimal(m["to"]))
    if m["decade"]:
        decade = chinese_value(m["decade"]) or Decimal(0)
        return Date(m.end(), decade if decade > _CENTURY else decade + 1900)  # 90年代
    if m["m2"]:
        return Date(m.end(), _day(None, m["m1"], None), _day(None, m["m2"], None))
    year = (m["year"] or m["event"] or "").replace("○", "〇")
    return Date(m.end(), _day(year, m["month"] or m["m1"], m["day"] or m["d1"] or m["d2"]))


def english_date(text: str, at: int) -> Date | None:
    """Read the English date that starts at `at`; a year without a month is left to the caller, who knows the context.

    >>> english_date("March 5, 2024", 0), english_date("2021-2025", 0).high, english_date("1990s", 0).value
    (Date(end=13, value=Decimal('20240305'), high=None), Decimal('2025'), Decimal('1990'))
    """
    m = _EN.match(text, at)
    if not m:
        return None
    if m["from"]:
        return Date(m.end(), Decimal(m["from"]), Decimal(m["to"]))
    if m["decade"]:
        return Date(m.end(), Decimal(m["decade"]))
    month = str(_MONTHS[m["month"] or m["month1"] or m["month2"]])
    return Date(m.end(), _day(m["year"] or m["year1"] or m["year2"], month, m["day"] or m["day1"]))
