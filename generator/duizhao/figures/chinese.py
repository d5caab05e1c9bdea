"""Find the figures of a Chinese text."""

import re
from dataclasses import replace
from decimal import Decimal

from duizhao.figures.chinese_numbers import SCALE, Number, fraction, read_number, read_vague
from duizhao.figures.dates import chinese_date
from duizhao.figures.names import Quotations, named
from duizhao.figures.numerals import MOST_DIGITS, NUMERALS, POWERS, chinese_value, scaled
from duizhao.figures.qualifiers import chinese_after, chinese_before
from duizhao.figures.tables import UNITS, WORDS, longest_first, pairs, words
from duizhao.figures.units import chinese_unit
from duizhao.model.figures import Approx, Change, Figure

_FULL_WIDTH = {i + 0xFEE0: i for i in map(ord, "0123456789.%+-/~")}
_FOLD = str.maketrans(pairs(WORDS["zh"]["traditional"])) | _FULL_WIDTH
_WIDE_COMMA = re.compile("(?<=[０-９])，(?=[０-９]{3}(?![０-９]))")
_WORD = words(WORDS["zh"]["words"])
_START = re.compile(
    rf"(?P<word>{longest_first(_WORD)})|(?P<long>\d{{{MOST_DIGITS},}})|第?(?:\d|(?![壹贰叁肆伍陆柒捌玖](?![拾佰仟万亿]))[{NUMERALS}])|[数几](?=[{''.join(POWERS)}])|数以"
)
_RATIO = re.compile(r"(\d+(?:\.\d+)?)[:：∶](\d+(?:\.\d+)?)(?![\d:：∶]|\.\d)")
_JOINT = re.compile(r" ?(?:至|到|—+|[-–~～]|(?P<between>[和与])) ?(?=[\d一二三四五六七八九十])")
_PRODUCT = re.compile(rf"(\d+|[一二两三四五六七八九十])[个项](\d+0+(?:{SCALE})?)")
_SHORT = 8  # characters: a quotation that is a name, not a sentence
_COUNTED = frozenset(k for k, u in UNITS.items() if u.dim in ("count", "months", "days", "age"))
_TIME = frozenset(k for k, u in UNITS.items() if u.dim in ("months", "days", "minutes"))
_PRICES = frozenset(("yuan", "jiao", "fen"))
_PER_JIN = re.compile("每斤[^，。；]*$")
_JIN_REACH = 30  # characters
_FROM = re.compile("[从由自][^，。；、]*$")
_FROM_REACH = 12  # characters
_LARGE = 10_000  # from this value on, Chinese numerals count without a classifier: 八亿农民
_LEVEL = "的为是到至达及"  # a multiple after one of these is a level: 是…的2倍


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
        rules = (self._product, self._date, self._vague, self._name, self._fraction, self._ratio, self._number)
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
        if word.use == "level":
            figure = replace(figure, change="level")
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
        unit, end = chinese_unit(self._text, number.end)
        if not self._named_by_quotes(at, number) and (ranged := self._range(at, number, unit, end)):
            return ranged
        if not self._counts(number, unit, at):
            if number.value not in (0, 1):
                self._add(Figure("zh", at, number.end, number.value, None, "", "", "name"))
            return number.end
        return self._plain(at, number, unit, end)

    def _plain(self, at: int, number: Number, unit: str, end: int) -> int:
        value = number.value / 10 if unit == "frac" else number.value
        if unit in _PRICES and _PER_JIN.search(self._text, max(0, at - _JIN_REACH), at):
            unit += "/jin"
        if self._text[end : end + 1] == "级" and unit not in _COUNTED:  # 万吨级
            end += 1
        figure = self._quantity(at, end, value, unit, ">" if number.more else "", scale=number.bare)
        figure = replace(figure, high=number.high, change=self._change(figure))
        return self._add(figure)

    def _change(self, figure: Figure) -> Change:
        if figure.unit != "x":
            return ""
        return "level" if self._text[figure.start - 1 : figure.start] in tuple(_LEVEL) else "growth"

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
        if second is None or second.high is not None or second.bare:
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
