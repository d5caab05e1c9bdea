"""Link each report of a series with the next one; results are cached by the content of the reports."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from duizhao.cache import Cache
from duizhao.diagnostics import Collector
from duizhao.model.links import Claim, Indicator, Link, LinkKind, Pair, Place, Ruling, Years, missing_years
from duizhao.model.report import Series
from duizhao.years.cached import claims_of, indicators_of, pair_record, report_record
from duizhao.years.clauses import PlacedClaim
from duizhao.years.compare import ReportClaims
from duizhao.years.decisions import Decisions, apply_decisions, report_premature, report_unreviewed
from duizhao.years.names import Terms, new_terms, same_notes
from duizhao.years.outcomes import Answer
from duizhao.years.records import PairRecord
from duizhao.years.tables import load
from duizhao.years.verdicts import Measure, rule

_BY_RULE = 0.95  # the score of near links, which rules find: all of 23 that were read are right


@dataclass(frozen=True, slots=True)
class LinkOptions:
    """Functions of other stages (measure a figure, list the terms of a note), and an editor's decisions on links."""

    measure: Measure
    terms: Terms
    decisions: Decisions = ()


def link_years(
    series: Sequence[Series], options: LinkOptions, cache: Cache, diagnostics: Collector, progress: Callable[[int, int], None]
) -> Years:
    """Link the consecutive reports of each series and collect its indicators.

    Where the report of the next year is missing, the one after it reviews another year: it has no outcomes of the plan. A decision of an editor that matches no link is reported in `diagnostics`.
    """
    count = sum(max(0, len(s.reports) - 1) for s in series)
    done = 0
    pairs: list[Pair] = []
    all_indicators: list[Indicator] = []
    for one in series:
        claims = [claims_of(r, cache) for r in one.reports]
        for r in claims:
            _report_left_out(r, diagnostics)
        records: list[PairRecord] = []
        for earlier, later in pairwise(claims):
            progress(done, count)
            records.append(pair_record(earlier, later, options.measure, cache))
            pairs.append(_pair(earlier, later, records[-1], options, diagnostics))
            done += 1
        if claims:
            report_premature(claims[-1].report.id, options.decisions, diagnostics)
        inner = [report_record(r, options.measure, cache) for r in claims]
        all_indicators += indicators_of(one.slug, claims, records, inner, options.measure, cache)
    progress(count, count)
    return Years(tuple(pairs), tuple(all_indicators))


def _report_left_out(report: ReportClaims, diagnostics: Collector) -> None:
    for row, why in report.left_out:
        line = report.report.passages[row].row.zh[0]
        diagnostics.add("Y101", line.file, line.line, why)


def _pair(earlier: ReportClaims, later: ReportClaims, record: PairRecord, options: LinkOptions, diagnostics: Collector) -> Pair:
    reviewed = missing_years(earlier.report.identity.year, later.report.identity.year) == ()
    outcomes: list[Link] = []
    if reviewed:
        outcomes = apply_decisions(
            _outcomes(earlier, later, record, options.measure), earlier, later, options.decisions, options.measure, diagnostics
        )
    else:
        report_unreviewed(earlier.report, options.decisions, diagnostics)
    links = [*outcomes, *_parallels(earlier, later, record)]
    links += same_notes(earlier.report, later.report, options.terms)
    linked = {id(x.sides[1]) for x in links if x.sides and x.shown and x.target}
    surplus = [s.claim for s in later.outcomes if reviewed and s.claim.figure and id(s.claim) not in linked]
    return Pair(
        earlier.report.id, later.report.id, tuple(sorted(links, key=_order)), tuple(surplus),
        tuple(s.claim for s in earlier.commitments), tuple(s.claim for s in later.commitments), tuple(_carried(earlier, later, record)),
        new_terms(later.report, earlier.report), new_terms(earlier.report, later.report),
        (_unread(earlier), _unread(later)),
    )  # fmt: skip


def _carried(earlier: ReportClaims, later: ReportClaims, record: PairRecord) -> list[tuple[int, int, float]]:
    """List the commitments of both plans as indices, with those that are set again; each commitment once."""
    at = tuple({s.number: k for k, s in enumerate(r.commitments)} for r in (earlier, later))
    used: set[tuple[int, int]] = set()
    out = []
    for c in (*record.carried, *record.again):
        ends = (0, c.earlier), (1, c.later)
        if c.later in at[1] and used.isdisjoint(ends):
            used.update(ends)
            out.append((at[0][c.earlier], at[1][c.later], c.score))
    return out


