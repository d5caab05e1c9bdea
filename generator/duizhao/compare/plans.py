"""Find the list of targets of a plan: the paragraph that names most indicators where targets are announced, or the lines below a title."""

from collections.abc import Sequence
from dataclasses import dataclass

from duizhao.compare.mentions import Names
from duizhao.compare.text import Folded, sentences, without_brackets
from duizhao.compare.words import TimeWords, load, pattern

_REACH = 900  # characters of a list
_LINES = 14  # paragraphs of a list
_TITLE, _SHORT_LINE, _BEFORE = 20, 60, 60
_LEAST, _OF_LINES = 2, 3  # indicators in a paragraph, and in the lines below a title
_EXPECTED, _OF_YEAR, _SEVERAL = 4, 3, 12


@dataclass(frozen=True, slots=True)
class TargetList:
    """The list of targets: indices of its passages, and where it starts in the first one; no passages if there is none."""

    rows: range = range(0)
    start: int = 0

    def holds(self, row: int, at: int) -> bool:
        """Is this place in the list?"""
        return row in self.rows and (row != self.rows.start or at >= self.start)


def target_list(rows: Sequence[Folded], plan: Sequence[bool], names: Names, words: TimeWords) -> TargetList:
    """Find the list of targets among the passages of the plan.

    A paragraph that speaks of 预期目标, or of this year, goes before others; one on several years comes last.
    """
    best, out = float("-inf"), TargetList()
    for i, row in enumerate(rows):  # a title may be taken for that of a part, which is no part of the plan itself
        m = pattern("targets", "announced_pattern").search(row.text) if any(plan[i : i + 2]) else None
        if m is None:
            continue
        title = len(row.text) < _TITLE
        named = _named_below(rows, plan, i, names) if title else _named(row.text[m.start() : m.start() + _REACH], names)
        if len(named) < (_OF_LINES if title else _LEAST):
            continue
        head = row.text[max(0, m.start() - _BEFORE) : m.start() + 40]
        of_year = words.of_year.search(head) is not None
        several = words.of_several.search(row.text[m.start() : m.start() + 160] + head) and not of_year
        score = len(named) + _EXPECTED * (load()["targets"]["expected"] in m[0]) + _OF_YEAR * of_year - _SEVERAL * bool(several)
        if score >= best:
            best, out = score, TargetList(_lines(rows, i, names), m.start())
    return out


def _lines(rows: Sequence[Folded], first: int, names: Names) -> range:
    """Return the passages of the list that begins at `first`: more than one if the paragraph itself is only a title."""
    end = first + 1
    if len(_named(rows[first].text, names)) < _OF_LINES or len(rows[first].text) < _SHORT_LINE:
        while end < min(first + _LINES, len(rows)) and (_named(rows[end].text, names) or len(rows[end].text) < _SHORT_LINE):
            end += 1
    return range(first, end)


def _named_below(rows: Sequence[Folded], plan: Sequence[bool], i: int, names: Names) -> set[str]:
    return {name for k in range(i + 1, min(i + 12, len(rows))) if plan[k] for name in _named(rows[k].text, names)}


def _named(text: str, names: Names) -> set[str]:
    if not names.mentioned(text):
        return set()
    return {m.rules.headline.id for a, b in sentences(text) for m in names.find(without_brackets(text[a:b]))[0]}
