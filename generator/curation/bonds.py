"""An editor's decisions on which clause and which sentence belong together."""

from collections import defaultdict
from collections.abc import Sequence

from generator.diagnostics import Collector
from generator.model.curation import Curation
from generator.model.report import NotedPassage, Report


def bonds(report: Report[NotedPassage], curations: Sequence[Curation], found: Collector) -> dict[str, list[tuple[int, int]]]:
    """For each row, by its key, the positions in zh and en that belong together; a rule that fits nothing is said."""
    out: dict[str, list[tuple[int, int]]] = defaultdict(list)
    rows = {key: p for p in report.passages for key in p.aliases} | {p.key: p for p in report.passages}
    for curation in curations:
        for rule in (r for r in curation.segments if r.report == report.id):
            passage = rows.get(rule.row)
            if passage is None:
                found.add("U102", curation.file, rule.line, f"there is no row {rule.row} in this report")
                continue
            zh, en = (passage.zh or "").find(rule.zh), (passage.en or "").find(rule.en)
            if zh < 0 or en < 0:
                missing = rule.zh if zh < 0 else rule.en
                found.add("U102", curation.file, rule.line, f"row {rule.row} does not hold “{missing}”")
            else:
                out[passage.key].append((zh, en))
    return dict(out)
