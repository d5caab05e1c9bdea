"""Write findings as SARIF 2.1.0, which GitHub shows beside the lines of a pull request."""

import json
from collections.abc import Sequence
from hashlib import sha256
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import quote

from duizhao.diagnostics.diagnostic import Severity
from duizhao.findings.listing import ListedFinding
from duizhao.qa import RULES, Rule

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "note"}
_ORDER = {code: k for k, code in enumerate(RULES)}


def sarif_of(findings: Sequence[ListedFinding], folder: str = "") -> bytes:
    """Return one run with all rules and the findings as results; `folder` is that of the reports in their repository."""
    driver = {"name": "duizhao", "rules": [_rule(rule) for rule in RULES.values()]}
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": [_result(f, folder) for f in findings]}
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return (json.dumps(log, ensure_ascii=False, indent=1) + "\n").encode()


def _rule(rule: Rule) -> dict[str, Any]:
    name = f"{rule.name_en} · {rule.name_zh}"
    return {"id": rule.code, "shortDescription": {"text": name}, "defaultConfiguration": {"level": _LEVELS[rule.severity]}}


def _result(f: ListedFinding, folder: str) -> dict[str, Any]:
    finding = f.finding
    identity = f"{finding.code} {finding.report} {finding.row} {f.message_en}"
    place: dict[str, Any] = {"artifactLocation": {"uri": quote((PurePosixPath(folder) / f.file).as_posix())}}
    if f.line:
        place["region"] = {"startLine": f.line, "startColumn": f.column}
    return {
        "ruleId": finding.code,
        "ruleIndex": _ORDER[finding.code],
        "level": _LEVELS[f.rule.severity],
        "message": {"text": f"{f.message_en}\n{f.message_zh}"},
        "locations": [
            {"physicalLocation": place, "logicalLocations": [{"fullyQualifiedName": f"{finding.report}#{finding.row}"}]}
        ],
        "partialFingerprints": {"findingHash/v1": sha256(identity.encode()).hexdigest()[:32]},
    }
