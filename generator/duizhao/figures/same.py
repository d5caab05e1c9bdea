"""Compare two figures that may have different units or wording."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from duizhao.figures.tables import UNITS
from duizhao.model.figures import Figure

Likeness = Literal["same", "loose", "unit", "within"]
_EXACT = 1e-9  # relative
_ROUNDED = 0.006  # relative: the most that rounding after a conversion may change
_INEXACT = frozenset("mu acre mile nmi".split())  # conversion gives no round number
_UNCOUNTED = frozenset(("", "count", "others"))
_SHARES = frozenset(("%", "frac", "x", "pp", "bp", "dd", "ratio", "permille", "permyriad", "per100k"))
_OF_ONE = {"%": 100, "permille": 1000, "permyriad": 10_000, "per100k": 100_000, "frac": 1}
_ROUND_SHARE, _NEARLY = 0.035, 0.25
_PER_PEOPLE = frozenset(("permille", "permyriad", "per100k"))  # “3.2 per thousand” may also be 每千人3.2名
_TEN, _TEENS = 10, range(11, 20)
_PERIODIC = -6  # a lower exponent means a periodic fraction


@dataclass(frozen=True, slots=True)
class Amount:
    """A figure ready for comparison: its possible meanings as (dimension, value)."""

    figure: Figure
    number: float
    meanings: tuple[tuple[str, float], ...]


def amount(figure: Figure) -> Amount:
    """Compute the meanings of a figure: 增长1.7倍 is 170 % more, or 2.7 times as much.

    >>> from duizhao.figures.find import find_figures
    >>> amount(find_figures("增长1.5倍", "zh")[0]).meanings
    (('share', 1.5), ('times', 1.5), ('times', 2.5), ('multiple', 2.5))
    """
    number = float(figure.value)
    return Amount(figure, number, _meanings(figure, number))


def measure(figure: Figure) -> tuple[str, float]:
    """Return the dimension of a figure and its value in the base unit of that dimension.

    >>> from duizhao.figures.find import find_figures
    >>> [measure(find_figures(t, "zh")[0]) for t in ("30公里", "5%")]
    [('length', 30000.0), ('share', 0.05)]
    """
    return _meanings(figure, float(figure.value))[0]


def amounts(figures: Sequence[Figure]) -> list[Amount]:
    """Prepare figures for comparison."""
    return [amount(f) for f in figures]


def _meanings(figure: Figure, n: float) -> tuple[tuple[str, float], ...]:
    unit = figure.unit
    if figure.kind == "date" or unit in ("pp", "dd", "ratio"):
        return ((unit or "date", n),)
    if unit == "bp":
        return (("pp", n / 100),)
    if unit in _OF_ONE:
        share = ("share", n / _OF_ONE[unit])
        return (share, ("count", n)) if unit in _PER_PEOPLE and figure.lang == "en" else (share,)
    if unit == "x":
        return _multiples(figure, n)
    if unit == "others":
        return ("count", n), ("count", n + 1)
    measure = UNITS.get(unit)
    if measure is None:
        return (("count", n),)
    if measure.dim == "price":  # for 500 g; English may give the price of a kilogram
        return ("yuan", n * measure.factor), ("yuan", n * measure.factor * 2)
    return ((measure.dim, n * measure.factor),)


def _multiples(figure: Figure, n: float) -> tuple[tuple[str, float], ...]:
    """Compute what a multiple may mean: a growth as a share, "times" as it is counted, and how many times as much it is in all.

    翻两番 is four times as much and nothing else, and so is “quadrupled”; 增长2倍 is three times as much.
    """
    if figure.change == "doubling":
        return ("times", n), ("share", n - 1), ("multiple", n)
    if figure.change == "level":
        return ("times", n), ("share", n - 1), ("share", n), ("multiple", n)
    if figure.change == "growth":
        return ("share", n), ("times", n), ("times", n + 1), ("multiple", n + 1)
    if figure.lang == "zh":
        return ("share", n), ("times", n), ("times", n + 1)
    return ("times", n), ("count", n)


def _tolerance(figure: Figure) -> float:
    """Compute half of the last digit shown, relative to the value."""
    value = figure.value
    if not value:
        return 0.0
    exponent = value.normalize().as_tuple().exponent
    assert isinstance(exponent, int)
    half = Decimal(5).scaleb(exponent - 1)
    return min(_ROUNDED, float(half / value)) if exponent > _PERIODIC else 0.0


def likeness(zh: Amount, en: Amount) -> Likeness | None:
    """Classify how two figures are equal: in value and unit, with one unit missing, or only in value; None if they differ.

    >>> from duizhao.figures.find import find_figures
    >>> f = lambda text, lang: amount(find_figures(text, lang)[0])
    >>> likeness(f("15万亩", "zh"), f("10,000 hectares", "en")), likeness(f("七成", "zh"), f("70%", "en"))
    ('same', 'same')
    >>> likeness(f("2个百分点", "zh"), f("2%", "en")), likeness(f("3家", "zh"), f("four", "en"))
    ('unit', None)
    """
    a, b = zh.figure, en.figure
    if (a.kind == "date") != (b.kind == "date"):
        return None
    if a.kind == "date":
        return "same" if _same_date(a, b) else None
    return "within" if _covers(zh, en) or _rounds_off(zh, en) else _same_amount(zh, en)


def _same_amount(zh: Amount, en: Amount) -> Likeness | None:
    a, b = zh.figure, en.figure
    if (a.high is None) != (b.high is None) or (a.high is not None and b.high is not None and not _same_high(zh, en)):
        return None
    if _share_meaning(zh, en):
        return "same"
    if abs(zh.number - en.number) > _EXACT * abs(zh.number):
        return None
    if {a.unit, b.unit} == {"pp", "%"}:
        return "unit"
    if a.unit in _SHARES or b.unit in _SHARES:
        return None
    both_units = a.unit not in _UNCOUNTED and b.unit not in _UNCOUNTED
    return None if both_units and not _is_unit_without_divisor(a.unit, b.unit) else "loose"


def is_vague(figure: Figure) -> bool:
    """Is it an indefinite number: hundreds, 数千万, 十几?"""
    if figure.approx != "~" or figure.high is None:
        return False
    digits = figure.value.normalize().as_tuple().digits
    if digits == (1,):
        return figure.high in (2 * figure.value, 10 * figure.value)
    return figure.lang == "zh" and len(digits) == 1 and (figure.high - figure.value) * digits[0] == figure.value


def _covers(zh: Amount, en: Amount) -> bool:
    """Does one figure give the lower end of an indefinite one (十几万, “more than 100,000”), or a number that 十几 covers?"""
    a, b = zh.figure, en.figure
    if (a.unit in _UNCOUNTED) != (b.unit in _UNCOUNTED) and a.unit and b.unit:
        return False
    if a.unit not in _UNCOUNTED and b.unit not in _UNCOUNTED and a.unit != b.unit:
        return False
    if a.high is None and b.high is None:
        return a.approx == ">" and a.value == _TEN and b.value in _TEENS  # 十余家, a dozen
    vague, other = (a, b) if b.high is None else (b, a)
    if other.high is not None or not is_vague(vague) or "date" in (a.kind, b.kind):
        return False
    assert vague.high is not None
    return vague.value <= other.value < vague.high and (vague.high <= 2 * vague.value or other.value == vague.value)


def _rounds_off(zh: Amount, en: Amount) -> bool:
    """Does English tell a share or a multiple in a rounder way: 近三成 as nearly one third, 增长1.2倍 as more than doubled?"""
    a, b = zh.figure, en.figure
    if a.high is not None or b.high is not None:
        return False
    if {a.unit, b.unit} <= {"frac", "%"} and a.approx and a.approx == b.approx and _rounds(b):
        return abs(dict(zh.meanings)["share"] - dict(en.meanings)["share"]) < _ROUND_SHARE
    if b.unit != "x" or b.change != "level" or b.approx not in ("<~", ">"):
        return False
    low, high = (en.number, en.number + 1) if b.approx == ">" else (en.number - _NEARLY, en.number)
    return any(low < value + (dim == "share") < high for dim, value in zh.meanings if dim in ("share", "multiple"))


def _is_unit_without_divisor(a: str, b: str) -> bool:
    """Is one unit the other one without its divisor: micrograms, and micrograms per cubic meter (每立方米35微克)?"""
    return a != b and a.partition("/")[0] == b.partition("/")[0] and "" in (a.partition("/")[2], b.partition("/")[2])


def _share_meaning(zh: Amount, en: Amount) -> bool:
    rounding = _EXACT
    if zh.figure.unit != en.figure.unit and (_rounds(zh.figure) or _rounds(en.figure)):
        rounding = max(_tolerance(zh.figure), _tolerance(en.figure))
    pairs = [(d, v, w) for d, v in zh.meanings for e, w in en.meanings if d == e]
    if zh.figure.unit == en.figure.unit == "x":  # a growth of 200 percent is not one to 200 percent
        pairs = [p for p in pairs if p[0] != "share"]
        pairs = [p for p in pairs if p[0] == "multiple"] or pairs
    return any(abs(v - w) <= rounding * abs(v) for _, v, w in pairs)


def _rounds(figure: Figure) -> bool:
    exponent = figure.value.as_tuple().exponent
    return figure.unit in _INEXACT or (figure.unit == "frac" and isinstance(exponent, int) and exponent < _PERIODIC)


def _same_high(zh: Amount, en: Amount) -> bool:
    a, b = zh.figure, en.figure
    assert a.high is not None
    assert b.high is not None
    return abs(float(a.high) / (zh.number or 1) - float(b.high) / (en.number or 1)) <= _ROUNDED


def _same_date(a: Figure, b: Figure) -> bool:
    """Are the parts that both dates have equal: 2024年3月5日 and March 5?"""
    if (a.high is None) != (b.high is None):
        return False
    if a.high is not None:
        return a.value == b.value and a.high == b.high
    parts = [(x, y) for x, y in zip(_parts(a), _parts(b), strict=True) if x and y]
    return bool(parts) and all(x == y for x, y in parts)


def _parts(date: Figure) -> tuple[int, int, int]:
    n = int(date.value)
    return (n, 0, 0) if 1900 <= n < 2100 else (n // 10000, n // 100 % 100, n % 100)  # noqa: PLR2004  # a year alone


def comparable(zh: Amount, en: Amount) -> bool:
    """May two figures measure the same dimension?"""
    a, b = zh.figure.unit, en.figure.unit
    if {d for d, _ in zh.meanings} & {d for d, _ in en.meanings}:
        return True
    return not (a in _SHARES or b in _SHARES) and (a in _UNCOUNTED or b in _UNCOUNTED)
