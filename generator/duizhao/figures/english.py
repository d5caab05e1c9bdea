"""Find the figures of an English text."""

import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from duizhao.figures.dates import english_date
from duizhao.figures.english_numbers import ORDINAL_STARTS, STARTS, Number, read_digits, read_ordinal, read_words
from duizhao.figures.names import Quotations, named
from duizhao.figures.numerals import MOST_DIGITS, SCALES, scaled
from duizhao.figures.qualifiers import english_after, english_before
from duizhao.figures.tables import NAMES, PARTS, UNIT_ROWS, UNITS, WORDS, longest_first, words
from duizhao.figures.units import english_unit
from duizhao.model.figures import Approx, Figure, FigureKind
from duizhao.text.numerals import roman

_EN = WORDS["en"]
_FULL_WIDTH = {i + 0xFEE0: i for i in map(ord, "0123456789.,%+-/")} | {0xA0: 0x20, 0x2011: 0x2D, 0x2010: 0x2D}
_TOKEN = re.compile(rf"[A-Za-z]+|\d{{{MOST_DIGITS},}}|\d")
_WORD = words(_EN["words"])
_WORD_FORM = re.compile(longest_first(_WORD).replace(r"\ ", "[ -]") + r"\b", re.IGNORECASE)
_WORD_STARTS = frozenset(w.split()[0] for w in _WORD)
_MONTHS = frozenset(_EN["months"].split())
_PLACES = frozenset(_EN["places"])
_AFTER_MONTH = frozenset("in of since by until from to this last next early late mid end through".split())
_NAMED = frozenset(NAMES["en"]["named"].lower().split())
_NUMBER_OF_NAME = re.compile(r"[ .]{1,2}(?:([IVXL]+)\b|[A-Z]?(\d+(?:\.\d+)?)(?!\d|,\d|%))")
_FUNCTION = frozenset(NAMES["en"]["function"].split())
_YEAR = re.compile(r"(?:19|20)\d\d(?!\d|[.,]\d)")
_FOLLOWING = re.compile(r"[ -]([a-z]+)")
_CURRENCY: dict[str, str] = {sign: key for key, row in UNIT_ROWS.items() for sign in row.get("before", ())}
_CURRENCY_FORM = re.compile(rf"(?:{longest_first(_CURRENCY)}) ?$")
_ADJECTIVE = re.compile(rf" (?:{longest_first(_EN['adjectives'])})(?= )")
_JOINT = re.compile(r"( to | or |[-–—~]| and )(?=[\dA-Za-z])")
_LONG = 10  # years; "over three years" means during them, "over thirty years" means more
_CLOCK = re.compile(r"(\d{1,2})(?::\d{2})? ?(?:[ap]\.m\.|[ap]m\b|o[’']clock\b)", re.IGNORECASE)
_MONEY = frozenset(k for k, u in UNITS.items() if u.dim in ("yuan", "usd", "hkd", "eur", "gbp", "jpy"))
_LETTER = re.compile(r"([kmbt])\b(?![²³/])", re.IGNORECASE)
_LETTERS = {"k": 3, "m": 6, "b": 9, "t": 12}
_DENOMINATORS = {1000: "permille", 10_000: "permyriad", 100_000: "per100k"}
_PER = re.compile(r" (?:(?!and\b|or\b|to\b|of\b|in\b|percent\b)[a-z]+ ){0,2}per (?:every )?(?=[\dtoh])")
_OF_A = re.compile(r"[ -](?:of )?(?:an?|one)[ -]", re.IGNORECASE)
_ARTICLE = re.compile(r"(?:an?|one)(?= )", re.IGNORECASE)
_AND_A_HALF = re.compile(r" and (?:a|one) half\b", re.IGNORECASE)
_THEN = re.compile(r",? (?:and )?(?=[\da-z])")
_PART_UNITS = {"h": "min", "y": "mon"}
_DOZEN = 12
_FROM = re.compile(r"\bfrom\b[^,;.]{0,60}$")
_FROM_REACH = 70
_HALF_SCALE = re.compile(rf" (?:an? )?({longest_first(SCALES)})\b", re.IGNORECASE)
_SHORT = 8  # words: a quotation that is a name, not a sentence
_LONG_UNITS = frozenset(k for k, u in UNITS.items() if u.dim in ("count", "months", "days"))


