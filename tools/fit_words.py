"""Fit the model that chooses the English words for a Chinese term, and judge it leaving one file out.

    python tools/fit_words.py ANSWERS.jsonl REPORTS [--judged tests/real/judged/taps.tsv …] [--write WEIGHTS.toml]

A line of the answers has `file` (its name) and `line`, the `term` and its position `at` in the line, and `en`, the words that render it
there, or null; `also` are others that are right. The files of REPORTS are read together, as a site.
A choice counts as right if its words have an F of .5 or more with the answer's. With `--judged`,
renderings that were shown and judged are learned from too; those in the file that is left out are not.
"""

import argparse
import csv
import json
import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
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
from duizhao.words.model import OF_CHOICE, Logistic, load_model
from duizhao.words.places import find_places
from duizhao.words.renderer import Renderer, choose, summarised
from duizhao.words.rows import Choice, en_span, finest
from duizhao.words.work import probable_choices

RIDGE, STEPS = 1.0, 30
RIGHT, SAME = 0.5, 0.85
LIMITS = (0.5, 0.7, 0.75, 0.8, 0.85, 0.9)
LIGHT = {"the", "a", "an", "of", "to", "and", "in", "for"}
FOLDER = Path(__file__).parent.parent / "generator/duizhao/words"


@dataclass
class Answer:
    """A place with its answer, and its candidates: their features, how good each is to rank, and the chance that it is right if shown.

    NaN stands for what is not known. `shown` are the words that are shown of each candidate.
    """

    file: str
    term: str
    judged: bool
    candidates: Any
    about: Any
    features: Any
    ranked: Any
    right: Any
    shown: list[str]
    truth: tuple[str, ...]


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


@dataclass
class Known:
    """A place whose rendering is known.

    `truth` are renderings that are right, none if the English leaves the term out; `judged` is one that was shown, and the share of
    readers who took it for right.
    """

    file: str
    at: tuple[int, int, int]
    truth: tuple[str, ...] = ()
    judged: tuple[str, float] | None = None

    def ranked(self, text: str) -> float:
        """Return how good a candidate is."""
        if self.judged:
            same, share = f_score(text, self.judged[0]), self.judged[1]
            return _graded(same) if share == 1 else 0.0 if share == 0 and same >= SAME else math.nan
        return _graded(max((f_score(text, x) for x in self.truth), default=0.0))

    def right(self, text: str) -> float:
        """Return the chance that a shown text is right."""
        if self.judged:
            same, share = f_score(text, self.judged[0]), self.judged[1]
            return share if same >= SAME else float(same >= RIGHT) if share == 1 else math.nan
        return float(any(f_score(text, x) >= RIGHT for x in self.truth))


def _graded(same: float) -> float:
    return same if same >= RIGHT else 0.3 * same


def judged_renderings(path: Path, beads: Sequence[Bead], reports: Sequence[Report[MarkedPassage]]) -> list[Known]:
    """Read what readers judged of words that were shown (tables such as tests/real/judged/taps.tsv)."""
    files = {r.id: Path(next(x.file for p in r.passages for x in p.row.readings if x.lang == "zh")).name for r in reports}
    rows = {(r.id, p.key): p for r in reports for p in r.passages}
    of_row: dict[tuple[str, str], list[int]] = {}
    for k, b in enumerate(beads):
        of_row.setdefault((b.report, b.row), []).append(k)
    out = []
    for line in csv.DictReader((x for x in path.open(encoding="utf-8") if not x.startswith("#")), delimiter="\t"):
        row = (line["report"], line["passage"])
        zh, (start, end) = tuple(map(int, line["zh"].split("-"))), map(int, line["en"].split("-"))
        for k in of_row.get(row, ()):
            for a in range(len(beads[k].zh.text) - (zh[1] - zh[0]) + 1):
                if beads[k].zh.in_row(a, a + zh[1] - zh[0], 0) == zh:
                    share = ((line["a"] == "ok") + (line["b"] == "ok")) / 2
                    out.append(Known(files[row[0]], (k, a, a + zh[1] - zh[0]), judged=((rows[row].en or "")[start:end], share)))
    return out


def answers_of(known: Sequence[Known], beads: Sequence[Bead], formulas: set[str]) -> list[Answer]:
    """Compute the candidates of all places whose rendering is known; the terms that these have are read as formulas everywhere."""
    places = find_places(beads, {beads[k].zh.text[a:b] for k, a, b in (x.at for x in known)} | formulas)
    number = {
        place: i for i, place in enumerate(zip(places.bead.tolist(), places.start.tolist(), places.end.tolist(), strict=True))
    }
    wanted: dict[int, list[Known]] = {}
    for one in known:
        if one.at in number:
            wanted.setdefault(number[one.at], []).append(one)
    renderer = Renderer(beads, places)
    out = []
    for first, some, features, ends, (starts, stops) in renderer.candidates():
        for place in sorted(p for p in wanted if p - first in set(some.place.tolist())):
            mine = np.flatnonzero(some.place == place - first)
            en = beads[places.bead[place]].en
            texts = [en.text[slice(*en_span(en, some.start[i], ends[i]))] for i in mine]
            whole = [en.text[slice(*en_span(en, starts[i], stops[i]))] for i in mine]
            one = type(some)(some.place[mine], some.start[mine], some.end[mine], some.ngram[mine])
            about = renderer.about(np.array([place]))
            out += [
                Answer(
                    k.file, beads[k.at[0]].zh.text[k.at[1] : k.at[2]], k.judged is not None, one, about, features[mine],
                    np.array([k.ranked(t) for t in texts]), np.array([k.right(t) for t in whole]), whole, k.truth,
                )
                for k in wanted.pop(place)
            ]  # fmt: skip
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
    seen = [(a, ~np.isnan(a.ranked)) for a in some]
    weight = np.concatenate([np.full(k.sum(), len(k) ** -0.5) for _, k in seen])
    rank = fit(np.vstack([a.features[k] for a, k in seen]), np.concatenate([a.ranked[k] for a, k in seen]), weight)
    chosen = [best(a, rank) for a in some]
    known = [(x, right) for right, x, _ in chosen if not math.isnan(right)]
    return rank, fit(np.vstack([x for x, _ in known]), np.array([r for _, r in known]), np.ones(len(known)))


