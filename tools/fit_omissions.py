"""Fit the model that judges whether the English of a clause was left out, and judge it leaving one report out.

    python tools/fit_omissions.py FILE... [--rounds 6] [--seed 1 2] [--allowed 8] [--write]

The files are bilingual plain texts, a paragraph a line. In every round a sentence of the English is left out of some rows, each row once
a seed, and the texts are read anew. What is judged are the runs of clauses of `qa/left_out.py`, a row by its most suspicious run: of
rows as they are, the worst runs are learned from, of the others the best run that was left out, by turns. The limit is such that
`--allowed` rows of the texts as they are have a finding.
"""

import argparse
import random
import tempfile
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from duizhao.cache import Cache
from duizhao.model.qa import RowWords
from duizhao.model.report import Corpus, MarkedPassage
from duizhao.pipeline import words_rendered
from duizhao.qa.left_out import FEATURES, runs
from duizhao.qa.omissions import usual_ratio
from fit_words import fit
from qa_errors import Change, Row, by_place, copied, omission, read, rows_of, write

OUT = Path(__file__).parent.parent / "generator/duizhao/qa/left_out.toml"
UNTOUCHED = 4.0  # weight of a run of the texts as they are
WORST, TURNS = 3, 4  # runs of a row as it is that are learned from; how often runs are chosen anew


@dataclass(frozen=True)
class Judged:
    """The runs of a row: their features, and which of them were left out (0, 1, or -1 where that is not known)."""

    report: str
    changed: bool
    features: Any
    truth: Any


def words_of(corpus: Corpus) -> dict[tuple[str, str], RowWords]:
    return dict(words_rendered(corpus, Cache()))


def untouched(corpus: Corpus) -> list[Judged]:
    words = words_of(corpus)
    return [
        judged(r.id, p, words[r.id, p.key], usual_ratio(r), None)
        for r in corpus.reports for p in r.passages if (r.id, p.key) in words and p.kind != "front"
    ]  # fmt: skip


def changed(corpus: Corpus, changes: list[tuple[str, Row, Change]], places: list[tuple[str, int]]) -> list[Judged]:
    words, where = words_of(corpus), by_place(corpus)
    report_of = {id(p): r for r in corpus.reports for p in r.passages}
    out = []
    for (_, row, change), place in zip(changes, places, strict=True):
        p = where.get(place)
        report = report_of.get(id(p))
        if p is not None and report is not None and (report.id, p.key) in words:
            out.append(judged(report.id, p, words[report.id, p.key], usual_ratio(report), lost(row.passage, change)))
    return out


def lost(p: MarkedPassage, change: Change) -> list[tuple[int, int]]:
    """Return the Chinese of the beads of which nearly all English was left out."""
    old = p.en or ""
    start = next((k for k, (a, b) in enumerate(zip(old, change.text, strict=False)) if a != b), len(change.text))
    end = start + len(old) - len(change.text)
    out = []
    for s in p.segments:
        inside = sum(max(0, min(b, end) - max(a, start)) for a, b in s.en)
        if s.zh and s.en and inside > 0.8 * sum(b - a for a, b in s.en):
            out += s.zh
    return out


def judged(report: str, p: MarkedPassage, words: RowWords, usual: float, missing: list[tuple[int, int]] | None) -> Judged:
    found = runs(p, words, usual)
    gone = {k for k, c in enumerate(words.clauses) if any(a <= c.span[0] < b for a, b in missing or ())}
    own = [set(range(*run.clauses)) for run in found]
    truth = [0 if missing is None else 1 if gone and len(o & gone) * 2 >= len(o | gone) else -1 for o in own]
    features = np.array([run.features for run in found], dtype=float).reshape(len(found), len(FEATURES))
    return Judged(report, missing is not None, features, np.array(truth))


def train(some: list[Judged]) -> Any:
    scores = [one.features[:, FEATURES.index("lacking")] for one in some]
    for _ in range(TURNS):
        chosen = [(one, pick(one, score)) for one, score in zip(some, scores, strict=True)]
        features = np.vstack([one.features[at] for one, at in chosen])
        truth = np.concatenate([np.full(len(at), float(one.changed)) for one, at in chosen])
        model = fit(features, truth, np.where(truth == 0, UNTOUCHED, 1.0))
        scores = [model.predict(one.features) for one in some]
    return model


def pick(one: Judged, score: Any) -> Any:
    """Choose runs of a row to learn from: the best of those that were left out, or the worst of a row as it is."""
    known = np.flatnonzero(one.truth == one.changed)
    return known[np.argsort(-score[known], kind="stable")][: 1 if one.changed else WORST]


def chance(model: Any, one: Judged) -> float:
    return float(model.predict(one.features).max(initial=0.0)) if len(one.features) else 0.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--rounds", type=int, default=6)
    parser.add_argument("--seed", type=int, nargs="+", default=[1])
    parser.add_argument("--allowed", type=int, default=8, help="rows of the texts as they are that may have a finding")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    every = examples(options)
    limit = report_held_out(every, options.allowed)
    if options.write:
        model = train(every)
        lines = [f"{name} = {weight:.4f}" for name, weight in zip(FEATURES, model.weights, strict=True)]
        head = "# Weights of qa/left_out.py, fitted by tools/fit_omissions.py; a run of clauses whose chance reaches the limit is reported."
        OUT.write_text("\n".join([head, f"limit = {limit:.3f}", f"bias = {model.bias:.4f}", "", "[weights]", *lines, ""]))


def examples(options: argparse.Namespace) -> list[Judged]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "reports"
        folder.mkdir()
        texts = copied(options.files, folder)
        corpus = read(folder)
        out = untouched(corpus)
        rows = list(rows_of(corpus, texts))
        for seed in options.seed:
            rng = random.Random(seed)
            order = rng.sample(rows, len(rows))
            made = [("", row, change) for row in order if (change := omission(rng, row))]
            for turn in range(options.rounds):
                some = made[turn :: options.rounds]
                places = write(some, texts, folder)
                out += changed(read(folder), some, places)
    return out


def report_held_out(every: list[Judged], allowed: int) -> float:
    """Print how many are found, each report by a model of the others; return the limit that leaves `allowed` findings."""
    chances: dict[bool, list[float]] = defaultdict(list)
    for report in sorted({one.report for one in every}):
        model = train([one for one in every if one.report != report])
        for one in every:
            if one.report == report:
                chances[one.changed].append(chance(model, one))
    untouched_rows = sorted(chances[False], reverse=True)
    for count in (4, 6, 8, 10, 12, 16, 20):
        found = sum(c > untouched_rows[count] for c in chances[True])
        print(f"{count} of {len(untouched_rows)} rows untouched; found {found / len(chances[True]):.3f} of {len(chances[True])}")
    model = train(every)
    return sorted((chance(model, one) for one in every if not one.changed), reverse=True)[allowed] + 0.001


if __name__ == "__main__":
    main()
