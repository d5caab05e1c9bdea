"""Find the clause of the memory that is most like a clause of the text, figures aside."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import Indel

from duizhao.draft.drafted import Nearest
from duizhao.draft.figures import figure_changes, paired_figures
from duizhao.draft.memory import Unit
from duizhao.model.alignment import Span
from duizhao.text.atoms import atoms
from duizhao.text.word_changes import word_changes

LEAST = 0.5  # of the characters that must be the same
_FIGURE = re.compile(r"[0-9０-９]+(?:[.．][0-9０-９]+)?")
_EDGES = "，、。；：！？,.;:!?"
_KNOWN = 0.6  # of the characters of a clause whose English words must be known
_SHORTEST = 2  # characters that a clause has without signs at its ends


@dataclass(frozen=True, slots=True)
class _Clause:
    """A clause of a bead: its unit, and its span in the bead."""

    unit: Unit
    span: Span


class Clauses:
    """The clauses of a memory, each once in the latest of its units."""

    def __init__(self, units: Sequence[Unit]) -> None:
        latest: dict[str, _Clause] = {}
        for unit in sorted(units, key=lambda u: u.source.year):
            for span in (*(a.span for a in atoms(unit.zh, "zh")), (0, len(unit.zh))):
                if len(form := _form(unit.zh[slice(*span)])) >= _SHORTEST:
                    latest[form] = _Clause(unit, span)
        self._clauses = list(latest.values())
        self._forms = list(latest)

    def nearest(self, text: str) -> Nearest | None:
        """Return the most similar clause; None if no clause is similar."""
        form = _form(text)
        if len(form) < _SHORTEST:
            return None
        found = process.extractOne(form, self._forms, scorer=Indel.normalized_similarity, score_cutoff=LEAST)
        if found is None:
            return None
        clause = self._clauses[found[2]]
        unit, zh = clause.unit, clause.unit.zh[slice(*clause.span)]
        return Nearest(
            zh,
            unit.zh,
            unit.en,
            _words(unit, clause.span),
            round(100 * found[1], 1),
            tuple(word_changes(zh, text, "zh")),
            figure_changes(unit, clause.span, text),
            unit.source,
        )


def _form(text: str) -> str:
    """Return a clause as it is compared: without signs at its ends and spaces, every figure alike.

    >>> _form("新增学位3.1万个，") == _form("新 增学位2万个。")
    True
    """
    return _FIGURE.sub("#", "".join(text.split())).strip(_EDGES)


def _words(unit: Unit, span: Span) -> Span | None:
    """Return the English words that render a clause of a bead; None if too few are known, or others are among them."""
    if span == (0, len(unit.zh)):
        return 0, len(unit.en)
    pairs = [(r.zh, r.en) for r in unit.words] + paired_figures(unit)
    inside = [pair for pair in pairs if span[0] <= pair[0][0] and pair[0][1] <= span[1]]
    others = [en for zh, en in pairs if zh[1] <= span[0] or span[1] <= zh[0]]
    known = {k for zh, _ in inside for k in range(*zh)}
    wanted = [k for k in range(*span) if unit.zh[k].isalnum()]
    if not inside or sum(k in known for k in wanted) < _KNOWN * len(wanted):
        return None
    low, high = min(en[0] for _, en in inside), max(en[1] for _, en in inside)
    return None if any(a < high and b > low for a, b in others) else (low, high)
