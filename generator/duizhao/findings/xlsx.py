"""Write findings as a workbook."""

from collections.abc import Iterator, Sequence

from duizhao.findings.listing import ListedFinding
from duizhao.site.workbook import workbook

_COLUMNS = (
    ("Rule", 8), ("规则", 18), ("Severity", 10), ("Finding", 50), ("问题", 40), ("Report", 16), ("Row", 10), ("File", 24), ("Line", 7),
    ("Chinese 中文", 60), ("English 英文", 80),
)  # fmt: skip


def xlsx_of(findings: Sequence[ListedFinding]) -> bytes:
    """Return a workbook with one finding a row."""
    return workbook("Findings 检查结果", _COLUMNS, (tuple(_cells(f)) for f in findings))


def _cells(f: ListedFinding) -> Iterator[str | int]:
    yield from (f.rule.code, f"{f.rule.name_en} {f.rule.name_zh}", f.rule.severity, f.message_en, f.message_zh)
    yield from (f.finding.report, f.finding.row, f.file, f.line, f.zh, f.en)
