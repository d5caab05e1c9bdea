"""The quantities of a sentence, from the figures of its passage: what they tell of the subject before them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from duizhao.compare.text import Folded
from duizhao.compare.words import alternatives, load, pattern
from duizhao.model.compare import Bound
from duizhao.model.figures import Approx, Figure

Tells = Literal["growth", "fall", "level", "points", "step"]
_BOUNDS: dict[Approx, Bound] = {"": "", "~": "~", "<~": "", ">": ">=", ">=": ">=", "<=": "<="}  # 近 (almost) is no bound
_LIMIT = 8  # characters before a figure that may limit it
_NUMBER = re.compile(r"\d[\d.]*|百分之[零一二三四五六七八九十百点]+|[零一二两三四五六七八九十百千万亿点]+")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure of a sentence, by positions in the sentence; `bound` is the class of its qualifier, `words` its words."""

    figure: Figure
    start: int
    end: int
    bound: Bound
    words: str


def quantities(folded: Folded, start: int, end: int, figures: Sequence[Figure]) -> list[Quantity]:
    """Return the quantities of the sentence `[start, end)` of a folded passage, in order."""
    return list(_quantities(folded, start, end, figures))


def _quantities(folded: Folded, start: int, end: int, figures: Sequence[Figure]) -> Iterator[Quantity]:
    for f in figures:
        a, b = folded.folded(f.start), folded.folded(f.end)
        if a < start or b > end or not f.unit or f.is_too_long or folded.text[a - 1 : a].isdigit():  # 33，212: a part of a number
            continue
        bound, words = _BOUNDS[f.approx], _qualifier(folded.text[a:b])
        limit = None if bound or words else pattern("figures", "limit_pattern").search(folded.text[max(start, a - _LIMIT) : a])
        if limit:
            bound, words = ("<=", limit["most"]) if limit["most"] else (">=", limit["least"])
        yield Quantity(f, a - start, b - start, bound, words)


def _qualifier(words: str) -> str:
    """Return the words of a figure's qualifier: those before its number, and what stands behind its unit.

    >>> _qualifier("超5%"), _qualifier("5%左右"), _qualifier("120万人以上"), _qualifier("5%")
    ('超', '左右', '以上', '')
    """
    m = _NUMBER.search(words)
    after = _AFTER.search(words)
    return (words[: m.start()] if m else "") + (after[0] if after else "")


_AFTER = re.compile(r"(?:左右|上下|以上|以内|以下|之内|之间|之上|内)$")


@cache
def _changes() -> re.Pattern[str]:
    words = load()["names"]
    return re.compile(f"(?P<fall>{alternatives(words['fall'])})|(?P<rise>{alternatives(words['rise'])})")


@cache
def _step() -> re.Pattern[str]:
    words = load()["names"]
    return re.compile(f"(?:{alternatives(words['rise'])}|{alternatives(words['fall'])})[^到至]{{0,3}}$")


_NEARLY = "约近超突破过"


def tells(figure: Figure, gap: str) -> Tells:
    """Classify a figure by the words between its subject, or the figure before it, and itself.

    A step is an amount by which a level rose: it tells neither the level nor the growth.
    """
    to = pattern("figures", "to_pattern")
    reached = to.search(gap) or to.search(gap.rstrip(_NEARLY))
    if figure.unit == "pp":
        return "points"
    if figure.unit != "%":
        step = _step().search(gap) and not reached and figure.unit not in ("ug", "ug/m3")
        return "step" if step else "level"
    if reached:
        return "growth" if re.search(load()["figures"]["rate_words"], gap) else "level"
    last = None
    for m in _changes().finditer(gap):
        last = m
    return "level" if last is None else "fall" if last["fall"] else "growth"
