"""Read numbers in Chinese text, without regard to their context."""

import re
from dataclasses import dataclass
from decimal import Decimal

from duizhao.figures.numerals import DIGITS, NUMERALS, POWERS, chinese_value, scaled

_DIGIT, _POWER = "".join(DIGITS), "".join(POWERS)
SCALE = r"万亿|千亿|百亿|十亿|千万|百万|十万|亿|万|千(?![瓦米克伏卡赫帕焦])|百(?!分)"
_SPACED = r"\d{1,3}(?: \d{3}){1,4}(?:\.\d+)?(?= ?[\u4e00-\u9fff%‰])"  # 50 000人
_ARABIC = rf"\d{{1,3}}(?:,\d{{3}}){{1,12}}(?![\d,])(?:\.\d+)?|{_SPACED}|\d+(?:\.\d+)?"
_HAN = rf"(?:(?!千[瓦伏卡赫帕克米])[{NUMERALS}])+(?:点[{_DIGIT}]+[百千万亿]*)?"
_NUMBER = re.compile(
    rf"(?:(?P<arabic>{_ARABIC})(?: ?(?P<scale>{SCALE})(?P<tail>零\d+)?)?|(?P<han>{_HAN}))"
    rf"(?:(?P<more>[余多来])(?P<scale2>{SCALE})?[余多]?)?"
)
_GROUP = rf"零?(?:\d{{1,4}}|[{_DIGIT}]) ?(?:{SCALE})"
_MIXED = re.compile(  # 1万2千亿, 两万5千, 2万5000
    rf"(?:{_GROUP}(?: ?{_GROUP}){{1,4}}|{_GROUP})(?P<rest>零?\d{{2,8}}(?![\d.,%‰A-Za-z年月日号]| ?[{''.join(POWERS)}]))?"
    rf"(?:(?P<more>[余多来])(?P<scale2>{SCALE})?[余多]?)?"
)
_SCALED = re.compile(rf"(?:\d{{1,4}}|[{_DIGIT}]) ?({SCALE})")
_MORE_WORDS = re.compile("[余多](?:种多样|元化|样|数|方|边)|来(?:自|源|水|华|访|说|看|的)")
_FRACTION = re.compile(
    rf"(?P<under>[{NUMERALS}]{{1,6}}|\d{{1,6}})分之(?P<over>{_HAN}|{_ARABIC})|(?P<a>\d{{1,2}})/(?P<b>\d{{1,2}})(?![\d/月])"
)
_VAGUE = re.compile(
    rf"(?<![指系人总户次件少参函倍])[数几](?P<power>[{_POWER}]{{1,4}})|(?P<ten>[二三四五六七八九]?十)几(?P<scale>[万亿]?)"
)
_PAIR = re.compile(
    rf"(?P<head>[{NUMERALS}]*十)?(?P<low>[一二两三四五六七八九])(?P<high>[二两三四五六七八九])(?P<tail>[{_POWER}]*)"
)


@dataclass(frozen=True, slots=True)
class Number:
    """A number: its end, its value (`high` for a pair such as 三五), the power of ten of its scale.

    `more`: with 余 or 多. `bare`: a scale without a digit (百万). `han`: in Chinese numerals.
    """

    end: int
    value: Decimal
    high: Decimal | None = None
    power: int = 0
    more: bool = False
    bare: bool = False
    han: bool = False
    unit: str = ""


def _power(scale: str | None) -> int:
    return sum(POWERS[c] for c in scale or "")


def read_number(text: str, at: int) -> Number | None:
    """Read the number that starts at `at`; numerals that make no number have the value 0.

    >>> read_number("80余万人", 0).value, read_number("七八个", 0).high, read_number("百万名", 0).bare
    (Decimal('800000'), Decimal('8'), True)
    """
    if mixed := _mixed(text, at):
        return mixed
    m = _NUMBER.match(text, at)
    if not m:
        return None
    end, more, scale2 = _more(text, m)
    power = _power(m["scale"]) + _power(scale2)
    if m["arabic"]:
        value = scaled(chinese_value(m["arabic"]) or Decimal(0), power)
        tail = chinese_value(m["tail"]) if m["tail"] else None
        return Number(end, value + (tail or 0), None, power, more)
    if pair := _pair(m["han"], end, power):
        return pair
    whole = chinese_value(m["han"])
    if whole is None:
        return Number(end, Decimal(0), han=True)
    bare = all(c in POWERS and c != "十" for c in m["han"])
    with_scale = chinese_value(m["han"] + scale2) if scale2 else whole  # 四亿零七百多万: the scale is that of the last digits
    return Number(end, scaled(whole, _power(scale2)) if with_scale is None else with_scale, None, power, more, bare, han=True)


