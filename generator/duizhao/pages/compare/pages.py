"""Write the pages of headline indicators."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence

from duizhao.model.artefact import File
from duizhao.model.links import Indicator
from duizhao.model.shown import ShownCell
from duizhao.model.site import Site
from duizhao.pages.compare.findings import Listed, changed, finding, missed, summary
from duizhao.pages.compare.lines import line_chart
from duizhao.pages.compare.matrix import matrix, sentences
from duizhao.pages.compare.ranking import legend, rankings
from duizhao.pages.compare.tiles import tiles
from duizhao.pages.compare.views import KINDS, Place, Table, both, place_of, tables
from duizhao.pages.template import render
from duizhao.site import addresses
from duizhao.site.amounts import unit_name
from duizhao.site.labels import label, label_text


def headlines_of(indicators: Iterable[Indicator], cells: Iterable[ShownCell], paged: Collection[str]) -> dict[str, str]:
    """Map indicators of a series to the headline indicators that have a page and that most of their clauses tell."""
    places: dict[tuple[str, str], list[tuple[int, int, str]]] = {}
    for c in (shown.cell for shown in cells):
        if c.place is not None and c.indicator in paged and c.state == "stated":
            places.setdefault((c.report, c.place.passage), []).append((c.place.start, c.place.end, c.indicator))
    out = {}
    for i in indicators:
        found: Counter[str] = Counter()
        for p in i.points:
            figure, place = p.claim.figure, p.claim.place
            at = places.get((place.report, place.passage), ()) if figure is not None else ()
            found.update(h for start, end, h in at if figure is not None and start <= figure.start and figure.end == end)
        if found:
            out[i.id] = found.most_common(1)[0][0]
    return out


def compare_pages(site: Site, cells: Sequence[ShownCell]) -> Iterator[File]:
    """Yield the overview and a page for each indicator; nothing if there is nothing to compare."""
    if not site.comparison.paged:
        return
    places = sorted(map(place_of, site.corpus.series), key=lambda p: KINDS.index(p.kind))
    shown = [t for t in tables(site.comparison, places, cells) if t.headline.id in site.comparison.paged]
    yield File(f"{addresses.COMPARE}/index.md", _overview(shown, places))
    for k, table in enumerate(shown):
        before, after = (shown[i] if 0 <= i < len(shown) else None for i in (k - 1, k + 1))
        yield File(f"{addresses.COMPARE}/{table.headline.id}.md", _page(table, before, after))


def _name(table: Table) -> str:
    return both(table.headline.zh, table.headline.en)


def _overview(shown: Sequence[Table], places: Sequence[Place]) -> bytes:
    kinds = [(label("page.compare.kinds." + k), n) for k in KINDS if (n := sum(p.kind == k for p in places))]
    return render(
        "compare.md.jinja",
        title=label_text("page.compare.title"),
        alone=len(places) == 1,
        kinds=kinds,
        years=(min(t.years[-1] for t in shown), max(t.years[0] for t in shown)),
        rows=[{"href": f"{t.headline.id}/", "name": _name(t), "summary": summary(t)} for t in shown],
        missed=[
            {"href": f"{t.headline.id}/", "name": _name(t), "year": year, "rows": rows}
            for t in shown
            for year, rows in [missed(t)]
            if rows
        ],
        changed=[
            {"href": f"{t.headline.id}/", "name": _name(t), "year": year, "rows": rows}
            for t in shown
            for year in [summary(t).year]
            if (rows := changed(t, year))
        ],
    )


def _page(table: Table, before: Table | None, after: Table | None) -> bytes:
    found = list(rankings(table))
    line = line_chart(table)
    headline = table.headline
    year = found[0].year if found else table.years[0]
    zh, en = unit_name(headline.unit), _UNITS_EN.get(headline.unit, headline.unit)
    changes: list[Listed] = changed(table, year)
    return render(
        "headline.md.jinja",
        title=f"{headline.zh} · {headline.en}",
        name=_name(table),
        finding=finding(table, summary(table)),
        unit=both(zh, en) if zh else label("page.compare.count"),
        form=label("page.compare.form_" + headline.form),
        alone=len(table.places) == 1,
        kinds=[(k, label("page.compare.kinds." + k)) for k in KINDS if any(p.kind == k for p in table.places)],
        rankings=found if len(table.places) > 1 else [],
        legend=legend(found),
        tiles=tiles(table, year),
        tile_year=year,
        line=line,
        line_name=both(line.place.zh, line.place.en) if line else "",
        years=table.years,
        matrix=matrix(table),
        sentences=list(sentences(table)),
        changed=changes,
        changed_year=year,
        csv=f"../../{addresses.compare_data(headline.id)}",
        before=(f"../{before.headline.id}/", _name(before)) if before else None,
        after=(f"../{after.headline.id}/", _name(after)) if after else None,
        file=headline.file,
    )


_UNITS_EN = {"yuan": "yuan", "t": "tonnes", "ug/m3": "µg/m³"}
