"""Find the figures of a report; compare them once its sentences are aligned."""

from dataclasses import replace

from duizhao.cache import Cache, key, version
from duizhao.figures.agreement import agree
from duizhao.figures.find import find_figures
from duizhao.model.figures import Agreement, Figure
from duizhao.model.report import AlignedPassage, ComparedPassage, MeasuredPassage, NotedPassage, Report


def measure(report: Report[NotedPassage], cache: Cache) -> Report[MeasuredPassage]:
    """Add the figures of every passage, those of zh first."""
    name = key("figures", version("duizhao.figures"), [(p.zh, p.en) for p in report.passages])
    rows = cache.get(name, list[tuple[Figure, ...]])
    if rows is None or len(rows) != len(report.passages):
        rows = [(*find_figures(p.zh or "", "zh"), *find_figures(p.en or "", "en")) for p in report.passages]
        cache.put(name, rows)
    return report.with_passages(tuple(map(MeasuredPassage.measured, report.passages, rows)))


def compare(report: Report[AlignedPassage], cache: Cache) -> Report[ComparedPassage]:
    """Add the agreements between the figures of both languages to every passage that has both."""
    content = [(p.zh, p.en, [(s.zh, s.en) for s in p.segments]) for p in report.passages]
    name = key("agreement", version("duizhao.figures"), content)
    rows = cache.get(name, list[tuple[Agreement, ...]])
    if rows is None or len(rows) != len(report.passages):
        rows = [_compared(p) if p.zh and p.en else () for p in report.passages]
        cache.put(name, rows)
    return report.with_passages(tuple(map(ComparedPassage.compared, report.passages, rows)))


def _compared(p: AlignedPassage) -> tuple[Agreement, ...]:
    """Compare the figures of a passage; the agreements hold indices into all its figures, those of zh first."""
    zh = [f for f in p.figures if f.lang == "zh"]
    en = [f for f in p.figures if f.lang == "en"]
    return tuple(replace(a, en=a.en + len(zh)) if a.en is not None else a for a in agree(zh, en, p.segments))
