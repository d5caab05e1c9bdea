"""Where words that somebody quotes stand in a text, though width, blanks, quotation marks or script differ."""

from collections.abc import Sequence

from duizhao.model.report import AnyPassage
from duizhao.model.source import Lang
from duizhao.text.fold import wording_with_map
from duizhao.text.language import to_simplified

_TELLING = 4  # characters: fewer stand in one row by chance


def place_of(words: str, text: str) -> tuple[int, int] | None:
    """The span of the words in the text: where they stand as they are, else the first that differs only in form.

    >>> place_of("增长 5%,", "去年增长５％，今年"), place_of("增长5%", "去年增长6%")
    ((2, 7), None)
    >>> place_of("「绿色」发展", "發展：“綠色”發展")
    (3, 9)
    """
    at = text.find(words)
    if at >= 0:
        return at, at + len(words)
    found = _folded_place(words, text)
    if found is None and len(simple := to_simplified(text)) == len(text):
        found = _folded_place(to_simplified(words), simple)
    return found


def _folded_place(words: str, text: str) -> tuple[int, int] | None:
    wanted, _ = wording_with_map(words)
    said, at = wording_with_map(text)
    k = said.find(wanted) if wanted else -1
    return (at[k], at[k + len(wanted) - 1] + 1) if k >= 0 else None


def row_that_holds(passages: Sequence[AnyPassage], words: Sequence[tuple[Lang, str]]) -> AnyPassage | None:
    """The one row that holds all the words; None where there is none, or several, or where the words are too few to tell.

    A key is made of a row's first words, so a correction there makes a new one: what an editor quoted tells the row still.
    """
    if sum(len(w) for _, w in words) < _TELLING:
        return None
    texts = [(p, {"zh": p.zh or "", "en": p.en or ""}) for p in passages]
    holding = [p for p, text in texts if all(w in text[lang] for lang, w in words)]
    if not holding:
        holding = [p for p, text in texts if all(place_of(w, text[lang]) for lang, w in words)]
    return holding[0] if len(holding) == 1 else None
