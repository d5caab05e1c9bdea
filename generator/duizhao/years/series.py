"""Group figures of one series over the years, with at most one target and one actual value a year."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from duizhao.model.links import Role

Slot = tuple[int, Role]
Node = tuple[str, int]  # ID of a report and number of a claim


@dataclass(frozen=True, slots=True)
class Edge:
    """Two claims on the same quantity; `score` is their similarity."""

    one: Node
    other: Node
    score: float


def grouped(edges: Iterable[Edge], slots: Mapping[Node, Slot]) -> list[tuple[Node, ...]]:
    """Group figures along the edges, the best edges first; a group has one figure for each year and role.

    >>> slots = {("a", 1): (2024, "target"), ("b", 1): (2024, "actual"), ("b", 2): (2024, "actual")}
    >>> grouped([Edge(("a", 1), ("b", 1), 0.9), Edge(("a", 1), ("b", 2), 0.5)], slots)
    [(('a', 1), ('b', 1))]
    """
    group: dict[Node, dict[Slot, Node]] = {}
    for edge in sorted(edges, key=lambda e: (-e.score, e.one, e.other)):
        left = group.setdefault(edge.one, {slots[edge.one]: edge.one})
        right = group.setdefault(edge.other, {slots[edge.other]: edge.other})
        if left is right or left.keys() & right.keys():
            continue
        left.update(right)
        for node in right.values():
            group[node] = left
    return sorted({tuple(sorted(g.values())) for g in group.values() if len(g) > 1})


def fill_gaps(groups: Sequence[tuple[Node, ...]], edges: Iterable[Edge], slots: Mapping[Node, Slot]) -> list[tuple[Node, ...]]:
    """Add claims without a figure to the groups where a year and role are free.

    Each of the `edges` has a claim without a figure on at least one side; they never merge two groups.
    """
    group_of: dict[Node, dict[Slot, Node]] = {}
    for g in groups:
        held = {slots[n]: n for n in g}
        group_of |= dict.fromkeys(g, held)
    for edge in sorted(edges, key=lambda e: (-e.score, e.one, e.other)):
        for one, other in ((edge.one, edge.other), (edge.other, edge.one)):
            if one in group_of:
                continue
            held = group_of.setdefault(other, {slots[other]: other})
            if slots[one] not in held:
                held[slots[one]] = one
                group_of[one] = held
                break
    return sorted({tuple(sorted(g.values())) for g in group_of.values() if len(g) > 1})
