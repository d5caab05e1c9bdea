"""Find what an editor decided on a document before it is understood, and report decisions that apply to nothing."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from duizhao.diagnostics import Collector
from duizhao.model.curation import Advice, Curation
from duizhao.model.source import NO_ORIGIN, RawDocument

Used = set[tuple[str, int]]  # curation file and line of each rule that applied


def applies(curation: Curation, file: str) -> bool:
    """Is the file in the folder that the curation file is about?"""
    return not curation.folder or file.startswith(curation.folder + "/")


def advice_for(document: RawDocument, curations: Sequence[Curation], used: Used) -> Advice:
    """Collect the decisions on a document; rules that match one of its lines are added to `used`."""
    advice = Advice()
    texts = [line.fragment.text for line in document.lines]
    for curation in (c for c in curations if applies(c, document.file)):
        for rule in curation.editions:
            if _matches(rule.starts, texts):
                used.add((curation.file, rule.line))
                origin = rule.origin if advice.origin == NO_ORIGIN else advice.origin
                advice = replace(advice, series=advice.series or rule.series, year=advice.year or rule.year, origin=origin)
        for line in curation.lines:
            if _matches(line.starts, texts):
                used.add((curation.file, line.line))
                if line.action == "text":
                    advice = replace(advice, keep=(*advice.keep, line.starts))
                else:
                    advice = replace(advice, drop=(*advice.drop, line.starts))
    return advice


def _matches(starts: str, texts: Sequence[str]) -> bool:
    return any(text.startswith(starts) for text in texts)


def report_unused(curations: Sequence[Curation], used: Used, diagnostics: Collector) -> None:
    """Report each rule on files and lines that matched no line (U102)."""
    for curation in curations:
        rules = [(r.starts, r.line) for r in curation.editions] + [(r.starts, r.line) for r in curation.lines]
        for starts, line in rules:
            if (curation.file, line) not in used:
                diagnostics.add("U102", curation.file, line, f"no line starts with “{starts}”")


def report_unknown(curations: Sequence[Curation], reports: Iterable[str], diagnostics: Collector) -> None:
    """Report each rule on a report that is not among these IDs (U102)."""
    known = set(reports)
    for curation in curations:
        rules = [(r.report, r.line) for r in curation.titles]
        rules += [(r.report, r.line) for r in curation.pairs]
        rules += [(r.report, r.line) for r in curation.anchors]
        rules += [(r.report, r.line) for r in curation.segments]
        rules += [(r.report, r.line) for r in curation.edits]
        rules += [(r.report, r.line) for r in curation.links]
        rules += [(r.report, r.line) for r in curation.figures]
        rules += [(r.report, r.line) for r in curation.findings]
        for report, line in rules:
            if report not in known:
                diagnostics.add("U102", curation.file, line, f"there is no report {report}")
