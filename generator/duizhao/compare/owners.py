"""Give the figures of a sentence to the name that owns them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from duizhao.compare.mentions import Mention
from duizhao.compare.numbers import Quantity
from duizhao.compare.words import alternatives, load

_MOST_SKIPPED = 2  # clauses without a figure
_EDGE = re.compile(r"[,、]")
_ENDS = re.compile(r"[,;。]|$")
_ITEM = re.compile(r"[^、和及与]+")
_CHANGE = 4  # last characters of a name that may say what its figure tells


@dataclass(frozen=True, slots=True)
class Owned:
    """A figure of a name: the words before it since the name or the last figure, those of its own clause, and how many clauses on."""

    quantity: Quantity
    gap: str
    clauses: int


def owned(text: str, masked: str, mention: Mention, quantities: Sequence[Quantity], borders: Sequence[int]) -> list[Owned]:
    """Return the figures in a name's own clause, then those in clauses that go on without a new subject."""
    stop = min([b for b in borders if b >= mention.end], default=len(text))
    edges = [m.start() for m in _EDGE.finditer(masked, mention.end)] + [len(text)]
    out: list[Owned] = []
    skipped, start = 0, mention.end
    for k, edge in enumerate(edges):
        here = [q for q in quantities if start <= q.start < min(edge, stop)]
        clause = masked[start : min(edge, stop)]
        if start >= stop:
            break
        if k and not _goes_on().match(clause):
            if here or skipped >= _MOST_SKIPPED:
                break
            skipped += 1
        else:
            out += _of_clause(text, mention, here, start, k)
        start = edge + 1
    return out


def _of_clause(text: str, mention: Mention, here: Sequence[Quantity], start: int, k: int) -> list[Owned]:
    if any(_JOINED.fullmatch(text[a.end : b.start]) and a.figure.unit == b.figure.unit for a, b in pairwise(here)):
        return []  # 增长8.4%和8%: of several things
    out = []
    last = start
    for q in here:
        gap = text[last : q.start]
        if k == 0 and last == start and re.search(load()["figures"]["rate_names"], text[mention.start : mention.end]):
            gap = text[mention.start : mention.end][-_CHANGE:] + gap
        out.append(Owned(q, gap, k))
        last = q.end
    return out


@cache
def _goes_on() -> re.Pattern[str]:
    clauses = load()["clauses"]
    return re.compile(f"{alternatives(clauses['lead'])}*{alternatives(clauses['verb'])}")


def in_list(text: str, mention: Mention, quantities: Sequence[Quantity]) -> list[Owned] | None:
    """Return the figure of a name in a list, at the place of the name; None if the name is in no list with figures.

    Lists are A、B、C分别增长x、y、z, A和B增长x和y, and A、B均增长x. If the numbers of things and figures differ, none is its.
    """
    lists = _marked_list(text, mention, quantities)
    if lists is None:
        return None
    start, mark, here, each = lists
    items = list(_ITEM.finditer(text, start, mark))
    place = next((k for k, item in enumerate(items) if item.start() <= mention.start < item.end()), -1)
    if len(items) == 1 and "城乡" in items[0][0] and mention.listed and len(here) == 2:  # noqa: PLR2004  # urban, then rural
        place = 0 if text.startswith("城", mention.start) else 1
    elif len(items) == 1 and mention.rules.first_of_list.search(text[mention.start : mention.end]):
        place, here = 0, [here[0], here[-1]]
    elif not each and place >= 0:  # one figure for all
        place = 0
    elif place < 0 or len(items) != len(here):
        return [] if len(items) > 1 or len(here) > 1 else None
    own, last = here[place], here[-1]
    if not own.bound and last.bound and not any(q.bound for q in here[:-1]):  # the last qualifier is that of all
        own = replace(own, bound=last.bound, words=last.words)
    return [Owned(own, text[mark : here[0].start], 0)]


_MARK = re.compile("分别|(?:(?<![人户平地日年])均|都|双双|同步)(?=增|下|上|超|达|突|降|实现|完成)")
_JOINED = re.compile("[、和与及]|以及")


def _marked_list(text: str, mention: Mention, quantities: Sequence[Quantity]) -> tuple[int, int, list[Quantity], bool] | None:
    """Find a list that a name is in: its start, the end of its names, its figures, and whether each name has its own."""
    stop = _ENDS.search(text, mention.end)
    end = stop.start() if stop else len(text)
    start = max(text.rfind(c, 0, mention.start) for c in ",;。:") + 1
    mark = _MARK.search(text, mention.end, end)
    first = next((q for q in quantities if q.start >= mention.end), None)
    if first is None or first.start >= end:
        return None
    if mark and mark.start() < first.start:
        here = [q for q in quantities if mark.end() <= q.start < end]
        each = mark[0] == "分别"
        return start, mark.start(), here if each else here[:1], each
    return _plain_list(text, mention, start, [q for q in quantities if first.start <= q.start < end])


def _plain_list(
    text: str, mention: Mention, start: int, here: Sequence[Quantity]
) -> tuple[int, int, list[Quantity], bool] | None:
    """Find a list without 分别: names, one verb, and as many figures with nothing between them."""
    alone = len(here) > 1 and all(_JOINED.fullmatch(text[a.end : b.start]) for a, b in pairwise(here))
    verb = _VERB.search(text, mention.end, here[0].start) if alone else None
    if verb is None or len(list(_ITEM.finditer(text, start, verb.start()))) != len(here):
        return None
    return start, verb.start(), list(here), True


_VERB = re.compile(r"(?:同比|实际|名义|预计)*(?:增长|上涨|下降|达到?|超过?|突破|为)?$")
