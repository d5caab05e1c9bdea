"""What is said of a decision whose row is gone."""

from duizhao.diagnostics import Collector
from duizhao.model.report import Passage


def report_missing_row(key: str, instead: Passage | None, file: str, line: int, diagnostics: Collector) -> None:
    """No row has the key: the row that its words tell is taken, or the decision is left out."""
    if instead is None:
        diagnostics.add("U102", file, line, f"there is no row {key} in this report")
    else:
        diagnostics.add("U104", file, line, f"there is no row {key}; its words stand in row {instead.key}, which is taken")
