"""Words of the memory that render each other, of any length, and the best way to divide a clause into them."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from duizhao.draft.drafted import Rendered, Source, trust
from duizhao.draft.memory import Unit
from duizhao.model.alignment import Span
from duizhao.model.words import Rendering

_LONGEST, _MOST_WORDS = 60, 8  # characters of a phrase, and its renderings of words
_GAP = 2  # characters between words of a phrase that nothing renders
_LEAST = 2  # characters of a phrase
_SHOWN = 0.3  # trust from which a rendering is shown
_OTHERS = 3  # other renderings that are shown
_BREAK = re.compile(r"[。；！？]")
_BREAK_EN = re.compile(r"[;:!?]|\. ")
_WORD = re.compile(r"[A-Za-z]+(?:[’'-][A-Za-z]+)*|[0-9][0-9.,]*")
# English words that render nothing by themselves, so that they may stand between those of a phrase
_FILLERS = frozenset(
    "a an the of and or to in on for with by at from as that which will we our we'll we’ll is are be have has been this these "
    "their its it also".split()
)
# What says nothing as the whole rendering of a word: the particle of a verb whose other part was not found
_PARTICLES = _FILLERS | frozenset("out up down off over away back about into through not more so all".split())
_EDGES_ZH, _EDGES_EN = "，、。；：！？ ", " .,;:"


class Phrases:
    """All phrases of a memory by their Chinese, each with its renderings and the number of places that have the words."""

    def __init__(self, units: Sequence[Unit]) -> None:
        self._found: dict[str, Counter[str]] = defaultdict(Counter)
        self._last: dict[tuple[str, str], Source] = {}
        for unit in units:
            for zh, en in _phrases(unit):
                self._found[zh][en] += 1
                self._last[zh, en] = unit.source
        self._text = "\n".join(unit.zh for unit in units)
        self._known: dict[str, tuple[str, int, int, tuple[str, ...]]] = {}
        self._most = min(_LONGEST, max(map(len, self._found), default=0))

    def best(self, text: str) -> tuple[Rendered, ...]:
        """Divide a clause into phrases so that most of it is rendered with most trust; what is not trusted is left out."""
        score, start = [0.0] * (len(text) + 1), [-1] * (len(text) + 1)
        for k in range(1, len(text) + 1):
            score[k] = score[k - 1]
            for size in range(_LEAST, min(self._most, k) + 1):
                words = text[k - size : k]
                if words not in self._found:
                    continue
                _, count, places, _ = self._rendering(words)
                value = score[k - size] + trust(count, places) * (size - 0.5)
                if trust(count, places) >= _SHOWN and value > score[k]:
                    score[k], start[k] = value, k - size
        return tuple(self._rendered(text, span) for span in _spans(start))

    def _rendered(self, text: str, span: Span) -> Rendered:
        words = text[slice(*span)]
        en, count, places, others = self._rendering(words)
        return Rendered(span, en, count, places, others, self._last[words, en])

    def _rendering(self, words: str) -> tuple[str, int, int, tuple[str, ...]]:
        """Return the commonest rendering, in how many of how many places it stands, and others; capitals do not count."""
        if (known := self._known.get(words)) is None:
            forms: dict[str, Counter[str]] = defaultdict(Counter)
            for en, count in self._found[words].items():
                forms[en.casefold()][en] += count
            ranked = sorted(forms.values(), key=lambda f: (-f.total(), min(f)))
            shown = [min(f, key=lambda en, f=f: (-f[en], en)) for f in ranked]  # type: ignore[misc]
            places = max(self._text.count(words), ranked[0].total())
            known = self._known[words] = (shown[0], ranked[0].total(), places, tuple(shown[1 : 1 + _OTHERS]))
        return known


def _spans(start: Sequence[int]) -> list[Span]:
    """Follow the best division back from the end of a text."""
    spans: list[Span] = []
    k = len(start) - 1
    while k > 0:
        if start[k] < 0:
            k -= 1
            continue
        spans.append((start[k], k))
        k = start[k]
    return spans[::-1]


def _phrases(unit: Unit) -> Iterator[tuple[str, str]]:
    """Yield the bead as a whole, and every run of its words that renders a run of the English alone."""
    yield unit.zh.strip(_EDGES_ZH), unit.en.strip(_EDGES_EN)
    words = sorted(unit.words, key=lambda r: r.zh)
    for x in range(len(words)):
        for y in range(x, min(len(words), x + _MOST_WORDS)):
            if y > x and not _adjoin(unit.zh[words[y - 1].zh[1] : words[y].zh[0]]):
                break
            run = words[x : y + 1]
            low, high = min(r.en[0] for r in run), max(r.en[1] for r in run)
            others = (*words[:x], *words[y + 1 :])
            if any(r.en[0] < high and r.en[1] > low for r in others) or _BREAK_EN.search(unit.en[low:high]):
                continue
            if _is_filled(unit.en, run, low, high):
                yield unit.zh[words[x].zh[0] : words[y].zh[1]], unit.en[low:high]


def _adjoin(gap: str) -> bool:
    return len(gap) <= _GAP and not _BREAK.search(gap)


def _is_filled(en: str, run: Sequence[Rendering], low: int, high: int) -> bool:
    """Is all that stands between these words rendered by them, or mere fillers, and is there more than particles?"""
    if all(w.casefold() in _PARTICLES for w in _WORD.findall(en[low:high])):
        return False
    at = low
    for a, b in (*sorted(r.en for r in run), (high, high)):
        if any(w.casefold() not in _FILLERS for w in _WORD.findall(en[at : max(at, a)])):
            return False
        at = max(at, b)
    return True
