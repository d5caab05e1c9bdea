"""Build the indicators of a series: names, units, points with notes."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from duizhao.cache import key
from duizhao.model.links import Claim, Indicator, Point
from duizhao.years.changes import change_of, with_change
from duizhao.years.clauses import PlacedClaim
from duizhao.years.coherence import name_of, one_quantity
from duizhao.years.compare import ReportClaims
from duizhao.years.list_verbs import with_list_verbs
from duizhao.years.near import words_before
from duizhao.years.nouns import noun
from duizhao.years.proof import is_bare, proves, with_verb
from duizhao.years.records import ClaimPair, PairRecord, ReportRecord
from duizhao.years.same_quantity import difference
from duizhao.years.scope import around, kind
from duizhao.years.series import Edge, Node, Slot, fill_gaps, grouped
from duizhao.years.subjects import relation
from duizhao.years.verdicts import Measure
from duizhao.years.wording import says


def indicators(
    series: str, reports: Sequence[ReportClaims], pairs: Sequence[PairRecord], inner: Sequence[ReportRecord], measure: Measure
) -> list[Indicator]:
    """Collect the quantities that have values for two years, or a target and an actual value, sorted by name; none without a sure name.

    `pairs` are the records of consecutive reports, `inner` those of each report.
    """
    slots = _slots(reports)
    records: list[tuple[PairRecord | ReportRecord, ReportClaims, ReportClaims]]
    records = [*zip(pairs, reports, reports[1:], strict=False), *zip(inner, reports, reports, strict=True)]
    edges = [e for record, a, b in records for e in _edges(record.same_quantity, a, b)]
    groups = grouped((e for e in edges if e.one in slots and e.other in slots), slots)
    words = [e for record, a, b in records for e in _edges(record.same_words, a, b)]
    unmeasured = [*_unmeasured(reports, pairs, slots), *(e for e in words if e.one in slots and e.other in slots)]
    figured = {(r.report.id, s.number) for r in reports for s in r.claims if s.claim.figure}
    groups = [g for g in fill_gaps(groups, unmeasured, slots) if any(n in figured for n in g)]
    by_node = {(r.report.id, s.number): s.claim for r in reports for s in r.claims}
    listed = {(r.report.id, k): claim for r in reports for k, claim in with_list_verbs(r.claims).items()}
    things = by_node | {n: claim for n, claim in listed.items() if kind(claim) != "growth"}
    groups = [kept for g in groups if len(kept := one_quantity(g, things, measure)) > 1]

    def build(group: Sequence[Node]) -> Indicator:
        return _indicator(series, [by_node[n] for n in group], slots, group, listed, measure)

    candidates = [_proved(g, by_node, listed, build) for g in groups]
    return sorted((i for i in candidates if i), key=lambda i: (i.zh, i.id))


def _proved(
    group: tuple[Node, ...],
    claims: Mapping[Node, Claim],
    listed: Mapping[Node, Claim],
    build: Callable[[Sequence[Node]], Indicator],
) -> Indicator | None:
    """Build the indicator of those claims of a group that say just what its name says; None if fewer than two do.

    Where fewer than two with a figure do, claims that a note marks as another scope are kept, too.
    """
    series = [claims[n] for n in group]

    def proving(zh: str, one: Indicator) -> tuple[Node, ...]:
        kept = tuple(n for n in group if zh and proves(zh, claims[n], listed.get(n, claims[n]), series))
        if sum(claims[n].figure is not None for n in kept) <= 1:
            noted = {p.claim for p in one.points if p.note.startswith("definition")}
            kept = tuple(n for n in group if zh and (n in kept or claims[n] in noted))
        figured = [listed.get(n, claims[n]) for n in kept if claims[n].figure]
        alone = len(figured) == 1 and is_bare(zh, figured[0])
        return kept if len(kept) > 1 and figured and not alone else ()

    one = build(group)
    kept = proving(one.zh, one)
    if one.zh and not kept and (zh := with_verb(one.zh, [c for c in series if c.figure])):
        kept = proving(zh, one)
        return replace(build(kept), zh=zh) if kept else None
    if kept and kept != group:
        group, one = kept, build(kept)
        kept = kept if proving(one.zh, one) == kept else ()
    return one if kept else None


def _slots(reports: Sequence[ReportClaims]) -> dict[Node, Slot]:
    """Map each claim on one year to its year and role; a review is on the year before the report.

    What a clause tells after taking something out (扣除房地产投资后) is another quantity.
    """
    out: dict[Node, Slot] = {}
    for r in reports:
        year = r.report.identity.year
        out |= {(r.report.id, s.number): (year, "target") for s in r.commitments if s.claim.period == "year"}
        passed = {s.number for s, after in pairwise(r.outcomes) if _goes_on_to(s, after)}
        told = [
            s
            for s in r.outcomes
            if not _is_floor(s) and s.claim.period == "year" and not says("without", words_before(r.report, s))
        ]
        told = [s for s in told if s.number not in passed]
        out |= {(r.report.id, s.number): (year - 1, "actual") for s in told}
    return out


def _is_floor(one: PlacedClaim) -> bool:
    """Is a figure told of several years the least of them (稳定在120万吨以上), not the level at their end?"""
    return one.span == "five" and one.claim.figure is not None and says("floor", one.claim.text)


def _goes_on_to(one: PlacedClaim, after: PlacedClaim) -> bool:
    """Is a figure only passed on the way to the next one of its clause: 规模突破3亿元、达4亿元?"""
    if one.clause != after.clause or not one.claim.figure or not after.claim.figure:
        return False
    return one.claim.figure.unit == after.claim.figure.unit and says("goes_on", around(after.claim)[0])


def _edges(pairs: Sequence[ClaimPair], a: ReportClaims, b: ReportClaims) -> list[Edge]:
    return [Edge((a.report.id, p.earlier), (b.report.id, p.later), p.score) for p in pairs]


def _unmeasured(reports: Sequence[ReportClaims], pairs: Sequence[PairRecord], slots: dict[Node, Slot]) -> list[Edge]:
    """Link a commitment with its shown outcome where one of them has no figure."""
    out = []
    for pair, a, b in zip(pairs, reports, reports[1:], strict=False):
        for answer in pair.outcomes:
            if answer.target is None or not answer.shown:
                continue
            one, other = a.claims[answer.source].claim, b.claims[answer.target].claim
            ends = (a.report.id, answer.source), (b.report.id, answer.target)
            if (one.figure and other.figure) or not all(n in slots for n in ends):
                continue
            out.append(Edge(*ends, answer.score))
    return out


def _indicator(
    series: str, claims: Sequence[Claim], slots: dict[Node, Slot], group: Sequence[Node], listed: Mapping[Node, Claim], measure: Measure,
) -> Indicator:  # fmt: skip
    """Build the indicator of a group of claims; `listed` are those that take the verb of a list, with it."""
    figured = [c for c in claims if c.figure]
    unit = Counter(c.figure.unit for c in figured if c.figure).most_common(1)[0][0]
    scale = next(_scale(c, measure) for c in figured if c.figure and c.figure.unit == unit)
    points = [
        Point(*slots[node], _value(claim, scale, measure), claim, "", _high(claim, scale, measure))
        for node, claim in zip(group, claims, strict=True)
    ]
    points.sort(key=lambda p: (p.year, p.role == "actual"))
    points = [replace(p, note=_note(points, k)) for k, p in enumerate(points)]
    comparable = [p.claim for p in points if p.value is not None and not p.note] or figured
    base = name_of(comparable)
    name = key(series, base, unit, kind(figured[-1]), min(f"{c.place.report}{c.place.passage}{c.place.start}" for c in claims))[
        :7
    ]
    whole = dict(zip(claims, (listed.get(n, c) for n, c in zip(group, claims, strict=True)), strict=True))
    zh = with_change(base, [whole[c] for c in comparable])
    return Indicator(f"i{name}", series, zh, "", unit, change_of(zh, kind(figured[-1])), tuple(points))


def _scale(claim: Claim, measure: Measure) -> float:
    """Return the size of its unit in the base unit of its dimension."""
    figure = claim.figure
    assert figure is not None
    return measure(figure)[1] / float(figure.value) if figure.value else 1.0


def _value(claim: Claim, scale: float, measure: Measure) -> Decimal | None:
    if claim.figure is None:
        return None
    if abs(_scale(claim, measure) - scale) <= 1e-9 * scale:
        return claim.figure.value
    return Decimal(f"{measure(claim.figure)[1] / scale:.6g}")


def _high(claim: Claim, scale: float, measure: Measure) -> Decimal | None:
    """Return the upper bound of a range in the unit whose size is `scale`."""
    if claim.figure is None or claim.figure.high is None:
        return None
    return _value(replace(claim, figure=replace(claim.figure, value=claim.figure.high, high=None)), scale, measure)


def _note(points: Sequence[Point], k: int) -> str:
    """Describe how a claim differs from most of its neighbours in time; empty if it does not."""
    claim = points[k].claim
    if claim.figure is None:
        return "no figure"
    near = [p.claim for p in points[max(0, k - _NEAR) : k + _NEAR + 1] if p.claim.figure and p.claim is not claim]
    notes = [note for other in near if (note := difference(claim, other) or _other_kind(claim, other))]
    return f"definition changed: {notes[0]}" if notes and len(notes) * 2 >= len(near) else ""


def _other_kind(one: Claim, other: Claim) -> str:
    names = noun(one), noun(other)
    return f"scope: {names[0]} / {names[1]}" if all(names) and relation(*names) == "part" else ""


_NEAR = 3  # points before and after
