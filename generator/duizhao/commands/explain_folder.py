"""Describe what was understood of a folder, as lines of plain text: reports with all their editions, and links between them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from unicodedata import category

from duizhao.model.alignment import Segment, Span
from duizhao.model.figures import Agreement
from duizhao.model.links import Indicator, Link, Pair, Place, Point, Years, missing_years
from duizhao.model.quality import is_doubtful
from duizhao.model.report import Anchor, ComparedPassage, Corpus, Note, Reading, Report
from duizhao.model.rights import NOTHING_STATED
from duizhao.model.source import NO_ORIGIN, Lang, SetAside

_BEGINNING = 16  # characters shown of each side of a bead
_FRAME = " \t\u3000|"  # indents, and the borders of a table's cells
_HIDDEN = {"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"}  # what no terminal shows, by the category of Unicode
_AROUND = 20  # characters before and after the place of a note
_SIGNS = {"equal": "=", "qualifier": "~", "differs": "≠", "unmatched": "·"}


def explain_folder_lines(corpus: Corpus, years: Years, rows: int, width: int = 46) -> Iterator[str]:
    """Yield reports with rows, notes, beads and figures, then links; `rows` or `width` = 0 shows all rows or whole texts."""
    for series in corpus.series:
        yield f"series {series.slug}: {series.zh or '–'} / {series.en or '–'}"
        for report in series.reports:
            yield from _report(report, rows, width)
        yield from _links(series.slug, {r.id: r for r in series.reports}, years, width)
    for refused in corpus.refused:
        yield f"not used: {refused.file}: {refused.why}"
        yield from _set_aside(refused.set_aside, width)


def _report(report: Report[ComparedPassage], rows: int, width: int) -> Iterator[str]:
    i = report.identity
    yield f"report {report.id}: {report.title_zh} / {report.title_en}"
    yield f"  {i.zh or '–'} / {i.en or '–'}, year {i.year}, delivered {i.date or 'on a day not stated'}"
    for e in report.editions:
        languages = " + ".join(e.languages)
        script = f", {e.script}" if e.script else ""
        yield f"  from {e.file}: {e.format}, {e.encoding}, {languages}{script}, {len(e.rows)} rows, {len(e.notes)} notes"
        if e.origin != NO_ORIGIN:
            yield f"    published: {', '.join(part for part in (e.origin.publisher, e.origin.date, e.origin.url) if part)}"
    if report.rights != NOTHING_STATED:
        r = report.rights
        yield f"  rights: {r.texts_zh} / {r.texts_en} / {r.made_zh} / {r.made_en} / {r.licence or '–'} / {r.publisher or '–'}"
    yield "outline"
    for c in report.chapters:
        count = sum(p.chapter == c.id for p in report.passages)
        heading = " | ".join(_cut(t, width) for t in (c.zh, c.en) if t)
        yield f"  {c.id:6} {c.slug:7} {count:3} rows  {heading}".rstrip()
    shown = report.passages[:rows] if rows else report.passages
    yield f"rows ({len(shown)} of {len(report.passages)})"
    several = len(report.editions) > 1
    for p in shown:
        yield from _row(p, width, several=several)
    if report.notes:
        yield f"notes ({len(report.notes)})"
    for note in report.notes:
        yield from _note(note, report, width, several=several)
    yield from (f"moved: {m.slug}#{m.anchor} to {m.to_slug}#{m.to_key}" for m in report.moved)
    yield from _set_aside(report.set_aside, width)


def _row(p: ComparedPassage, width: int, *, several: bool) -> Iterator[str]:
    kind = p.row.field if p.kind == "front" else p.kind
    yield f"  {p.key} {p.chapter:4} {kind:10} {_both(p.zh, p.en, width)} {_sources(p.row.readings, several=several)}"
    if p.aliases:
        yield f"      also {', '.join(p.aliases)}"
    if any(p.lead):
        yield f"      heading: {_both((p.zh or '')[: p.lead[0]], (p.en or '')[: p.lead[1]], width)}"
    for v in p.row.variants:
        yield f"      variant of {v.file}:{v.line}: {_cut(v.text, width)}"
    variants = {(v.file, v.line, v.lang) for v in p.row.variants}
    for r in p.row.readings:
        text = r.text.strip(_FRAME)
        if (r.file, r.line, r.lang) not in variants and text not in (_side(p, r.lang) or ""):
            yield f"      source {r.file}:{r.line}: {_cut(text, width)}"
    if len(p.segments) > 1 or any(map(is_doubtful, p.segments)):
        yield f"      beads: {' / '.join(_bead(p, s) for s in p.segments)}"
    quantities = [a for a in p.agreement if all(k is None or p.figures[k].kind == "quantity" for k in (a.zh, a.en))]
    if p.zh and p.en and quantities:
        yield f"      figures: {', '.join(_agreement(p, a) for a in quantities)}"


def _bead(p: ComparedPassage, s: Segment) -> str:
    doubt = " ?" if is_doubtful(s) else ""
    return f"{_beginning(p.zh, s.zh)} = {_beginning(p.en, s.en)}{doubt}{' (curated)' if s.curated else ''}"


def _beginning(text: str | None, spans: tuple[Span, ...]) -> str:
    return "".join(_cut((text or "")[a:b].strip(), _BEGINNING) for a, b in spans) or "–"


def _agreement(p: ComparedPassage, a: Agreement) -> str:
    sides = [_figure(p, k) for k in (a.zh, a.en)]
    return f" {_SIGNS[a.status]} ".join(sides)


def _figure(p: ComparedPassage, index: int | None) -> str:
    if index is None:
        return "–"
    f = p.figures[index]
    return (_side(p, f.lang) or "")[f.start : f.end]


def _note(note: Note, report: Report[ComparedPassage], width: int, *, several: bool) -> Iterator[str]:
    yield f"  [{note.number}] {_both(note.zh, note.en, width)} {_sources(note.readings, several=several)}"
    places = [(p, a) for p in report.passages for a in p.anchors if (a.note, a.nth) == (note.number, note.nth)]
    yield from (f"      {_place(p, a)}" for p, a in places)
    if not places:
        yield "      no place"


def _place(p: ComparedPassage, a: Anchor) -> str:
    text = _side(p, a.lang) or ""
    return f"{a.how} in {p.key}: {text[max(0, a.at - _AROUND) : a.at]}‸{text[a.at : a.at + _AROUND]}"


def _set_aside(pieces: tuple[SetAside, ...], width: int) -> Iterator[str]:
    if pieces:
        yield f"set aside ({len(pieces)})"
    for piece in pieces:
        yield f"  {piece.file}:{piece.line}, {piece.why}: {_cut(piece.text.strip(), width)}"


def _links(slug: str, reports: dict[str, Report[ComparedPassage]], years: Years, width: int) -> Iterator[str]:
    for pair in years.pairs:
        if pair.earlier in reports:
            yield f"from {pair.earlier} to {pair.later}: {_counts(pair)}"
            years_between = missing_years(reports[pair.earlier].identity.year, reports[pair.later].identity.year)
            if years_between:
                yield f"  no outcomes: the report of {', '.join(map(str, years_between))} is missing"
            yield from (f"  {_link(link, reports, width)}" for link in pair.links if link.shown or link.status != "found")
    for indicator in years.indicators:
        if indicator.series == slug:
            yield _indicator(indicator)


def _counts(pair: Pair) -> str:
    counts = f"commitments {len(pair.old)}, then {len(pair.new)}, carried on {len(pair.carried)}"
    return f"{counts}; outcomes without one {len(pair.surplus)}; links not shown {sum(not x.shown for x in pair.links)}"


def _link(link: Link, reports: dict[str, Report[ComparedPassage]], width: int) -> str:
    kind = link.kind if link.status == "found" else f"{link.kind} ({link.status})"
    target = _words(link.other, reports, width) if link.other else "–"
    ruling = f": {link.ruling.verdict}, {link.ruling.rule} {link.ruling.detail}".rstrip() if link.ruling else ""
    ruling += f": {link.near}" if link.near else ""
    ruling += ", told with five years" if link.of_five else ""
    return f"{kind}: {_words(link.source, reports, width)} → {target}{ruling}"


def _words(place: Place, reports: dict[str, Report[ComparedPassage]], width: int) -> str:
    for p in reports[place.report].passages:
        if p.key == place.passage:
            return f"{p.key} “{_cut((_side(p, place.lang) or '')[place.start : place.end], width)}”"
    return f"chapter {place.chapter}"


def _indicator(indicator: Indicator) -> str:
    points = ", ".join(map(_point, indicator.points))
    return f"indicator {indicator.zh or '–'} / {indicator.en or '–'} ({indicator.unit or '–'}): {points}"


def _point(point: Point) -> str:
    note = f" ({point.note})" if point.note else ""
    high = "" if point.high is None else f"–{point.high}"
    return f"{point.year} {point.role} {'–' if point.value is None else point.value}{high}{note}"


def _side(p: ComparedPassage, lang: Lang) -> str | None:
    return p.zh if lang == "zh" else p.en


def _both(zh: str | None, en: str | None, width: int) -> str:
    return f"{_cut(zh or '–', width)} | {_cut(en or '–', width)}"


def _sources(readings: Iterable[Reading], *, several: bool) -> str:
    """Format the lines of a row in its files: `(5, 6)` in a report of one file, `(a.txt:5, b.txt:7)` of several."""
    lines: dict[str, set[int]] = defaultdict(set)
    for r in readings:
        lines[r.file].add(r.line)
    texts = [(f"{file}:" if several else "") + ", ".join(map(str, sorted(numbers))) for file, numbers in sorted(lines.items())]
    return f"({'; '.join(texts)})"


def _cut(text: str, width: int) -> str:
    short = text if not width or len(text) <= width else text[: width - 1] + "…"
    return short if short.isprintable() else "".join(_visible(c) for c in short)


def _visible(character: str) -> str:
    return f"\\u{ord(character):04x}" if category(character) in _HIDDEN else character
