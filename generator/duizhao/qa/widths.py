"""Full-width signs in English, and signs in Chinese of another width than usual."""

import re
from collections import Counter
from collections.abc import Iterator

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
    """Yield full-width signs in English (Q206), and in Chinese the signs that have not the width of nearly all others (Q207)."""
    for p in report.passages:
        for m in _FULL.finditer(p.en or ""):
            yield Finding("Q206", report.id, p.key, None, m.span())
    signs = [(p, m) for p in report.passages if p.kind != "front" for m in _SIGN.finditer(p.zh or "")]
    count = Counter(m[0] in _WIDE for _, m in signs)
    usual = count[True] >= count[False]
    if len(signs) < _FEWEST or count[usual] < _USUAL * len(signs):
        return
    for p, m in signs:
        if (m[0] in _WIDE) != usual:
            yield Finding("Q207", report.id, p.key, m.span(), None)
