"""Keep addresses valid that an edition has when it is published alone."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from duizhao.model.report import Moved, Passage, Report


def with_permalinks(merged: Report[Passage], alone: Sequence[Report[Passage]]) -> Report[Passage]:
    """Add an alias or a forwarding entry to the merged report for every row of each edition alone.

    `alone` has, for each edition, the report made from it only. A row with a different key gets that key as an alias;
    a row on a different page gets an entry in `moved`.
    """
    slug = {c.id: c.slug for c in merged.chapters}
    by_line = _by_line(merged)
    taken = {(slug[p.chapter], p.key) for p in merged.passages}
    aliases: dict[str, list[str]] = defaultdict(list)
    moved: dict[tuple[str, str], Moved] = {}
    for report in alone:
        slug_alone = {c.id: c.slug for c in report.chapters}
        for passage in report.passages:
            target = _target(passage, by_line)
            if target is None:
                continue
            here, there = slug[target.chapter], slug_alone[passage.chapter]
            if passage.key != target.key and here == there and (here, passage.key) not in taken:
                aliases[target.key].append(passage.key)
                taken.add((here, passage.key))
            elif here != there and (there, passage.key) not in taken:
                moved.setdefault((there, passage.key), Moved(there, passage.key, here, target.key))
    passages = tuple(replace(p, aliases=tuple(dict.fromkeys(aliases[p.key]))) if p.key in aliases else p for p in merged.passages)
    return replace(merged, passages=passages, moved=tuple(moved[key] for key in sorted(moved)))


def _by_line(report: Report[Passage]) -> dict[tuple[str, int, str], list[tuple[str, Passage]]]:
    out: dict[tuple[str, int, str], list[tuple[str, Passage]]] = defaultdict(list)
    for passage in report.passages:
        for reading in passage.row.readings:
            out[reading.file, reading.line, reading.lang].append((reading.text, passage))
    return out


def _target(passage: Passage, by_line: dict[tuple[str, int, str], list[tuple[str, Passage]]]) -> Passage | None:
    reading = passage.row.readings[0]
    candidates = by_line.get((reading.file, reading.line, reading.lang), [])
    for text, target in candidates:
        if reading.text.startswith(text) or text.startswith(reading.text):
            return target
    return candidates[0][1] if candidates else None
