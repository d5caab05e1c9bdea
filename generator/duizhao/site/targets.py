"""Format targets and results in words, and how far apart they are, in both languages."""

import re
from decimal import Decimal

from duizhao.model.figures import Figure
from duizhao.model.links import Link
from duizhao.site.amounts import amount, amount_in_english, amounts, amounts_in_english
from duizhao.site.escape import cell
from duizhao.site.labels import alike, bilingual, label_pair

COMPARED = frozenset(("met", "exceeded", "short"))

_BOUNDS = {">=": "at_least", ">": "over", "<=": "at_most", "~": "about", "<~": "nearly"}
_RULES = {"at least": ">=", "at most": "<=", "about": "~"}
_RATES = frozenset(("%", "pp", "permille"))
_BY_RULE = frozenset(("at least", "at most", "about", "exactly"))

_NUMBER = re.compile(r"[≈≲>≥≤]?\(?\d[\d.,]*%?\)?")

Both = tuple[str, str]  # zh and en, plain text


def amount_html(zh: str, en: str) -> str:
    """Put both languages of an amount into one element; beside the Chinese, English has no number that is the same.

    >>> amount_html("至少20元", "at least 20 yuan")
    '<span class="dz-ui" lang="zh-Hans" data-en="at least 20 yuan">至少20元 · at least yuan</span>'
    >>> amount_html("≥1730", "≥1,730")
    '<span class="dz-ui" data-zh="≥1730" data-en="≥1,730">≥1,730</span>'
    """
    same = _NUMBER.findall(zh.replace("（", "(").replace("）", ")")) == _NUMBER.findall(en.replace(",", ""))
    beside = " ".join(_NUMBER.sub("", en).split()) if same else ""
    return alike(cell(zh), cell(en)) if same and not beside else bilingual(cell(zh), cell(en), cell(beside))


def target_words(link: Link) -> Both | None:
    """Return what a commitment sets out to reach; None if it has no figure. 力争突破 is “at least”, as the rule took it."""
    figure = link.sides[0].figure if link.sides else None
    if figure is None:
        return None
    return _words(figure, figure.approx or _RULES.get(link.ruling.rule if link.ruling else "", ""))


def result_words(link: Link) -> Both | None:
    """Return the figure of the later report; None if it has none."""
    told = link.sides[1] if link.sides else None
    return _words(told.figure, told.figure.approx) if told and told.figure else None


def _words(figure: Figure, bound: str) -> Both:
    zh = amounts(figure.value, figure.high, "", figure.unit)
    en = amounts_in_english(figure.value, figure.high, "", figure.unit) or zh
    if bound not in _BOUNDS or figure.high is not None:
        return zh, en
    before = label_pair("page.plan.bounds." + _BOUNDS[bound])
    return f"{before[0]}{zh}", f"{before[1]} {en}"


def values(link: Link) -> tuple[Decimal, Decimal] | None:
    """Return target and result as numbers of one unit; None unless they were compared as such."""
    if link.ruling is None or link.ruling.rule not in _BY_RULE or link.ruling.verdict not in COMPARED or not link.sides:
        return None
    target, result = (claim.figure if claim else None for claim in link.sides)
    if target is None or result is None or target.unit != result.unit or target.high is not None or result.high is not None:
        return None
    return target.value, result.value


def miss(link: Link) -> Decimal:
    """Return how far the result is from the target, as a part of the target; 0 if that is not known."""
    pair = values(link)
    return abs(pair[1] - pair[0]) / abs(pair[0]) if pair and pair[0] else Decimal(0)


def difference(link: Link) -> Both | None:
    """Return the distance of the result from the target; None where the result is only about, or more than, its figure."""
    pair = values(link)
    result = link.sides[1] if link.sides else None
    if pair is None or result is None or result.figure is None or result.figure.approx:
        return None
    target, value = pair
    if target == value:
        return label_pair("page.plan.exact")
    unit = "pp" if result.figure.unit == "%" else result.figure.unit
    by = abs(value - target)
    share = f"{by / target * 100:.1f}%" if target > 0 and result.figure.unit not in _RATES else ""
    zh, en = label_pair("page.plan." + ("above" if value > target else "below"))
    plain = amount(by, "", unit)
    number = amount_in_english(by, "", unit) or plain
    return f"{zh}{plain}（{share}）" if share else f"{zh}{plain}", f"{number} {en} ({share})" if share else f"{number} {en}"
