"""Format values for readers of either language."""

import re
from decimal import ROUND_HALF_UP, Decimal

_HAN_UNITS = {
    "count": "", "yuan": "元", "usd": "美元", "hkd": "港元", "mu": "亩", "ha": "公顷", "m2": "平方米", "km2": "平方公里", "km": "公里", "m": "米",
    "t": "吨", "kg": "公斤", "jin": "斤", "kw": "千瓦", "kwh": "千瓦时", "m3": "立方米", "pp": "个百分点", "x": "倍", "ug/m3": "微克/立方米", "ug": "微克",
    "permille": "‰",
}  # fmt: skip
_SIGNS = {"~": "≈", "<~": "≲", ">": ">", ">=": "≥", "<=": "≤"}
_ENGLISH_UNITS = {
    "count": "", "usd": "US dollars", "hkd": "Hong Kong dollars", "m2": "m²", "km2": "km²", "m3": "m³", "pp": "percentage points",
    "x": "times", "ug/m3": "µg/m³", "ug": "µg", "kw": "kW", "kwh": "kWh",
}  # fmt: skip
_ENGLISH_SCALES = ((Decimal(10**12), "trillion"), (Decimal(10**9), "billion"), (Decimal(10**6), "million"))
_THOUSAND, _WAN, _YI = Decimal(10**3), Decimal(10**4), Decimal(10**8)


def amount(value: Decimal | None, approx: str, unit: str, places: int | None = None) -> str:
    """Format a value as Chinese reports write it: 7.1万, ≥5%.

    `places` rounds it to so many decimals, and marks it with ≈ if that changes it. A share in words (三分之二) becomes a
    percentage with one decimal.

    >>> amount(Decimal(71000), "", "count"), amount(Decimal(5), ">=", "%"), amount(None, "", "%")
    ('7.1万', '≥5%', '–')
    >>> amount(Decimal("66.6667"), "", "%", 0), amount(Decimal(2) / 3, "", "frac"), amount(Decimal("0.5"), "", "frac")
    ('≈67%', '≈66.7%', '50%')
    """
    if value is None:
        return "–"
    if unit == "frac":
        value, unit, places = value * 100, "%", 1 if places is None else places
    scale = "亿" if abs(value) >= _YI else "万" if abs(value) >= _WAN else ""
    number = value / (_YI if scale == "亿" else _WAN) if scale else value
    whole = number == number.to_integral_value()
    if places is not None and not whole and (rounded := number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)) != number:
        number, approx = rounded, approx or "~"
    text = f"{number:.4f}".rstrip("0").rstrip(".") if not whole else f"{number:.0f}"
    return f"{_SIGNS.get(approx, '')}{text}{scale}{unit_name(unit)}"


def amounts(low: Decimal | None, high: Decimal | None, approx: str, unit: str, places: int | None = None) -> str:
    """Format a value, or a range with both bounds, as Chinese reports write it.

    >>> amounts(Decimal(5), Decimal("5.5"), "", "%"), amounts(Decimal(5), None, ">=", "%")
    ('5%–5.5%', '≥5%')
    """
    text = amount(low, approx, unit, places)
    return text if high is None else f"{text}–{amount(high, '', unit, places)}"


def amounts_in_english(low: Decimal | None, high: Decimal | None, approx: str, unit: str) -> str:
    """Format a value or a range as English reports write it; return "" if the Chinese form needs no translation.

    >>> amounts_in_english(Decimal(80000), Decimal(90000), "~", "count"), amounts_in_english(Decimal(5), Decimal(6), "", "%")
    ('≈80,000–90,000', '')
    """
    text = amount_in_english(low, approx, unit)
    return f"{text}–{amount_in_english(high, '', unit)}" if text and high is not None else text


def amount_in_english(value: Decimal | None, approx: str, unit: str) -> str:
    """Format a value as English reports write it; return "" if the Chinese form needs no translation.

    >>> amount_in_english(Decimal(83000), "~", "count"), amount_in_english(Decimal("2.7e11"), "", "yuan")
    ('≈83,000', '270 billion yuan')
    >>> amount_in_english(Decimal("1234.5"), "", "km"), amount_in_english(Decimal(4), "", "%"), amount_in_english(Decimal(12), "", "count")
    ('1,234.5 km', '', '')
    >>> amount_in_english(Decimal(1730), "", "count")
    '1,730'
    """
    if value is None or unit in ("%", "frac", "permille") or (unit == "count" and abs(value) < _THOUSAND):
        return ""
    power, word = next(((p, w) for p, w in _ENGLISH_SCALES if abs(value) >= p), (Decimal(1), ""))
    number = value / power
    text = f"{number:,.4f}".rstrip("0").rstrip(".") if number != number.to_integral_value() else f"{number:,.0f}"
    return " ".join(w for w in (_SIGNS.get(approx, "") + text, word, _ENGLISH_UNITS.get(unit, unit)) if w)


def plain_amounts(low: Decimal, high: Decimal | None, approx: str) -> str:
    """Format a value or a range without a unit, in digits that readers of both languages read.

    >>> plain_amounts(Decimal(260000), None, ">="), plain_amounts(Decimal(5), Decimal("5.50"), "")
    ('≥260,000', '5–5.5')
    """
    return _SIGNS.get(approx, "") + "–".join(_digits(end) for end in (low, high) if end is not None)


def _digits(value: Decimal) -> str:
    return f"{value:,.0f}" if value == value.to_integral_value() else f"{value:,.2f}".rstrip("0").rstrip(".")


def decimals(value: Decimal) -> int:
    """Count the decimals with which `amount` writes a value, in 万 or 亿 where it uses them.

    >>> decimals(Decimal("4.10")), decimals(Decimal(71000)), decimals(Decimal(62))
    (1, 1, 0)
    """
    shown = re.search(r"\.(\d+)", amount(value, "", ""))
    return len(shown[1]) if shown else 0


def unit_name(unit: str) -> str:
    """Return a unit as it is written after a number."""
    return _HAN_UNITS.get(unit, unit)


def unit_in_english(unit: str) -> str:
    """Return a unit as English reports write it after a number.

    >>> unit_in_english("km2"), unit_in_english("yuan"), unit_in_english("count"), unit_in_english("permille")
    ('km²', 'yuan', '', '‰')
    """
    return "‰" if unit == "permille" else _ENGLISH_UNITS.get(unit, unit)
