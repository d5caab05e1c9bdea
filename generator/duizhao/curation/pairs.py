"""Apply an editor's decision that the languages of one row belong together, or that they do not."""

from dataclasses import replace

from duizhao.diagnostics import Collector
from duizhao.model.report import MergedRow, NotedPassage, Report
from duizhao.model.source import Lang
from duizhao.text.fold import fold
from duizhao.text.keys import keys


def confirmed(passage: NotedPassage) -> NotedPassage:
    """Return a row whose languages belong together for certain."""
    return replace(passage, row=replace(passage.row, pairing=None))


def separated(
    report: Report[NotedPassage], passage: NotedPassage, file: str, line: int, diagnostics: Collector
) -> Report[NotedPassage]:
    """Give the English of a row a row of its own, right after it; it gets the key that it has in its own file, if it has one."""
    if passage.zh is None or passage.en is None:
        diagnostics.add("U102", file, line, f"row {passage.key} has one language only")
        return report
    taken = {key for p in report.passages for key in (p.key, *p.aliases) if p is not passage} | {passage.key}
    text = fold(passage.en, "en")
    key = next(key for key in keys([(text, 0)] * (len(taken) + 1)) if key not in taken)
    zh = replace(
        passage,
        aliases=tuple(a for a in passage.aliases if a != key),
        lead=(passage.lead[0], 0),
        en=None,
        row=_side(passage.row, "zh"),
        anchors=tuple(a for a in passage.anchors if a.lang == "zh"),
    )
    en = replace(
        passage, key=key, aliases=(), kind="front" if passage.kind == "front" else "passage", lead=(0, 0), zh=None, row=_side(passage.row, "en"),
        anchors=tuple(a for a in passage.anchors if a.lang == "en"),
    )  # fmt: skip
    return replace(report, passages=tuple(q for p in report.passages for q in ((zh, en) if p is passage else (p,))))


def _side(row: MergedRow, lang: Lang) -> MergedRow:
    """Return what one language has of a row."""
    return replace(
        row,
        zh=row.zh if lang == "zh" else (),
        en=row.en if lang == "en" else (),
        readings=tuple(r for r in row.readings if r.lang == lang),
        variants=tuple(r for r in row.variants if r.lang == lang),
        markers=tuple(m for m in row.markers if m.lang == lang),
        pairing=None,
    )
