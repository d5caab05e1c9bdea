"""Convert values so that all places tell an indicator in one unit."""

from decimal import Decimal

# Weights of grain in tonnes; concentrations that are told without their volume
_TONNES = {"t": Decimal(1), "kg": Decimal("0.001"), "jin": Decimal("0.0005")}


def in_unit(low: Decimal, high: Decimal, unit: str, wanted: str) -> tuple[Decimal, Decimal, str]:
    """Return both values in the wanted unit, or as they are if they measure something else (a level in yuan, not growth).

    >>> in_unit(Decimal(2000), Decimal(2000), "jin", "t")
    (Decimal('1'), Decimal('1'), 't')
    """
    if unit in _TONNES and wanted in _TONNES:
        factor = _TONNES[unit] / _TONNES[wanted]
        return (low * factor).normalize(), (high * factor).normalize(), wanted
    if unit == "ug" and wanted == "ug/m3":
        return low, high, wanted
    return low, high, unit
