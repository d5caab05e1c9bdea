"""Make the data file, the table and the workbook of the term bank."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from duizhao.data.report import SCHEMA
from duizhao.model.report import Series
from duizhao.model.shown import ShownTerm
from duizhao.site.tables import BOM, csv_rows
from duizhao.site.workbook import workbook

_COLUMNS = ("term", "pinyin", "count", "reports", "rendering", "series", "place", "report", "year", "times", "status", "url")


def terms_data(terms: Iterable[ShownTerm]) -> dict[str, object]:
    """Convert the terms: renderings with all their places, the commonest first, and after them those that are not sure."""
    return {"schema": SCHEMA, "terms": [_term(t) for t in terms]}


def _term(term: ShownTerm) -> dict[str, object]:
    return {
        "id": term.id,
        "zh": term.zh,
        "pinyin": term.pinyin,
        "count": term.count,
        "quoted": term.quoted,
        "official": list(term.official),
        "forbidden": list(term.forbidden),
        "first": term.reports[0][0],
        "last": term.reports[-1][0],
        "reports": [{"report": report, "count": n} for report, n in term.reports],
        "renderings": [
            {
                "en": r.en,
                "count": len(r.places),
                "status": r.status,
                "places": [{"report": p.report, "passage": p.row, "zh": p.zh, "en": p.en} for p in r.places],
            }
            for r in (*term.renderings, *term.unsure)
        ],
        "changes": [{"report": c.report, "before": c.before, "after": c.after} for c in term.changes],
    }


def terms_table(terms: Iterable[ShownTerm], series: Sequence[Series]) -> bytes:
    """Make a table with a row for each term, rendering and report; the rendering is empty where none is sure."""
    return (BOM + csv_rows([_COLUMNS, *_rows(terms, _reports_of(series))])).encode()


def terms_workbook(terms: Iterable[ShownTerm], series: Sequence[Series]) -> bytes:
    """Make the same table as a workbook."""
    of = _reports_of(series)
    widths = (24, 28, 7, 8, 44, 16, 16, 20, 7, 7, 10, 40)
    rows = ([x if isinstance(x, int) else str(x) for x in row] for row in _rows(terms, of))
    return workbook("Terms 术语", tuple(zip(_COLUMNS, widths, strict=True)), rows)


def _reports_of(series: Sequence[Series]) -> dict[str, tuple[str, str, int]]:
    """Map the ID of each report to its series, the name of its place, and its year."""
    return {r.id: (s.slug, s.zh or s.en, r.identity.year) for s in series for r in s.reports}


def _rows(terms: Iterable[ShownTerm], of: Mapping[str, tuple[str, str, int]]) -> Iterator[Sequence[object]]:
    for t in terms:
        for report, count in t.reports:
            slug, place, year = of[report]
            rendered = [(r, [p for p in r.places if p.report == report]) for r in t.renderings]
            rest = count - sum(len(places) for _, places in rendered)
            known = [(r.en, len(places), r.status, places[0].address) for r, places in rendered if places]
            for en, times, status, address in [*known, *([("", rest, "", "")] if rest > 0 else [])]:
                yield t.zh, t.pinyin, t.count, len(t.reports), en, slug, place, report, year, times, status, address
