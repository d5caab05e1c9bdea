"""Fit the model that chooses the English words for a Chinese term, and judge it leaving one file out.

    python tools/fit_words.py ANSWERS.jsonl REPORTS… [--write]

A line of the answers has `file` (its name) and `line`, the `term` and its position `at` in the line, and `en`, the words that render it
there, or null; `also` are others that are right. The files of REPORTS are read together, as a site.
A choice counts as right if its words have an F of .5 or more with the answer's.
"""

import argparse
import json
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from duizhao.cache import Cache
from duizhao.diagnostics import Collector
from duizhao.model.report import MarkedPassage, Report
from duizhao.pipeline import read_corpus
from duizhao.text.project import project
from duizhao.words.beads import Bead, beads_of
from duizhao.words.candidates import FEATURES
from duizhao.words.formulas import find_formulas
from duizhao.words.model import OF_CHOICE, Logistic
from duizhao.words.places import find_places
from duizhao.words.renderer import Renderer, choose, summarised
from duizhao.words.rows import en_span

RIDGE, STEPS = 1.0, 30
RIGHT = 0.5
LIMITS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9)
LIGHT = {"the", "a", "an", "of", "to", "and", "in", "for"}
FOLDER = Path(__file__).parent.parent / "generator/duizhao/words"


@dataclass
class Answer:
    """A place with its answer, its candidates, how good each is, and how good what is shown of it is."""

    file: str
    term: str
    rendered: bool
    features: Any
    goodness: Any
    shown: Any
    candidates: Any
    about: Any
    texts: list[str]
    truth: str


def f_score(one: str, other: str) -> float:
    """Compare two runs of words."""
    a, b = Counter(_words(one)), Counter(_words(other))
    both = sum((a & b).values())
    return 2 * both / (sum(a.values()) + sum(b.values())) if both else 0.0


def _words(text: str) -> list[str]:
    every = re.findall(r"[a-z0-9]+", text.lower())
    return [w for w in every if w not in LIGHT] or every


def locate(
    answer: dict[str, Any], reports: Sequence[Report[MarkedPassage]], beads: Sequence[Bead]
) -> tuple[int, int, int] | None:
    """Find the bead of an answer and the characters of its term there."""
    for report in reports:
        for p in report.passages:
            for r in p.row.readings:
                if r.lang == "zh" and r.line == answer["line"] and Path(r.file).name == answer["file"]:
                    start, end = (project(answer["at"] + k, r.text, p.zh or "", "zh") for k in (0, len(answer["term"])))
                    for k, b in enumerate(beads):
                        if (b.report, b.row) == (report.id, p.key):
                            for a in range(len(b.zh.text) - (end - start) + 1):
                                if b.zh.in_row(a, a + end - start, 0) == (start, end):
                                    return k, a, a + end - start
    return None


def answers_of(path: Path, reports: Sequence[Report[MarkedPassage]]) -> list[Answer]:
    """Compute the candidates of every answer that is found in the reports."""
    beads = list(beads_of(reports))
    known = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    places = find_places(beads, {a["term"] for a in known} | {f.zh for f in find_formulas(reports)})
    number = {
        place: i for i, place in enumerate(zip(places.bead.tolist(), places.start.tolist(), places.end.tolist(), strict=True))
    }
    wanted = {number[at]: a for a in known if (at := locate(a, reports, beads)) in number}
    renderer = Renderer(beads, places)
    out = []
    for first, some, features, ends, (starts, stops) in renderer.candidates():
        for place in sorted(p for p in wanted if p - first in set(some.place.tolist())):
            mine = np.flatnonzero(some.place == place - first)
            en = beads[places.bead[place]].en
            texts = [en.text[slice(*en_span(en, some.start[i], ends[i]))] for i in mine]
            a = wanted.pop(place)
            whole = [en.text[slice(*en_span(en, starts[i], stops[i]))] for i in mine]
            right = [a["en"], *a.get("also", [])] if a["en"] else []
            good, shown = (
                [max((f_score(t, x) for x in right), default=0.0) for t in some_texts] for some_texts in (texts, whole)
            )
            one = type(some)(some.place[mine], some.start[mine], some.end[mine], some.ngram[mine])
            out.append(
                Answer(
                    a["file"],
                    a["term"],
                    bool(a["en"]),
                    features[mine],
                    np.array(good),
                    np.array(shown),
                    one,
                    renderer.about(np.array([place])),
                    whole,
                    str(a["en"]),
                )
            )
    out += [
        Answer(
            a["file"],
            a["term"],
            bool(a["en"]),
            np.zeros((0, len(FEATURES))),
            np.zeros(0),
            np.zeros(0),
            None,
            None,
            [],
            str(a["en"]),
        )
        for a in wanted.values()
    ]
    print(f"{len(known)} answers, {len(out)} found, {sum(len(o.goodness) > 0 for o in out)} with candidates")
    return out