def _more(text: str, m: re.Match[str]) -> tuple[int, bool, str | None]:
    """Return the end of a number, whether 余, 多 or 来 belongs to it, and the scale after that."""
    if m["more"] and _MORE_WORDS.match(text, m.start("more")):
        return m.start("more"), False, None
    return m.end(), bool(m["more"]), m["scale2"]


def _mixed(text: str, at: int) -> Number | None:
    """Read digits between several scales (1万2千亿), or after one (2万5000); None if they do not make one number."""
    m = _MIXED.match(text, at)
    if not m:
        return None
    end, more, scale2 = _more(text, m)
    body = text[at : min(end, m.start("more") if m["more"] else end)]
    scales = [_power(s[1]) for s in _SCALED.finditer(body)]
    rest = m["rest"] or ""
    if rest and not rest.startswith("零") and len(rest) != scales[-1]:
        return None
    if (len(scales) == 1 and not rest) or body.isalpha() or not all(map(_follows, scales, scales[1:])):
        return None
    value = chinese_value(body)
    return None if value is None else Number(end, scaled(value, _power(scale2)), None, scales[0], more)


def _follows(before: int, after: int) -> bool:
    """May a scale follow another in one number: 万 then 千亿 (12,000 times 亿), 亿 then 千万, 千 then 百?"""
    high, low = before // 4 * 4, after // 4 * 4
    return low < high or (low in (4, 8) and low > high) or (low == high == 0 and after < before)


def _pair(han: str, end: int, power: int) -> Number | None:
    """Read a pair of digits as a range: 三五千 is 3,000 to 5,000, 七八个 seven or eight."""
    m = _PAIR.fullmatch(han)
    if not m or DIGITS[m["low"]] >= DIGITS[m["high"]]:
        return None
    head = chinese_value(m["head"]) if m["head"] else Decimal(0)
    low, high = ((head or 0) + DIGITS[m[g]] for g in ("low", "high"))
    scale = _power(m["tail"])
    return Number(end, scaled(Decimal(low), scale), scaled(Decimal(high), scale), power, han=True)


def read_vague(text: str, at: int) -> Number | None:
    """Read an indefinite number as a range up to the next power of ten (数百, 几十万); 十几 ends at 20, 三十几 at 40.

    >>> read_vague("数百名", 0).high, read_vague("十几个", 0).high, read_vague("指数百点", 1)
    (Decimal('1000'), Decimal('20'), None)
    """
    m = _VAGUE.match(text, at)
    if not m:
        return None
    if m["ten"]:
        tens, power = chinese_value(m["ten"]) or Decimal(10), _power(m["scale"])
        return Number(m.end(), scaled(tens, power), scaled(tens + 10, power))
    low = scaled(Decimal(1), _power(m["power"]))
    return Number(m.end(), low, low * 10)


def fraction(text: str, at: int) -> Number | None:
    """Read a fraction or a percentage in words: 三分之二, 百分之五, 1/3.

    >>> fraction("四分之三", 0).value, fraction("百分之五", 0).unit, fraction("1/2", 0).value
    (Decimal('0.75'), '%', Decimal('0.5'))
    """
    m = _FRACTION.match(text, at)
    if not m:
        return None
    under = chinese_value(m["under"]) if m["under"] else Decimal(m["b"])
    over = chinese_value(m["over"]) if m["over"] else Decimal(m["a"])
    if not under or over is None:
        return None
    if m["under"] in ("百", "一百"):
        return Number(m.end(), over, unit="%")
    return Number(m.end(), over / under, unit="frac")
