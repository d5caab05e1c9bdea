"""Apply an editor's decisions on which clause and which sentence are translations of each other."""

from collections import defaultdict
from collections.abc import Sequence

from duizhao.curation.missing_rows import report_missing_row
from duizhao.diagnostics import Collector
from duizhao.model.curation import Curation
from duizhao.model.report import NotedPassage, Report, find_row
from duizhao.text.quoted import place_of, row_that_holds


def segment_decisions(
    report: Report[NotedPassage], curations: Sequence[Curation], diagnostics: Collector
) -> dict[str, list[tuple[int, int]]]:
    """Return, by row key, the (zh, en) positions that must be in one segment; a rule that matches nothing gets a diagnostic."""
    out: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for curation in curations:
        for rule in (r for r in curation.segments if r.report == report.id):
            passage = find_row(report.passages, rule.row)
            if passage is None:
                passage = row_that_holds(report.passages, (("zh", rule.zh), ("en", rule.en)))
                report_missing_row(rule.row, passage, curation.file, rule.line, diagnostics)
            if passage is None:
                continue
            zh, en = place_of(rule.zh, passage.zh or ""), place_of(rule.en, passage.en or "")
            if zh is None or en is None:
                missing = rule.zh if zh is None else rule.en
                diagnostics.add("U102", curation.file, rule.line, f"row {rule.row} does not contain “{missing}”")
            else:
                out[passage.key].append((zh[0], en[0]))
    return dict(out)
