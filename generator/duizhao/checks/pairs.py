"""List rows whose languages come from two files and perhaps do not belong together."""

from collections.abc import Iterable

from duizhao.diagnostics import Collector
from duizhao.model.pairing import SURE
from duizhao.model.quality import DoubtfulPair
from duizhao.model.report import Passage, Report
from duizhao.text.quoted import shortened

_QUOTED = 30  # characters of either side that a message quotes


def doubtful_pairs(passages: Iterable[Passage]) -> tuple[DoubtfulPair, ...]:
    """List the pairs that an editor should look at, those with the lowest score first."""
    pairs = [
        DoubtfulPair(p.key, p.zh, p.en, p.row.pairing)
        for p in passages
        if p.zh and p.en and p.row.pairing is not None and p.row.pairing < SURE
    ]
    return tuple(sorted(pairs, key=lambda pair: pair.score))


def report_doubtful_pairs(report: Report[Passage], diagnostics: Collector) -> None:
    """Report each doubtful pair with file and line, and the decision that confirms or parts it (P106)."""
    rows = {p.key: p.row for p in report.passages}
    for pair in doubtful_pairs(report.passages):
        zh, en = rows[pair.row].zh[0], rows[pair.row].en[0]
        words = f"“{shortened(pair.zh, _QUOTED)}” and “{shortened(pair.en, _QUOTED)}” ({en.file}:{en.line}) are paired, with a probability of {pair.score:.2f}"
        table = f'[[pair]] report = "{report.id}", zh = "{pair.row}"'
        hint = f'in curation.toml, a key a line: {table}, en = "{pair.row}" if they belong together, en = "" if they do not'
        diagnostics.add("P106", zh.file, zh.line, words, hint)
