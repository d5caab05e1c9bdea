"""Write the page of plan and outcome of two years: the result, all commitments as a bar, and cards."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from duizhao.model.links import Pair, Place, is_doubtful
from duizhao.model.shown import ShownQuote
from duizhao.pages.template import render
from duizhao.pages.years.cards import Card, Group, groups
from duizhao.pages.years.views import shares, shown_outcomes
from duizhao.present import Quotes
from duizhao.site.escape import cell
from duizhao.site.labels import bilingual, label_text
from duizhao.site.targets import COMPARED

_LONGEST = 400  # results of one list; the data file has all
_LONGEST_NAME = 14  # characters in Chinese of a commitment that is named there
_LEAST = 12  # thousandths of the bar: 4 pixels of 328, of which 2 are the gap
_NAMED = 3  # commitments named in the first lines
_ANNEX = 1000  # added to the number of an annex, which comes after all parts
_PIECE = re.compile(r"(A?)(\d*)(.*)")


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of the bar: the group it stands for, and where it begins and how long it is, in thousandths."""

    group: Group
    start: int
    length: int


def plan_page(pair: Pair, quotes: Quotes, years: tuple[int, int], parallel: Sequence[tuple[str, str, str]]) -> bytes:
    """Return the page; `parallel` has address and names of chapters that both reports have."""
    a, b = years
    shown = groups(pair, quotes)
    counts = {g.key: g.count for g in shown}
    to_check = sum(map(is_doubtful, pair.links))
    return render(
        "years_plan.md.jinja",
        title=label_text("page.years.pair_nav", a=a, b=b),
        up="../../",
        a=a,
        b=b,
        groups=shown,
        pieces=pieces(shown),
        shown=label_text("years.shown", n="{n}", of="{of}"),
        total=sum(counts.values()),
        compared=sum(counts.get(key, 0) for key in COMPARED),
        short=counts.get("short", 0),
        named=_names(shown),
        chapters=_chapters(shown),
        slogans=_slogans(pair),
        checks=f"../{a}/quality/#links" if to_check else "",
        to_check=to_check,
        unread=sum(pair.unread),
        surplus=_surplus(pair, quotes),
        surplus_count=len(pair.surplus),
        parallel=parallel,
    )


def pieces(some: Sequence[Group]) -> list[Piece]:
    """Divide the bar in proportion to the number of commitments; each piece is wide enough to be seen on a phone."""
    return [Piece(g, *share) for g, share in zip(some, shares([g.count for g in some], 1000, _LEAST), strict=True)]


def _slogans(pair: Pair) -> int:
    """Count the clauses of the plan that name nothing to check, and of which nothing is said."""
    told = {x.source for x in shown_outcomes(pair.links)}
    return sum(not c.is_checkable and c.place not in told for c in pair.old)


def _names(some: Sequence[Group]) -> str:
    """Return the names of the first commitments that fell short, as HTML: only short names, and in English only English ones."""
    subjects = [x.subject for g in some if g.key == "short" for c in g.cards for x in c.lines]
    named = [(zh, en) for zh, en in subjects if len(zh) <= _LONGEST_NAME and len(en) <= 3 * _LONGEST_NAME][:_NAMED]
    more = len(named) < len(subjects)
    zh, en = [zh for zh, _ in named if zh], [en for _, en in named if en]
    return bilingual(f"（{'、'.join(zh)}{'……' * more}）。" if zh else "。", f" ({', '.join(en)}{', …' * more})." if en else ".")


def _chapters(some: Sequence[Group]) -> list[tuple[str, str, str]]:
    """Return ID and names of the chapters of all cards, in the order of the plan."""
    cards: list[Card] = [c for g in some for c in g.cards]
    names = {c.chapter: (cell(c.plan.chapter), cell(c.plan.chapter_en)) for c in cards if c.plan.chapter.strip()}
    return [(key, *names[key]) for key in sorted(names, key=_in_order)]


def _in_order(chapter: str) -> tuple[tuple[int, str], ...]:
    """Return what sorts chapters as the report has them: 1.2, 1.2a, 1.10.

    >>> sorted(["1.10", "A1", "1.2a", "2", "1.2z", "1.2"], key=_in_order)
    ['1.2', '1.2a', '1.2z', '1.10', '2', 'A1']
    """
    pieces = (_PIECE.match(piece) for piece in chapter.split("."))
    return tuple((int(m[2] or 0) + (_ANNEX if m[1] else 0), m[3]) for m in pieces if m)


def _surplus(pair: Pair, quotes: Quotes) -> list[ShownQuote]:
    """Return the results of which no task was found, each sentence once."""
    by_sentence: dict[tuple[str, str, int], set[Place]] = {}
    for c in pair.surplus[:_LONGEST]:
        by_sentence.setdefault(quotes.sentence(c.place), set()).add(c.place)
    return [quotes.places(sorted(places, key=lambda p: p.start)) for places in by_sentence.values()]
