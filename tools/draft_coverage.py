"""Measure what a memory tells for a new report: `python tools/draft_coverage.py FOLDER [--series central]`.

Each report of the series is held out in turn, and the others are the memory. For its Chinese text three memories make proposals:
the whole sentence of the memory that is most like a sentence (by Dice of pairs of characters, and by edit distance; figures are
put aside for both), and the parts and nearest clauses of `duizhao draft`. The words of a proposal that its own English has, two
or more in a row (a single word: that word), in the beads that the Chinese stands in, are right. Coverage is the share of the Chinese
characters for which something is proposed, precision the share of proposed English words that are right. For each memory the
proposals are taken in the order of its own trust; printed is the greatest coverage at a precision.
"""

import argparse
import itertools
import re
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from duizhao.cache import Cache
from duizhao.diagnostics import Collector
from duizhao.draft.compose import Memory
from duizhao.draft.memory import memory_of
from duizhao.model.report import MarkedPassage, Report
from duizhao.pipeline import read_corpus
from rapidfuzz import process
from rapidfuzz.distance import Indel

LEVELS = (0.5, 0.55, 0.6, 0.65, 0.7)
_WORD = re.compile(r"[A-Za-z]+(?:[’'-][A-Za-z]+)*|[0-9][0-9.,]*")
_SENTENCE = re.compile(r"[^。！？]+[。！？]*")
_FIGURE = re.compile(r"[0-9]+(?:\.[0-9]+)?")


@dataclass(frozen=True)
class Proposal:
    """How many characters it is for, how much its memory trusts it, how many of its English words are right."""

    size: int
    trust: float
    right: int
    words: int


def judged(size: int, trust: float, en: str, reference: str) -> Proposal:
    """Count the words of a proposal that stand in the reference, two or more in a row."""
    own, other = _WORD.findall(en.lower()), _WORD.findall(reference.lower())
    if len(own) == 1:
        return Proposal(size, trust, int(own[0] in other), 1)
    pairs = set(itertools.pairwise(other))
    hits = [pair in pairs for pair in itertools.pairwise(own)]
    right = sum(a or b for a, b in zip([*hits, False], [False, *hits], strict=True)) if own else 0
    return Proposal(size, trust, right, len(own))


def reference(p: MarkedPassage, start: int, end: int) -> str:
    """Return the English of the beads in which these characters stand."""
    beads = (s for s in p.segments if s.zh and s.en and s.zh[0][0] < end and s.zh[-1][1] > start)
    return " ".join((p.en or "")[a:b] for s in beads for a, b in s.en)


def sentences(p: MarkedPassage) -> Iterator[tuple[str, str]]:
    """Yield the sentences of a row with their English: beads up to a full stop."""
    zh, en, start = p.zh or "", p.en or "", None
    for s in p.segments:
        if not (s.zh and s.en):
            start = None
            continue
        start = start or (s.zh[0][0], s.en[0][0])
        if zh[s.zh[-1][1] - 1] in "。！？":
            yield zh[start[0] : s.zh[-1][1]], en[start[1] : s.en[-1][1]]
            start = None


def _form(text: str) -> str:
    return _FIGURE.sub("#", text).strip("，、。；：！？ ")


def _pairs(text: str) -> frozenset[tuple[str, int]]:
    """Return the pairs of characters of a text, each as often as it occurs."""
    seen: Counter[str] = Counter()
    out = []
    for k in range(len(text) - 1):
        out.append((text[k : k + 2], seen[text[k : k + 2]]))
        seen[text[k : k + 2]] += 1
    return frozenset(out)


