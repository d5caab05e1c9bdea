"""Find chapters without numbers: runs of paragraphs that open with headings of the same shape."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import Literal

from duizhao.genre import Genre, Patterns, patterns
from duizhao.outline.row import Row
from duizhao.text.headings import HEADING_LIMIT, ends_sentence, lead

_FEWEST = 3  # siblings of a run
_MOST = 24  # siblings of a run
_MOST_OF_PART = 100  # headings of all runs of a part; a part with more is no report's
_SHORTEST = 4  # characters of a heading
_LONGEST = {"zh": 80, "en": 340}  # characters of a single heading of a run; most are within HEADING_LIMIT
_OF_FOUR = 3  # headings of four within that limit
_FAR = {False: 3, True: 15}  # most rows from one run-in heading to the next, and from one on a line of its own
_NEAR = 3  # the same where headings have only a word or their length in common
_BRIEF = 12  # characters of headings that have only their length in common
_DASH = re.compile(r"[—―–－]{1,3}\s*(?=\S)")
_FIGURE = re.compile(r"\d(?!\d*年)")
_OPEN = "，；：、,;:"  # a line with this end continues in the next
_Shape = tuple[Literal["dash", "years", "year", "same", "length"], str, bool]
_MARKED = ("dash", "years", "year")  # shapes that show a run by themselves; others need a line before it, or most of the part


@dataclass(frozen=True, slots=True)
class Run:
    """The rows that open chapters of one shape; `years`: do their headings look back at several years?"""

    rows: tuple[int, ...]
    years: bool


@dataclass(frozen=True, slots=True)
class _Heading:
    text: str
    dash: bool
    own_line: bool


def find_runs(rows: Sequence[Row], a: int, b: int, numbered: AbstractSet[int], genre: Genre) -> list[Run]:
    """Return the runs of headings without numbers in the part that row `a` opens, in their order.

    A part without numbered chapters is divided by three or more paragraphs that open with a dash, with the same words on the
    years (五年来，我们…。), or with the same word: after a line that announces them, or as lines of their own in most of the part.
    Before and after numbered chapters only looks back at several years are. A part that tells of both the past and a plan is not divided.
    """
    known = patterns(genre)
    if _has_both(rows[a].text, genre):
        return []
    if numbered:
        first, last = min(numbered), max(numbered)
        runs = [*_runs(rows, a + 1, first, known, genre), *_runs(rows, last + 1, b, known, genre)]
        runs = [r for r in runs if r.years or (r.rows[0] > last and _is_dashed_look_back(rows, r, last, known))]
    else:
        runs = _runs(rows, a + 1, b, known, genre)
    runs = _outermost(runs)
    return runs if sum(len(r.rows) for r in runs) <= _MOST_OF_PART else []


def is_heading_line(row: Row, following: Row | None) -> bool:
    """Is the row a short line of its own, with text in the next row?"""
    if row.opening or row.field or len(row.text) > HEADING_LIMIT[row.lang] or row.text[-1:] in _OPEN or not following:
        return False
    return following.opening is None and len(following.text) > HEADING_LIMIT[following.lang]


def _has_both(title: str, genre: Genre) -> bool:
    """Does the title of a part name both a review and a plan?"""
    words = genre.headings
    return all(any(w in title for w in some if "{" not in w) for some in (words.review, words.plan))


def _runs(rows: Sequence[Row], start: int, end: int, known: Patterns, genre: Genre) -> list[Run]:
    heads = {i: h for i in range(start, end) if (h := _heading(rows, i, end, genre))}
    groups: dict[_Shape, list[int]] = defaultdict(list)
    for i, heading in heads.items():
        for shape in _shapes(heading, known):
            groups[shape].append(i)
    runs = []
    for shape, group in groups.items():
        for some in _clusters(group, _FAR[shape[2]] if shape[0] in _MARKED else _NEAR):
            announced = some[0] > start and bool(known.announces.search(rows[some[0] - 1].text))
            most = shape[2] and (some[-1] + 2 - some[0]) * 2 >= end - start
            if _is_run([heads[i] for i in some], rows[some[0]].lang) and (shape[0] in _MARKED or announced or most):
                runs.append(Run(tuple(some), shape[0] == "years" or all(known.years.match(heads[i].text) for i in some)))
    return runs


def _heading(rows: Sequence[Row], i: int, end: int, genre: Genre) -> _Heading | None:
    row = rows[i]
    if row.field or row.opening:
        return None
    n = lead(row.text, row.lang, genre)
    own_line = is_heading_line(row, rows[i + 1] if i + 1 < end else None)
    if not n and not own_line:
        return None
    text = row.text[: n or None]
    dash = _DASH.match(text)
    bare = text[dash.end() :] if dash else text
    return _Heading(bare, bool(dash), own_line) if _SHORTEST <= len(bare) <= _LONGEST[row.lang] else None


def _shapes(heading: _Heading, known: Patterns) -> Iterator[_Shape]:
    """Yield what a heading may share with its siblings: a dash, words on years, its first two characters, its length."""
    if heading.dash:
        yield "dash", "", heading.own_line
    elif found := known.years.match(heading.text):
        yield "years", found[0][:2], heading.own_line
    elif found := known.this_year.match(heading.text):
        if heading.own_line:
            yield "year", found[0], True
    else:
        yield "same", heading.text[:2], heading.own_line
        if heading.own_line and len(heading.text) <= _BRIEF:
            yield "length", str(len(heading.text)), True


def _clusters(group: Sequence[int], far: int) -> list[list[int]]:
    """Divide rows where the next one is too far.

    >>> _clusters([3, 4, 6, 20, 21], 3)
    [[3, 4, 6], [20, 21]]
    """
    out: list[list[int]] = []
    for i in group:
        if out and i - out[-1][-1] <= far:
            out[-1].append(i)
        else:
            out.append([i])
    return out


def _is_run(headings: Sequence[_Heading], lang: Literal["zh", "en"]) -> bool:
    """Are there enough headings, most of them short, none with a figure?"""
    short = sum(len(h.text) <= HEADING_LIMIT[lang] for h in headings)
    enough = _FEWEST <= len(headings) <= _MOST and short * 4 >= len(headings) * _OF_FOUR
    return enough and not any(_FIGURE.search(h.text) for h in headings) and all(ends_sentence(h.text, lang) for h in headings)


def _is_dashed_look_back(rows: Sequence[Row], run: Run, last: int, known: Patterns) -> bool:
    """Is it a run of dashes that one of the two paragraphs before it introduces as a look back at several years?"""
    first = run.rows[0]
    if not _DASH.match(rows[first].text):
        return False
    return any(known.years.match(rows[i].body) for i in range(max(last + 1, first - 2), first))


def _outermost(runs: Sequence[Run]) -> list[Run]:
    """Drop runs that stand between two headings of another run."""
    gaps = sorted(pair for run in runs for pair in pairwise(run.rows))
    starts = [a for a, _ in gaps]
    furthest = list(accumulate((b for _, b in gaps), max))  # the end of the gaps so far that reaches furthest
    kept = []
    for run in sorted(runs, key=lambda r: r.rows):
        before = bisect_left(starts, run.rows[0])
        if not before or furthest[before - 1] < run.rows[-1]:
            kept.append(run)
    return kept
