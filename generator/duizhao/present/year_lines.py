"""Link rows to the years beside them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from duizhao.model.links import Link, Pair
from duizhao.model.shown import ShownLink, YearLine
from duizhao.present.quotes import Quotes
from duizhao.site.across import WORST_FIRST, verdict_of
from duizhao.site.targets import miss

_OF_PLANS = frozenset(("plan-outcome", "near"))
_NAMES = {"parallel-passage": "theme", "same-note": "note"}


def year_lines(pairs: Iterable[Pair], quotes: Quotes) -> Mapping[str, Mapping[str, YearLine]]:
    """Return the line of every linked row, by report and key of the row."""
    links: dict[tuple[str, str], list[Link]] = defaultdict(list)
    for pair in pairs:
        for link in pair.links:
            if link.shown and link.other and link.kind != "parallel-chapter":
                links[link.source.report, link.source.passage].append(link)
                links[link.other.report, link.other.passage].append(link)
    out: dict[str, dict[str, YearLine]] = defaultdict(dict)
    for (report, key), row_links in sorted(links.items()):
        out[report][key] = YearLine(report, _outcomes(row_links, quotes), _others(report, row_links, quotes))
    return out


def _outcomes(links: Iterable[Link], quotes: Quotes) -> tuple[ShownLink, ...]:
    """Sort outcomes: the worst verdict first, of one verdict the furthest from its target, then the surest."""
    outcomes = [x for x in links if x.kind in _OF_PLANS and x.sides and x.sides[1]]
    outcomes.sort(key=lambda x: (WORST_FIRST.index(verdict_of(x)), -miss(x), -x.score, x.source.start))
    return tuple(shown for x in outcomes if (shown := quotes.link(x)))


def _others(report: str, links: Iterable[Link], quotes: Quotes) -> tuple[tuple[str, int, str], ...]:
    """Return parallel passages and notes: name of the link (a key of `page.years`), year, address; each once."""
    out = []
    for x in links:
        if x.kind not in _OF_PLANS and x.target:
            there = x.target if x.source.report == report else x.source
            year = quotes.report(there.report).identity.year
            out.append((_NAMES[x.kind], year, quotes.address(there.report, there.passage)))
    return tuple(dict.fromkeys(out))