def _order(link: Link) -> tuple[object, ...]:
    return -link.score, link.kind, link.source.passage, link.source.start, link.target is None


def _unread(report: ReportClaims) -> int:
    return sum(1 for p in report.report.passages if not p.zh)


def _outcomes(earlier: ReportClaims, later: ReportClaims, record: PairRecord, measure: Measure) -> list[Link]:
    again = {pair.earlier: later.claims[pair.later] for pair in record.again}
    out: list[Link] = []
    in_general: set[int] = set()
    for answer in record.outcomes:
        commitment = earlier.claims[answer.source].claim
        told = later.claims[answer.target] if answer.target is not None else None
        if told is not None and not (answer.near and answer.near.target == told.number):
            ruling = rule(commitment, told.claim, measure) if answer.shown else None
            found = _link("plan-outcome", answer.score, commitment, told.claim, ruling)
            out.append(replace(found, shown=_is_sure(answer, ruling), of_five=told.span == "five"))
        if answer.near and answer.near.reason == "general":
            placed, item = earlier.claims[answer.source], later.claims[answer.near.target]
            if placed.clause not in in_general:  # an item of a list, however many figures it has
                in_general.add(placed.clause)
                near = _link("near", _BY_RULE, _whole(earlier, placed), _whole(later, item), None)
                out.append(replace(near, near="general"))
        elif answer.near:
            near = _link("near", _BY_RULE, commitment, later.claims[answer.near.target].claim, None)
            out.append(replace(near, near=answer.near.reason))
        elif not answer.shown and (link := _unanswered(answer, commitment, told, again.get(answer.source))):
            out.append(link)
    return out


def _is_sure(answer: Answer, ruling: Ruling | None) -> bool:
    """Is an outcome sure enough to be shown? One in words alone must be surer than one with a figure that is compared."""
    if ruling is None:
        return False
    return ruling.verdict != "reported" or answer.in_words


def _whole(report: ReportClaims, placed: PlacedClaim) -> Claim:
    """Return the clause of a claim as one claim, whatever figures it has."""
    pieces = [s.claim for s in report.claims if s.clause == placed.clause]
    place = replace(pieces[0].place, end=pieces[-1].place.end)
    return replace(pieces[0], place=place, text="".join(c.text for c in pieces), figure=None)


def _unanswered(answer: Answer, commitment: Claim, nearest: PlacedClaim | None, again: PlacedClaim | None) -> Link | None:
    """Say that a task is set again, or is not mentioned; None where the later report names it elsewhere, or it is not sure."""
    if again is not None:
        long = again.claim.period == "long"
        if again.kind != "plan" and not long:
            return None
        link = _link("plan-outcome", answer.none, commitment, again.claim, Ruling("set again", "aims" if long else "next plan"))
        return replace(link, target=None)
    if answer.none < load("weights.toml")["decision"]["silent"]:
        return None
    link = _link(
        "plan-outcome", answer.none, commitment, nearest.claim if nearest else None, Ruling("not mentioned", "nothing near")
    )
    return replace(link, target=None)


def _link(kind: LinkKind, score: float, commitment: Claim, other: Claim | None, ruling: Ruling | None) -> Link:
    target = other.place if other else None
    return Link(kind, score, shown=True, source=commitment.place, target=target, ruling=ruling, sides=(commitment, other))


def _parallels(earlier: ReportClaims, later: ReportClaims, record: PairRecord) -> list[Link]:
    lengths = [{p.key: len(p.zh or "") for p in r.report.passages} for r in (earlier, later)]
    out = []
    for p in record.parallels:
        one = Place(earlier.report.id, p.earlier_chapter, p.earlier_passage, "zh", 0, lengths[0].get(p.earlier_passage, 0))
        other = Place(later.report.id, p.later_chapter, p.later_passage, "zh", 0, lengths[1].get(p.later_passage, 0))
        out.append(Link(p.kind, p.score, p.shown, one, other, None, None))
    return out
