"""Acronyms: their letters and their first explanation."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from duizhao.model.qa import Finding
from duizhao.model.report import MarkedPassage, Report
from duizhao.text.tables import packaged

_ACRONYM = re.compile(r"(?<![\w&])[A-Z]{3,8}(?=s?(?![\w&]))")
_EXPLAINED = re.compile(r"\((?P<acronym>[A-Z]{2,8})s?\)")
_SMALL = frozenset("a and at by for from in of on the to with".split())  # words that an acronym may leave out
_FEW = 2  # occurrences of a slip
_NEAR = 4  # letters from which one wrong letter is a slip; shorter acronyms differ in one letter by nature
KNOWN = frozenset(packaged("duizhao.qa", "acronyms.toml")["known"].split())


@dataclass(frozen=True, slots=True)
class _Place:
    row: str
    start: int
    end: int


def find(report: Report[MarkedPassage]) -> Iterator[Finding]:
    """Yield acronyms that do not fit their words, or are slips for another (Q111), or are explained after their first use (Q115)."""
    texts = [(p.key, p.en) for p in report.passages if p.en and not p.en.isupper()]
    explained: dict[str, _Place] = {}
    unfit: set[str] = set()
    for row, text in texts:
        for m in _EXPLAINED.finditer(text):
            place = _Place(row, *m.span("acronym"))
            if _initials_fit(m["acronym"], text[: m.start()]):
                explained.setdefault(m["acronym"], place)
            elif m["acronym"] not in KNOWN and (words := _expansion(m["acronym"], text[: m.start()])):
                unfit.add(m["acronym"])
                yield Finding("Q111", report.id, row, None, (place.start, place.end), words)
    used = [(m[0], _Place(row, *m.span())) for row, text in texts for m in _ACRONYM.finditer(text)]
    count = Counter(acronym for acronym, _ in used)
    first = dict(reversed(used))
    for acronym, place in used:
        span = (place.start, place.end)
        if acronym in explained:
            if place == first[acronym] != explained[acronym] and acronym not in KNOWN:
                yield Finding("Q115", report.id, place.row, None, span)
        elif acronym not in unfit and (meant := _meant(acronym, explained)) and (count[acronym] <= _FEW or count[meant]):
            yield Finding("Q111", report.id, place.row, None, span, meant)


def _meant(acronym: str, explained: Iterable[str]) -> str:
    """Return the acronym that this one is a slip for; empty if there is none."""
    if acronym in KNOWN:
        return ""
    return next((one for one in sorted({*KNOWN, *explained}) if _is_slip(acronym, one)), "")


def _is_slip(acronym: str, other: str) -> bool:
    """Are the letters in another order, or is one of them wrong in a long acronym?

    >>> _is_slip("GPD", "GDP"), _is_slip("CPPC", "CPPCC"), _is_slip("CPI", "CPC")
    (True, True, False)
    """
    if sorted(acronym) == sorted(other):
        return acronym != other
    return len(acronym) >= _NEAR and OSA.distance(acronym, other, score_cutoff=1) == 1


def _initials_fit(acronym: str, before: str) -> bool:
    """Do the words that end here begin with the letters of the acronym, in order?

    >>> _initials_fit("WAFRB", "the Wangchuan Annual Fair for River Boats "), _initials_fit("RMB", "the renminbi ")
    (True, True)
    >>> _initials_fit("GPD", "The gross domestic product ")
    False
    """
    words = [w.lower() for w in _words(before)]
    telling = [k for k, w in enumerate(words) if w not in _SMALL]
    words = words[telling[-len(acronym) - 1] :] if len(telling) > len(acronym) else words
    initials = "".join(w[0] for w in words)
    return _in_order(acronym.lower(), initials) or bool(words and _in_order(acronym.lower(), words[-1]))


def _in_order(letters: str, text: str) -> bool:
    rest = iter(reversed(text))
    return all(letter in rest for letter in reversed(letters))


def _expansion(acronym: str, before: str) -> str:
    """Return the words before a bracket if they are an explanation: as many words as letters, half of them with these letters."""
    words = _words(before)[-len(acronym) :]
    common = Counter(acronym.lower()) & Counter(w[0].lower() for w in words)
    return " ".join(words) if sum(common.values()) * 2 >= len(acronym) else ""


def _words(text: str) -> list[str]:
    """Return the words of a text without possessive endings."""
    return [w for w in re.findall(r"[A-Za-z]+", text) if w != "s"]
