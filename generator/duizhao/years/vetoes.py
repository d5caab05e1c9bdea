"""Why a claim cannot tell what became of a commitment of one year, though it may be on the same matter."""

from duizhao.years.facts import Facts, counts_alike, is_share

_ONCE = frozenset(("begun", "finished", "approved", "enacted"))
_FAR = 3  # times what is added in a year: a total
DOUBTS = frozenset(("", "several years", "scope"))  # with these it may be the outcome after all; with others never


def vetoed(x: Facts, y: Facts) -> str:
    """Say why a claim of the review cannot be the outcome of a commitment; empty if it can."""
    if x.has_figure and y.has_figure and (why := _of_figures(x, y)):
        return why
    if y.left_out and "without" not in x.text:
        return "left out"
    if x.places and y.clause_places and not x.places & y.clause_places:
        return "place"
    if not x.has_figure and y.has_figure and "ready" in x.text and "ready" not in y.clause:
        return "stage"
    if "frame" in y.clause:
        return "frame"
    if y.five and not y.dated:
        if _is_sum(y):
            return "sum"
        if _is_of_several(x, y):
            return "several years"
    return "scope" if _is_unit_alike(x, y) and x.scope != y.scope else ""


def _of_figures(x: Facts, y: Facts) -> str:
    """Say why figures are not comparable: a yearly average, a multiple, the total to which something was added."""
    if "mean" in y.clause and "mean" not in x.text:
        return "average"
    if "multiple" in y.text and "multiple" not in x.text:
        return "multiple"
    return "added or total" if (x.kind == "added" and y.kind == "total") or _is_total_of(x, y) else ""


def _is_total_of(x: Facts, y: Facts) -> bool:
    """Is the second figure the total of what the first adds to: 建设高标准农田300万亩, 高标准农田达到4800万亩?"""
    if not (x.is_work or "build" in x.text) or not y.is_state or y.kind == "added" or y.value <= _FAR * x.value:
        return False
    return not is_share(x.claim) and counts_alike(x.claim, y.claim)


def _is_sum(y: Facts) -> bool:
    """Is a number in a look back at several years one of what was done in them, not of what there is at their end?"""
    return y.has_figure and not is_share(y.claim) and not y.is_state and "reached" not in y.text


def _is_of_several(x: Facts, y: Facts) -> bool:
    """Does a clause of a look back at several years tell only what was done in all of them?

    It tells of the last year too if it names the level reached at the end, or a work that is finished once.
    """
    if x.has_figure:
        return x.is_work or y.period != "year"
    return not (x.claim.definite and x.stages & _ONCE & y.clause_stages) or (y.has_figure and y.period != "year")


def _is_unit_alike(x: Facts, y: Facts) -> bool:
    one, other = x.claim.figure, y.claim.figure
    return one is not None and other is not None and one.unit == other.unit
