"""Build the indicators of a series: names, units, points with notes."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from duizhao.cache import key
from duizhao.model.links import Claim, Indicator, Point
from duizhao.text.language import to_simplified
from duizhao.years.compare import ReportClaims
from duizhao.years.likeness import longest_run
from duizhao.years.records import ClaimPair, PairRecord, ReportRecord
from duizhao.years.same_quantity import difference
from duizhao.years.scope import kind
from duizhao.years.series import Edge, Node, Slot, fill_gaps, grouped
from duizhao.years.tables import load, longest_first
from duizhao.years.verdicts import Measure, dimension

_SHARES = frozenset(("%", "permille", "frac"))


def indicators(
    series: str, reports: Sequence[ReportClaims], pairs: Sequence[PairRecord], inner: Sequence[ReportRecord], measure: Measure
) -> list[Indicator]:
    """Collect the quantities that have values for two years, or a target and an actual value, sorted by name.

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
    candidates = [_indicator(series, _claims(g, reports), slots, g, measure) for g in groups]
    return sorted(candidates, key=lambda i: (i.zh, i.id))


def _slots(reports: Sequence[ReportClaims]) -> dict[Node, Slot]:
    """Map each claim on one year to its year and role; a review is on the year before the report."""
    out: dict[Node, Slot] = {}
    for r in reports:
        year = r.report.identity.year
        out |= {(r.report.id, s.number): (year, "target") for s in r.commitments if s.claim.period == "year"}
        out |= {(r.report.id, s.number): (year - 1, "actual") for s in r.outcomes if s.claim.period == "year"}
    return out


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


def _claims(group: Sequence[Node], reports: Sequence[ReportClaims]) -> list[Claim]:
    by_id = {r.report.id: r for r in reports}
    return [by_id[report].claims[number].claim for report, number in group]


def _indicator(
    series: str, claims: Sequence[Claim], slots: dict[Node, Slot], group: Sequence[Node], measure: Measure
) -> Indicator:
    """Build the indicator of a group of claims."""
    group, claims = _of_one_dimension(group, claims, measure)
    figured = [c for c in claims if c.figure]
    unit = Counter(c.figure.unit for c in figured if c.figure).most_common(1)[0][0]
    scale = next(_scale(c, measure) for c in figured if c.figure and c.figure.unit == unit)
    points = [Point(*slots[node], _value(claim, scale, measure), claim, "") for node, claim in zip(group, claims, strict=True)]
    points.sort(key=lambda p: (p.year, p.role == "actual"))
    points = [replace(p, note=_note(points, k)) for k, p in enumerate(points)]
    zh = _name([p.claim for p in points if p.value is not None and not p.note] or figured)
    name = key(series, zh, unit, kind(figured[-1]), min(f"{c.place.report}{c.place.passage}{c.place.start}" for c in claims))[:7]
    return Indicator(f"i{name}", series, zh, "", unit, kind(figured[-1]), tuple(points))


def _of_one_dimension(group: Sequence[Node], claims: Sequence[Claim], measure: Measure) -> tuple[list[Node], list[Claim]]:
    """Drop claims whose figures have another dimension than most; claims without a figure stay."""
    dims = [dimension(c.figure, measure) if c.figure else "" for c in claims]
    times = Counter(d for d in reversed(dims) if d)  # in a tie, the latest
    kept = [k for k, d in enumerate(dims) if d in ("", times.most_common(1)[0][0])]
    return [group[k] for k in kept], [claims[k] for k in kept]


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


def _note(points: Sequence[Point], k: int) -> str:
    """Describe how a claim differs from most of its neighbours in time; empty if it does not."""
    claim = points[k].claim
    if claim.figure is None:
        return "no figure"
    near = [p.claim for p in points[max(0, k - _NEAR) : k + _NEAR + 1] if p.claim.figure and p.claim is not claim]
    notes = [note for other in near if (note := difference(claim, other))]
    return f"definition changed: {notes[0]}" if notes and len(notes) * 2 >= len(near) else ""


_NEAR = 3  # points before and after


def _name(figured: Sequence[Claim]) -> str:
    """Name an indicator by the words that the claims have in common, without verbs at either end."""
    texts = [_trimmed(_bare(c)) for c in figured]
    if all(c.figure and c.figure.unit == "pp" for c in figured):  # 快于城镇居民: the longest names both sides of the comparison
        return max(texts, key=len)
    run = texts[0]
    for text in texts[1:]:
        run = longest_run(run, text)
    too_wide = load("words.toml")["totals"]["total"]  # 总里程: of what?
    if len(figured) == 1 or len(run) < max(_LEAST, len(min(texts, key=len)) // 2) or run in too_wide:
        subjects = [_subject(c) for c in figured]
        run = min([s for s in subjects if s not in too_wide] or subjects, key=lambda s: (len(s), s))
    return _trimmed(run) or run


def _subject(claim: Claim) -> str:
    """Return the subject of a claim, with its function words if it is in one piece beside the figure."""
    subject = to_simplified(claim.subject)
    if claim.figure and not claim.figure.unit:  # 近2000余家企业: the figure ends before the word that counts
        subject = _COUNTER.sub("", subject)
    whole = _trimmed(_bare(claim))
    left = iter(whole)
    same = all(char in left for char in subject)
    return whole if same and len(whole) <= len(subject) + _SMALL else subject


def _bare(claim: Claim) -> str:
    """Return the words before the figure or those after it, whichever are longer."""
    assert claim.figure
    at, end = claim.figure.start - claim.place.start, claim.figure.end - claim.place.start
    sides = [_NOT_HAN.sub("", to_simplified(part)) for part in (claim.text[:at], claim.text[end:])]
    return max(sides, key=len)


_COUNTER = re.compile("^[余多]?[家个项条处座所名户台部套张场件]")
_SMALL = 2  # characters: 和, 及, 的
_NOT_HAN = re.compile(r"[^\u3400-\u9fffA-Za-z0-9]+")
_LEAST = 3  # characters: a word and more


def _trimmed(run: str) -> str:
    words = load("words.toml")
    starts = longest_first(words["formulas"]["words"] + " " + words["definite"]["words"])
    while head := next((w for w in starts if run.startswith(w) and len(run) > len(w) + 1), ""):
        run = run[len(head) :]
    while tail := next((w for w in words["names"]["ends"] if run.endswith(w) and len(run) > len(w) + 1), ""):
        run = run[: -len(tail)]
    return run
