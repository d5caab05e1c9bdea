"""Find the places where a note may be anchored, with a weight for each."""

import math
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from duizhao.model.report import Note, Passage, Trust
from duizhao.model.source import Lang
from duizhao.notes.terms import is_anaphoric, plain_quotes, terms

_WORD = re.compile(r"[A-Za-z][A-Za-z’'-]*[A-Za-z]|[A-Za-z]")
_SENTENCE_END = re.compile(r"(?<=[.!?;])[”\"’)]*\s+(?=[“\"(]?[A-Z])")
_QUOTED = re.compile(r"[“\"]([^”\"]{2,80})[”\"]")
_STOP_WORDS = frozenset(
    "the a an of to in and for on by with is are be was were refer refers means mean which that this these those it "
    "its they their as at or from such will has have had into there also not we our all more than other each one "
    "including include includes so under who".split()
)
_MOST = 6  # maximum candidates of a kind for one note
QUOTED, _TERM, _SUBJECT = 60.0, 50.0, 40.0
_WORD_ALONE = 5.0
_INFERRED = 20.0  # maximum weight of an inferred place
_RUN = 4  # consecutive common words that are enough for a place


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible place: index of the passage, code point index `at` in its text, weight, and how it is known."""

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
    """The text of a report, indexed for finding terms and common words."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self._passages = passages
        self._whole: dict[Lang, tuple[str, list[int]]] = {}
        self._sentences: dict[int, list[_Sentence]] = {}

    def _text(self, lang: Lang) -> tuple[str, list[int]]:
        """Return the text of a language in lower case with straight quotes, and the start of each passage in it."""
        if lang not in self._whole:
            parts, starts, at = [], [], 0
            for p in self._passages:
                text = plain_quotes((p.zh if lang == "zh" else p.en) or "").lower()
                starts.append(at)
                parts.append(text)
                at += len(text) + 1
            self._whole[lang] = "\n".join(parts), starts
        return self._whole[lang]

    def find(self, term: str, lang: Lang) -> list[tuple[int, int, bool]]:
        """Return the places of a term: passage, code point index after it (and its closing quote), whether it is quoted."""
        out: list[tuple[int, int, bool]] = []
        whole, starts = self._text(lang)
        at = whole.find(term)
        while at >= 0 and len(out) < _MOST * 8:
            end = at + len(term)
            if _bounded(whole, at, end, lang):
                passage = bisect_right(starts, at) - 1
                quoted = whole[at - 1 : at] == '"'
                close = _closing(whole, end) if quoted else end
                out.append((passage, close - starts[passage], quoted))
            at = whole.find(term, at + 1)
        return out

    def sentences(self, first: int, last: int) -> list[_Sentence]:
        """Return the English sentences of the passages from `first` to `last`, both included."""
        out: list[_Sentence] = []
        for i in range(first, min(last + 1, len(self._passages))):
            if i not in self._sentences:
                self._sentences[i] = _sentences(i, self._passages[i].en or "")
            out.extend(self._sentences[i])
        return out

    def similar(self, words: set[str], first: int, last: int) -> list[tuple[float, _Sentence]]:
        """Return the sentences from passage `first` to `last` that share most of these words, with scores; rare words weigh more."""
        sentences = self.sentences(first, last)
        count = Counter(w for s in sentences for w in words.intersection(s.words))
        weight = {w: math.log(1 + len(sentences) / n) for w, n in count.items()}
        ranked = []
        for i, s in enumerate(sentences):
            shared = words.intersection(s.words)
            if shared:
                ranked.append((-sum(weight[w] for w in sorted(shared)) / math.sqrt(8 + len(s.words)), i))
        return [(-score, sentences[i]) for score, i in sorted(ranked)[:_MOST]]


def _bounded(text: str, at: int, end: int, lang: Lang) -> bool:
    if lang == "zh":
        return True
    return not text[at - 1 : at].isalnum() and not text[end : end + 1].isalpha()


def _closing(text: str, end: int) -> int:
    """Return the position after the closing quote if it is near `end`, else `end`."""
    close = text.find('"', end, end + 40)
    line = text.find("\n", end, end + 40)
    return close + 1 if close >= 0 and (line < 0 or close < line) else end


