"""Write findings of quality assurance as a list for people (HTML, XLSX) or for programs (SARIF, JSON)."""

from duizhao.findings.listing import ListedFinding, list_findings
from duizhao.findings.write import FORMATS, format_findings

__all__ = ["FORMATS", "ListedFinding", "format_findings", "list_findings"]
