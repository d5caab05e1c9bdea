"""Where a note may be anchored, and how far each place is to be trusted."""

import math
import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from generator.model.report import Note, Passage, Trust
from generator.model.source import Lang
from generator.notes.terms import is_anaphoric, plain_quotes, terms

_WORD = re.compile(r"[A-Za-z][A-Za-z’'-]*[A-Za-z]|[A-Za-z]")
_SENTENCE_END = re.compile(r"(?<=[.!?;])[”\"’)]*\s+(?=[“\"(]?[A-Z])")
_QUOTED = re.compile(r"[“\"]([^”\"]{2,80})[”\"]")
_STOP = frozenset(
    "the a an of to in and for on by with is are be was were refer refers means mean which that this these those it "
    "its they their as at or from such will has have had into there also not we our all more than other each one "
    "including include includes so under who".split()
)
_MOST = 6  # candidates of a kind kept for one note
_TERM_IN_QUOTES, _TERM, _SUBJECT = 60.0, 50.0, 40.0
_WORD_ALONE = 5.0
_INFERRED = 20.0  # the most that an inferred place may weigh
_RUN = 4  # words in common, in order, that make a place likely by themselves


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place: index of the passage, code point `at` in its text, weight and the way it is known."""

    passage: int
    lang: Lang
    at: int
    weight: float
    how: Trust


@dataclass(frozen=True, slots=True)
class _Sentence:
    passage: int
    start: int
    text: str
    words: tuple[str, ...]


class Text:
    """The report's text, indexed for finding terms and words in common."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self.starts: dict[Lang, list[int]] = {"zh": [], "en": []}
        self.whole: dict[Lang, str] = {}
        for lang in ("zh", "en"):
            parts, at = [], 0
            for p in passages:
                text = plain_quotes((p.zh if lang == "zh" else p.en) or "").lower()
                self.starts[lang].append(at)
                parts.append(text)
                at += len(text) + 1
            self.whole[lang] = "\n".join(parts)
        self._passages = passages
        self._sentences: list[_Sentence] | None = None
        self._weight: dict[str, float] = {}
        self._where: dict[str, list[int]] = {}

    def find(self, term: str, lang: Lang) -> list[tuple[int, int, bool]]:
        """Places of a term: passage, code point after it (and its closing quote), whether quoted."""
        out: list[tuple[int, int, bool]] = []
        at = self.whole[lang].find(term)
        while at >= 0 and len(out) < _MOST * 8:
            end = at + len(term)
            if _bounded(self.whole[lang], at, end, lang):
                passage = bisect_right(self.starts[lang], at) - 1
                quoted = self.whole[lang][at - 1 : at] == '"'
                close = _closing(self.whole[lang], end) if quoted else end
                out.append((passage, close - self.starts[lang][passage], quoted))
            at = self.whole[lang].find(term, at + 1)
        return out

    def sentences(self) -> list[_Sentence]:
        """English sentences in order, made when first asked for."""
        if self._sentences is None:
            self._sentences = [s for i, p in enumerate(self._passages) if p.en for s in _sentences(i, p.en)]
            count = Counter(w for s in self._sentences for w in set(s.words))
            self._weight = {w: math.log(1 + len(self._sentences) / (1 + n)) for w, n in count.items()}
            where: dict[str, list[int]] = defaultdict(list)
            for i, s in enumerate(self._sentences):
                for w in set(s.words):
                    where[w].append(i)
            self._where = where
        return self._sentences

    def alike(self, words: set[str]) -> list[tuple[float, _Sentence]]:
        """Sentences that share most of these words, rare words counting more; the best first."""
        sentences = self.sentences()
        score: Counter[int] = Counter()
        for w in words:
            if len(self._where.get(w, ())) <= max(8, len(sentences) // 4):
                for i in self._where.get(w, ()):
                    score[i] += self._weight[w]  # type: ignore[assignment]
        ranked = [(s / math.sqrt(8 + len(sentences[i].words)), i) for i, s in score.items()]
        ranked.sort(key=lambda r: (-r[0], r[1]))
        return [(s, sentences[i]) for s, i in ranked[: _MOST * 4]]


def _bounded(text: str, at: int, end: int, lang: Lang) -> bool:
    if lang == "zh":
        return True
    return not text[at - 1 : at].isalnum() and not text[end : end + 1].isalpha()


def _closing(text: str, end: int) -> int:
    """After the quotation that is open at `end`, when it closes nearby."""
    close = text.find('"', end, end + 40)
    line = text.find("\n", end, end + 40)
    return close + 1 if close >= 0 and (line < 0 or close < line) else end


def _sentences(passage: int, text: str) -> list[_Sentence]:
    out, start = [], 0
    for m in [*_SENTENCE_END.finditer(text), None]:
        end = m.end() if m else len(text)
        piece = text[start:end]
        out.append(_Sentence(passage, start, piece, tuple(_stem(w) for w in _WORD.findall(piece) if w.lower() not in _STOP)))
        start = end
    return out


def _stem(word: str) -> str:
    word = word.lower().replace("’", "'").removesuffix("'s")
    for ending, rest in (("ies", "y"), ("s", "")):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            return word[: -len(ending)] + rest
    return word


def term_candidates(note: Note, text: Text) -> list[Candidate]:
    """Places of the terms that the note explains; the first ones, since a note stands where a term first comes."""
    out: list[Candidate] = []
    langs: tuple[tuple[Lang, str | None], ...] = (("en", note.en), ("zh", note.zh))
    for lang, words in langs:
        for term, quoted in terms(words) if words else []:
            places = text.find(term.lower(), lang)
            names = quoted or " " in term or lang == "zh"  # one plain word is too common to name a thing
            weight = _TERM if quoted else _SUBJECT if names else _WORD_ALONE
            how: Trust = "term" if names else "inferred"
            for passage, at, in_quotes in places[: _MOST * 2]:
                out.append(Candidate(passage, lang, at, _TERM_IN_QUOTES if quoted and in_quotes else weight, how))
            if places and quoted:
                break
    return out


def inferred_candidates(note: Note, text: Text) -> list[Candidate]:
    """Places in sentences that share the note's words, for a note that names no term in the text."""
    if not note.en:
        return []
    words = [_stem(w) for w in _WORD.findall(note.en) if w.lower() not in _STOP]
    out = []
    best = 0.0
    for score, sentence in text.alike(set(words)):
        at, bonus = _within(sentence, note.en, words)
        best = max(best, score)
        weight = min(_INFERRED, score * 2 + bonus)
        out.append(Candidate(sentence.passage, "en", sentence.start + at, weight, "inferred"))
    out.sort(key=lambda c: (-c.weight, c.passage, c.at))
    return out[:_MOST]


def _within(sentence: _Sentence, note: str, words: list[str]) -> tuple[int, float]:
    """The likeliest place in a sentence and how much it speaks for the sentence.

    A long run of the note's words: after the run. A note that opens with a pronoun: after the quoted
    term whose head noun the note repeats, or the only quoted term. Else after the last shared word.
    """
    end, length = _common_run(sentence.text, note)
    if length >= _RUN:
        return end, float(2 * length)
    quotes = list(_QUOTED.finditer(sentence.text))
    if is_anaphoric(note) and quotes:
        shared = set(words)
        for q in quotes:
            following = _WORD.match(sentence.text, q.end() + 1)
            if following and _stem(following[0]) in shared:
                return following.end(), 6.0
        return quotes[0].end(), 3.0 if len(quotes) == 1 else 1.0
    shared_ends = [m.end() for m in _WORD.finditer(sentence.text) if _stem(m[0]) in set(words) and m[0].lower() not in _STOP]
    return (shared_ends[-1] if shared_ends else len(sentence.text.rstrip())), 0.0


def _common_run(sentence: str, note: str) -> tuple[int, int]:
    """The longest run of words common to both: its end in the sentence, its length in words."""
    spans = list(_WORD.finditer(sentence))
    mine = [_stem(m[0]) for m in spans]
    theirs = [_stem(w) for w in _WORD.findall(note)]
    best, end = 0, 0
    row = [0] * (len(theirs) + 1)
    for i, word in enumerate(mine):
        new = [0] * (len(theirs) + 1)
        for j, other in enumerate(theirs):
            if word == other:
                new[j + 1] = row[j] + 1
                if new[j + 1] > best:
                    best, end = new[j + 1], spans[i].end()
        row = new
    return end, best