def _sentences(passage: int, text: str) -> list[_Sentence]:
    out, start = [], 0
    for m in [*_SENTENCE_END.finditer(text), None]:
        end = m.end() if m else len(text)
        piece = text[start:end]
        out.append(_Sentence(passage, start, piece, _stems(piece)))
        start = end
    return out


@lru_cache(maxsize=16384)
def _stem(word: str) -> str:
    """Return the word in lower case without plural or possessive endings; empty for a stop word."""
    word = word.lower().replace("’", "'").removesuffix("'s")
    if word in _STOP_WORDS:
        return ""
    for ending, rest in (("ies", "y"), ("s", "")):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            return word[: -len(ending)] + rest
    return word


def _stems(text: str) -> tuple[str, ...]:
    return tuple(filter(None, map(_stem, _WORD.findall(text))))


def term_candidates(note: Note, text: Text) -> list[Candidate]:
    """Return the first places of the terms that the note explains; a note belongs to the first occurrence of its term."""
    out: list[Candidate] = []
    langs: tuple[tuple[Lang, str | None], ...] = (("en", note.en), ("zh", note.zh))
    for lang, words in langs:
        for term, quoted in terms(words) if words else []:
            places = text.find(term.lower(), lang)
            names = quoted or " " in term or lang == "zh"  # a single plain word is too common for a term
            weight = _TERM if quoted else _SUBJECT if names else _WORD_ALONE
            how: Trust = "term" if names else "inferred"
            for passage, at, in_quotes in places[: _MOST * 2]:
                out.append(Candidate(passage, lang, at, QUOTED if quoted and in_quotes else weight, how))
            if places and quoted:
                break
    return out


def inferred_candidates(note: Note, text: Text, first: int, last: int) -> list[Candidate]:
    """Return places in sentences that share words with the note, for a note without a term in the text.

    Only the passages from `first` to `last` are searched: those between the notes before and after.
    """
    if not note.en:
        return []
    words = _stems(note.en)
    out = []
    best = 0.0
    for score, sentence in text.similar(set(words), first, last):
        at, bonus = _place_in_sentence(sentence, note.en, words)
        best = max(best, score)
        weight = min(_INFERRED, score * 2 + bonus)
        out.append(Candidate(sentence.passage, "en", sentence.start + at, weight, "inferred"))
    out.sort(key=lambda c: (-c.weight, c.passage, c.at))
    return out[:_MOST]


def _place_in_sentence(sentence: _Sentence, note: str, words: tuple[str, ...]) -> tuple[int, float]:
    """Return the likeliest place in a sentence, and a bonus for the sentence's weight.

    After a long run of the note's words; for a note that opens with a pronoun, after the quoted term whose head noun the
    note repeats, or after the first quoted term; else after the last shared word.
    """
    end, length = _common_run(sentence.text, note)
    if length >= _RUN:
        return end, float(2 * length)
    quotes = list(_QUOTED.finditer(sentence.text))
    shared = set(words)
    if is_anaphoric(note) and quotes:
        for q in quotes:
            following = _WORD.match(sentence.text, q.end() + 1)
            if following and _stem(following[0]) in shared:
                return following.end(), 6.0
        return quotes[0].end(), 3.0 if len(quotes) == 1 else 1.0
    shared_ends = [m.end() for m in _WORD.finditer(sentence.text) if _stem(m[0]) in shared]
    return (shared_ends[-1] if shared_ends else len(sentence.text.rstrip())), 0.0


def _common_run(sentence: str, note: str) -> tuple[int, int]:
    """Return the longest run of common words: its end in the sentence, and its length in words."""
    spans = list(_WORD.finditer(sentence))
    sentence_words = [_stem(m[0]) or m[0].lower() for m in spans]
    note_words = [_stem(w) or w.lower() for w in _WORD.findall(note)]
    best, end = 0, 0
    row = [0] * (len(note_words) + 1)
    for i, word in enumerate(sentence_words):
        new = [0] * (len(note_words) + 1)
        for j, other in enumerate(note_words):
            if word == other:
                new[j + 1] = row[j] + 1
                if new[j + 1] > best:
                    best, end = new[j + 1], spans[i].end()
        row = new
    return end, best