def fit(features: Any, truth: Any, weight: Any) -> Logistic:
    """Fit a logistic regression on standardised features by Newton's method; return weights for the features as they are."""
    mean, spread = features.mean(0), features.std(0) + 1e-6
    x = np.c_[np.ones(len(features)), (features - mean) / spread]
    ridge = RIDGE * np.eye(x.shape[1])
    ridge[0, 0] = 1e-6
    b = np.zeros(x.shape[1])
    for _ in range(STEPS):
        p = 1 / (1 + np.exp(-np.clip(x @ b, -30, 30)))
        b += np.linalg.solve((x * (weight * p * (1 - p))[:, None]).T @ x + ridge, x.T @ (weight * (truth - p)) - ridge @ b)
    return Logistic(float(b[0] - (b[1:] * mean / spread).sum()), tuple(map(float, b[1:] / spread)))


def train(some: Sequence[Answer]) -> tuple[Logistic, Logistic]:
    """Fit both regressions."""
    used = [a for a in some if len(a.goodness)]
    goodness = np.concatenate([a.goodness for a in used])
    weight = np.concatenate([np.full(len(a.goodness), len(a.goodness) ** -0.5) for a in used])
    rank = fit(np.vstack([a.features for a in used]), np.where(goodness >= RIGHT, goodness, goodness * 0.3), weight)
    chosen = [best(a, rank) for a in used]
    right = fit(np.vstack([x for _, x, _ in chosen]), np.array([float(g >= RIGHT) for g, _, _ in chosen]), np.ones(len(chosen)))
    return rank, right


def best(answer: Answer, rank: Logistic) -> tuple[float, Any, str]:
    """Return how good what is shown of the chosen candidate is, the features of the choice, and what is shown."""
    at, lead, score = choose(answer.candidates, rank.predict(answer.features))
    return (
        float(answer.shown[at[0]]),
        np.concatenate([summarised(score, lead), answer.about, answer.features[at]], axis=1)[0],
        answer.texts[at[0]],
    )


def judge(every: Sequence[Answer]) -> None:
    """Print precision and coverage, each file with weights from the others."""
    results = []
    for file in sorted({a.file for a in every}):
        rank, right = train([a for a in every if a.file != file])
        for a in (a for a in every if a.file == file and len(a.goodness)):
            good, x, text = best(a, rank)
            results.append((float(right.predict(x[None])[0]), good >= RIGHT, f"{a.term}: {text} / {a.truth}"))
    rendered = sum(a.rendered for a in every)
    for limit in LIMITS:
        shown = [ok for p, ok, _ in results if p >= limit]
        print(
            f"from {limit:.2f}: {len(shown)} shown, precision {sum(shown) / max(1, len(shown)):.3f}, coverage {sum(shown) / rendered:.3f}"
        )
    print("wrong from .7:", *(t for p, ok, t in results if p >= 0.7 and not ok), sep="\n  ")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("answers", type=Path)
    parser.add_argument("reports", type=Path)
    parser.add_argument("--cache", type=Path)
    parser.add_argument("--write", type=Path, help="file for the weights")
    options = parser.parse_args()
    with Cache(options.cache) as cache:
        reports = read_corpus(options.reports, Collector(), lambda *_: None, cache).reports
    every = answers_of(options.answers, reports)
    judge(every)
    if options.write:
        rank, right = train(every)
        options.write.write_text(_toml(rank, right), encoding="utf-8")


def _toml(rank: Logistic, right: Logistic) -> str:
    lines = ["# Weights of words/model.py, fitted by tools/fit_words.py.", "", "[limits]", "shown = 0.8", "pooled = 0.5"]
    for name, names, one in (("rank", FEATURES, rank), ("right", OF_CHOICE, right)):
        lines += ["", f"[{name}]", f"bias = {one.bias:.4f}", *(f"{n} = {w:.4f}" for n, w in zip(names, one.weights, strict=True))]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