def best(answer: Answer, rank: Logistic) -> tuple[float, Any, str]:
    """Return the chance that what is shown of the chosen candidate is right, the features of the choice, and what is shown."""
    at, lead, score = choose(answer.candidates, rank.predict(answer.features))
    return (
        float(answer.right[at[0]]),
        np.concatenate([summarised(score, lead), answer.about, answer.features[at]], axis=1)[0],
        answer.shown[at[0]],
    )


def judge(every: Sequence[Answer], known: Sequence[Known], beads: Sequence[Bead], formulas: set[str]) -> None:
    """Print precision and coverage, each file with weights from the others: of terms whose borders are given, and of published rows."""
    places = find_places(beads, formulas)
    terms: list[tuple[float, float, str]] = []
    rows: dict[float, list[tuple[bool, str]]] = {limit: [] for limit in LIMITS}
    answered = [k for k in known if not k.judged]
    for file in sorted({k.file for k in answered}):
        rank, right = train([a for a in every if a.file != file])
        for a in (a for a in every if a.file == file and not a.judged):
            good, x, text = best(a, rank)
            terms.append((float(right.predict(x[None])[0]), good, f"{a.term}: {text} / {a.truth}"))
        choices = probable_choices(beads, places, replace(load_model(), rank=rank, right=right))
        for limit in LIMITS:
            for k in (k for k in answered if k.file == file):
                if (text := _shown_in_row(k.at, beads, choices.get(k.at[0], ()), limit)) is not None:
                    term = beads[k.at[0]].zh.text[k.at[1] : k.at[2]]
                    rows[limit].append((bool(k.right(text)), f"{term}: {text} / {k.truth}"))
    rendered = sum(bool(k.truth) for k in answered)
    for limit in LIMITS:
        given = [bool(good) for p, good, _ in terms if p >= limit]
        _print(f"from {limit:.2f}, borders given", given, rendered)
        _print(f"from {limit:.2f}, in rows", [ok for ok, _ in rows[limit]], rendered)
    print("wrong in rows from .75:", *(text for ok, text in rows[0.75] if not ok), sep="\n  ")


def _print(name: str, right: Sequence[bool], rendered: int) -> None:
    print(f"{name}: {len(right)} shown, precision {sum(right) / max(1, len(right)):.3f}, coverage {sum(right) / rendered:.3f}")


def _shown_in_row(at: tuple[int, int, int], beads: Sequence[Bead], choices: Iterable[Choice], limit: float) -> str | None:
    """Return the English that a row shows for characters of a bead: of all words that have half of theirs there."""
    k, start, end = at
    some = [
        c
        for c in finest(c for c in choices if c.score >= limit)
        if 2 * (min(end, c.zh[1]) - max(start, c.zh[0])) >= c.zh[1] - c.zh[0]
    ]
    spans = sorted({en_span(beads[k].en, *c.words) for c in some})
    return " ".join(beads[k].en.text[a:b] for a, b in spans) if spans else None


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("answers", type=Path)
    parser.add_argument("reports", type=Path)
    parser.add_argument("--judged", type=Path, nargs="*", default=(), help="what readers judged of words that were shown")
    parser.add_argument("--cache", type=Path)
    parser.add_argument("--write", type=Path, help="file for the weights")
    options = parser.parse_args()
    with Cache(options.cache) as cache:
        reports = read_corpus(options.reports, Collector(), lambda *_: None, cache).reports
    beads = list(beads_of(reports))
    lines = [json.loads(line) for line in options.answers.read_text(encoding="utf-8").splitlines()]
    known = [
        Known(x["file"], at, (x["en"], *x.get("also", [])) if x["en"] else ()) for x in lines if (at := locate(x, reports, beads))
    ]
    judged = [k for path in options.judged for k in judged_renderings(path, beads, reports)]
    formulas = {f.zh for f in find_formulas(reports)}
    every = answers_of([*known, *judged], beads, formulas)
    print(f"{len(lines)} answers, {len(known)} found, {len(judged)} judged; {len(every)} with candidates")
    judge(every, known, beads, formulas)
    if options.write:
        rank, right = train(every)
        options.write.write_text(_toml(rank, right), encoding="utf-8")


def _toml(rank: Logistic, right: Logistic) -> str:
    lines = ["# Weights of words/model.py, fitted by tools/fit_words.py.", "", "[limits]", "shown = 0.75", "pooled = 0.5"]
    for name, names, one in (("rank", FEATURES, rank), ("right", OF_CHOICE, right)):
        lines += ["", f"[{name}]", f"bias = {one.bias:.4f}", *(f"{n} = {w:.4f}" for n, w in zip(names, one.weights, strict=True))]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
