"""Apply an editor's decisions to a report; a decision that matches nothing gets a diagnostic."""

from collections.abc import Sequence
from dataclasses import replace

from duizhao.curation.edits import with_edits
from duizhao.curation.missing_rows import report_missing_row
from duizhao.curation.pairs import confirmed, separated
from duizhao.diagnostics import Collector
from duizhao.model.curation import AnchorRule, Curation, PairRule, TitleRule
from duizhao.model.report import Anchor, Moved, NotedPassage, Report, find_row
from duizhao.text.quoted import place_of, row_that_holds


def apply_curation(report: Report[NotedPassage], curations: Sequence[Curation], diagnostics: Collector) -> Report[NotedPassage]:
    """Apply decisions on pairs, texts, titles, chapter names and anchors to a report."""
    for curation in curations:
        for pair in (r for r in curation.pairs if r.report == report.id):
            report = _pair(report, pair, curation.file, diagnostics)
    report = with_edits(report, curations, diagnostics)
    for curation in curations:
        for title in (r for r in curation.titles if r.report == report.id):
            report = _title(report, title, curation.file, diagnostics)
        for anchor in (r for r in curation.anchors if r.report == report.id):
            report = _anchor(report, anchor, curation.file, diagnostics)
    return report


def _title(report: Report[NotedPassage], rule: TitleRule, file: str, diagnostics: Collector) -> Report[NotedPassage]:
    if not rule.key:
        return replace(report, title_zh=rule.zh or report.title_zh, title_en=rule.en or report.title_en)
    row = find_row(report.passages, rule.key)
    heading = row.key if row else ""
    if not any(c.heading == heading for c in report.chapters if heading):
        diagnostics.add("U102", file, rule.line, f"row {rule.key} is not the heading of a chapter of this report")
        return report
    chapters = tuple(replace(c, zh=rule.zh or c.zh, en=rule.en or c.en) if c.heading == heading else c for c in report.chapters)
    return replace(report, chapters=chapters)


def _pair(report: Report[NotedPassage], rule: PairRule, file: str, diagnostics: Collector) -> Report[NotedPassage]:
    """Exchange the English of two rows: text, readings, variants, markers, anchors."""
    a, b = find_row(report.passages, rule.zh), find_row(report.passages, rule.en or rule.zh)
    for key, row in ((rule.zh, a), (rule.en or rule.zh, b)):
        if row is None:
            report_missing_row(key, None, file, rule.line, diagnostics)
    if a is None or b is None:
        return report
    if not rule.en:
        return separated(report, a, file, rule.line, diagnostics)
    if a is b:
        return replace(report, passages=tuple(confirmed(p) if p is a else p for p in report.passages))
    new = {a.key: _with_english(a, b), b.key: _with_english(b, a)}
    removed = [p for p in new.values() if p.zh is None and p.en is None]
    if not removed:
        return replace(report, passages=tuple(new.get(p.key, p) for p in report.passages))
    kept = new[b.key if removed[0].key == a.key else a.key]
    return _without(report, removed[0], replace(kept, aliases=(*kept.aliases, removed[0].key, *removed[0].aliases)))


def _without(report: Report[NotedPassage], removed: NotedPassage, kept: NotedPassage) -> Report[NotedPassage]:
    """Remove a row that the exchange emptied; its addresses lead to the row that is kept."""
    slug = {c.id: c.slug for c in report.chapters}
    passages = tuple(kept if p.key == kept.key else p for p in report.passages if p.key != removed.key)
    chapters = tuple(replace(c, heading=kept.key) if c.heading == removed.key else c for c in report.chapters)
    moved = [replace(m, to_slug=slug[kept.chapter], to_key=kept.key) if m.to_key == removed.key else m for m in report.moved]
    if removed.chapter != kept.chapter:
        kept_slug = slug[kept.chapter]
        moved += [Moved(slug[removed.chapter], key, kept_slug, kept.key) for key in (removed.key, *removed.aliases)]
    return replace(report, passages=passages, chapters=chapters, moved=tuple(moved))


def _with_english(one: NotedPassage, other: NotedPassage) -> NotedPassage:
    row = replace(
        one.row,
        en=other.row.en,
        readings=_exchanged(one.row.readings, other.row.readings),
        variants=_exchanged(one.row.variants, other.row.variants),
        markers=_exchanged(one.row.markers, other.row.markers),
        pairing=None,
    )
    anchors = _exchanged(one.anchors, other.anchors)
    return replace(one, en=other.en, row=row, lead=(one.lead[0], other.lead[1]), anchors=anchors)


def _exchanged(one: tuple, other: tuple) -> tuple:  # type: ignore[type-arg]
    return (*(x for x in one if x.lang == "zh"), *(x for x in other if x.lang == "en"))


def _anchor(report: Report[NotedPassage], rule: AnchorRule, file: str, diagnostics: Collector) -> Report[NotedPassage]:
    """Move a note to the place that the editor gave; without a row, remove its anchor."""
    if not any((n.number, n.nth) == (rule.note, rule.nth) for n in report.notes):
        diagnostics.add("U102", file, rule.line, f"there is no note {rule.note} in this report")
        return report
    place = None
    if rule.row:
        target = find_row(report.passages, rule.row)
        if target is None:
            target = row_that_holds(report.passages, ((rule.lang, rule.after),) if rule.after else ())
            report_missing_row(rule.row, target, file, rule.line, diagnostics)
        if target is None:
            return report
        text = (target.zh if rule.lang == "zh" else target.en) or ""
        after = place_of(rule.after, text)
        if after is None:
            diagnostics.add("U102", file, rule.line, f"row {rule.row} does not contain “{rule.after}”")
            return report
        place = (target.key, Anchor(rule.note, rule.nth, rule.lang, after[1], "curated"))
    passages = []
    for p in report.passages:
        anchors = [a for a in p.anchors if (a.note, a.nth) != (rule.note, rule.nth)]
        if place and p.key == place[0]:
            anchors.append(place[1])
        ordered = tuple(sorted(anchors, key=lambda a: (a.lang, a.at, a.note)))
        passages.append(p if ordered == p.anchors else replace(p, anchors=ordered))
    return replace(report, passages=tuple(passages))
