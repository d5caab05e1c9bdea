"""Words that stand twice in a row by mistake."""

import re
from collections.abc import Iterator

from duizhao.model.qa import Finding
from duizhao.model.report import MarkedPassage, Report
from duizhao.text.language import HAN

_EN = re.compile(r"(?<![\w’'-])(?P<word>[A-Za-z]+(?:[’'-][A-Za-z]+)*)\s+(?P=word)(?![\w’'-])", re.IGNORECASE)
_ALLOWED = frozenset("that had is bye very many more again step".split())
_ZH = re.compile(rf"(?P<word>[{HAN}]{{2,8}})(?P=word)|(?P<sign>[的了和与对把被])(?P=sign)(?!确|士|解|职|平|谐)")
_MEASURED = frozenset("一每")  # 一个一个, 一校一策


def find(report: Report[MarkedPassage]) -> Iterator[Finding]:
    """Yield words that follow themselves (Q204)."""
    for p in report.passages:
        for m in _EN.finditer(p.en or ""):
            if m["word"].lower() not in _ALLOWED:
                yield Finding("Q204", report.id, p.key, None, m.span())
        for m in _ZH.finditer(p.zh or ""):
            if not (m["word"] and (set(m["word"]) & _MEASURED or len(set(m["word"])) == 1)):
                yield Finding("Q204", report.id, p.key, m.span(), None)