class Sentences:
    """A memory of whole sentences."""

    def __init__(self, reports: Sequence[Report[MarkedPassage]]) -> None:
        self.known = [s for r in reports for p in r.passages for s in sentences(p)]
        self.forms = [_form(zh) for zh, _ in self.known]
        pairs = [_pairs(form) for form in self.forms]
        self.sizes = np.array([len(own) for own in pairs])
        having: dict[tuple[str, int], list[int]] = {}
        for k, own in enumerate(pairs):
            for pair in own:
                having.setdefault(pair, []).append(k)
        self.having = {pair: np.array(some) for pair, some in having.items()}

    def by_dice(self, text: str) -> tuple[float, str]:
        """Return the highest Dice coefficient and the English of its sentence."""
        own = _pairs(_form(text))
        some = [self.having[pair] for pair in sorted(own) if pair in self.having]
        common = np.bincount(np.concatenate(some), minlength=len(self.sizes)) if some else np.zeros(len(self.sizes))
        scores = 2 * common / np.maximum(1, self.sizes + len(own))
        best = int(scores.argmax())
        return float(scores[best]), self.known[best][1]

    def by_distance(self, text: str) -> tuple[float, str]:
        """Return the greatest similarity by edit distance and the English of its sentence."""
        found = process.extractOne(_form(text), self.forms, scorer=Indel.normalized_similarity)
        return found[1], self.known[found[2]][1]


def of_sentences(report: Report[MarkedPassage], memory: Sentences) -> Iterator[tuple[str, Proposal]]:
    """Yield what the memories of sentences propose for a report."""
    for p in _both(report):
        for m in _SENTENCE.finditer(p.zh or ""):
            for name, find in (("sentences by Dice", memory.by_dice), ("sentences by edit distance", memory.by_distance)):
                score, en = find(m[0])
                yield name, judged(len(m[0]), score, en, reference(p, *m.span()))


def of_draft(report: Report[MarkedPassage], memory: Memory) -> Iterator[tuple[str, Proposal]]:
    """Yield what `draft` proposes for a report: parts of any length, those of at least four characters, nearest clauses."""
    for p in _both(report):
        for clause in memory.row(p.key, p.zh or "", "").clauses:
            at = clause.span[0]
            for part in clause.parts:
                size = part.zh[1] - part.zh[0]
                one = judged(size, part.trust, part.en, reference(p, at + part.zh[0], at + part.zh[1]))
                yield "parts", one
                if size >= 4:
                    yield "parts of 4 characters or more", one
            if (near := clause.nearest) and near.words:
                en = near.en[slice(*near.words)]
                yield "nearest clauses", judged(clause.span[1] - at, near.similarity, en, reference(p, *clause.span))


def _both(report: Report[MarkedPassage]) -> Iterator[MarkedPassage]:
    return (p for p in report.passages if p.zh and p.en)


def coverage(proposals: Sequence[Proposal], characters: int, level: float) -> float:
    """Return the greatest coverage at a precision, taking proposals by trust; those of one trust only together."""
    best, size, right, words = 0.0, 0, 0, 0
    ranked = sorted(proposals, key=lambda p: -p.trust)
    for k, p in enumerate(ranked):
        size, right, words = size + p.size, right + p.right, words + p.words
        last = k + 1 == len(ranked) or ranked[k + 1].trust != p.trust
        if last and words and right / words >= level:
            best = size / characters
    return best


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--series", default="central")
    parser.add_argument("--cache", type=Path, default=Path(".duizhao_cache/beads.sqlite"))
    given = parser.parse_args()
    found: dict[str, list[Proposal]] = {}
    characters = 0
    with Cache(given.cache) as cache:
        corpus = read_corpus(given.folder, Collector(), lambda *_: None, cache, 1)
        reports = [r for s in corpus.series if s.slug == given.series for r in s.reports if any(_both(r))]
        for held in reports:
            others = [r for r in reports if r is not held]
            start = time.process_time()
            units = memory_of([others], cache)
            learned = time.process_time()
            memory = Memory(units)
            proposals = list(of_draft(held, memory))
            done = time.process_time()
            for name, one in (*of_sentences(held, Sentences(others)), *proposals):
                found.setdefault(name, []).append(one)
            characters += sum(len(p.zh or "") for p in _both(held))
            print(
                f"{held.id}: words of {len(units)} beads {learned - start:.1f} s, draft {done - learned:.1f} s of processor time",
                flush=True,
            )
    print(f"\n| Proposals | {' | '.join(f'precision {level:.2f}' for level in LEVELS)} |\n|---|{'--:|' * len(LEVELS)}")
    for name, some in found.items():
        print(f"| {name} | {' | '.join(f'{coverage(some, characters, level):.3f}' for level in LEVELS)} |")


if __name__ == "__main__":
    main()
