"""Format the values of indicators for readers of either language, and the unit that a chart has them in."""

from decimal import Decimal

from duizhao.model.links import Indicator, Point
from duizhao.site.amounts import amounts, amounts_in_english, decimals, plain_amounts, unit_in_english, unit_name
from duizhao.site.escape import cell
from duizhao.site.labels import bilingual, label_pair
from duizhao.site.targets import amount_html

_WORDS = {"≥": "at_least", ">": "over", "≤": "at_most", "≈": "about", "≲": "nearly"}
_FORMS = frozenset(("growth", "level", "added", "total"))


def shown(p: Point, i: Indicator) -> str:
    """Format the value of a point; a converted one (三分之二 among percentages) has no more decimals than the others."""
    figure = p.claim.figure
    if p.value is None or figure is None or figure.value == p.value:
        return amounts(p.value, p.high, p.approx, i.unit)
    written = [decimals(x.value) for x in i.points if x.value is not None and x.claim.figure and x.claim.figure.value == x.value]
    return amounts(p.value, p.high, figure.approx, i.unit, max(written, default=1))


def pair(p: Point, i: Indicator) -> tuple[str, str]:
    """Format the value as reports of either language write it; a converted one is the same in both."""
    zh, figure = shown(p, i), p.claim.figure
    exact = figure is not None and figure.value == p.value
    return zh, (amounts_in_english(p.value, p.high, p.approx, i.unit) if exact else "") or zh


def both(p: Point, i: Indicator) -> str:
    """Format the value for readers who cannot read 8.3万, too."""
    return amount_html(*pair(p, i))


def in_words(p: Point, i: Indicator) -> tuple[str, str]:
    """Format the value for a sentence: “at least 5%” in the place of “≥5%”."""
    zh, en = pair(p, i)
    if zh[:1] not in _WORDS:
        return zh, en
    before = label_pair("page.plan.bounds." + _WORDS[zh[0]])
    return f"{before[0]}{zh[1:]}", f"{before[1]} {en[1:]}"


def on_chart(p: Point, scale: Decimal) -> str:
    """Format the value as it stands in a chart, in the unit of its axis and the same in both languages."""
    if p.value is None:
        return ""
    return plain_amounts(p.value / scale, None if p.high is None else p.high / scale, p.approx)


def axis_unit(i: Indicator, scale: Decimal) -> str:
    """Name the unit of a chart, and whether its values are growth, a level, or added in the year, as HTML."""
    zh, en = unit_name(i.unit), unit_in_english(i.unit)
    if scale != 1:
        zh, en = f"亿{zh}", f"100 million {en}".rstrip()
    if not zh:
        zh, en = label_pair("page.figure.number")
    if i.change in _FORMS:
        form = label_pair(f"page.figure.unit_{i.change}")
        zh, en = f"{zh}（{form[0]}）", f"{en} ({form[1]})"
    return bilingual(cell(zh), cell(en))
