"""Write the pages of headline indicators."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from duizhao.model.artefact import File
from duizhao.model.links import Indicator
from duizhao.model.shown import ShownCell
from duizhao.model.site import Site
from duizhao.pages.compare.findings import changed, finding, missed, summary
from duizhao.pages.compare.groups import Group, divide, pages_of, part_of
from duizhao.pages.compare.lines import line_chart
from duizhao.pages.compare.matrix import matrix, sentences
from duizhao.pages.compare.ranking import Ranking, legend, rankings
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
        before, after = (_step(shown[i]) if 0 <= i < len(shown) else None for i in (k - 1, k + 1))
        yield from _pages(table, _Around("../../", before, after))


@dataclass(frozen=True, slots=True)
class _Around:
    """The way from a page to the top of the site, and to the pages before and after it: addresses and names, None at the ends."""

    root: str
    before: tuple[str, str] | None
    after: tuple[str, str] | None


def _step(table: Table) -> tuple[str, str]:
    return f"../{table.headline.id}/", _name(table)


def _pages(table: Table, around: _Around) -> Iterator[File]:
    """Yield the page of an indicator; of one with very many places a page with their latest targets, and one for each group of places."""
    path, groups = f"{addresses.COMPARE}/{table.headline.id}", divide(table)
    if not groups:
        yield File(f"{path}.md", _page(table, around))
        return
    yield File(f"{path}.md", _front(table, groups, around))
    for k, group in enumerate(groups):
        ends = (groups[i] if 0 <= i < len(groups) else None for i in (k - 1, k + 1))
        before, after = (((f"../{g.path}/", both(*g.name)) if g else None) for g in ends)
        yield File(f"{path}/{group.path}.md", _page(group.table, _Around("../../../", before, after), group))


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
            {"href": f"{t.headline.id}/", "name": _name(t), "year": year, "rows": rows, "pages": pages_of(divide(t))}
            for t in shown
            for year, rows in [missed(t)]
            if rows
        ],
        changed=[
            {"href": f"{t.headline.id}/", "name": _name(t), "year": year, "rows": rows, "pages": pages_of(divide(t))}
            for t in shown
            for year in [summary(t).year]
            if (rows := changed(t, year))
        ],
    )


def _page(table: Table, around: _Around, group: Group | None = None) -> bytes:
    """Render a page with the sentences of its places; `group`: which of those of the indicator."""
    found = list(rankings(table))
    line = line_chart(table)
    title = (table.headline.zh, table.headline.en)
    if group:
        title = (f"{title[0]}：{group.name[0]}", f"{title[1]}: {group.name[1]}")
    return _rendered(
        table,
        title,
        around,
        year=found[0].year if found else table.years[0],
        rankings=found if len(table.places) > 1 else [],
        pages={},
        groups=[("../", _name(table))] if group else [],
        line=line,
        line_name=both(line.place.zh, line.place.en) if line else "",
        years=table.years,
        matrix=matrix(table),
        sentences=list(sentences(table)),
    )


def _front(table: Table, groups: Sequence[Group], around: _Around) -> bytes:
    """Render the page of an indicator that is divided: the chart of the latest year leads to the pages of the groups."""
    latest = list(islice(rankings(_in_chart(table)), 1))
    return _rendered(
        table,
        (table.headline.zh, table.headline.en),
        around,
        year=latest[0].year if latest else table.years[0],
        rankings=latest,
        pages=pages_of(groups),
        groups=[(f"{g.path}/", both(*g.name)) for g in groups],
        line=None,
        line_name="",
        years=(),
        matrix=(),
        sentences=[],
    )


def _in_chart(table: Table) -> Table:
    """Leave out the kinds of places that would make a chart too long, the smallest first."""
    places: list[Place] = []
    for kind in KINDS:
        some = [p for p in table.places if p.kind == kind]
        if places and len(places) + len(some) > _CHARTED:
            break
        places += some
    return part_of(table, places)


_CHARTED = 400  # rows of a chart


def _rendered(
    table: Table, title: tuple[str, str], around: _Around, *, year: int, rankings: Sequence[Ranking], **values: object
) -> bytes:
    headline = table.headline
    zh, en = unit_name(headline.unit), _UNITS_EN.get(headline.unit, headline.unit)
    kinds = {r.kind for ranking in rankings for r in ranking.rows} | {p.kind for p in table.places if values["matrix"]}
    return render(
        "headline.md.jinja",
        title=" · ".join(title),
        name=both(*title),
        finding=finding(table, summary(table)),
        unit=both(zh, en) if zh else label("page.compare.count"),
        form=label("page.compare.form_" + headline.form),
        kinds=[(k, label("page.compare.kinds." + k)) for k in KINDS if k in kinds],
        rankings=rankings,
        legend=legend(rankings),
        tiles=tiles(table, year),
        tile_year=year,
        changed=changed(table, year),
        changed_year=year,
        root=around.root,
        csv=addresses.compare_data(headline.id),
        before=around.before,
        after=around.after,
        file=headline.file,
        **values,
    )


_UNITS_EN = {"yuan": "yuan", "t": "tonnes", "ug/m3": "µg/m³"}