def find_english(text: str) -> list[Figure]:
    """Find all figures of an English text, in order.

    >>> [(f.kind, str(f.value), f.unit, f.approx) for f in find_english("Line 3 cost over 4.4 billion yuan in 2024.")]
    [('name', '3', '', ''), ('quantity', '4400000000', 'yuan', '>'), ('date', '2024', '', '')]
    """
    return _Scan(text).figures


class _Scan:
    """One pass over a text: at each word that may start a number, the first rule that matches gives its kind and its end."""

    def __init__(self, text: str) -> None:
        self._text = text.translate(_FULL_WIDTH)
        self._quotations = Quotations(self._text)
        self._kept = 0  # no figure may start before this position
        self._before = ""  # the preceding word in lower case
        self.figures: list[Figure] = []
        at = 0
        for m in _TOKEN.finditer(self._text):
            if m.start() < at or len(m[0]) >= MOST_DIGITS:
                continue
            word = m[0].lower()
            rule = next((end for rule in self._rules(m[0], word) if (end := rule(m.start()))), 0)
            at = max(rule, m.end())
            self._before = word

    def _rules(self, token: str, word: str) -> tuple[Callable[[int], int], ...]:
        """Select the rules that may match at a word."""
        if word.isdigit():
            return (self._date, self._money, self._name, self._digits)
        if word in _WORD_STARTS:
            return (self._word, self._words)
        if word in STARTS:
            return (self._name, self._ordinal, self._words)
        if word in ORDINAL_STARTS:
            return (self._ordinal,)
        if token in _MONTHS:
            return (self._date, self._month)
        if word in _NAMED or word.removesuffix("s") in _NAMED:
            return (self._numbered,)
        return ()

    def _add(self, figure: Figure) -> int:
        self.figures.append(figure)
        self._kept = figure.end
        return figure.end

    def _other(self, kind: FigureKind, at: int, end: int, value: Decimal, high: Decimal | None = None) -> int:
        """Add a date, an ordinal or a name."""
        return self._add(Figure("en", at, end, value, high, "", "", kind))

    def _date(self, at: int) -> int:
        date = english_date(self._text, at)
        if date:
            return self._other("date", at, date.end, date.value, date.high)
        return self._year(at)

    def _year(self, at: int) -> int:
        """Read four digits as a year, unless they count something."""
        m = _YEAR.match(self._text, at)
        if not m or self._text[at - 1 : at] in ("$", "¥", "-", "."):
            return 0
        after = _FOLLOWING.match(self._text, m.end())
        counts = after and after[1] not in _FUNCTION and english_before(self._text, at)[0]
        unit, _ = english_unit(self._text, m.end())
        if counts or unit or read_digits(self._text, at) != Number(m.end(), Decimal(m[0])):
            return 0
        return self._other("date", at, m.end(), Decimal(m[0]))

    def _month(self, at: int) -> int:
        """Read a month without a day after a preposition (“in May”)."""
        word = next(m for m in _MONTHS if self._text.startswith(m, at))
        if self._before not in _AFTER_MONTH:
            return 0
        month = _EN["months"].split().index(word) + 1
        return self._other("date", at, at + len(word), Decimal(month * 100))

    def _name(self, at: int) -> int:
        name = named(self._text, at, "en")
        if not name or not name.number:
            return 0
        number = read_digits(name.number, 0) or read_words(name.number, 0)
        return self._other(name.kind, at, name.end, number.value) if number else 0

    def _numbered(self, at: int) -> int:
        """Read the number of a name: Line 3, Class V, Lines 3 and 12."""
        word = _TOKEN.match(self._text, at)
        m = _NUMBER_OF_NAME.match(self._text, word.end()) if word else None
        if not word or not m or (word[0].islower() and english_unit(self._text, m.end())[0]):
            return 0
        value = Decimal(m[2]) if m[2] else roman(m[1])
        if value is None:
            return 0
        end = self._other("name", at, m.end(), Decimal(value))
        while word[0].endswith("s") and (m := re.compile(r"(?:,| and|, and) (\d{1,3})(?![\d,.]\d|%)").match(self._text, end)):
            end = self._other("name", m.start(1), m.end(), Decimal(m[1]))
        return end

    def _ordinal(self, at: int) -> int:
        ordinal = read_ordinal(self._text, at)
        return self._other("ordinal", at, ordinal.end, ordinal.value) if ordinal else 0

    def _word(self, at: int) -> int:
        """Read a word that contains a number: doubled, half, round-the-clock."""
        m = _WORD_FORM.match(self._text, at)
        if not m:
            return 0
        word = _WORD[m[0].lower().replace("-", " ")]
        if scale := _HALF_SCALE.match(self._text, m.end()):  # half a million
            value = scaled(word.value, SCALES[scale[1].lower()])
            return self._add(self._quantity(at, Number(scale.end(), value)))
        figure = self._quantity(at, Number(m.end(), word.value, unit=word.unit))
        if figure.unit != word.unit and word.unit == "frac":
            return self._add(figure)  # half a percentage point
        if word.use == "none" or (self._before in ("first", "second", "latter", "last") and word.unit == "frac"):
            return m.end()
        figure = replace(figure, kind="name" if word.use == "name" else "quantity", change="level" if word.use == "level" else "")
        return self._add(figure)

    def _money(self, at: int) -> int:
        """Read digits right after a currency as a quantity, not as a name: RMB30."""
        return self._digits(at) if _CURRENCY_FORM.search(self._text, max(self._kept, at - 4), at) else 0

    def _digits(self, at: int) -> int:
        number = read_digits(self._text, at)
        if not number:
            return 0
        if clock := _CLOCK.match(self._text, at):
            return self._other("name", at, clock.end(), Decimal(clock[1]))
        number = self._with_letter(at, number)
        if self._is_denominator(at, number):
            return self._other("name", at, number.end, number.value)
        around = self._quotations.around(at)
        if around and self._text.count(" ", *around) < _SHORT:
            return self._other("name", at, number.end, number.value)
        return self._range(at, number) or self._add(self._quantity(at, number))

    def _with_letter(self, at: int, number: Number) -> Number:
        """Read one letter as a scale where money is told: $3.5m, 520m yuan."""
        m = _LETTER.match(self._text, number.end)
        if not m:
            return number
        money = _CURRENCY_FORM.search(self._text, max(self._kept, at - 4), at)
        unit, _ = english_unit(self._text, m.end())
        if not money and not (unit in UNITS and unit in _MONEY):
            return number
        power = _LETTERS[m[1].lower()]
        return Number(m.end(), scaled(number.value, power), power=power)

    def _is_denominator(self, at: int, number: Number) -> bool:
        """Is it the second number of a rate (6.3 per 1,000)?"""
        rate = number.value in _DENOMINATORS and self._text[max(0, at - 11) : at].lower().endswith((" per ", " per every "))
        return rate and english_unit(self._text, number.end)[0] in ("", "count")

    def _words(self, at: int) -> int:
        number = read_words(self._text, at)
        if not number:
            return self._one_and_a_half(at)
        if self._is_denominator(at, number):
            return self._other("name", at, number.end, number.value)
        if number.unit == "frac" and number.value < 1 and self._before in ("first", "last", "past", "next"):
            number = replace(number, unit="", value=number.value * 4)  # the first three quarters
        if number.value == 1 and (ranged := self._one_and_a_half(at) or self._range(at, number)):
            return ranged
        if number.value == 1 and not self._one_counts(number):
            return self._add(
                Figure("en", at, number.end, number.value, None, english_unit(self._text, number.end)[0], "", "name")
            )
        return self._range(at, number) or self._add(self._quantity(at, number))

    def _one_and_a_half(self, at: int) -> int:
        """Read “an hour and a half”."""
        m = _ARTICLE.match(self._text, at)
        unit, end = english_unit(self._text, m.end()) if m else ("", 0)
        if not m or not unit or not _AND_A_HALF.match(self._text, end):
            return 0
        return self._add(self._quantity(at, Number(m.end(), Decimal(1), word=True)))

    def _one_counts(self, number: Number) -> bool:
        """Is “one” a quantity? Only before a unit of measure (one hectare); elsewhere it is like an article."""
        unit, _ = english_unit(self._text, number.end)
        return bool(unit) and unit not in _LONG_UNITS

    def _quantity(self, at: int, number: Number) -> Figure:
        """Make a quantity with its currency, unit and the qualifiers around it."""
        m = _CURRENCY_FORM.search(self._text, max(self._kept, at - 4), at)
        start = m.start() if m else at
        number, unit, end = self._with_unit(number)
        unit = unit or (_CURRENCY[m[0].strip()] if m else "")
        before, start = english_before(self._text, start)
        if unit == "y" and number.value < _LONG and self._text[start:at].lower() == "over ":
            before, start = "", at  # over three years: during them
        if unit in ("", "count") and self._text[start:at].lower().strip() in _PLACES:
            before, start = "", at  # under 49 bridges
        after, close = english_after(self._text, end)
        approx: Approx = before or after or ("~" if number.high is not None else "")
        if number.value == _DOZEN and (approx in (">", ">=", "~")) and self._text[at : number.end].lower().endswith("dozen"):
            number, approx = replace(number, value=Decimal(10), high=Decimal(20)), "~"  # more than a dozen
        return Figure("en", max(start, self._kept), close, number.value, number.high, unit, approx, "quantity")

    def _with_unit(self, number: Number) -> tuple[Number, str, int]:
        """Read the unit after a number, and what it makes of the number: half a point, two hours and a half, 6.3 per thousand."""
        if number.unit == "frac" or 0 < number.value < 1:
            m = _OF_A.match(self._text, number.end)
            unit, end = english_unit(self._text, m.end()) if m else ("", 0)
            if unit and UNITS[unit].dim != "count":
                return number, unit, end
        if number.unit:
            return number, number.unit, number.end
        unit, end = self._unit(number.end)
        if unit and unit not in ("count", "others") and (m := _AND_A_HALF.match(self._text, end)):
            return replace(number, value=number.value + Decimal("0.5")), unit, m.end()
        if unit in PARTS and not number.high and (part := self._smaller_part(unit, end)):
            return replace(number, value=number.value + part[0]), unit, part[1]
        if not unit and not number.high and (m := _PER.match(self._text, number.end)):
            under = read_digits(self._text, m.end()) or read_words(self._text, m.end())
            if under and int(under.value) in _DENOMINATORS:
                return number, _DENOMINATORS[int(under.value)], number.end
        return number, unit, end

    def _smaller_part(self, unit: str, end: int) -> tuple[Decimal, int] | None:
        """Read the minutes after hours, or the months after years, as a part of an hour or a year; also return their end."""
        m = _THEN.match(self._text, end)
        if not m or "respectively" in self._text:
            return None
        number = read_digits(self._text, m.end()) or read_words(self._text, m.end())
        if not number or number.unit or number.high:
            return None
        part, close = english_unit(self._text, number.end)
        under = PARTS[unit]
        return (number.value / under, close) if part == _PART_UNITS[unit] and number.value < under else None

    def _unit(self, at: int) -> tuple[str, int]:
        """Read the unit after a number; an adjective may come between them: three consecutive years."""
        unit, end = english_unit(self._text, at)
        adjective = None if unit else _ADJECTIVE.match(self._text, at)
        if adjective:
            unit, end = english_unit(self._text, adjective.end())
        return (unit, end) if unit else ("", at)

    def _range(self, at: int, first: Number) -> int:
        """Read a range as one figure (3 to 5 years, 5%-6%, two or three), unless it is a change (from … to …)."""
        unit, end = english_unit(self._text, first.end)
        m = _JOINT.match(self._text, end)
        if not m or (m[1] == " and " and self._before != "between"):
            return 0
        second = read_digits(self._text, m.end()) or read_words(self._text, m.end())
        if (
            not second
            or second.unit
            or second.value.adjusted() >= MOST_DIGITS
            or (m[1] == " to " and unit and second.value > 2 * first.value)
        ):
            return 0
        other, _ = self._unit(second.end)
        if m[1] == " to " and _FROM.search(self._text, max(0, at - _FROM_REACH), at):
            return 0 if first.power or unit or not (second.power or other) else self._change(at, first, second, other)
        low = scaled(first.value, second.power) if not first.power and not unit else first.value
        if low >= second.value or (unit and unit != other):
            return 0
        figure = self._quantity(at, second)
        return self._add(replace(figure, value=low, high=second.value))

    def _change(self, at: int, first: Number, second: Number, unit: str) -> int:
        """Read the first figure of a change with the scale and unit of the second: from 300 to 500 million yuan."""
        figure = self._quantity(at, first)
        return self._add(replace(figure, value=scaled(first.value, second.power), unit=unit))
