"""What each clause of a report says of an indicator, with the rank that decides which clause is the cell's."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from duizhao.compare.mentions import SECOND, TAIL, WORDS_ONLY, Mention, Names
from duizhao.compare.numbers import Quantity, quantities, tells
from duizhao.compare.owners import Owned, in_list, owned
from duizhao.compare.periods import Around, Span, span_of_figure, span_of_part, turned
from duizhao.compare.phrases import phrase
from duizhao.compare.plans import TargetList
from duizhao.compare.table import OtherMeasure
from duizhao.compare.text import Folded, sentences, without_brackets
from duizhao.compare.words import TimeWords, pattern
from duizhao.model.compare import Basis, Bound, FigureForm
from duizhao.model.figures import Figure
from duizhao.model.links import Period, Role

# What is added to the rank of a clause: the list of targets goes first, then what is told plainly.
_IN_LIST = 40.0
_SECOND, _TAIL, _PART = -4.0, -2.0, -15.0
_STRANGE, _LONG_STRANGE, _LONG = -9.0, -6.0, 14  # unknown words before the name; many of them are a sentence, not another name
_NARROW = -20.0  # words before the name that end like a part of the whole
_FORM, _CLAUSE, _PASSED, _SEVERAL = -4.0, -1.5, -2.0, -8.0  # each form that is less good, each clause on, 突破, several years
_PHRASE = -12.0
_AHEAD = 24  # characters before a figure that may say that it is a comparison


@dataclass(frozen=True, slots=True)
class Row:
    """A passage as this stage reads it: its index, its role (None in neither a plan nor a review), its period, text and figures."""

    index: int
    role: Role | None
    period: Period
    folded: Folded
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """What a clause says of an indicator. `start` and `end` are positions in the folded passage; `figure` is None for a phrase.

    `part`: it is said of a part of the whole only. `gap` are the words before the figure since its subject or the last figure,
    `phrase` is the span of the words that stand for a figure.
    """

    indicator: str
    role: Role
    row: int
    start: int
    end: int
    rank: float
    rule: str
    basis: Basis
    figure: Figure | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    form: FigureForm = "growth"
    bound: Bound = ""
    words: str = ""
    measure: str = ""
    part: bool = False
    gap: str = ""
    phrase: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True)
class Reading:
    """What is known of a report while its clauses are read."""

    names: Names
    words: TimeWords
    targets: TargetList
    place: str = ""


@dataclass(slots=True)
class _Sentence:
    row: Row
    offset: int
    text: str
    masked: str
    role: Role
    span: Span
    quantities: list[Quantity] = field(default_factory=list)


def candidates(rows: Sequence[Row], reading: Reading) -> Iterator[Candidate]:
    """Yield what every clause says of every indicator.

    Without a list of targets, a sentence that announces a plan, and what follows it in its paragraph, tells targets.
    """
    for row in rows:
        if not reading.names.mentioned(row.folded.text):
            continue
        span, planned = span_of_part(row.period), False
        for a, b in sentences(row.folded.text):
            text = row.folded.text[a:b]
            span = turned(text, span, reading.words) if row.role == "actual" else "year"
            planned = planned or (not reading.targets.rows and reading.words.planned.search(text) is not None)
            if not reading.names.mentioned(text):
                continue
            role = "target" if planned else row.role
            if role is None:
                continue
            sentence = _Sentence(row, a, text, without_brackets(text), role, span)
            sentence.quantities = quantities(row.folded, a, b, row.figures)
            yield from _of_sentence(sentence, reading)


def _of_sentence(sentence: _Sentence, reading: Reading) -> Iterator[Candidate]:
    mentions, borders = reading.names.find(sentence.masked, reading.place)
    shown = [q for q in sentence.quantities if sentence.masked[q.end - 1] == sentence.text[q.end - 1]]
    for mention in mentions:
        yield from _of_mention(sentence, mention, borders, shown, reading)


def _of_mention(
    sentence: _Sentence, mention: Mention, borders: Sequence[int], shown: Sequence[Quantity], reading: Reading
) -> Iterator[Candidate]:
    listed = in_list(sentence.masked, mention, shown)
    if listed is None and mention.listed:
        return
    own = owned(sentence.text, sentence.masked, mention, shown, borders) if listed is None else listed
    rank, rule = _of_place(sentence, mention, reading, listed=bool(listed))
    told = False
    for item in own if mention.tier != WORDS_ONLY else ():
        candidate = _of_figure(sentence, mention, item, reading, rank, rule)
        if candidate is not None:
            told = True
            yield candidate
    if not told and (words := phrase(sentence.text, mention)):
        start, end = min(mention.start, words[0]), max(mention.end, words[1])
        basis: Basis = "year" if sentence.span == "year" else "several years"
        if basis == "year" or sentence.role == "target" or mention.rules.headline.form == "level":
            measure = _measure(sentence, mention)
            yield Candidate(
                mention.rules.headline.id, sentence.role, sentence.row.index, sentence.offset + start, sentence.offset + end,
                rank + _PHRASE + (measure.rank if measure else 0), f"{rule}, in words", basis, part=mention.part,
                measure=measure.shown.id if measure else "",
                phrase=(sentence.offset + words[0], sentence.offset + words[1]),
            )  # fmt: skip


def _of_place(sentence: _Sentence, mention: Mention, reading: Reading, *, listed: bool) -> tuple[float, str]:
    """Return the rank of a name by what it is and where it stands, and the rule in words; a list may stand before a name in it."""
    rank, rule = 0.0, "plan" if sentence.role == "target" else "review"
    if sentence.role == "target" and reading.targets.holds(sentence.row.index, sentence.offset + mention.start):
        rank, rule = _IN_LIST, "list of targets"
    if mention.tier == SECOND:
        rank, rule = rank + _SECOND, f"{rule}, a weaker name"
    if mention.tier == TAIL:
        rank += _TAIL
    if mention.strange and not listed:
        strange = _LONG_STRANGE if len(mention.strange) >= _LONG else _NARROW if mention.narrow else _STRANGE
        rank, rule = rank + strange, f"{rule}, after other words"
    if mention.part:
        rank, rule = rank + _PART, f"{rule}, of a part"
    return rank, rule


def _of_figure(sentence: _Sentence, mention: Mention, item: Owned, reading: Reading, rank: float, rule: str) -> Candidate | None:
    """Return what a figure says of an indicator; None if it says nothing of it."""
    rules, q = mention.rules, item.quantity
    told = _told(item, mention)
    if told is None or not _is_of_subject(sentence.text, q, told):
        return None
    form, sign = told
    around = Around(sentence.text, mention.start, mention.end, max(q.start, mention.end))
    span = span_of_figure(around, sentence.span, reading.words, target=sentence.role == "target")
    if span == "sum" or (span == "several" and (sentence.role == "target" or form not in rules.several)):
        return None
    rank += _FORM * rules.figures.index(form) + _CLAUSE * item.clauses + (_SEVERAL if span == "several" else 0)
    if q.bound == ">=" and sentence.role == "actual" and form == "level":
        rank += _PASSED
    low, high = sorted((sign * q.figure.value, sign * (q.figure.high if q.figure.high is not None else q.figure.value)))
    measure = _measure(sentence, mention)
    return Candidate(
        rules.headline.id, sentence.role, sentence.row.index, sentence.offset + min(_start(sentence.text, mention), q.start), sentence.offset + q.end,
        rank + (measure.rank if measure else 0), f"{rule}, of several years" if span == "several" else rule,
        "year" if span == "year" else "several years", q.figure, low, high, "level" if form == "level" else "growth",
        q.bound, q.words, measure.shown.id if measure else "", mention.part, item.gap,
    )  # fmt: skip


def _measure(sentence: _Sentence, mention: Mention) -> OtherMeasure | None:
    """Return the measure that a name says, if it is not the ordinary one."""
    name = sentence.text[mention.start : mention.end]
    return next((m for m in mention.rules.measures if m.pattern.search(name)), None)


def _start(text: str, mention: Mention) -> int:
    """Return where a name starts that is a part of a longer one: 城乡居民收入 for 乡居民收入."""
    return mention.start - (mention.listed and text.startswith("城乡", mention.start - 1) and mention.start > 0)


def _told(item: Owned, mention: Mention) -> tuple[str, int] | None:
    """Return what a figure tells, as one of the indicator's `figures`, and its sign; None if it tells none of them."""
    rules, figure = mention.rules, item.quantity.figure
    what: str = tells(figure, item.gap)
    sign = 1
    if what == "fall" and rules.figures[0] != "fall":
        what, sign = "fall" if "fall" in rules.figures else "growth", -1
    if what not in rules.figures or (what == "level" and figure.unit not in rules.units):
        return None
    return what, sign


def _is_of_subject(text: str, q: Quantity, told: tuple[str, int]) -> bool:
    """Is a figure told of the subject, not of a comparison, a share of a plan, or where a change starts?"""
    if pattern("figures", "from_pattern").search(text[: q.start]) and pattern("figures", "from_behind_pattern").match(
        text, q.end
    ):
        return False
    if pattern("figures", "behind_pattern").match(text, q.end) or pattern("figures", "given_pattern").search(text[: q.start]):
        return False
    if q.figure.unit != "pp":
        return True
    ahead = text[max(0, q.start - _AHEAD) : q.start]
    if told[0] != "level" and pattern("figures", "compare_pattern").search(re.split("[,、]", ahead)[-1]):
        return False
    return pattern("figures", "ahead_pattern").search(ahead) is None
