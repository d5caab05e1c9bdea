"""Make the automatic list numbers that Word shows before paragraphs; they are not in the text."""

import re
from dataclasses import dataclass, field

from duizhao.readers.xml import Element, attribute, decimal, local

_DIGITS = "〇一二三四五六七八九"
_ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
          (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))  # fmt: skip
_CHINESE = {
    "chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting", "taiwaneseCountingThousand",
    "ideographDigital", "japaneseDigitalTenThousand", "taiwaneseDigital",
}  # fmt: skip
_CIRCLED = {"decimalEnclosedCircle", "decimalEnclosedCircleChinese"}
_LARGEST = 4000  # from this number on, figures are used
_LONGEST = 40  # characters of a label; a longer one is no number
_LEVELS = range(9)  # of a list in Word
_PLACE = re.compile(r"%([1-9])")


def format_number(number: int, form: str) -> str:
    """Format a list number in one of Word's formats; unknown formats are written in figures.

    >>> [format_number(n, "chineseCounting") for n in (3, 10, 21, 105)]
    ['三', '十', '二十一', '一百〇五']
    >>> format_number(4, "upperRoman"), format_number(2, "decimalEnclosedCircle"), format_number(3, "lowerLetter"), format_number(7, "bullet")
    ('IV', '②', 'c', '')
    """
    if form in {"bullet", "none"}:
        return ""
    if not 0 < number < _LARGEST:
        return str(number)
    if form in _CHINESE:
        return _chinese(number)
    if form in {"upperRoman", "lowerRoman"}:
        roman = _roman(number)
        return roman if form == "upperRoman" else roman.lower()
    if form in {"upperLetter", "lowerLetter"}:
        letter = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letter.upper() if form == "upperLetter" else letter
    if form in _CIRCLED and number <= 20:  # noqa: PLR2004 - Unicode has them up to 20
        return chr(ord("①") + number - 1)
    if form == "decimalFullWidth":
        return "".join(chr(ord("０") + int(d)) for d in str(number))
    return str(number)


def _chinese(number: int) -> str:
    out, gap = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, unit)
        if digit:
            out += ("〇" if gap and out else "") + _DIGITS[digit] + name
        gap = not digit
    return out.removeprefix("一") if out.startswith("一十") else out


def _roman(number: int) -> str:
    out = ""
    for value, sign in _ROMAN:
        count, number = divmod(number, value)
        out += sign * count
    return out


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    form: str
    text: str
    plain: bool  # are all numbers of the label in figures?


@dataclass(slots=True)
class Numbering:
    """Counts the paragraphs of every list of a document; `made` is the number of labels so far."""

    _levels: dict[str, dict[int, _Level]] = field(default_factory=dict)
    _counted: dict[str, dict[int, int]] = field(default_factory=dict)
    _list_of: dict[str, str] = field(default_factory=dict)
    made: int = 0

    def sign(self, number_id: str, depth: int) -> str:
        """Return the label of the next paragraph of this list and level; "" for bullets, unknown lists and endless labels."""
        levels = self._levels.get(number_id)
        if levels is None or depth not in levels:
            return ""
        counted = self._counted.setdefault(self._list_of[number_id], {})
        level = levels[depth]
        counted[depth] = counted.get(depth, level.start - 1) + 1
        for deeper in [d for d in counted if d > depth]:
            del counted[deeper]
        if level.form in {"bullet", "none"}:
            return ""
        if len(level.text) > _LONGEST:
            return ""
        sign = _PLACE.sub(lambda m: self._part(levels, counted, int(m[1]) - 1, level), level.text)
        if len(sign) > _LONGEST:
            return ""
        self.made += bool(sign)
        return sign

    @staticmethod
    def _part(levels: dict[int, _Level], counted: dict[int, int], depth: int, whole: _Level) -> str:
        level = levels.get(depth)
        if level is None:
            return ""
        return format_number(counted.get(depth, level.start), "decimal" if whole.plain else level.form)


def read_numbering(root: Element | None) -> Numbering:
    """Read the lists that `numbering.xml` defines."""
    out = Numbering()
    if root is None:
        return out
    abstract = {attribute(e, "abstractNumId"): _levels(e) for e in root if local(e) == "abstractNum"}
    for e in root:
        if local(e) != "num":
            continue
        number_id = attribute(e, "numId")
        of = next((attribute(c, "val") for c in e if local(c) == "abstractNumId"), "")
        levels = dict(abstract.get(of, {}))
        shared = True
        for override in (c for c in e if local(c) == "lvlOverride"):
            depth = decimal(attribute(override, "ilvl"), 0)
            levels |= _levels(override)
            start = next((attribute(c, "val") for c in override if local(c) == "startOverride"), "")
            if start and depth in levels:
                old = levels[depth]
                levels[depth] = _Level(decimal(start, 1), old.form, old.text, old.plain)
                shared = False
        out._levels[number_id] = levels  # noqa: SLF001 - made here
        out._list_of[number_id] = of if shared else f"{of}/{number_id}"  # noqa: SLF001 - made here
    return out


def _levels(parent: Element) -> dict[int, _Level]:
    out: dict[int, _Level] = {}
    for e in parent:
        if local(e) == "lvl":
            values = {local(c): attribute(c, "val") for c in e}
            plain = values.get("isLgl", "0") in {"", "1", "true", "on"} and "isLgl" in values
            if (depth := decimal(attribute(e, "ilvl"), 0)) in _LEVELS:
                start = decimal(values.get("start", ""), 0)
                out[depth] = _Level(start, values.get("numFmt", "decimal"), values.get("lvlText", ""), plain)
    return out
