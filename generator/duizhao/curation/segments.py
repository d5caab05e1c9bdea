"""An editor's decisions on which clause and which sentence belong together."""

from collections import defaultdict
from collections.abc import Sequence

from duizhao.curation.missing_rows import report_missing_row
from duizhao.diagnostics import Collector
from duizhao.model.curation import Curation
from duizhao.model.report import NotedPassage, Report, row_of
from duizhao.text.quoted import place_of, row_that_holds


def segment_decisions(
    report: Report[NotedPassage], curations: Sequence[Curation], diagnostics: Collector
) -> dict[str, list[tuple[int, int]]]:
    """For each row, by its key, the positions in zh and en that belong together; a rule that fits nothing is said."""
    out: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for curation in curations:
        for rule in (r for r in curation.segments if r.report == report.id):
            passage = row_of(report.passages, rule.row)
            if passage is None:
                passage = row_that_holds(report.passages, (("zh", rule.zh), ("en", rule.en)))
                report_missing_row(rule.row, passage, curation.file, rule.line, diagnostics)
            if passage is None:
                continue
            zh, en = place_of(rule.zh, passage.zh or ""), place_of(rule.en, passage.en or "")
            if zh is None or en is None:
                missing = rule.zh if zh is None else rule.en
                diagnostics.add("U102", curation.file, rule.line, f"row {rule.row} does not hold “{missing}”")
            else:
                out[passage.key].append((zh[0], en[0]))
    return dict(out)
