"""Find quoted words in a text, ignoring width, spaces, kinds of quotation marks and script."""

from collections.abc import Sequence

from duizhao.model.report import AnyPassage
from duizhao.model.source import Lang
from duizhao.text.fold import wording_with_map
from duizhao.text.language import to_simplified

_LEAST = 4  # characters; fewer may be in a row by chance


def shortened(text: str, most: int) -> str:
    """Cut a text after `most` characters, with a mark that something follows.

    >>> shortened("新增学位", 4), shortened("新增学位2万个", 4)
    ('新增学位', '新增学位…')
    """
    return text if len(text) <= most else f"{text[:most]}…"


def place_of(words: str, text: str) -> tuple[int, int] | None:
    """Find the span of the words in the text: verbatim, or else the first span that differs only in form.

    >>> place_of("增长 5%,", "去年增长５％，今年"), place_of("增长5%", "去年增长6%")
    ((2, 7), None)
    >>> place_of("「绿色」发展", "發展：“綠色”發展")
    (3, 9)
    """
    at = text.find(words)
    if at >= 0:
        return at, at + len(words)
    span = _folded_place(words, text)
    if span is None and len(simple := to_simplified(text)) == len(text):
        span = _folded_place(to_simplified(words), simple)
    return span


def _folded_place(words: str, text: str) -> tuple[int, int] | None:
    wanted, _ = wording_with_map(words)
    normalised, at = wording_with_map(text)
    k = normalised.find(wanted) if wanted else -1
    return (at[k], at[k + len(wanted) - 1] + 1) if k >= 0 else None


def row_that_holds(passages: Sequence[AnyPassage], words: Sequence[tuple[Lang, str]]) -> AnyPassage | None:
    """Find the only row that contains all the words; None if there is none or several, or if the words are too few.

    A correction of a row's first words changes its key, so an editor's decision may have to be found by its words.
    """
    if sum(len(w) for _, w in words) < _LEAST:
        return None
    texts = [(p, {"zh": p.zh or "", "en": p.en or ""}) for p in passages]
    holding = [p for p, text in texts if all(w in text[lang] for lang, w in words)]
    if not holding:
        holding = [p for p, text in texts if all(place_of(w, text[lang]) for lang, w in words)]
    return holding[0] if len(holding) == 1 else None
