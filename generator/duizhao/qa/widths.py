"""Full-width signs in English, and signs in Chinese of another width than usual."""

import re
from collections import Counter
from collections.abc import Iterator
from unicodedata import normalize

from duizhao.model.qa import Finding
from duizhao.model.report import MarkedPassage, Report
from duizhao.text.language import HAN

_FULL = re.compile("[\uff01-\uff5e\uffe0-\uffe6、。〈-】〔-〛\u3000]+")
_WIDE = "，；：？！（）"
_NARROW = ",;:?!()"
_SIGN = re.compile(rf"(?<=[{HAN}”》）)])[{re.escape(_NARROW + _WIDE)}](?!\d)|(?<!\d)[{re.escape(_NARROW + _WIDE)}](?=[{HAN}“《])")
_USUAL = 0.8  # share of the signs that have the width of the report
_FEWEST = 6


def find(report: Report[MarkedPassage]) -> Iterator[Finding]:
    """Yield full-width signs in English (Q206), and in Chinese the signs that have not their usual width (Q207)."""
    for p in report.passages:
        for m in _FULL.finditer(p.en or ""):
            yield Finding("Q206", report.id, p.key, None, m.span())
    signs = [(p, m) for p in report.passages if p.kind != "front" for m in _SIGN.finditer(p.zh or "")]
    wide = Counter((normalize("NFKC", m[0]), m[0] in _WIDE) for _, m in signs)
    usual = {sign: _usual(sign, wide) for sign in _NARROW}
    for p, m in signs:
        if usual[normalize("NFKC", m[0])] is (m[0] not in _WIDE):
            yield Finding("Q207", report.id, p.key, m.span(), None)


def _usual(sign: str, wide: Counter[tuple[str, bool]]) -> bool | None:
    """Is this sign wide in nearly all places, or, if it is rare, are all signs? None if neither width is usual."""
    count = {width: wide[sign, width] for width in (True, False)}
    if sum(count.values()) < _FEWEST:
        count = {width: sum(n for (_, w), n in wide.items() if w is width) for width in (True, False)}
    most = max(count, key=lambda width: count[width])
    total = sum(count.values())
    return most if total >= _FEWEST and count[most] >= _USUAL * total else None
