"""The quiet line under a row: where the same matter stands in the years beside it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from duizhao.model.links import Claim, Link, Pair
from duizhao.model.report import Series
from duizhao.render.addresses import TO_ROOT, Addresses
from duizhao.render.escape import cell
from duizhao.render.labels import label
from duizhao.render.quotes import Quotes, QuoteView
from duizhao.render.template import render
from duizhao.render.years_views import LinkView, amount, link_view, verdict_label


@dataclass(frozen=True, slots=True)
class OutcomeView:
    """A link as one of its two rows shows it: this row's words first."""

    view: LinkView
    mine: QuoteView
    other: QuoteView
    mine_name: str
    other_name: str


def year_lines(series: Series, pairs: Iterable[Pair], to: Addresses) -> dict[str, dict[str, str]]:
    """The line of every linked row as HTML on one line, by report and key of the row."""
    quotes = Quotes(series, to)
    links: dict[tuple[str, str], list[Link]] = defaultdict(list)
    for pair in pairs:
        for link in pair.links:
            if link.shown and link.target and link.kind != "parallel-chapter":
                links[link.source.report, link.source.passage].append(link)
                links[link.target.report, link.target.passage].append(link)
    out: dict[str, dict[str, str]] = defaultdict(dict)
    for (report, key), mine in sorted(links.items()):
        out[report][key] = _line(report, mine, quotes)
    return out


def _line(report: str, links: list[Link], quotes: Quotes) -> str:
    outcomes = [x for x in links if x.kind == "plan-outcome" and x.sides and x.sides[1]]
    outcomes.sort(key=lambda x: (x.sides is None or x.sides[0].figure is None, -x.score, x.source.start))
    others = _others(report, [x for x in links if x.kind != "plan-outcome"], quotes)
    html = render(
        "years_line.md.jinja",
        summary=_summary(outcomes, len(outcomes) + len(others), quotes)
        if outcomes
        else f"{label('page.years.line')}: {others[0][1]}",
        outcomes=[_outcome(report, x, quotes) for x in outcomes],
        others=others,
    ).decode()
    return " ".join(html.split())


def _summary(outcomes: list[Link], count: int, quotes: Quotes) -> str:
    """“2024 plan: 7万套 → 2025 report: 7.1万套 · met”, and how many more there are."""
    first = outcomes[0]
    assert first.sides
    assert first.sides[1]
    plan, result = first.sides
    years = [quotes.claim(c, "").year for c in (plan, first.sides[1])]
    parts = [label("page.years.plan", year=years[0]), label("page.years.review", year=years[1])]
    said = [_figure(plan), _figure(result)]
    line = " → ".join(f"{part}: {figure}" if figure else part for part, figure in zip(parts, said, strict=True))
    verdict = verdict_label(first.ruling.verdict) if first.ruling else ""
    more = f" · {label('page.years.more', n=count - 1)}" if count > 1 else ""
    return f"{line} · {verdict}{more}"


def _figure(claim: Claim | None) -> str:
    if claim is None or claim.figure is None:
        return ""
    return cell(amount(claim.figure.value, claim.figure.approx, claim.figure.unit))


def _outcome(report: str, link: Link, quotes: Quotes) -> OutcomeView:
    view = link_view(link, quotes, TO_ROOT, 0)
    assert view.target
    plan = view.source, label("page.years.plan", year=view.source.year)
    result = view.target, label("page.years.review", year=view.target.year)
    mine, other = (plan, result) if link.source.report == report else (result, plan)
    return OutcomeView(view, mine[0], other[0], mine[1], other[1])


def _others(report: str, links: list[Link], quotes: Quotes) -> list[tuple[str, str]]:
    """Parallel passages and notes: address and words of a link."""
    out = []
    for x in links:
        if x.target is None:
            continue
        there = x.target if x.source.report == report else x.source
        view = quotes.place(there, TO_ROOT)
        key = "page.years.theme" if x.kind == "parallel-passage" else "page.years.note"
        out.append((view.href, label(key, year=view.year)))
    return list(dict.fromkeys(out))
