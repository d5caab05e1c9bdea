"""Find the figures of a Chinese text."""

import re
from dataclasses import replace
from decimal import Decimal

from duizhao.figures.chinese_numbers import SCALE, Number, fraction, read_number, read_vague
from duizhao.figures.dates import chinese_date
from duizhao.figures.names import Quotations, named
from duizhao.figures.numerals import MOST_DIGITS, NUMERALS, POWERS, chinese_value, scaled
from duizhao.figures.qualifiers import chinese_after, chinese_before
from duizhao.figures.tables import PARTS, UNITS, WORDS, longest_first, pairs, words
from duizhao.figures.units import chinese_unit
from duizhao.model.figures import CHANGES, Approx, Change, Figure
from duizhao.model.literals import literal

_FULL_WIDTH = {i + 0xFEE0: i for i in map(ord, "0123456789.%+-/~")}
_FOLD = str.maketrans(pairs(WORDS["zh"]["traditional"])) | _FULL_WIDTH
_WIDE_COMMA = re.compile("(?<=[０-９])，(?=[０-９]{3}(?![０-９]))")
_WORD = words(WORDS["zh"]["words"])
_START = re.compile(
    rf"(?P<word>{longest_first(_WORD)})|(?P<long>\d{{{MOST_DIGITS},}})|翻(?=了?(?:近|将近|约|超过?)?[\d一二两三四]番)|第?(?:\d|(?![壹贰叁肆伍陆柒捌玖](?![拾佰仟万亿]))[{NUMERALS}])|[数几](?=[{''.join(POWERS)}])|数以"
)
_RATIO = re.compile(r"(\d+(?:\.\d+)?)[:：∶](\d+(?:\.\d+)?)(?![\d:：∶]|\.\d)")
_JOINT = re.compile(r" ?(?:至|到|—+|[-–~～]|(?P<between>[和与])) ?(?=[\d一二三四五六七八九十])")
_PRODUCT = re.compile(rf"(\d+|[一二两三四五六七八九十])[个项](\d+0+(?:{SCALE})?)")
_DOUBLINGS = re.compile(r"翻了?(?P<approx>近|将近|约|超过?)?(?P<n>[\d一二两三四])番")
_HALVES = frozenset(k for k, u in UNITS.items() if u.dim not in ("count", "ratio", "age")) | {"x", "frac"}
_HALF_OF = re.compile("个半(?=(?:多)?(?:小时|钟头|月|星期))多?")
_HALF = Decimal("0.5")
# 半 after a unit is half of it, unless a word starts there: 3个半岛, 10亿元半导体项目.
_NO_HALF = "导体径成山岛挂价程数年边天空壁封自军官潜固球决途截夜场机公点脱免小月个载旱农裸透坡熟衰圆托轴信"
_AND_HALF = re.compile(f"半(?![{_NO_HALF}])")
_HALF_SCALE = re.compile("(?<=[万亿])半(?=元|美元|[吨亩人斤]|[，。、；）以]|$)")
_TENTH = re.compile(r"[一二三四五六七八九\d](?![\d.])")
_PARTS = {"h": re.compile("分钟|分(?![之钟])"), "y": re.compile("个月")}
_ELECTRICITY = re.compile("电[^，。；]{0,12}$")
_CUBIC = re.compile("方(?![面式法向案便针略位程阵可协])")
_SHARE_OF = {1000: "permille", 10_000: "permyriad", 100_000: "per100k"}
_THOUSAND = 1000
_PER = re.compile(r"/ ?(千|1000|万|10000|10万|十万|100000)(?=人|$|[^\d\w])")
_SHORT = 8  # characters: a quotation that is a name, not a sentence
_COUNTED = frozenset(k for k, u in UNITS.items() if u.dim in ("count", "months", "days", "age"))
_TIME = frozenset(k for k, u in UNITS.items() if u.dim in ("months", "days", "minutes"))
_PRICES = frozenset(("yuan", "jiao", "fen"))
_PER_JIN = re.compile("每斤[^，。；]*$")
_JIN_REACH = 30  # characters
_FROM = re.compile("[从由自][^，。；、]*$")
_FROM_REACH = 12  # characters
_LARGE = 10_000  # from this value on, Chinese numerals count without a classifier: 八亿农民
_LEVEL = "的为是到至达及于"  # a multiple after one of these is a level: 是…的2倍
_GROWS = re.compile("[增长加高大升涨多快翻扩]了?$")  # and after one of these a growth


