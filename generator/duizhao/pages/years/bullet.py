"""Draw a result beside its target, both from zero."""

from decimal import Decimal

_WIDTH, _ROOM = 200, Decimal("1.15")


def bullet(pair: tuple[Decimal, Decimal] | None) -> str:
    """Return a small picture as SVG, "" if there is nothing to draw. The figures stand in words beside it.

    >>> bullet((Decimal(120), Decimal(96))).count("<rect")
    2
    >>> bullet(None), bullet((Decimal(-1), Decimal(2)))
    ('', '')
    """
    if pair is None or min(pair) <= 0:
        return ""
    target, result = (f"{value / (max(pair) * _ROOM) * _WIDTH:.1f}".rstrip("0").rstrip(".") for value in pair)
    return (
        f'<svg class="dz-bullet" viewBox="0 0 {_WIDTH} 14" preserveAspectRatio="none" aria-hidden="true">'
        f'<rect class="ground" width="{_WIDTH}" height="14" /><rect class="result" y="4" width="{result}" height="6" />'
        f'<path class="target" d="M{target} 0v14" /></svg>'
    )
