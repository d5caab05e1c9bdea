"""Divide the beads of reports into words of both languages."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import rjieba

from duizhao.model.alignment import Span
from duizhao.model.report import AlignedPassage, Report
from duizhao.text.glosses import has_gloss
from duizhao.text.language import HAN, simplified
from duizhao.text.words import stem
from duizhao.words.modifiers import is_modifier

_EN_WORD = re.compile(r"[A-Za-zÀ-ɏ]+(?:[’'&][A-Za-z]+)*|\d+(?:st|nd|rd|th)\b|\d[\d,.]*\d|\d|[+%]")
_POSSESSIVE = re.compile(r"['’]s?$")
_ONLY_HAN = re.compile(f"[{HAN}]+")
_NO_WORD = re.compile(r"[^\w+%]+")
_LIGHT_EN = frozenset(
    """a an the and of in to for on with by at from as or is are was were be been being will would shall can could may might must
    should we us our they them their it its this that these those which who whose has have had do did does also into than through
    so both each need not while when where if but because although though whether""".split()
)  # they stand beside words of any meaning, so nothing is linked with them
_LIGHT_ZH = frozenset(
    "的 了 和 与 及 等 在 为 是 对 向 把 将 被 由 从 以 于 之 并 而 要 使 让 就 也 都 又 其 该 各 个 地 得 着 我们 他们 它们 你们 自己".split()
)
_STOP = re.compile(r"[;:.!?]\s|\s[—–]|—")
_HYPHENS = ("-", "–", "‑")
_HALVED = 4  # characters of a word that is divided if the dictionary only has its halves
_MOST_PAIRS = 40_000  # words of zh times words of en; a bead with more has no sentences
MOST_WORDS = 400  # of a side of a bead


@dataclass(frozen=True, slots=True)
class Token:
    """A word of one side of a bead, with its place in the text of that side."""

    start: int
    end: int
    word: str


@dataclass(frozen=True, slots=True)
class Side:
    """One language of a bead: its text without gaps, and the spans of the row that it is from."""

    text: str
    spans: tuple[Span, ...]
    tokens: tuple[Token, ...]

    def in_row(self, start: int, end: int, gap: int) -> Span | None:
        """Return the span of the row that these characters are; None if they are of more than one. `gap` is what joins spans."""
        offsets = [0]
        for a, b in self.spans:
            offsets.append(offsets[-1] + b - a + gap)
        k = bisect_right(offsets, start) - 1
        first = self.spans[k][0] - offsets[k]
        return (first + start, first + end) if first + end <= self.spans[k][1] else None


@dataclass(frozen=True, slots=True)
class Bead:
    """Clauses and sentences that render each other; zh is in Simplified.

    `cuts`: after which en words a new clause begins; `close`: after which the next one follows without another between them;
    `hyphens`: after which a hyphen follows; `modifiers`: which en words hardly end a name; `commas`: after which a comma follows.
    """

    report: str
    row: str
    zh: Side
    en: Side
    cuts: tuple[bool, ...]
    close: tuple[bool, ...]
    hyphens: tuple[bool, ...]
    modifiers: tuple[bool, ...]
    commas: tuple[bool, ...]


def beads_of(reports: Iterable[Report[AlignedPassage]]) -> Iterator[Bead]:
    """Yield every bead that has words in both languages, in the order of the reports."""
    for report in reports:
        for p in report.passages:
            if p.zh and p.en:
                zh = simplified(p.zh)
                for s in p.segments:
                    if s.zh and s.en and (bead := _bead(report.id, p.key, (zh, s.zh), (p.en, s.en))):
                        yield bead


def _bead(report: str, row: str, zh: tuple[str, Sequence[Span]], en: tuple[str, Sequence[Span]]) -> Bead | None:
    left = "".join(zh[0][a:b] for a, b in zh[1])
    right = " ".join(en[0][a:b] for a, b in en[1])
    zh_tokens, en_tokens = tuple(zh_tokens_of(left)), tuple(en_tokens_of(right))
    pairs = len(zh_tokens) * len(en_tokens)
    if not pairs or pairs > _MOST_PAIRS or max(len(zh_tokens), len(en_tokens)) > MOST_WORDS:
        return None
    between = [right[a.end : b.start] for a, b in pairwise(en_tokens)]
    cuts = (*(bool(_STOP.search(text)) for text in between), True)
    close = (*(text == " " for text in between), False)
    hyphens = (*(text in _HYPHENS for text in between), False)
    modifiers = tuple(is_modifier(right[t.start : t.end], after_hyphen=k > 0 and hyphens[k - 1]) for k, t in enumerate(en_tokens))
    commas = (*("," in text for text in between), False)
    sides = Side(left, tuple(zh[1]), zh_tokens), Side(right, tuple(en[1]), en_tokens)
    return Bead(report, row, *sides, cuts, close, hyphens, modifiers, commas)


def zh_tokens_of(text: str) -> Iterator[Token]:
    """Yield the words of a text in Simplified that mean something.

    >>> [t.word for t in zh_tokens_of("推进新型农村和清水河的治理")]
    ['推进', '新型', '农村', '清水河', '治理']
    """
    at = 0
    for word in divided(text):
        if word not in _LIGHT_ZH and not _NO_WORD.fullmatch(word):
            yield Token(at, at + len(word), word)
        at += len(word)


def divided(text: str) -> Iterator[str]:
    """Divide a text into words; long ones that the dictionary lacks are halved if it has both halves."""
    for word in rjieba.cut(text):
        cut = _halves(word) if len(word) >= _HALVED and _ONLY_HAN.fullmatch(word) and not has_gloss(word) else 0
        if cut:
            yield word[:cut]
        yield word[cut:]


def _halves(word: str) -> int:
    middle = sorted(range(2, len(word) - 1), key=lambda k: abs(2 * k - len(word)))
    return next((k for k in middle if has_gloss(word[:k]) and has_gloss(word[k:])), 0)


def en_tokens_of(text: str) -> Iterator[Token]:
    """Yield the stems of the words of a text that mean something.

    >>> [t.word for t in en_tokens_of("We finished the city’s 14th plan.")]
    ['finish', 'citi', '14th', 'plan']
    """
    for found in _EN_WORD.finditer(text):
        low = _POSSESSIVE.sub("", found.group().lower().replace("’", "'"))
        if low and low not in _LIGHT_EN:
            yield Token(found.start(), found.end(), stem(low))
