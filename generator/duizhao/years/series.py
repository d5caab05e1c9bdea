"""Indicators: figures joined over the years of one series, one target and one actual a year."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from duizhao.model.links import Role

Slot = tuple[int, Role]
Node = tuple[str, int]  # a report and an index into its claims


@dataclass(frozen=True, slots=True)
class Edge:
    """Two figures that count the same thing; `score` says how sure."""

    one: Node
    other: Node
    score: float


def grouped(edges: Iterable[Edge], slots: Mapping[Node, Slot]) -> list[tuple[Node, ...]]:
    """Groups of figures, the surest edges first; a group holds one figure for each year and role.

    >>> slots = {("a", 1): (2024, "target"), ("b", 1): (2024, "actual"), ("b", 2): (2024, "actual")}
    >>> grouped([Edge(("a", 1), ("b", 1), 0.9), Edge(("a", 1), ("b", 2), 0.5)], slots)
    [(('a', 1), ('b', 1))]
    """
    group: dict[Node, dict[Slot, Node]] = {}
    for edge in sorted(edges, key=lambda e: (-e.score, e.one, e.other)):
        ours = group.setdefault(edge.one, {slots[edge.one]: edge.one})
        theirs = group.setdefault(edge.other, {slots[edge.other]: edge.other})
        if ours is theirs or ours.keys() & theirs.keys():
            continue
        ours.update(theirs)
        for node in theirs.values():
            group[node] = ours
    found = {tuple(sorted(g.values())) for g in group.values() if len(g) > 1}
    return sorted(found)


def filled(groups: Sequence[tuple[Node, ...]], silent: Iterable[Edge], slots: Mapping[Node, Slot]) -> list[tuple[Node, ...]]:
    """The groups with words that name the same thing without a figure, where a year and role are free.

    Each edge of `silent` has words without a figure on one side at least; groups never grow together by it.
    """
    of: dict[Node, dict[Slot, Node]] = {}
    for g in groups:
        held = {slots[n]: n for n in g}
        of |= dict.fromkeys(g, held)
    for edge in sorted(silent, key=lambda e: (-e.score, e.one, e.other)):
        for one, other in ((edge.one, edge.other), (edge.other, edge.one)):
            if one in of:
                continue
            held = of.setdefault(other, {slots[other]: other})
            if slots[one] not in held:
                held[slots[one]] = one
                of[one] = held
                break
    return sorted({tuple(sorted(g.values())) for g in of.values() if len(g) > 1})
