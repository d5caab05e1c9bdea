"""Report figures that differ, and rows whose English seems to be exchanged, with what to write into `curation.toml`."""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from duizhao.checks.exchanges import Compare, exchanges
from duizhao.checks.figures import differing
from duizhao.diagnostics import Collector
from duizhao.model.quality import FigureFinding, Proposal
from duizhao.model.report import ComparedPassage, Corpus, Report
from duizhao.text.quoted import shortened

Acknowledged = AbstractSet[tuple[str, str, str, str]]  # ID of the report, key of the row, words of the figure, zh and en
_SHOWN = 60  # characters of a clause that a message quotes


def report_figures(corpus: Corpus, acknowledged: Acknowledged, compare: Compare, diagnostics: Collector) -> tuple[Proposal, ...]:
    """Report each figure that differs and is not acknowledged (F101), and each two rows that seem exchanged (F102).

    Return the tables that settle them. Figures of exchanged rows are not reported one by one.
    """
    return tuple(proposal for report in corpus.reports for proposal in _proposals(report, acknowledged, compare, diagnostics))


def _proposals(
    report: Report[ComparedPassage], acknowledged: Acknowledged, compare: Compare, diagnostics: Collector
) -> Iterator[Proposal]:
    rows = {p.key: p for p in report.passages}
    pairs = exchanges(report.passages, compare)
    exchanged = {key for pair in pairs for key in (pair.zh, pair.en)}
    for pair in pairs:
        a, b = rows[pair.zh], rows[pair.en]
        why = f"the figures of “{_cut(a.zh)}” and of “{_cut(b.zh)}” ({_line(b)}) agree if their English is exchanged"
        diagnostics.add("F102", *_place(a), why)
        yield Proposal(f"{_line(a)}: {why}", "pair", (("report", report.id), ("zh", pair.zh), ("en", pair.en)))
    for finding in differing(report.passages):
        zh, en = finding.zh, finding.en
        if finding.row in exchanged or (report.id, finding.row, zh.figure, en.figure) in acknowledged:
            continue
        row = rows[finding.row]
        why = f"{zh.figure} is {en.figure} in English: “{_quoted(finding, 'zh')}” / “{_quoted(finding, 'en')}”"
        diagnostics.add("F101", *_place(row), why)
        values = (("report", report.id), ("row", finding.row), ("zh", zh.figure), ("en", en.figure))
        yield Proposal(f"{_line(row)}: {why}", "figure", values)


def _quoted(finding: FigureFinding, lang: str) -> str:
    quote = finding.zh if lang == "zh" else finding.en
    before, after = quote.before[-_SHOWN:], quote.after[:_SHOWN]
    return " ".join(f"{before}{quote.figure}{after}".split())


def _cut(text: str | None) -> str:
    return shortened(" ".join((text or "").split()), _SHOWN)


def _place(p: ComparedPassage) -> tuple[str, int]:
    fragments = p.row.zh or p.row.en
    return (fragments[0].file, fragments[0].line) if fragments else ("", 0)


def _line(p: ComparedPassage) -> str:
    file, line = _place(p)
    return f"{file}:{line}"
