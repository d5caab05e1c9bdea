"""Find parallel passages and chapters of two reports: the same theme in the same kind of part."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

import numpy as np

from duizhao.model.links import Link, LinkKind, PartKind, Place
from duizhao.model.report import Passage, Report
from duizhao.text.atoms import atoms
from duizhao.years.clauses import core
from duizhao.years.context import cosines
from duizhao.years.parts import parts
from duizhao.years.tables import load
from duizhao.years.vectors import Scores

_LEAD = re.compile(r"[^。；;]{2,60}?[，,。：；]")  # the first clause of a paragraph names its theme
_CLAUSES = 5000  # of a report that are compared one by one; the most known ones are 2,100
_SHORT = 90  # characters: a longer heading contains the text of its chapter


@dataclass(frozen=True, slots=True)
class _Row:
    """A passage, a heading, or a closing section, which has no heading and is compared by its text (`key` is empty)."""

    key: str
    chapter: str
    text: str
    kind: PartKind
    heading: bool


def parallels(earlier: Report[Passage], later: Report[Passage]) -> list[Link]:
    """Find the counterpart of each passage and chapter of either report, the best pairs first."""
    links = _links(_rows(earlier), _rows(later), earlier, later, "parallel-passage")
    for a, b in ((_heads(earlier), _heads(later)), (_closings(earlier), _closings(later))):
        links += _links(a, b, earlier, later, "parallel-chapter")
    return sorted(links, key=lambda x: (-x.score, x.source.passage, x.target.passage if x.target else "", x.source.chapter))


def _rows(report: Report[Passage]) -> list[_Row]:
    kinds = parts(report)
    headings = {c.heading for c in report.chapters}
    return [
        _Row(p.key, p.chapter, p.zh, k.kind, heading=False)
        for p, k in zip(report.passages, kinds, strict=True)
        if p.zh and p.kind in ("passage", "chapter") and not (p.key in headings and len(p.zh) <= _SHORT)
    ]


def _heads(report: Report[Passage]) -> list[_Row]:
    kinds = dict(zip((p.key for p in report.passages), parts(report), strict=True))
    rows = {p.key: p for p in report.passages}
    heads = [(c, rows[c.heading]) for c in report.chapters if c.heading and "." in c.id]
    return [_Row(p.key, c.id, p.zh, kinds[p.key].kind, heading=True) for c, p in heads if p.zh]


def _closings(report: Report[Passage]) -> list[_Row]:
    """Collect the closing sections of parts, which have no heading of their own."""
    parents = {c.id: c.parent for c in report.chapters}
    kinds: dict[str, PartKind] = {}
    for p, part in zip(report.passages, parts(report), strict=True):
        if part.kind != "other":
            kinds.setdefault(parents[p.chapter], part.kind)
    out = []
    for c in report.chapters:
        if "." in c.id and not c.heading:
            text = "".join(p.zh or "" for p in report.passages if p.chapter == c.id)
            out.append(_Row("", c.id, text, kinds.get(c.parent, "other"), heading=True))
    return [r for r in out if r.text]


def _links(a: Sequence[_Row], b: Sequence[_Row], earlier: Report[Passage], later: Report[Passage], kind: LinkKind) -> list[Link]:
    if not a or not b:
        return []
    scores = _scores(a, b, earlier, later)
    shown = load("weights.toml")["parallel"]["shown"]
    chosen = {(i, int(scores[i].argmax())) for i in range(len(a))} | {(int(scores[:, j].argmax()), j) for j in range(len(b))}
    out = []
    for i, j in sorted(chosen):
        score = min(round(float(scores[i, j]), 4), 1.0)
        if score <= 0:
            continue
        mutual = (i, j) == (i, int(scores[i].argmax())) == (int(scores[:, j].argmax()), j)
        one, other = _place(earlier.id, a[i]), _place(later.id, b[j])
        out.append(Link(kind, score, mutual and score >= shown, one, other, None, None))
    return out


def _place(report: str, row: _Row) -> Place:
    return Place(report, row.chapter, row.key, "zh", 0, len(row.text) if row.key else 0)


def _scores(a: Sequence[_Row], b: Sequence[_Row], earlier: Report[Passage], later: Report[Passage]) -> Scores:
    """Combine similarities of words, first clauses, chapters and single clauses; 0 between different kinds of parts."""
    how = load("weights.toml")["parallel"]
    texts = [core(r.text) for r in a], [core(r.text) for r in b]
    words = cosines(*texts, 2, 3)
    leads = cosines([_lead(r) for r in a], [_lead(r) for r in b])
    scores = how["words"] * words + how["lead"] * leads
    scores = scores + how["chapter"] * _chapters(a, b, earlier, later)
    most = how["words"] + how["lead"] + how["chapter"]
    if not a[0].heading:
        scores = scores + how["clauses"] * _best_clauses(a, b)
        most += how["clauses"]
    same = np.array([x.kind for x in a])[:, None] == np.array([y.kind for y in b])
    return np.asarray(np.where(same, scores, 0.0) / most)


def _lead(row: _Row) -> str:
    text = row.text
    m = _LEAD.match(text)
    return core(m[0] if m else text[:30])


def _chapters(a: Sequence[_Row], b: Sequence[_Row], earlier: Report[Passage], later: Report[Passage]) -> Scores:
    left, right = _texts(earlier), _texts(later)
    alike = cosines(list(left.values()), list(right.values()), 2, 3)
    row_of, column_of = ({chapter: k for k, chapter in enumerate(texts)} for texts in (left, right))
    return alike[np.ix_([row_of[r.chapter] for r in a], [column_of[r.chapter] for r in b])]


def _texts(report: Report[Passage]) -> dict[str, str]:
    out: dict[str, list[str]] = defaultdict(list)
    for p in report.passages:
        out[p.chapter].append(core(p.zh or ""))
    return {chapter: "".join(texts) for chapter, texts in out.items()}


def _best_clauses(a: Sequence[_Row], b: Sequence[_Row]) -> Scores:
    """Average, over the clauses of each passage, the similarity of the most similar clause of the other one."""
    left, right = _most([_clauses(r) for r in a]), _most([_clauses(r) for r in b])
    flat = [c for row in left for c in row], [c for row in right for c in row]
    if not flat[0] or not flat[1]:
        return np.zeros((len(a), len(b)))
    alike = cosines(*flat)
    ends = np.cumsum([len(c) for c in right])
    starts = ends - np.array([len(c) for c in right])
    most_similar = np.column_stack(
        [alike[:, s:e].max(axis=1) if e > s else np.zeros(len(alike)) for s, e in zip(starts, ends, strict=True)]
    )
    ends = np.cumsum([len(c) for c in left])
    starts = ends - np.array([len(c) for c in left])
    return np.array([most_similar[s:e].mean(axis=0) if e > s else np.zeros(len(b)) for s, e in zip(starts, ends, strict=True)])


def _most(rows: Sequence[list[str]]) -> list[list[str]]:
    """Keep the first _CLAUSES clauses of a report of unusual size."""
    ends = accumulate(map(len, rows))
    return [row[: max(0, _CLAUSES - (end - len(row)))] for row, end in zip(rows, ends, strict=True)]


def _clauses(row: _Row) -> list[str]:
    text = row.text
    return [c for a in atoms(text, "zh") if len(c := core(text[slice(*a.span)])) > 1]
