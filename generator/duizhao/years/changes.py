"""Say in the name of an indicator what its figures tell of a quantity: what was added in a year, or by how much it fell."""

import re
from collections.abc import Sequence

from duizhao.model.links import Claim
from duizhao.years.scope import around, falls, kind
from duizhao.years.tables import load

ADDED, FALL = "新增", "降幅"
_DECREASE = ", decrease"
_NEW = re.compile("[新净]增|新(?:建|登记|认定|培育|引进|设)")


def with_change(zh: str, claims: Sequence[Claim]) -> str:
    """Complete the name of the quantity that all claims with a figure tell of: 学位 to 新增学位, 事故起数 to 事故起数降幅."""
    if {kind(c) for c in claims} == {"growth"}:
        fall = all(falls(c) for c in claims) and not any(w in zh for w in load("words.toml")["falls"]["down"])
        return zh + FALL if fall else zh
    words = [None if c.figure is None or _alters(c) else _NEW.search(around(c)[0] or c.subject) for c in claims]
    added = {word[0] for word in words if word}
    if not all(words) or _NEW.search(zh):
        return zh
    return (added.pop() if len(added) == 1 else ADDED) + zh


def _alters(claim: Claim) -> bool:
    return re.search(load("words.toml")["work"]["alter"], claim.text) is not None


def without_change(zh: str) -> str:
    """Return the name of the quantity alone.

    >>> without_change("新增学位"), without_change("事故起数降幅")
    ('学位', '事故起数')
    """
    return re.sub(f"^(?:{_NEW.pattern})", "", zh).removesuffix(FALL)


def in_english(en: str, zh: str) -> str:
    """Say the same in an English name of the quantity.

    >>> in_english("school places", "新增学位"), in_english("accidents", "事故起数降幅"), in_english("", "新增学位")
    ('new school places', 'accidents, decrease', '')
    """
    if not en:
        return ""
    if _NEW.match(zh) and "new" not in en.lower().split():
        return f"new {en}"
    return f"{en}{_DECREASE}" if zh.endswith(FALL) else en


def quantity_alone(zh: str, en: str) -> tuple[str, str]:
    """Return both names without what they say of a change.

    >>> quantity_alone("新增学位", "new school places"), quantity_alone("事故起数降幅", "accidents, decrease")
    (('学位', 'school places'), ('事故起数', 'accidents'))
    """
    return without_change(zh), en.removeprefix("new ").removesuffix(_DECREASE)
