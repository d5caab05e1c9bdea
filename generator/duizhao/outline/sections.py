"""Find sections without a heading: between chapters and a run of others, a list of practical matters, the closing of a part."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Literal

from duizhao.genre import Genre, Patterns, patterns
from duizhao.outline.row import Row
from duizhao.outline.runs import Run

Section = Literal["", "section", "closing"]
_MOST = 10  # lists of practical matters in a part
_START = 60  # characters in which a paragraph shows its topic


def find_sections(rows: Sequence[Row], b: int, numbered: Sequence[int], runs: Sequence[Run], genre: Genre) -> dict[int, Section]:
    """Return the rows that open a section in a part that ends before row `b`; nothing opens before its first chapter."""
    known = patterns(genre)
    heads = sorted({*numbered, *(i for r in runs for i in r.rows)})
    if not heads:
        return {}
    out = _between(rows, heads, numbered, runs, known)
    out |= _lists(rows, heads, b, known)
    out |= _after_years(rows, heads[-1], b, runs, known)
    if (closing := _closing(rows, heads[-1], b, known, has_runs=bool(runs))) is not None:
        out[closing] = "closing"
    return out


def _between(
    rows: Sequence[Row], heads: Sequence[int], numbered: Sequence[int], runs: Sequence[Run], known: Patterns
) -> dict[int, Section]:
    """Find where the text turns from the last chapter of one kind to the first of another."""
    kinds = {i: n for n, some in enumerate([numbered, *(r.rows for r in runs)]) for i in some}
    out: dict[int, Section] = {}
    for p, q in pairwise(heads):
        if kinds[p] == kinds[q]:
            continue
        for turns in (_salutes, _names_years, _names_year):
            if (i := next((i for i in range(p + 1, q) if turns(rows[i], known)), None)) is not None:
                out[i] = "section"
                break
    return out


def _lists(rows: Sequence[Row], heads: Sequence[int], b: int, known: Patterns) -> dict[int, Section]:
    """Find lists of practical matters that a salutation opens below a chapter on something else."""
    out: dict[int, Section] = {}
    for p, q in zip(heads, [*heads[1:], b], strict=True):
        if not known.livelihood.search(rows[p].text[:_START]):
            out |= {i: "section" for i in range(p + 1, q) if _opens_list(rows[i], known)}
    return out if len(out) <= _MOST else {}


def _after_years(rows: Sequence[Row], last: int, b: int, runs: Sequence[Run], known: Patterns) -> dict[int, Section]:
    """Find the paragraph that turns to the year after chapters on several years."""
    if not runs or last != runs[-1].rows[-1]:
        return {}
    found = next((i for i in range(last + 1, b) if known.past_year.match(rows[i].body)), None)
    return {} if found is None else {found: "section"}


def _closing(rows: Sequence[Row], last: int, b: int, known: Patterns, *, has_runs: bool) -> int | None:
    """Find the row that opens the closing of a part: a salutation or, where there is none, thanks or problems.

    After a run thanks and problems open it even before a salutation. Paragraphs before them that look back at the year belong
    to it, and one before a salutation on what the government asks of itself.
    """
    after = range(last + 1, b)
    salutes = next((i for i in after if _salutes(rows[i], known) and not _opens_list(rows[i], known)), None)
    thanks = next((i for i in after if known.concludes.search(rows[i].body[:_START])), None)
    if salutes is not None and not (has_runs and thanks is not None and thanks < salutes):
        return salutes - 1 if salutes - 1 > last and known.asks_itself.search(rows[salutes - 1].text[:_START]) else salutes
    if thanks is None or has_runs:
        return thanks
    return next((i for i in range(last + 1, thanks) if _names_year(rows[i], known)), thanks)


def _salutes(row: Row, _: Patterns) -> bool:
    return row.is_style("salutation")


def _names_years(row: Row, known: Patterns) -> bool:
    return bool(known.years.match(row.text) or known.turns_to_years.search(row.text[:_START]))


def _names_year(row: Row, known: Patterns) -> bool:
    return bool(known.this_year.match(row.text))


def _opens_list(row: Row, known: Patterns) -> bool:
    return row.is_style("salutation") and bool(known.practical_matters.search(row.text))
