"""Turn the links of a plan into cards, by what the next report says: the worst first, and each sentence quoted once."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from duizhao.model.links import Link, Pair, Place
from duizhao.model.shown import ShownLink, ShownQuote
from duizhao.pages.years.bullet import bullet
from duizhao.pages.years.views import shown_outcomes
from duizhao.present import Quotes
from duizhao.site.across import reason_html, verdict_label, verdict_of
from duizhao.site.escape import cell
from duizhao.site.labels import label
from duizhao.site.targets import COMPARED, amount_html, difference, miss, result_words, target_words, values

# Key of a group → what is said of its commitments
GROUPS: Mapping[str, tuple[str, ...]] = {
    "short": ("short",),
    "exceeded": ("exceeded",),
    "met": ("met",),
    "set-again": ("set again",),
    "not-mentioned": ("not mentioned",),
    "near": ("five years", "scope", "general"),
    "reported": ("reported",),
}
NOT_JUDGED = "not-judged"


@dataclass(frozen=True, slots=True)
class Line:
    """A commitment in a card: subject (zh, en), target and result, sign between them, what is said, picture, reason, as HTML."""

    subject: tuple[str, str]
    target: str
    between: str
    result: str
    verdict: str
    difference: str
    picture: str
    why: str


@dataclass(frozen=True, slots=True)
class Card:
    """Commitments of one sentence of which the same is said: their chapter, the sentence, and the sentences that answer it.

    Each answer has the name of the part of the later report that it is from, as HTML.
    """

    chapter: str
    lines: tuple[Line, ...]
    plan: ShownQuote
    answers: tuple[tuple[ShownQuote, str], ...]

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why it is said, each reason once."""
        return tuple(dict.fromkeys(x.why for x in self.lines))


@dataclass(frozen=True, slots=True)
class Group:
    """Cards of which the same is said: key, name as HTML, number of commitments."""

    key: str
    name: str
    count: int
    cards: tuple[Card, ...]


def groups(pair: Pair, quotes: Quotes) -> list[Group]:
    """Return what is said of every commitment, by group; groups without any are left out."""
    shown = sorted(shown_outcomes(pair.links), key=lambda x: quotes.order(x.source))
    out = []
    for key, said in GROUPS.items():
        links = [x for x in shown if verdict_of(x) in said]
        if key in COMPARED:
            links.sort(key=miss, reverse=True)
        out.append(Group(key, _name(key), len(links), tuple(_cards(links, quotes))))
    open_links = not_judged(pair, {x.source for x in shown})
    open_links.sort(key=lambda x: quotes.order(x.source))
    out.append(Group(NOT_JUDGED, label("page.plan.not_judged"), len(open_links), tuple(_cards(open_links, quotes))))
    return [g for g in out if g.count]


def _name(key: str) -> str:
    return label("page.plan.near") if key == "near" else verdict_label(GROUPS[key][0])


def not_judged(pair: Pair, told: Iterable[Place]) -> list[Link]:
    """Return the surest link of every commitment that can be checked and of which nothing is said; slogans are none."""
    best: dict[Place, Link] = {}
    left = set(told)
    for x in pair.links:
        if x.kind == "plan-outcome" and not x.shown and x.sides and x.source not in left and x.sides[0].is_checkable:
            best[x.source] = max(best.get(x.source, x), x, key=lambda link: link.score)
    return list(best.values())


def _cards(links: Sequence[Link], quotes: Quotes) -> Iterator[Card]:
    """Yield the cards of a group; commitments of one sentence share a card."""
    by_sentence: dict[tuple[str, str, int], list[ShownLink]] = {}
    for x in links:
        if shown := quotes.link(x):
            by_sentence.setdefault(quotes.sentence(x.source), []).append(shown)
    for some in by_sentence.values():
        places = sorted({s.link.source for s in some}, key=lambda p: p.start)
        yield Card(some[0].source.chapter_id, tuple(map(_line, some)), quotes.places(places), tuple(_answers(some, quotes)))


def _answers(some: Iterable[ShownLink], quotes: Quotes) -> Iterator[tuple[ShownQuote, str]]:
    places: dict[tuple[str, str, int], tuple[set[Place], str]] = {}
    for s in some:
        told = s.link.sides[1] if s.link.sides and s.target and s.link.shown else None
        if told and s.target:
            name = label("page.years.nearest") if s.link.target is None and not _is_again(s) else _part(s, s.target.year)
            places.setdefault(quotes.sentence(told.place), (set(), name))[0].add(told.place)
    for found, name in places.values():
        yield quotes.places(sorted(found, key=lambda p: p.start)), name


def _is_again(shown: ShownLink) -> bool:
    return verdict_of(shown.link) == "set again"


def _part(shown: ShownLink, year: int) -> str:
    return label(f"page.years.{shown.part}", year=year)


def _line(shown: ShownLink) -> Line:
    link = shown.link
    said = verdict_of(link)
    target, result, apart = target_words(link), result_words(link), difference(link)
    judged = link.shown
    if said in ("not mentioned", "set again") or not judged:
        result = None
    return Line(
        (cell(shown.subject[0]), cell(shown.subject[1])),
        amount_html(*target) if target else "",
        "→" if said in COMPARED else "",
        amount_html(*result) if result else "",
        verdict_label(said) if judged else label("page.plan.not_judged"),
        amount_html(*apart) if apart and judged else "",
        bullet(values(link)) if judged else "",
        reason_html(link) if judged else _why_not(shown),
    )


def _why_not(shown: ShownLink) -> str:
    if shown.target is None:
        return label("page.years.nothing")
    return label("page.plan.not_judged_why", b=shown.target.year, score=f"{shown.link.score:.2f}")
