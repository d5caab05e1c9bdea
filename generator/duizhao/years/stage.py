"""Link the reports of every series, each with the next; what a pair of contents gave is kept."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import cast

from duizhao.cache import Cache, key, version
from duizhao.diagnostics import Collector
from duizhao.model.links import Indicator, Link, LinkKind, Pair, Place, Ruling, Years
from duizhao.model.report import Series
from duizhao.years.indicators import indicators
from duizhao.years.judged import Judged, judged_links, unanswered
from duizhao.years.names import Terms, new_terms, same_notes
from duizhao.years.pair import Read, Row, find, read, within
from duizhao.years.verdicts import Measure, rule

Found = dict[str, list[Row]]


@dataclass(frozen=True, slots=True)
class LinkOptions:
    """What this stage takes from others: how to measure a figure, and the terms of a note."""

    measure: Measure
    terms: Terms
    judged: Judged = ()


def link_years(
    series: Sequence[Series], options: LinkOptions, cache: Cache, said: Collector, progress: Callable[[int, int], None]
) -> Years:
    """Everything that is known across the years of each series; only neighbours are linked.

    An editor's judgement that fits nothing is said.
    """
    count = sum(max(0, len(s.reports) - 1) for s in series)
    done = 0
    pairs: list[Pair] = []
    found: list[Indicator] = []
    for one in series:
        reads = [read(r) for r in one.reports]
        kept: list[Found] = []
        for earlier, later in pairwise(reads):
            progress(done, count)
            kept.append(_kept(earlier, later, options.measure, cache))
            pairs.append(_pair(earlier, later, kept[-1], options, said))
            done += 1
        if reads:
            unanswered(reads[-1].report.id, options.judged, said)
        inner = [_inner(r, options.measure, cache) for r in reads]
        found += indicators(one.slug, reads, kept, inner, options.measure)
    progress(count, count)
    return Years(tuple(pairs), tuple(found))


def _kept(earlier: Read, later: Read, measure: Measure, cache: Cache) -> Found:
    """What links a pair, from the cache where both texts and the code are as they were."""
    name = key(
        "years", version("duizhao.years", "duizhao.figures", "duizhao.genre", "duizhao.text"), _content(earlier), _content(later)
    )
    value = cache.get(name)
    if isinstance(value, dict) and all(isinstance(rows, list) for rows in value.values()):
        return cast("Found", value)
    found = find(earlier, later, measure)
    cache.put(name, found)
    return found


def _inner(report: Read, measure: Measure, cache: Cache) -> Found:
    name = key("year", version("duizhao.years", "duizhao.figures", "duizhao.genre", "duizhao.text"), _content(report))
    value = cache.get(name)
    if isinstance(value, dict) and all(isinstance(rows, list) for rows in value.values()):
        return cast("Found", value)
    found = within(report, measure)
    cache.put(name, found)
    return found


def _content(report: Read) -> str:
    rows = [(p.key, p.chapter, p.kind, p.zh) for p in report.report.passages]
    heads = [(c.id, c.heading, c.zh, c.en) for c in report.report.chapters]
    return key(report.report.id, rows, heads)


def _pair(earlier: Read, later: Read, found: Found, options: LinkOptions, said: Collector) -> Pair:
    outcomes = judged_links(
        _outcomes(earlier, later, found, options.measure), earlier, later, options.judged, options.measure, said
    )
    links = [*outcomes, *_parallels(earlier, later, found)]
    links += same_notes(earlier.report, later.report, options.terms)
    answered = {id(x.sides[1]) for x in links if x.sides and x.shown and x.target}
    surplus = [s.claim for s in later.outcomes if s.claim.figure and id(s.claim) not in answered]
    at = tuple({s.number: k for k, s in enumerate(r.commitments)} for r in (earlier, later))
    carried = [(at[0][cast("int", a)], at[1][cast("int", b)], cast("float", p)) for a, b, p in found["carried"]]
    return Pair(
        earlier.report.id, later.report.id, tuple(sorted(links, key=_order)), tuple(surplus),
        tuple(s.claim for s in earlier.commitments), tuple(s.claim for s in later.commitments), tuple(carried),
        new_terms(later.report, earlier.report), new_terms(earlier.report, later.report),
        (_unread(earlier), _unread(later)),
    )  # fmt: skip


def _order(link: Link) -> tuple[object, ...]:
    return -link.score, link.kind, link.source.passage, link.source.start, link.target is None


def _unread(report: Read) -> int:
    return sum(1 for p in report.report.passages if not p.zh)


def _outcomes(earlier: Read, later: Read, found: Found, measure: Measure) -> list[Link]:
    out = []
    for source, target, score, shown, silent in cast("list[tuple[int, int | None, float, bool, bool]]", found["outcomes"]):
        ours = earlier.said[source].claim
        theirs = later.said[target].claim if target is not None else None
        if theirs is not None:
            ruling = rule(ours, theirs, measure) if shown else None
            out.append(Link("plan-outcome", score, shown, ours.place, theirs.place, ruling, (ours, theirs)))
        if silent:
            ruling = Ruling("not mentioned", "nothing near")
            out.append(
                Link(
                    "plan-outcome",
                    round(1 - score, 4),
                    shown=True,
                    source=ours.place,
                    target=None,
                    ruling=ruling,
                    sides=(ours, theirs),
                )
            )
    return out


def _parallels(earlier: Read, later: Read, found: Found) -> list[Link]:
    long = [{p.key: len(p.zh or "") for p in r.report.passages} for r in (earlier, later)]
    out = []
    for kind, *ends, score, shown in cast("list[tuple[LinkKind, str, str, str, str, float, bool]]", found["parallels"]):
        one = Place(earlier.report.id, ends[0], ends[1], "zh", 0, long[0].get(ends[1], 0))
        other = Place(later.report.id, ends[2], ends[3], "zh", 0, long[1].get(ends[3], 0))
        out.append(Link(kind, score, shown, one, other, None, None))
    return out
