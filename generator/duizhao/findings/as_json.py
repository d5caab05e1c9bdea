"""Write findings as JSON."""

import json
from collections.abc import Sequence

from duizhao.findings.listing import ListedFinding


def json_of(findings: Sequence[ListedFinding]) -> bytes:
    """Return the findings as a list of objects; places are code points of the texts of the row."""
    rows = [
        {
            "rule": f.rule.code,
            "severity": f.rule.severity,
            "name": {"zh": f.rule.name_zh, "en": f.rule.name_en},
            "message": {"zh": f.message_zh, "en": f.message_en},
            "report": f.finding.report,
            "row": f.finding.row,
            "file": f.file,
            "line": f.line,
            "zh": {"text": f.zh, "span": f.finding.zh},
            "en": {"text": f.en, "span": f.finding.en},
        }
        for f in findings
    ]
    return (json.dumps({"schema": 1, "findings": rows}, ensure_ascii=False, indent=1) + "\n").encode()
