"""Do the work of the stage: beads, formulas, renderings, rows, terms."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from duizhao.model.report import AlignedPassage, Report
from duizhao.model.words import Rendering, Words
from duizhao.words.beads import Bead, beads_of
from duizhao.words.formulas import Formula, find_formulas
from duizhao.words.model import Model, load_model
from duizhao.words.places import Places, find_places
from duizhao.words.renderer import Renderer
from duizhao.words.rows import Choice, apart, finest, rendering
from duizhao.words.terms import Found, collect_terms

Counts = tuple[tuple[int, int], ...]  # numbers of reports, and how often these have a formula


def words_of(
    reports: Sequence[Report[AlignedPassage]], model: Model | None = None, added: Mapping[str, Counts] | None = None
) -> Words:
    """Find the renderings of all rows and the term bank; formulas that are `added` are always in it."""
    added = added or {}
    formulas = find_formulas(reports)
    have = {f.zh for f in formulas}
    formulas = sorted(
        [*formulas, *(Formula(zh, quoted=False, reports=n) for zh, n in added.items() if zh not in have)], key=lambda f: f.zh
    )
    beads = list(beads_of(reports))
    places = find_places(beads, [f.zh for f in formulas])
    model = model or load_model()
    choices = probable_choices(beads, places, model)
    found = of_formulas(beads, choices, {f.zh for f in formulas})
    counts = dict(zip(places.terms, places.counts().tolist(), strict=True))
    terms = collect_terms(formulas, [r.id for r in reports], beads, counts, found, model, added.keys())
    return Words(_rows(beads, {k: [c for c in some if c.score >= model.shown] for k, some in choices.items()}), tuple(terms))


def of_formulas(
    beads: Sequence[Bead], choices: Mapping[int, Sequence[Choice]], formulas: Collection[str]
) -> dict[str, list[Found]]:
    """Select the probable renderings of each formula."""
    found: dict[str, list[Found]] = defaultdict(list)
    for k, some in choices.items():
        for c in some:
            zh = beads[k].zh.text[slice(*c.zh)]
            if zh in formulas and (one := rendering(beads[k], c)):
                found[zh].append(Found(k, c, one))
    return found


def probable_choices(beads: Sequence[Bead], places: Places, model: Model) -> dict[int, list[Choice]]:
    """Render all places and keep the probable choices, by number of the bead."""
    out: dict[int, list[Choice]] = defaultdict(list)
    if not len(places.bead):
        return {}
    chosen = Renderer(beads, places).render(model)
    probable = chosen.probability >= model.pooled
    at = chosen.place[probable]
    columns = (
        places.bead[at],
        places.start[at],
        places.end[at],
        chosen.start[probable],
        chosen.end[probable],
        chosen.probability[probable],
        chosen.whole[probable],
        chosen.before[probable],
        chosen.after[probable],
        chosen.glossed[probable],
        chosen.pieces[probable],
    )
    for k, a, b, i, j, *held in zip(*(c.tolist() for c in columns), strict=True):
        out[k].append(Choice((a, b), (i, j), *held))
    return {k: apart(some) for k, some in out.items()}


def _rows(beads: Sequence[Bead], choices: Mapping[int, Sequence[Choice]]) -> dict[str, dict[str, tuple[Rendering, ...]]]:
    """Convert the finest choices to renderings, by report and row, in the order of zh."""
    rows: dict[str, dict[str, list[Rendering]]] = defaultdict(lambda: defaultdict(list))
    for k, some in choices.items():
        of_row = rows[beads[k].report][beads[k].row]
        of_row += (one for c in finest(some) if (one := rendering(beads[k], c)))
    return {
        report: {row: tuple(sorted(found, key=lambda r: r.zh)) for row, found in by_row.items() if found}
        for report, by_row in rows.items()
    }
