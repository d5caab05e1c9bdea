"""Collect the figures that an editor acknowledged: they, or their qualifiers, differ in the published texts."""

from collections.abc import Sequence

from duizhao.curation.missing_rows import report_missing_row
from duizhao.diagnostics import Collector
from duizhao.model.curation import Curation
from duizhao.model.report import ComparedPassage, Report, find_row
from duizhao.text.quoted import place_of, row_that_holds

Key = tuple[str, str, str, str]  # ID of the report, key of the row, words of the figure, zh and en


def acknowledged_figures(
    reports: Sequence[Report[ComparedPassage]], curations: Sequence[Curation], diagnostics: Collector
) -> frozenset[Key]:
    """Return the acknowledged figures as they are compared; a rule that matches no figure that differs gets a diagnostic."""
    by_id = {r.id: r for r in reports}
    out: set[Key] = set()
    for curation in curations:
        for rule in curation.figures:
            if rule.report not in by_id:
                continue  # reported with the other tables
            passage = find_row(by_id[rule.report].passages, rule.row)
            if passage is None:
                passage = row_that_holds(by_id[rule.report].passages, (("zh", rule.zh), ("en", rule.en)))
                report_missing_row(rule.row, passage, curation.file, rule.line, diagnostics)
            if passage is None:
                continue
            found = _found(passage, rule.zh, rule.en)
            if not found:
                message = f"row {rule.row} has no figures “{rule.zh}” and “{rule.en}” that differ"
                diagnostics.add("U102", curation.file, rule.line, message)
            out |= {(rule.report, passage.key, zh, en) for zh, en in found}
    return frozenset(out)


def _found(passage: ComparedPassage, zh: str, en: str) -> set[tuple[str, str]]:
    """Return the words of the figures that differ and that the quoted words hold or lie in."""
    out = set()
    for a in passage.agreement:
        if a.status in ("differs", "qualifier") and a.zh is not None and a.en is not None:
            one, other = passage.figures[a.zh], passage.figures[a.en]
            words = (passage.zh or "")[one.start : one.end], (passage.en or "")[other.start : other.end]
            if all(place_of(quoted, word) or place_of(word, quoted) for quoted, word in zip((zh, en), words, strict=True)):
                out.add(words)
    return out
