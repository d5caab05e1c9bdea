"""One place for every note: a chain of places that ascends as the notes do."""

from bisect import bisect_right, insort
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from duizhao.diagnostics import Collector
from duizhao.model.report import Anchor, Note, NotedPassage, Passage, Report
from duizhao.notes.candidates import QUOTED, Candidate, Text, inferred_candidates, term_candidates

_MARKER, _EDITION = 1000.0, 900.0


def anchor_notes(report: Report[Passage], diagnostics: Collector) -> Report[NotedPassage]:
    """Give each note its place and record how it is known.

    In this order of trust: its marker in the edition shown, its marker in another edition, the term
    it explains, inference from common words.

    Notes ascend through the text, so the places are chosen together: the ascending chain of places
    with the greatest weight, the earliest among equals. A note that the chain leaves out stands at its
    marker, or at its term, when the text quotes it just once. A note without a place is said so.
    """
    if not report.notes:
        return _with_anchors(report, {})
    marked = _marked(report.passages)
    text = Text(report.passages)
    sure = [marked.get((n.number, n.nth)) or term_candidates(n, text) for n in report.notes]
    lows, highs = _bounds(sure, len(report.passages) - 1)
    choices: list[tuple[Note, list[Candidate]]] = []
    for k, (note, options) in enumerate(zip(report.notes, sure, strict=True)):
        if not _names(options):
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
    _say_repeated(report.passages, anchors, diagnostics)
    return _with_anchors(report, anchors)


def _say_repeated(passages: Sequence[Passage], anchors: Mapping[int, list[Anchor]], diagnostics: Collector) -> None:
    """A note has one place: markers that name it again are said, a row once for each note."""
    for i, passage in enumerate(passages):
        placed = {(a.note, a.nth) for a in anchors.get(i, ())}
        markers = Counter((m.note, m.nth, m.lang) for m in passage.row.markers if m.own)
        again = {(note, nth): lang for (note, nth, lang), count in markers.items() if count > ((note, nth) in placed)}
        for (note, _), lang in again.items():
            line = (passage.row.zh if lang == "zh" else passage.row.en)[0]
            diagnostics.add(
                "N103", line.file, line.line, f"note {note} is referred to again; its marker stands at its first place"
            )


def _only_place(options: list[Candidate]) -> Candidate | None:
    """For a note out of order in its list: its marker, else the one place of a term that the text quotes."""
    marked = [c for c in options if c.how in {"marker", "edition"}]
    if marked:
        return marked[0]
    quoted = [c for c in options if c.how == "term" and c.weight >= QUOTED]
    return quoted[0] if len(quoted) == 1 else None


def _with_anchors(report: Report[Passage], anchors: Mapping[int, list[Anchor]]) -> Report[NotedPassage]:
    """The report with the anchors of each passage, by its index."""
    placed = [tuple(sorted(anchors.get(i, ()), key=lambda a: (a.lang, a.at, a.note))) for i in range(len(report.passages))]
    return report.with_passages(tuple(map(NotedPassage.noted, report.passages, placed)))


def _bounds(sure: list[list[Candidate]], last: int) -> tuple[list[int], list[int]]:
    """For each note, the first and the last passage that the notes around it leave to it."""
    lows, highs = [0] * len(sure), [last] * len(sure)
    for k in range(1, len(sure)):
        before = sure[k - 1]
        lows[k] = min(c.passage for c in before) if _names(before) else lows[k - 1]
    for k in range(len(sure) - 2, -1, -1):
        after = sure[k + 1]
        highs[k] = max(c.passage for c in after) if _names(after) else highs[k + 1]
    return lows, highs


def _names(options: list[Candidate]) -> bool:
    """Does the note stand, by a marker or a term, somewhere that can be relied on?"""
    return any(c.how != "inferred" for c in options)


def _marked(passages: tuple[Passage, ...]) -> dict[tuple[int, int], list[Candidate]]:
    """Candidates from markers, by number and which note of that number."""
    out: dict[tuple[int, int], list[Candidate]] = defaultdict(list)
    for i, passage in enumerate(passages):
        for m in passage.row.markers:
            text = passage.zh if m.lang == "zh" else passage.en
            at = min(m.at, len(text or ""))
            candidate = Candidate(i, m.lang, at, _MARKER if m.own else _EDITION, "marker" if m.own else "edition")
            out[m.note, m.nth].append(candidate)
    return out


def _chain(choices: list[tuple[Note, list[Candidate]]]) -> list[Candidate | None]:
    """The chain of greatest weight, skipping notes where nothing fits; earlier places win ties.

    A note may stand where the one before it stands, not before it. Frontier: for each end position
    the best total so far, ascending in both.
    """
    position: list[tuple[int, int]] = []
    total: list[float] = []
    node: list[int] = []
    nodes: list[tuple[int, int, Candidate]] = []  # note, node before, place
    for k, (_, options) in enumerate(choices):
        fresh: list[tuple[tuple[int, int], float, int]] = []
        for c in sorted(options, key=lambda c: (c.passage, c.at, -c.weight)):
            here = (c.passage, c.at)
            i = bisect_right(position, here) - 1
            nodes.append((k, node[i] if i >= 0 else -1, c))
            fresh.append((here, (total[i] if i >= 0 else 0.0) + c.weight, len(nodes) - 1))
        for here, weight, n in fresh:
            _enter(position, total, node, here, weight, n)
    chosen: list[Candidate | None] = [None] * len(choices)
    at = node[-1] if node else -1
    while at >= 0:
        k, before, place = nodes[at]
        chosen[k] = place
        at = before
    return chosen


def _enter(
    position: list[tuple[int, int]], total: list[float], node: list[int], here: tuple[int, int], weight: float, n: int
) -> None:
    """Put a chain's end on the frontier, unless an earlier end weighs as much."""
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
