"""Write what a reader is shown of any word of the site: the dictionary and the terms, in parts.

`assets/words/index.js` has the names of the parts, all terms and the names of the series; `assets/words/HASH-N.js` the words and
terms whose first character has the remainder N.
"""

import hashlib
import json
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from duizhao.model.artefact import File
from duizhao.model.extracts import DictionaryExtract
from duizhao.model.report import Corpus
from duizhao.model.shown import ShownReport, ShownTerm, ShownText
from duizhao.pages.scripts import load_script
from duizhao.pages.words.views import listed_renderings
from duizhao.text.dictionary import has_dictionary
from duizhao.text.entries import Entry, entries_of

FOLDER = "assets/words"
NOTICE = "/* Glosses: CC-CEDICT (www.mdbg.net), Creative Commons BY-SA 4.0, shortened. */\n"
_PART = 6_000  # bytes of a part before it is compressed
_MOST_RENDERINGS = 8  # of a term
_EN_WORD = re.compile(r"[a-z]{3,}")
_LIGHT = frozenset("the and for with from esp etc sth that this into its one".split())
_LONGEST_PIECE = 3  # characters of a known piece of a word that is not known
_PREFIX = 5  # letters by which words are the same: develop, development


class Dictionary:
    """Collects the words of all reports, and how they are rendered."""

    def __init__(self) -> None:
        self._words: set[str] = set()
        self._rendered: Counter[tuple[str, str]] = Counter()

    def add(self, extract: DictionaryExtract) -> None:
        """Add what was extracted from a report."""
        self._words |= extract.words
        for zh, en, count in extract.rendered:
            self._rendered[zh, en] += count

    @staticmethod
    def extract(shown: ShownReport) -> DictionaryExtract:
        """Extract the words of a report, and how they are rendered."""
        words: set[str] = set()
        rendered: Counter[tuple[str, str]] = Counter()
        titles = [c.zh for c in shown.chapters if not c.heading]
        for text in (*titles, *(r.zh for r in shown.rows), *(n.zh for n in shown.notes)):
            if text and text.reading:
                simple = _simplified(text)
                words.update(simple[a:b] for a, b in text.reading.looked_up())
        for row in shown.rows:
            if row.words and row.zh and row.en:
                simple = _simplified(row.zh)
                rendered.update((simple[slice(*r.zh)], row.en.text[slice(*r.en)]) for r in row.words)
        return DictionaryExtract(frozenset(words), tuple((zh, en, count) for (zh, en), count in rendered.items()))

    def files(self, terms: Sequence[ShownTerm], corpus: Corpus) -> Iterator[File]:
        """Yield the index and the parts."""
        words = dict(sorted(self._encoded().items()))
        places = {r.id: (k, r.identity.year) for k, s in enumerate(corpus.series) for r in s.reports}
        listed = {t.zh: [t.id, t.count, _renderings(t, places)] for t in terms}
        size = sum(len(json.dumps(item, ensure_ascii=False).encode()) for item in (words, listed))
        count = max(1, size // _PART)
        parts: list[dict[str, dict[str, object]]] = [{"words": {}, "terms": {}} for _ in range(count)]
        for kind, table in (("words", words), ("terms", listed)):
            for zh, entry in table.items():
                parts[ord(zh[0]) % count][kind][zh] = entry
        names = []
        for k, part in enumerate(parts):
            data = (NOTICE.encode() if has_dictionary() and part["words"] else b"") + load_script("part", part)
            names.append(hashlib.sha256(data).hexdigest()[:6])
            yield File(f"{FOLDER}/{names[-1]}-{k}.js", data)
        index = {
            "parts": names,
            "terms": " ".join(listed),
            "series": [[s.zh, s.en] for s in corpus.series],
            "dictionary": has_dictionary(),
        }
        yield File(f"{FOLDER}/index.js", load_script("index", index))

    def _encoded(self) -> Mapping[str, object]:
        """Look up all words; of one that is not known, the known pieces are listed.

        Glosses that occur in the English of a word in these reports come first.
        """
        entries = entries_of(self._words | {piece for word in self._words for piece in _pieces(word)})
        usual: dict[str, Counter[str]] = defaultdict(Counter)
        for (zh, en), count in self._rendered.items():
            if zh in entries:
                usual[zh].update(dict.fromkeys(_prefixes(en), count))
        divided = {word: _divided(word, entries) for word in self._words if word not in entries and len(word) > 1}
        shown = (self._words & entries.keys()).union(*divided.values()) & entries.keys()
        out: dict[str, object] = {word: {"in": " ".join(pieces)} for word, pieces in divided.items()}
        for zh in shown:
            out[zh] = _entry([(p, _by_use(g, usual[zh])) for p, g in entries[zh]] if zh in usual else entries[zh])
        return out


def _pieces(word: str) -> Iterator[str]:
    for start in range(len(word)):
        for end in range(start + 1, min(len(word), start + _LONGEST_PIECE) + 1):
            yield word[start:end]


def _divided(word: str, entries: Collection[str]) -> list[str]:
    """Divide a word that is not known into the longest known pieces; characters that are not known stay alone."""
    out, at = [], 0
    while at < len(word):
        size = next((n for n in range(_LONGEST_PIECE, 1, -1) if word[at : at + n] in entries), 1)
        out.append(word[at : at + size])
        at += size
    return out


def _by_use(glosses: Iterable[str], usual: Mapping[str, int]) -> tuple[str, ...]:
    def use(gloss: str) -> float:
        prefixes = _prefixes(gloss)
        return sum(usual[p] for p in prefixes if p in usual) / len(prefixes) if prefixes else 0

    return tuple(sorted(glosses, key=use, reverse=True))


def _prefixes(text: str) -> set[str]:
    """Return the beginnings of the words of an English text that mean something.

    >>> sorted(_prefixes("to carry out the development (of sth)"))
    ['carry', 'devel', 'out']
    """
    return {word[:_PREFIX] for word in _EN_WORD.findall(text.lower()) if word not in _LIGHT}


def _entry(entries: Sequence[Entry]) -> object:
    """Encode entries: the glosses as one text, after the pinyin if there are several."""
    if len(entries) == 1:
        return "/".join(entries[0][1])
    return [part for pinyin, glosses in entries for part in (pinyin, "/".join(glosses))]


def _renderings(term: ShownTerm, places: Mapping[str, tuple[int, int]]) -> list[object]:
    """Encode the official and the commonest renderings of a term with the years of each series, and 1 if a rendering is official."""
    out: list[object] = []
    for rendering in listed_renderings(term)[:_MOST_RENDERINGS]:
        years: dict[int, set[int]] = defaultdict(set)
        for place in rendering.places:
            series, year = places[place.report]
            years[series].add(year)
        of_series = [[series, *sorted(some)] for series, some in sorted(years.items())]
        out.append([rendering.en, of_series, *([1] if rendering.status == "official" else [])])
    return out


def _simplified(text: ShownText) -> str:
    return text.reading.other if text.reading and text.lang == "zh-Hant" else text.text
