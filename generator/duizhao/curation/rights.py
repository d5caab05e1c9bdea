"""Read and apply `[rights]` tables: the owner's statements on the rights in all reports, a series or a report."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import fields, replace

from duizhao.diagnostics import Collector
from duizhao.diagnostics.safe_text import without_direction
from duizhao.model.curation import Curation, RightsRule
from duizhao.model.identity import SERIES_PATTERN, series_of
from duizhao.model.report import AnyPassage, Report
from duizhao.model.rights import NOTHING_STATED, Rights

KEYS = tuple(f.name for f in fields(Rights))
_LICENCE = re.compile(r"[A-Za-z0-9][A-Za-z0-9.+-]*")
_NAME = re.compile(rf"{SERIES_PATTERN}(?:-\d{{4}})?")  # of a series, or of a report
_TABLE = re.compile(r"""\s*\[\s*rights\s*(?:\.\s*["']?([^"'\]]*?)["']?\s*)?\]""")


def read_rights(table: Mapping[str, object], source: str, file: str, diagnostics: Collector) -> tuple[RightsRule, ...]:
    """Read `[rights]`, for the whole site, and `[rights.NAME]`, for a series or a report.

    Skip what is not allowed, with a diagnostic.
    """
    stated = table.get("rights", {})
    if not isinstance(stated, dict):
        diagnostics.add("U103", file, 0, "“rights” must be written as [rights]")
        return ()
    lines = {m[1] or "": n for n, line in enumerate(source.splitlines(), 1) if (m := _TABLE.match(line))}
    rules = []
    for name, values in _tables(stated).items():
        line = lines.get(name, lines.get("", 0))  # a table may be written inside another
        if why := _misplaced(name, file):
            diagnostics.add("U103", file, line, why)
            continue
        for key, value in values.items():
            if why := _wrong(key, value):
                diagnostics.add("U103", file, line, f"[{'.'.join(filter(None, ('rights', name)))}]: {why}")
        rules.append(RightsRule(name, tuple(_allowed(values)), line))
    return tuple(rules)


def _tables(stated: Mapping[str, object]) -> dict[str, Mapping[str, object]]:
    """Return the statements by name of series or report; the name of the whole site is empty."""
    named: dict[str, Mapping[str, object]] = {
        key: value for key, value in stated.items() if isinstance(value, dict) and key not in KEYS
    }
    for_site = {key: value for key, value in stated.items() if key not in named}
    return {"": for_site, **named} if for_site else named


def _misplaced(name: str, file: str) -> str:
    if not name and "/" in file:
        rule = "[rights] is for the whole site and belongs in the curation.toml at the top of the reports folder"
        return f"{rule}; elsewhere name a series or a report: [rights.wangchuan]"
    if name and not _NAME.fullmatch(name):
        return f"[rights.{name}]: “{name}” is not the name of a series or a report (lower-case letters, digits, hyphens)"
    return ""


def with_rights(reports: Sequence[Report[AnyPassage]], curations: Sequence[Curation]) -> list[Report[AnyPassage]]:
    """Set the rights of each report: its own statement, then its series', then the site's, field by field."""
    by_name: dict[str, dict[str, str]] = {}
    for rule in reversed([rule for c in curations for rule in c.rights]):  # statements of the deepest folder override others
        by_name.setdefault(rule.name, {}).update(rule.stated)
    return [replace(r, rights=_rights(by_name, r)) for r in reports]


def report_unknown_rights(curations: Sequence[Curation], known: Collection[str], diagnostics: Collector) -> None:
    """Report each statement on a name that is not among these of reports and series (U102)."""
    for curation in curations:
        for rule in curation.rights:
            if rule.name and rule.name not in known:
                diagnostics.add("U102", curation.file, rule.line, f"there is no report or series {rule.name}")


def _names(report: Report[AnyPassage]) -> tuple[str, str, str]:
    """Return the names under which a statement applies to the report: site, series, report."""
    return "", series_of(report.identity), report.id


def _rights(by_name: Mapping[str, Mapping[str, str]], report: Report[AnyPassage]) -> Rights:
    rights = NOTHING_STATED
    for name in _names(report):
        rights = replace(rights, **by_name.get(name, {}))
    return rights


def _allowed(values: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    for key, value in values.items():
        if isinstance(value, str) and not _wrong(key, value):
            yield key, without_direction(value)


def _wrong(key: str, value: object) -> str:
    if key not in KEYS:
        return f"unknown key “{key}”; known: {', '.join(KEYS)}"
    if not isinstance(value, str):
        return f"{key} must be text in quotes"
    if key == "licence" and value and not _LICENCE.fullmatch(value):
        return f"licence = “{value}” is not an SPDX name such as CC-BY-4.0"
    return ""
