"""Compare the figures of a clause with those of the nearest one, and write changed ones as its English wrote the old ones."""

import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

from duizhao.citations.dates import english_date
from duizhao.citations.dates import parts as date_parts
from duizhao.draft.drafted import FigureChange
from duizhao.draft.memory import Unit
from duizhao.figures import agree, find_figures
from duizhao.model.alignment import Segment, Span
from duizhao.model.figures import Figure

_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_SAME = {"equal", "qualifier"}
_MONTHS = 12
_WHOLE_DAY = 8  # digits of the value of a day
_MOST_DECIMALS = 3
_COMMAS_FROM = 10_000  # English writes 1,000 as well as 1000, but 10,000


def figure_changes(unit: Unit, span: Span, text: str) -> tuple[FigureChange, ...]:
    """Pair the figures of a clause of the memory with those of the text, in their order, if they are as many."""
    old = [f for f in find_figures(unit.zh, "zh") if span[0] <= f.start and f.end <= span[1]]
    new = find_figures(text, "zh")
    if len(old) != len(new) or not old:
        return ()
    return tuple(_changes(unit, old, new, text))


def _changes(unit: Unit, old: list[Figure], new: tuple[Figure, ...], text: str) -> Iterator[FigureChange]:
    english = {zh[0]: en for zh, en in paired_figures(unit)}
    for one, other in zip(old, new, strict=True):
        zh_old, zh_new = unit.zh[one.start : one.end], text[other.start : other.end]
        carried = (one.value, one.high, one.unit) == (other.value, other.high, other.unit)
        written = unit.en[slice(*english[one.start])] if one.start in english else ""
        rewritten = written if carried else written_anew(written, one, other) if written else ""
        yield FigureChange(zh_old, zh_new, written, rewritten, carried)


def paired_figures(unit: Unit) -> list[tuple[Span, Span]]:
    """List the figures of a bead with the English figures that render them, as spans."""
    zh, en = find_figures(unit.zh, "zh"), find_figures(unit.en, "en")
    whole = Segment(((0, len(unit.zh)),), ((0, len(unit.en)),), 1.0)
    pairs = ((zh[a.zh], en[a.en]) for a in agree(zh, en, (whole,)) if a.zh is not None and a.en is not None and a.status in _SAME)
    return [((one.start, one.end), (other.start, other.end)) for one, other in pairs]


def _day(written: str, old: Figure, new: Figure) -> str:
    """Write a day as the old one was written (January 16, 2024); "" if that is written otherwise."""
    days = [f"{v[:4]}-{v[4:6]}-{v[6:]}" for f in (old, new) if len(v := str(f.value)) == _WHOLE_DAY]
    if len(days) < 2 or not all(1 <= month <= _MONTHS for _, month, _ in map(date_parts, days)):  # noqa: PLR2004 - both
        return ""
    one, other = map(english_date, days)
    return other if written == one else ""


def written_anew(written: str, old: Figure, new: Figure) -> str:
    """Write a figure as the English wrote the old one; "" if it has no single number in digits, or is of another unit.

    >>> [old], [new] = find_figures("268.4亿元", "zh"), find_figures("300亿元", "zh")
    >>> written_anew("26.84 billion yuan", old, new)
    '30 billion yuan'
    """
    if (old.kind, new.kind) == ("date", "date") and (day := _day(written, old, new)):
        return day
    numbers = list(_NUMBER.finditer(written))
    if len(numbers) != 1 or not old.value or old.high or new.high or (old.unit, old.kind) != (new.unit, new.kind):
        return ""
    m = numbers[0]
    try:
        number = Decimal(m[0].replace(",", "")) * new.value / old.value
    except InvalidOperation:
        return ""
    if old.kind != "quantity":
        number = new.value if Decimal(m[0].replace(",", "")) == old.value else Decimal(-1)
    number = number.normalize()
    exponent = number.as_tuple().exponent
    if number <= 0 or not isinstance(exponent, int) or exponent < -_MOST_DECIMALS:
        return ""
    commas = "," in m[0] or number >= _COMMAS_FROM
    return f"{written[: m.start()]}{number:{',' if commas else ''}f}{written[m.end() :]}"
