"""Say in a sentence what stands out of an indicator: its latest result beside the target, and the next target."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from duizhao.model.links import Indicator, Pair, Place, Point, Verdict
from duizhao.site.labels import label_pair
from duizhao.site.targets import COMPARED

Text = tuple[str, str]  # Chinese, English
Shown = Callable[[Point, Indicator], Text]
Verdicts = Mapping[tuple[Place, Place], Verdict]


@dataclass(frozen=True, slots=True)
class Judged:
    """A target and the actual value of its year, with the verdict."""

    target: Point
    actual: Point
    verdict: Verdict


def verdicts_of(pairs: Sequence[Pair]) -> Verdicts:
    """Map the clauses of a target and of its outcome to the verdict that readers are shown."""
    return {
        (link.sides[0].place, link.sides[1].place): link.ruling.verdict
        for pair in pairs
        for link in pair.links
        if link.shown and link.kind == "plan-outcome" and link.ruling and link.sides and link.sides[1]
        if link.ruling.verdict in COMPARED
    }


def is_flagged(point: Point) -> bool:
    """Is a value defined otherwise than the others?"""
    return point.note.startswith("definition")


def judged(indicator: Indicator, verdicts: Verdicts) -> list[Judged]:
    """Return the targets with a verdict, the oldest first."""
    points = [p for p in indicator.points if p.value is not None]
    found = {
        target.year: Judged(target, actual, verdict)
        for target in points
        for actual in points
        if (target.role, actual.role, target.year) == ("target", "actual", actual.year)
        if (verdict := verdicts.get((target.claim.place, actual.claim.place)))
    }
    return [found[year] for year in sorted(found)]


def finding(indicator: Indicator, verdicts: Verdicts, shown: Shown) -> Text:
    """Return what stands out, in both languages; `shown` formats a value. Values that are defined otherwise are not compared."""
    plain = [p for p in indicator.points if p.value is not None and not is_flagged(p)]
    if not plain:
        return label_pair("page.figure.otherwise") if any(p.value is not None for p in indicator.points) else ("", "")

    def said(key: str, *points: Point, years: Text = ("", ""), **more: int) -> Text:
        texts = [shown(p, indicator) for p in points]
        zh, en = label_pair(f"page.figure.{key}")
        values = {f"y{n}": p.year for n, p in enumerate(points)} | more
        return zh.format(*(t[0] for t in texts), years=years[0], **values), en.format(
            *(t[1] for t in texts), years=years[1], **values
        )

    out = [_results(judged(indicator, verdicts), plain, said), _next_target(plain, said)]
    return "".join(zh for zh, _ in out), " ".join(en for _, en in out if en)


Said = Callable[..., Text]


def _results(found: Sequence[Judged], plain: Sequence[Point], said: Said) -> Text:
    """Say what became of the targets; where none was compared, the first and the last actual value."""
    actuals = sorted((p for p in plain if p.role == "actual"), key=lambda p: p.year)
    if len(found) > 1:
        last = found[-1]
        short = [x.target.year for x in found if x.verdict == "short"]
        key = "all_met" if not short else "none_met" if len(short) == len(found) else "some_short"
        return said(key, last.actual, last.target, n=len(found), met=len(found) - len(short), years=_listed(short))
    if found:
        return said(found[0].verdict, found[0].actual, found[0].target)
    if len(actuals) > 1 and actuals[0].year != actuals[-1].year:
        return said("from_to", actuals[0], actuals[-1])
    return said("value", actuals[-1]) if actuals else ("", "")


def _listed(years: Sequence[int]) -> Text:
    names = [str(year) for year in years]
    en = f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else "".join(names)
    return "、".join(f"{name}年" for name in names), en


def _next_target(plain: Sequence[Point], said: Said) -> Text:
    """Say the target of a year that no report has told of yet, and how it differs from the one before."""
    targets = sorted((p for p in plain if p.role == "target"), key=lambda p: p.year)
    told = max((p.year for p in plain if p.role == "actual"), default=0)
    if not targets or targets[-1].year <= told:
        return "", ""
    last = targets[-1]
    before = next((p for p in reversed(targets[:-1]) if p.year < last.year), None)
    way = _change(before, last) if before else None
    return said("next" if way is None else f"next_{way}", last, *([before] if way and before else []))


def _change(before: Point, after: Point) -> Literal["higher", "lower", "same"] | None:
    """Compare two targets that are qualified alike; None where they are not, or where their ranges overlap."""
    if before.approx != after.approx or before.value is None or after.value is None:
        return None
    low, high = before.value, before.high if before.high is not None else before.value
    new_low, new_high = after.value, after.high if after.high is not None else after.value
    if (low, high) == (new_low, new_high):
        return "same"
    if new_low >= low and new_high >= high:
        return "higher"
    return "lower" if new_low <= low and new_high <= high else None
