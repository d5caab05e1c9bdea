"""Anchor every note at one place: an ascending chain of places, in the order of the notes."""

from bisect import bisect_right, insort
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from duizhao.diagnostics import Collector
from duizhao.model.report import Anchor, Note, NotedPassage, Passage, Report
from duizhao.notes.candidates import QUOTED, Candidate, Text, inferred_candidates, term_candidates

_MARKER, _EDITION = 1000.0, 900.0


def anchor_notes(report: Report[Passage], diagnostics: Collector) -> Report[NotedPassage]:
    """Anchor each note, and record how its place is known.

    In order of trust: by its marker in the shown edition, its marker in another edition, the term that it explains,
    inference from common words.

    Notes are in the order of the text, so the places are chosen together: the ascending chain of places with the greatest
    weight; of equal chains, the earliest. A note outside the chain is anchored at its marker, or at its term if the
    text quotes it exactly once. A note without a place gets a diagnostic (N101).
    """
    if not report.notes:
        return _with_anchors(report, {})
    marked = _marked(report.passages)
    text = Text(report.passages)
    sure = [marked.get((n.number, n.nth)) or term_candidates(n, text) for n in report.notes]
    lows, highs = _bounds(sure, len(report.passages) - 1)
    choices: list[tuple[Note, list[Candidate]]] = []
    for k, (note, options) in enumerate(zip(report.notes, sure, strict=True)):
        if not _is_located(options):
            options = [*options, *inferred_candidates(note, text, lows[k], max(lows[k], highs[k]))]
        choices.append((note, options))
    chain = _chain(choices)
    anchors: dict[int, list[Anchor]] = defaultdict(list)
    for (note, options), chosen in zip(choices, chain, strict=True):
        line = note.readings[0]
        best = chosen or _only_place(options)
        if best is None:
            diagnostics.add("N101", line.file, line.line, f"note {note.number} has no place in the text")
            continue
        if best.how == "inferred":
            diagnostics.add("N102", line.file, line.line, f"note {note.number} has no marker; its place is inferred")
        anchors[best.passage].append(Anchor(note.number, note.nth, best.lang, best.at, best.how))
    _report_repeated(report.passages, anchors, diagnostics)
    return _with_anchors(report, anchors)


def _report_repeated(passages: Sequence[Passage], anchors: Mapping[int, list[Anchor]], diagnostics: Collector) -> None:
    """Report further markers of a note (N103), once for each row and note."""
    for i, passage in enumerate(passages):
        placed = {(a.note, a.nth) for a in anchors.get(i, ())}
        markers = Counter((m.note, m.nth, m.lang) for m in passage.row.markers if m.own)
        again = {(note, nth): lang for (note, nth, lang), count in markers.items() if count > ((note, nth) in placed)}
        for (note, _), lang in again.items():
            line = (passage.row.zh if lang == "zh" else passage.row.en)[0]
            diagnostics.add(
                "N103", line.file, line.line, f"note {note} is referred to again; its marker is shown at the first place only"
            )


def _only_place(options: list[Candidate]) -> Candidate | None:
    """Return the place of a note that is out of order: its marker, else the only place where the text quotes its term."""
    marked = [c for c in options if c.how in {"marker", "edition"}]
    if marked:
        return marked[0]
    quoted = [c for c in options if c.how == "term" and c.weight >= QUOTED]
    return quoted[0] if len(quoted) == 1 else None


def _with_anchors(report: Report[Passage], anchors: Mapping[int, list[Anchor]]) -> Report[NotedPassage]:
    """Add anchors to the passages of a report; `anchors` are by index of the passage."""
    placed = [tuple(sorted(anchors.get(i, ()), key=lambda a: (a.lang, a.at, a.note))) for i in range(len(report.passages))]
    return report.with_passages(tuple(map(NotedPassage.noted, report.passages, placed)))


def _bounds(sure: list[list[Candidate]], last: int) -> tuple[list[int], list[int]]:
    """Return for each note the first and the last passage between the notes before and after it."""
    lows, highs = [0] * len(sure), [last] * len(sure)
    for k in range(1, len(sure)):
        before = sure[k - 1]
        lows[k] = min(c.passage for c in before) if _is_located(before) else lows[k - 1]
    for k in range(len(sure) - 2, -1, -1):
        after = sure[k + 1]
        highs[k] = max(c.passage for c in after) if _is_located(after) else highs[k + 1]
    return lows, highs


def _is_located(options: list[Candidate]) -> bool:
    """Is the note located by a marker or a term?"""
    return any(c.how != "inferred" for c in options)


def _marked(passages: tuple[Passage, ...]) -> dict[tuple[int, int], list[Candidate]]:
    """Return the candidates from markers, by number and `nth` of the note."""
    out: dict[tuple[int, int], list[Candidate]] = defaultdict(list)
    for i, passage in enumerate(passages):
        for m in passage.row.markers:
            text = passage.zh if m.lang == "zh" else passage.en
            at = min(m.at, len(text or ""))
            candidate = Candidate(i, m.lang, at, _MARKER if m.own else _EDITION, "marker" if m.own else "edition")
            out[m.note, m.nth].append(candidate)
    return out


def _chain(choices: list[tuple[Note, list[Candidate]]]) -> list[Candidate | None]:
    """Return the chain of greatest weight; None for a note outside it. Earlier places win ties.

    A note may be at the place of the note before it, not before that. The frontier has the best total weight for each
    end position, ascending in both.
    """
    position: list[tuple[int, int]] = []
    total: list[float] = []
    node: list[int] = []
    nodes: list[tuple[int, int, Candidate]] = []  # note, node before, place
    for k, (_, options) in enumerate(choices):
        new_ends: list[tuple[tuple[int, int], float, int]] = []
        for c in sorted(options, key=lambda c: (c.passage, c.at, -c.weight)):
            here = (c.passage, c.at)
            i = bisect_right(position, here) - 1
            nodes.append((k, node[i] if i >= 0 else -1, c))
            new_ends.append((here, (total[i] if i >= 0 else 0.0) + c.weight, len(nodes) - 1))
        for here, weight, n in new_ends:
            _extend_frontier(position, total, node, here, weight, n)
    chosen: list[Candidate | None] = [None] * len(choices)
    at = node[-1] if node else -1
    while at >= 0:
        k, before, place = nodes[at]
        chosen[k] = place
        at = before
    return chosen


def _extend_frontier(
    position: list[tuple[int, int]], total: list[float], node: list[int], here: tuple[int, int], weight: float, n: int
) -> None:
    """Insert the end of a chain into the frontier, unless an earlier end has at least the same weight."""
    i = bisect_right(position, here)
    if i and total[i - 1] >= weight:
        return
    if i and position[i - 1] == here:
        i -= 1
        total[i], node[i] = weight, n
    else:
        insort(position, here)
        total.insert(i, weight)
        node.insert(i, n)
    while i + 1 < len(total) and total[i + 1] <= total[i]:
        del position[i + 1], total[i + 1], node[i + 1]
