"""Tell what is only related to a commitment: a sum or an average of several years, another scope, a list told as a whole.

Such a clause is never the outcome. It is named only if its words prove the relation.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache

from duizhao.model.links import Claim, NearReason
from duizhao.model.report import Passage, Report
from duizhao.years.clauses import PlacedClaim
from duizhao.years.facts import counts_alike
from duizhao.years.nouns import noun
from duizhao.years.scope import apart, counts_measures, is_start, kind
from duizhao.years.subjects import alike, plain, relation, subsequence
from duizhao.years.tables import load
from duizhao.years.wording import says

_COVERED = 0.75  # of the characters of the commitment's subject, in the same order
_ALIKE = 0.5  # of the longer subject
_REASONS: Mapping[str, NearReason] = {"period": "five years", "scope": "scope"}  # by the rules of `apart`
_BEFORE = 16  # characters just before a claim


def reason(commitment: PlacedClaim, told: PlacedClaim, before: str) -> NearReason | None:
    """Say why a claim on the same quantity is no outcome; None if it may be one, or if the words prove nothing.

    `before` are the words just before the claim, such as 扣除房地产投资.
    """
    x, y = commitment.claim, told.claim
    if not _same_quantity(x, y) or x.period != "year" or says("sums", commitment.whole):
        return None
    if _is_of_several_years(x, told):
        return "five years"
    if y.period == "year" and kind(x) == kind(y) and _is_of_another_scope(x, y, before):
        return "scope"
    return None


def words_before(report: Report[Passage], placed: PlacedClaim) -> str:
    """Return the words just before a claim, for `reason`."""
    text, start = report.passages[placed.row].zh or "", placed.claim.place.start
    return text[max(0, start - _BEFORE) : start]


def _same_quantity(x: Claim, y: Claim) -> bool:
    if not counts_alike(x, y) or is_start(y) or counts_measures(x) or counts_measures(y):
        return False
    nouns, subject = (noun(x), noun(y)), plain(x.subject)
    if not any(nouns) or (all(nouns) and not relation(*nouns) and subject != plain(y.subject)):
        return False
    return alike(x.subject, y.subject, _ALIKE) and subsequence(subject, plain(y.subject)) >= _COVERED * len(subject)


def _is_of_several_years(x: Claim, told: PlacedClaim) -> bool:
    """Is a claim a yearly average, or the sum of what was done in several years?

    每年超过90万人 tells of the last year, too; a level that was reached (达到) is that of the last year.
    """
    y, ends = told.claim, load("words.toml")["ends"]
    if says("average", told.whole):
        return kind(x) == kind(y) and not any(w in y.text for w in ends["each"])
    if says("state", x.text) or says("level", x.text):
        return False
    if "累计" in y.text:
        return True
    return y.period == "five" and says("work", x.text) and says("work", y.text) and not says("level", y.text)


def _is_of_another_scope(x: Claim, y: Claim, before: str) -> bool:
    if says("without", before) and not says("without", x.text):
        return True
    return bool(noun(x) and noun(y)) and differs(x, y) == "scope"


def differs(x: Claim, y: Claim) -> NearReason | None:
    """Say how a figure differs in span or scope from that of a commitment in the same unit; None where that is not certain.

    In a list (各项收入分别增长) it may not be clear to which scope a figure belongs.
    """
    if x.figure is None or y.figure is None or x.figure.unit != y.figure.unit or any("分别" in c.subject for c in (x, y)):
        return None
    why = apart(x, y)
    return _REASONS.get(why[0]) if why else None


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(load("words.toml")["lists"][name])


def listed(report: Report[Passage], commitments: Sequence[PlacedClaim]) -> frozenset[int]:
    """Return the commitments, by number, that are items of a counted list of practical matters, such as 十件民生实事.

    The list is what follows its announcement in the same passage; after an announcement at the end of a passage, the
    passages that follow in its chapter, up to one that names the list again.
    """
    starts: dict[int, int] = {}
    chapter = ""
    for row, p in enumerate(report.passages):
        text = p.zh or ""
        found = _pattern("announced").search(text)
        if found:
            starts[row] = found.end()
            chapter = p.chapter if found.end() == len(text.rstrip()) else ""
        elif p.chapter != chapter or names_a_list(text):
            chapter = ""
        else:
            starts[row] = 0
    return frozenset(s.number for s in commitments if s.row in starts and s.claim.place.start >= starts[s.row])


def told_as_whole(outcomes: Sequence[PlacedClaim]) -> PlacedClaim | None:
    """Find the claim of the review that tells of such a list as a whole: 十件民生实事全面完成."""
    told = [s for s in outcomes if is_whole_list(s.whole)]
    return min(told, key=lambda s: s.span != "year", default=None)


def is_whole_list(text: str) -> bool:
    """Does a text tell of a list of practical matters as a whole?

    >>> is_whole_list("“十件民生实事”全面完成，"), is_whole_list("办好民生实事，")
    (True, False)
    """
    return _pattern("done").search(text) is not None


def names_a_list(text: str) -> bool:
    """Does a text speak of such a list itself, not of an item of one?"""
    return _pattern("named").search(text) is not None
