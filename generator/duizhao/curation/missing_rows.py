"""Report decisions on rows that no longer exist."""

from duizhao.diagnostics import Collector
from duizhao.model.report import Passage


def report_missing_row(key: str, instead: Passage | None, file: str, line: int, diagnostics: Collector) -> None:
    """Add a diagnostic for a missing key: U104 if the row `instead`, found by its words, is used; else U102."""
    if instead is None:
        diagnostics.add("U102", file, line, f"there is no row {key} in this report")
    else:
        diagnostics.add("U104", file, line, f"there is no row {key}; row {instead.key}, which contains its words, is used")
