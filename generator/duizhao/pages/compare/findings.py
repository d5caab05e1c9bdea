"""What stands out of an indicator in one sentence, and lists of targets that were missed or changed."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median_low

from duizhao.model.compare import Cell
from duizhao.model.identity import id_in
from duizhao.model.links import Verdict
from duizhao.pages.compare.views import Place, Table, both, high, low, range_pair, value_html
from duizhao.site.across import verdict_key
from duizhao.site.labels import label, label_pair


@dataclass(frozen=True, slots=True)
class Summary:
    """An indicator in a line: the latest year with targets, the places, how many have a figure, from which to which, and the middle.

    `ends` and `middle` are pairs of texts in both languages, empty without a figure. `verdicts` are those of `verdict_year`,
    the latest year with any, each with its count; `raised` and `lowered` count targets against the year before.
    """

    year: int
    places: int
    first: int
    targets: int
    ends: tuple[str, str]
    middle: tuple[str, str]
    verdict_year: int
    verdicts: tuple[tuple[str, int], ...]
    raised: int
    lowered: int

    @property
    def ends_html(self) -> str:
        """The range of the targets as HTML."""
        return both(*self.ends)


def summary(table: Table) -> Summary:
    """Sum up an indicator."""
    year = max((y for (_, role, y), c in table.cells.items() if role == "target" and c.quote), default=table.years[0])
    values = _targets(table, year)
    last = max((y for _, y in table.outcomes), default=0)
    counts = Counter(o.ruling.verdict for (_, y), o in table.outcomes.items() if y == last)
    changes = [c for (_, y), c in table.changes.items() if y == year]
    unit = table.headline.unit
    middle = median_low([low(c) for c in values]) if values else None
    return Summary(
        year,
        len(table.places),
        table.years[-1],
        len(values),
        range_pair(min(map(low, values)), max(map(high, values)), unit) if values else ("", ""),
        range_pair(middle, middle, unit) if middle is not None else ("", ""),
        last,
        tuple((v, counts[v]) for v in _COUNTED if counts[v]),
        sum("raised" in c.kinds for c in changes),
        sum("lowered" in c.kinds for c in changes),
    )


_COUNTED: tuple[Verdict, ...] = ("short", "met", "exceeded")


def _targets(table: Table, year: int) -> list[Cell]:
    """Return the targets of a year with a figure, without that of the nation."""
    places = [p for p in table.places if p.kind != "nation" or len(table.places) == 1]
    return [c for p in places if (c := table.value(p.series, "target", year)) is not None]


def finding(table: Table, s: Summary) -> tuple[str, str]:
    """Put what stands out into a few sentences, in both languages; empty if nothing does."""
    said: list[tuple[str, Mapping[str, object], Mapping[str, object]]] = []
    if s.targets > 1:
        of = {"year": s.year, "n": s.targets}
        said.append(
            (
                "page.compare.range",
                {**of, "ends": s.ends[0], "middle": s.middle[0]},
                {**of, "ends": s.ends[1], "middle": s.middle[1]},
            )
        )
    if len(table.places) > 1 and (s.raised or s.lowered):
        moved = {"raised": s.raised, "lowered": s.lowered}
        said.append(("page.compare.moved", moved, moved))
    if len(table.places) > 1 and s.verdicts:
        zh, en = (_counted(s.verdicts, side) for side in (0, 1))
        said.append(
            (
                "page.compare.came",
                {"year": s.verdict_year, "counts": "，".join(zh)},
                {"year": s.verdict_year, "counts": ", ".join(en)},
            )
        )
    pairs = [(label_pair(key), zh, en) for key, zh, en in said]
    return "".join(p[0].format(**zh) for p, zh, _ in pairs), " ".join(p[1].format(**en) for p, _, en in pairs)


def _counted(verdicts: Sequence[tuple[str, int]], side: int) -> list[str]:
    return [f"{label_pair('page.years.verdicts.' + v)[side]} {n}" for v, n in verdicts]


@dataclass(frozen=True, slots=True)
class Listed:
    """A place in a list: its name, what was before and what came, as HTML; `id` names its sentences, `note` says more."""

    series: str
    name: str
    before: str
    after: str
    id: str
    note: str = ""
    verdict: str = ""


def missed(table: Table) -> tuple[int, list[Listed]]:
    """Return the latest year with verdicts, and the places that were short of their target then."""
    year = max((y for _, y in table.outcomes), default=0)
    out = []
    for p in table.places:
        outcome = table.outcomes.get((p.series, year))
        if outcome is not None and outcome.ruling.verdict == "short":
            out.append(_listed(p, outcome.target, outcome.actual, year, verdict=verdict_key(outcome.ruling.verdict)))
    return year, out


def changed(table: Table, year: int) -> list[Listed]:
    """Return the places whose target of a year differs from that of the year before."""
    out = []
    for p in table.places:
        change = table.changes.get((p.series, year))
        if change is not None:
            kinds = ", ".join(label("page.compare.changes." + k.replace(" ", "_")) for k in change.kinds)
            out.append(_listed(p, change.before, change.after, year, note=kinds))
    return out


def _listed(place: Place, before: Cell, after: Cell, year: int, *, note: str = "", verdict: str = "") -> Listed:
    return Listed(place.series, both(place.zh, place.en), _text(before), _text(after), id_in(place.series, year), note, verdict)


def _text(cell: Cell) -> str:
    return value_html(cell) if cell.state == "stated" else label("page.compare.in_words")
