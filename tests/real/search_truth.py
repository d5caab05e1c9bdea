"""What a search should find, by looking at every text: no index, no code of the search."""

import csv
import json
import random
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import rjieba
from duizhao.text.language import to_simplified
from duizhao.text.traditional import to_traditional
from pypinyin import Style, lazy_pinyin

_QUOTES = re.compile("[“”\"'‘’·•《》「」\u200b]")
_HAN = re.compile("[\u4e00-\u9fff]+")
_WORD = re.compile(r"(?<![a-z0-9])[a-z]{4,}(?![a-z0-9])")
_TWO = re.compile(r"(?<![a-z0-9])(?=([a-z]{4,} [a-z]{4,})(?![a-z0-9-]))")
_FIGURE = re.compile(r"(?<![0-9.,])(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+(?:\.[0-9]+)?[万亿]|[0-9]{3,})(?![0-9.,万亿])")


def folded(text: str) -> str:
    text = to_simplified(unicodedata.normalize("NFKC", text)).lower()
    return _QUOTES.sub("", re.sub(r"(?<=\d),(?=\d{3})", "", text))


@dataclass(frozen=True, slots=True)
class Query:
    text: str
    kind: str
    truth: frozenset[str]


def texts_of(files: Mapping[str, bytes]) -> dict[str, tuple[str, str]]:
    """Report and passage → zh and en, from the published data files."""
    out = {}
    for path, data in sorted(files.items()):
        if path.startswith("data/reports/"):
            report = json.loads(data)
            for p in report["passages"]:
                out[f"{report['id']}/{p['id']}"] = (p["zh"] or "", p["en"] or "")
            for n in report["notes"]:
                name = f"note-{n['number']}" + ("" if n["nth"] == 1 else f"-{n['nth']}")
                out[f"{report['id']}/{name}"] = (n["zh"] or "", n["en"] or "")
    return out


def gold(path: Path, texts: Mapping[str, tuple[str, str]]) -> list[Query]:
    """The queries by hand, with the texts that all their expressions match."""
    plain = {key: "\n".join(map(folded, both)) for key, both in texts.items()}
    out = []
    with path.open(encoding="utf-8") as file:
        for query, kind, wanted in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            if kind != "kind":
                found = (k for k, t in plain.items() if wanted and all(re.search(w, t) for w in wanted.split(" && ")))
                out.append(Query(query, kind, frozenset(found)))
    return out


def generated(texts: Mapping[str, tuple[str, str]], each: int, seed: int) -> list[Query]:
    """As many queries of every kind, drawn from the texts, with the texts that have what was drawn."""
    draw = random.Random(seed)
    plain = {key: "\n".join(map(folded, both)) for key, both in texts.items()}
    zh = [folded(a) for a, _ in texts.values() if len(a) > 20]
    en = [folded(b) for _, b in texts.values() if len(b) > 40]
    shown = [t for both in texts.values() for t in both]
    english = set(re.findall("[a-z]+", " ".join(plain.values())))
    makers: dict[str, Callable[[], Iterator[tuple[str, str]]]] = {
        "substring": lambda: _substrings(draw, zh, 2, 6),
        "traditional": lambda: _traditional(draw, zh),
        "pinyin": lambda: _pinyin(draw, zh, english),
        "word": lambda: _words(draw, en, _WORD),
        "two words": lambda: _words(draw, en, _TWO),
        "figure": lambda: _figures(draw, shown),
    }
    out = []
    for kind, make in makers.items():
        seen: set[str] = set()
        tries = 0
        while len(seen) < each and (tries := tries + 1) < each * 50:
            query, pattern = next(make(), ("", ""))
            if query and query not in seen:
                seen.add(query)
                truth = frozenset(k for k, t in plain.items() if re.search(pattern, t))
                assert truth, query
                out.append(Query(query, kind, truth))
    return out


def _substrings(draw: random.Random, zh: list[str], least: int, most: int) -> Iterator[tuple[str, str]]:
    runs = [r for r in _HAN.findall(draw.choice(zh)) if len(r) >= least]
    if runs:
        run = draw.choice(runs)
        size = min(draw.randint(least, most), len(run))
        start = draw.randint(0, len(run) - size)
        yield run[start : start + size], run[start : start + size]


def _traditional(draw: random.Random, zh: list[str]) -> Iterator[tuple[str, str]]:
    for text, pattern in _substrings(draw, zh, 2, 4):
        if to_traditional(text) != text:
            yield to_traditional(text), pattern


def _pinyin(draw: random.Random, zh: list[str], english: set[str]) -> Iterator[tuple[str, str]]:
    """The pinyin of a word that is no English word as well, in one piece or in syllables."""
    words = [w for w in rjieba.cut(draw.choice(zh)) if 2 <= len(w) <= 4 and _HAN.fullmatch(w)]
    if words:
        word = draw.choice(words)
        syllables = lazy_pinyin(word, style=Style.NORMAL)
        text = draw.choice(["", " "]).join(syllables)
        if "".join(syllables) not in english and not all(s in english for s in syllables):
            yield text, word


def _words(draw: random.Random, en: list[str], pattern: re.Pattern[str]) -> Iterator[tuple[str, str]]:
    found = pattern.findall(draw.choice(en))
    if found:
        word = draw.choice(found)
        yield word, rf"(?<![a-z0-9]){word}(?![a-z0-9])"


def _figures(draw: random.Random, shown: list[str]) -> Iterator[tuple[str, str]]:
    found = _FIGURE.findall(unicodedata.normalize("NFKC", draw.choice(shown)))
    if found:
        figure = draw.choice(found)
        yield figure, rf"(?<![0-9.]){re.escape(figure.replace(',', ''))}(?![0-9])"


@dataclass(frozen=True, slots=True)
class Score:
    """How well lists of hits answer queries."""

    queries: int
    found: int
    recall: float
    at_ten: float
    mrr: float
    false: int

    def __str__(self) -> str:
        return (
            f"{self.found}/{self.queries} found, recall {self.recall:.3f}, recall@10 {self.at_ten:.3f}, "
            f"MRR {self.mrr:.3f}, {self.false} false hits"
        )


def score(queries: list[Query], answers: list[list[str]]) -> Score:
    """`answers` has the hits of each query, the best first; queries without truth count for false hits only."""
    asked = [(q, a) for q, a in zip(queries, answers, strict=True) if q.truth]
    recall = [len(q.truth.intersection(a)) / len(q.truth) for q, a in asked]
    at_ten = [len(q.truth.intersection(a[:10])) / min(10, len(q.truth)) for q, a in asked]
    ranks = [next((1 / k for k, hit in enumerate(a, 1) if hit in q.truth), 0.0) for q, a in asked]
    false = sum(len(set(a) - q.truth) for q, a in zip(queries, answers, strict=True))
    n = len(asked)
    return Score(n, sum(r > 0 for r in ranks), sum(recall) / n, sum(at_ten) / n, sum(ranks) / n, false)