def find_chinese(text: str) -> list[Figure]:
    """Find all figures of a Chinese text, in order.

    >>> [(f.kind, str(f.value), f.unit, f.approx) for f in find_chinese("第三届大会后，新开3号线，增长超10%、约30万辆。")]
    [('ordinal', '3', '', ''), ('name', '3', '', ''), ('quantity', '10', '%', '>'), ('quantity', '300000', 'count', '~')]
    """
    return _Scan(text).figures


class _Scan:
    """One pass over a text: at each number, the first rule that matches gives its kind and its end."""

    def __init__(self, text: str) -> None:
        self._text = _WIDE_COMMA.sub(",", text).translate(_FOLD)
        self._quotations = Quotations(self._text)
        self._kept = 0  # no figure may start before this position
        self.figures: list[Figure] = []
        rules = (self._doublings, self._product, self._date, self._vague, self._name, self._fraction, self._ratio, self._number)
        at = 0
        while m := _START.search(self._text, at):
            at = m.start()
            if m["long"]:
                at = m.end()
                continue
            end = self._word(at, m.end()) if m["word"] else next((end for rule in rules if (end := rule(at))), 0)
            at = max(end, at + 1)

    def _add(self, figure: Figure) -> int:
        self.figures.append(figure)
        self._kept = figure.end
        return figure.end

    def _quantity(self, at: int, end: int, value: Decimal, unit: str = "", approx: Approx = "", *, scale: bool = False) -> Figure:
        """Make a quantity with the qualifiers around it; `approx` is the qualifier in the number itself."""
        before, start = chinese_before(self._text, at, scale=scale)
        if self._text[start:at] == "近" and unit in _TIME:  # 近三年: the last three years
            before, start = "", at
        after, close = chinese_after(self._text, end)
        if self._text[end:close] == "内" and unit in ("", "count"):
            after, close = "", end
        return Figure("zh", max(start, self._kept), close, value, None, unit, before or approx or after, "quantity")

    def _word(self, at: int, end: int) -> int:
        word = _WORD[self._text[at:end]]
        figure = self._quantity(at, end, word.value, word.unit, word.approx)
        if word.use in ("level", "doubling"):
            figure = replace(figure, change=literal(word.use, CHANGES))
        return self._add(replace(figure, kind="name") if word.use == "name" else figure)

    def _date(self, at: int) -> int:
        date = chinese_date(self._text, at)
        return self._add(Figure("zh", at, date.end, date.value, date.high, "", "", "date")) if date else 0

    def _name(self, at: int) -> int:
        name = named(self._text, at, "zh")
        value = chinese_value(name.number) if name and name.number else None
        if name and value is not None:
            self._add(Figure("zh", at, name.end, value, None, "", "", name.kind))
        return name.end if name else 0

    def _doublings(self, at: int) -> int:
        """Read 翻一番 as 2 times, 翻两番 as 4 times."""
        m = _DOUBLINGS.match(self._text, at)
        count = chinese_value(m["n"]) if m else None
        if not m or not count:
            return 0
        approx = chinese_before(f"{m['approx'] or ''}", len(m["approx"] or ""), scale=False)[0]
        figure = self._quantity(at, m.end(), Decimal(2) ** int(count), "x", approx)
        return self._add(replace(figure, change="doubling"))

    def _product(self, at: int) -> int:
        """Multiply: “3个100” is 300."""
        m = _PRODUCT.match(self._text, at)
        if not m or not self._quoted(at, m.end()):
            return 0
        one, many = chinese_value(m[1]), chinese_value(m[2])
        return self._add(self._quantity(at, m.end(), one * many, "count")) if one and many else 0

    def _quoted(self, at: int, end: int) -> bool:
        """Is the span a whole quotation?"""
        return self._quotations.around(at) == (at, end)

    def _fraction(self, at: int) -> int:
        part = fraction(self._text, at)
        return self._add(self._quantity(at, part.end, part.value, part.unit)) if part else 0

    def _ratio(self, at: int) -> int:
        m = _RATIO.match(self._text, at)
        if not m or not Decimal(m[1]) or self._text[at - 1 : at] in tuple(":：∶"):
            return 0
        return self._add(Figure("zh", at, m.end(), Decimal(m[2]) / Decimal(m[1]), None, "ratio", "", "quantity"))

    def _vague(self, at: int) -> int:
        """Read an indefinite number: 数百名 is 100 to 1000, 十几个 10 to 20."""
        number = read_vague(self._text, at)
        if not number:
            return 0
        unit, end = chinese_unit(self._text, number.end)
        return self._add(replace(self._quantity(at, end, number.value, unit, "~"), high=number.high))

    def _number(self, at: int) -> int:
        number = read_number(self._text, at)
        if number is None:
            return 0
        if m := _HALF_OF.match(self._text, number.end):  # 两个半小时
            unit, end = chinese_unit(f"个{self._text[m.end() :][:4]}", 0)
            number = replace(number, value=number.value + _HALF, more=number.more or m[0].endswith("多"), bare=False)
            return self._plain(at, number, unit, m.end() + end - 1)
        number = self._with_half_scale(number)
        unit, end = chinese_unit(self._text, number.end)
        if number.value == 1 and unit in _HALVES and _AND_HALF.match(self._text, end):  # 一年半
            return self._plain(at, number, unit, end)
        if not self._named_by_quotes(at, number) and (ranged := self._range(at, number, unit, end)):
            return ranged
        if not self._counts(number, unit, at):
            if number.value not in (0, 1):
                self._add(Figure("zh", at, number.end, number.value, None, "", "", "name"))
            return number.end
        return self._plain(at, number, unit, end)

    def _with_half_scale(self, number: Number) -> Number:
        """Add half of the scale: 一亿半元 is 150 million."""
        if number.high is not None or not _HALF_SCALE.match(self._text, number.end):
            return number
        power = 12 if self._text.endswith("万亿", 0, number.end) else POWERS[self._text[number.end - 1]]
        return replace(number, end=number.end + 1, value=number.value + scaled(_HALF, power))

    def _plain(self, at: int, number: Number, unit: str, end: int) -> int:
        value, high = number.value, number.high
        if unit == "frac":
            value, high = value / 10, None if high is None else high / 10
            if high is None and (m := _TENTH.match(self._text, end)) and not self._counts_more(end):  # 三成五
                value, end = value + (chinese_value(m[0]) or Decimal(0)) / 100, m.end()
        if unit in _HALVES and high is None and _AND_HALF.match(self._text, end):  # 两年半
            value, end = value + (_HALF / 10 if unit == "frac" else _HALF), end + 1
        if high is None and unit in PARTS and (part := self._smaller_part(unit, end)):  # 1小时30分钟
            value, end = value + part[0], part[1]
        unit, end = self._unit_in_context(at, value, unit, end)
        if self._text[end : end + 1] == "级" and unit not in _COUNTED:  # 万吨级
            end += 1
        figure = self._quantity(at, end, value, unit, ">" if number.more else "", scale=number.bare)
        figure = replace(figure, high=high, change=self._change(figure))
        return self._add(figure)

    def _smaller_part(self, unit: str, end: int) -> tuple[Decimal, int] | None:
        """Read the minutes after hours, or the months after years, as a part of an hour or a year; also return their end."""
        at = end + self._text.startswith(("零", "又"), end)
        number = read_number(self._text, at)
        if number is None or number.high is not None or number.more:
            return None
        under, form = PARTS[unit], _PARTS[unit].match(self._text, number.end)
        return (number.value / under, form.end()) if form and number.value < under else None

    def _counts_more(self, at: int) -> bool:
        """Does a number with a unit of its own start here, so that it is no tail of 三成?"""
        number = read_number(self._text, at)
        return number is not None and (number.end > at + 1 or bool(chinese_unit(self._text, number.end)[0]))

    def _unit_in_context(self, at: int, value: Decimal, unit: str, end: int) -> tuple[str, int]:
        """Read a unit by what stands around the number: a price of a jin, kilowatt-hours told as 度, cubic meters as 方."""
        if unit in _PRICES and _PER_JIN.search(self._text, max(0, at - _JIN_REACH), at):
            return unit + "/jin", end
        if unit == "deg" and (value >= _LARGE or _ELECTRICITY.search(self._text, max(0, at - _JIN_REACH), at)):
            return "kwh", end
        if not unit and value >= _THOUSAND and _CUBIC.match(self._text, end):
            return "m3", end + 1
        if not unit and (m := _PER.match(self._text, end)):
            return _SHARE_OF[int(chinese_value(m[1]) or 0)], end
        return unit, end

    def _change(self, figure: Figure) -> Change:
        if figure.unit != "x":
            return ""
        if self._text[figure.start - 1 : figure.start] in tuple(_LEVEL):
            return "level"
        return "growth" if _GROWS.search(self._text, max(0, figure.start - 2), figure.start) else ""

    def _counts(self, number: Number, unit: str, at: int) -> bool:
        """Is a number a quantity, and not part of a name or an idiom?"""
        if self._named_by_quotes(at, number):
            return False
        if not number.han:
            return True
        if not number.value:
            return False
        if number.bare:
            return self._bare_counts(number, unit, at)
        if number.value == 1:
            return bool(unit) and unit not in _COUNTED
        return bool(unit) or number.value >= _LARGE

    def _named_by_quotes(self, at: int, number: Number) -> bool:
        """Is the number part of a quoted name (“四个中心”, “0.1微克”)? Only digits in a long quotation are a quantity."""
        around = self._quotations.around(at)
        return around is not None and (number.han or around[1] - around[0] <= _SHORT)

    def _bare_counts(self, number: Number, unit: str, at: int) -> bool:
        """Is a scale without a digit a quantity? 万元, 百万名, 每万人口, 上亿市场主体 are; 百家, 百倍 are idioms."""
        if chinese_before(self._text, at, scale=True)[0] or self._text[at - 1 : at] == "每":
            return True
        return bool(unit) and unit != "x" and (unit not in _COUNTED or number.end - at > 1)

    def _range(self, at: int, first: Number, unit: str, end: int) -> int:
        """Read a range as one figure (3至5年, 5%—6%, 20—30万), unless it is a change (从…到…)."""
        m = _JOINT.match(self._text, end)
        if not m or _FROM.search(self._text, max(0, at - _FROM_REACH), at):
            return 0
        second = read_number(self._text, m.end())
        if second is None or second.high is not None or second.bare or second.value.adjusted() >= MOST_DIGITS:
            return 0
        other, close = chinese_unit(self._text, second.end)
        if m["between"] and not self._text.startswith(("之间", "间"), second.end):
            return 0
        low = scaled(first.value, second.power) if not first.power and not unit else first.value
        if (unit and unit != other) or low >= second.value or (second.han and not other):
            return 0
        tenths = 10 if other == "frac" else 1
        figure = self._quantity(at, close, low / tenths, other, ">" if second.more else "")
        return self._add(replace(figure, high=second.value / tenths, change=self._change(figure)))
