"""Look up every clause of a text in the memory."""

from collections.abc import Iterator, Sequence

from duizhao.draft.drafted import DraftClause, DraftRow
from duizhao.draft.memory import Unit
from duizhao.draft.nearest import Clauses
from duizhao.draft.phrases import Phrases
from duizhao.text.atoms import atoms
from duizhao.text.language import simplified


class Memory:
    """A memory in which clauses are looked up."""

    def __init__(self, units: Sequence[Unit]) -> None:
        self._clauses = Clauses(units)
        self._phrases = Phrases(units)

    def row(self, key: str, zh: str, en: str) -> DraftRow:
        """Look up the clauses of a row, unless it is translated."""
        return DraftRow(key, zh, en, () if en else tuple(self._row(simplified(zh))))

    def _row(self, zh: str) -> Iterator[DraftClause]:
        for atom in atoms(zh, "zh"):
            start, end = atom.span
            text = zh[start:end]
            yield DraftClause(atom.span, self._clauses.nearest(text), self._phrases.best(text))
