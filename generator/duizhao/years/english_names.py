"""Find English names of indicators: what an English figure counts, in the words of the report."""

import re
from collections.abc import Sequence
from functools import cache

from duizhao.model.links import Claim, Renders
from duizhao.model.report import ComparedPassage
from duizhao.text.tables import packaged
from duizhao.years.scope import SHARES

_MOST = 11  # words of a name
_OPENS = 2  # first words of a name, which may refer to something else
_OF_THEM = "share of "
_NEAR = 4  # words beside a figure that may hold its verb, or beside the start of a clause that may open a task
_YEAR = re.compile(r"(?:\s+(?:in|for|of))?\s+(?:19|20)\d\d$")
_BREAK = re.compile(r"[,;:!?“”()—]|--|\.(?=\s|$)")


def english_name(zh: str, claims: Sequence[tuple[ComparedPassage, Claim]], renders: Renders) -> str:
    """Choose the name that best renders `zh` and is most similar to those of other years; empty if none renders it."""
    candidates = [(n, passage.key) for passage, claim in claims if (n := _named(passage, claim))]
    shares = {n: share for n, row in candidates if (share := renders(zh, n, (row,)))}
    names = [n for n, _ in candidates if n in shares]
    words = [frozenset(n.lower().split()) for n in names]
    alike = [shares[n] * sum(len(one & other) / len(one | other) for other in words) for n, one in zip(names, words, strict=True)]
    best = sorted(range(len(names)), key=lambda k: (-round(alike[k], 6), len(names[k].split()), names[k]))
    return names[best[0]] if best else ""


def _named(passage: ComparedPassage, claim: Claim) -> str:
    place = _counterpart(passage, claim)
    return counted(passage.en or "", place, share=claim.figure.unit in SHARES) if place and claim.figure else ""


def _counterpart(passage: ComparedPassage, claim: Claim) -> tuple[int, int, int, int] | None:
    """Find the English counterpart of the claim's figure: end of the figure before, its start and end, start of the next."""
    figures, place = passage.figures, claim.place
    zh = next((k for k, f in enumerate(figures) if claim.figure and f.lang == place.lang and f.start == claim.figure.start), None)
    en = next((a.en for a in passage.agreement if a.zh == zh and a.en is not None), None) if zh is not None else None
    if en is None:
        return None
    one = figures[en]
    others = [f for f in figures if f.lang == "en" and f is not one and f.kind == "quantity"]
    before = max((f.end for f in others if f.end <= one.start), default=0)
    after = min((f.start for f in others if f.start >= one.end), default=len(passage.en or ""))
    return before, one.start, one.end, after


def counted(text: str, place: tuple[int, int, int, int], *, share: bool) -> str:
    """Extract what the figure at `place` counts: (end of the figure before, its start, its end, start of the next figure).

    >>> counted("We opened 12 reading rooms for children, and left.", (0, 10, 12, 49), share=False)
    'reading rooms for children'
    >>> counted("The rate of returning herons rose to 40%.", (0, 37, 40, 41), share=True)
    'rate of returning herons'
    """
    before, start, end, after = place
    left = _BREAK.split(text[before:start])[-1]
    right = _BREAK.split(text[end:after])[0]
    if right == text[end:after] and after < len(text):  # 500 compounds and finish 200: “and” introduces the next figure
        head, _, tail = right.rpartition(" and ")
        right = head if head and not any(w.lower() in _words("stops") for w in tail.split()) else right
    opens = text[: start - len(left)].rstrip()[-1:] in ("", ".", ";", "!", "?")
    after_it, before_it = _right(right), _left(left, opens=opens)
    of_it = right.split()[:1] == ["of"] and not any(w.lower() in _words("verbs") for w in left.split()[-_NEAR:])
    if share:  # 40% of the farms; but: rose to 4% of GDP
        after_it = f"{_OF_THEM}{after_it}" if of_it and _says_enough(after_it) else ""
    names = (after_it, before_it)
    return next((name for name in names if _says_enough(name)), "")


def _right(text: str) -> str:
    """Extract the name after the figure; it ends before a verb, or a participle with a preposition (held in)."""
    words = text.split()
    if not words or (words[0] != "of" and words[0].lower() in _words("prepositions") | _words("joints")):
        return ""
    if words[0].lower() == "per":  # 450 yuan per person: of what?
        return ""
    words = _from(words, "around")
    for k, word in enumerate(words):
        leads_on = word.endswith("ed") and (
            k + 1 == len(words) or words[k + 1].lower() in _words("prepositions") | _words("articles")
        )
        adds = word == "and" and words[k + 1 : k + 2] and words[k + 1].lower() in _words("articles") | _words("tasks")
        if word.lower() in _words("stops") or leads_on or adds:
            words = words[:k]
            break
    return " ".join(_without_edges(_short(words)))


def _left(text: str, *, opens: bool) -> str:
    """Extract the name before the verb of the figure, without the verb that opens a task; empty for the end of a list."""
    words = text.split()
    if words[:1] == ["and"] and words[1:2] and words[1].lower() not in _words("articles"):
        return ""
    last = max((k for k, w in enumerate(words) if w.lower() == "with"), default=-1)
    if 0 <= last < len(words) - 1 and any(w.lower() not in _words("around") for w in words[last + 1 :]):
        words = words[last + 1 :]  # a town with a population of
    if opens and words and words[0].istitle():  # the first word of a sentence
        words[0] = words[0].lower()
    ends = _words("around") | _words("verbs") | _words("changes") | _words("prepositions")
    while words and words[-1].lower() in ends and " ".join(words[-2:]).lower() != "economic growth":
        words = words[:-1]
    objects = [
        k for k in range(1, len(words)) if words[k - 1].lower() in _words("verbs") and words[k].lower() in _words("articles")
    ]
    words = words[objects[-1] :] if objects else words  # the new sites increased the number
    article = next((k for k, w in enumerate(words[:_NEAR]) if k and w.lower() in _words("articles")), 0)
    if article and words[article - 1].lower() not in _words("prepositions"):  # set the rate
        words = words[article:]
    second = max((k for k in range(1, len(words)) if words[k - 1] == "and" and words[k].lower() in _words("tasks")), default=0)
    words = words[second:]  # protect the fields and increase the area
    if "that of" in " ".join(words[:3]):  # outpacing that of towns: what is compared, not what is counted
        return ""
    while words and (words[0].lower() in _words("leading") | _words("tasks") | _words("verbs") or _governs(words)):
        words = words[1:]
    verb = next((k for k, w in enumerate(words) if k and w.lower() in _words("verbs") | _words("stops")), len(words))
    return " ".join(_without_edges(_short(words[:verb])))


def _governs(words: list[str]) -> bool:
    """Does the clause start with a verb and its object (holding the rate, but not spending on schools)?"""
    return words[0].endswith("ing") and not (len(words) > 1 and words[1].lower() in _words("prepositions"))


def _from(words: list[str], table: str) -> list[str]:
    """Drop leading words that are in the table."""
    return words[next((k for k, w in enumerate(words) if w.lower() not in _words(table)), len(words)) :]


def _short(words: list[str]) -> list[str]:
    """Shorten a long name before a preposition."""
    if len(words) <= _MOST:
        return words
    ends = [k for k, w in enumerate(words[:_MOST]) if k > 1 and w.lower() in _words("prepositions")]
    return words[: ends[-1]] if ends else []


def _without_edges(words: list[str]) -> list[str]:
    """Strip articles, conjunctions and empty endings: in 2024, fully, in these areas."""
    points = next((k for k, w in enumerate(words) if k and w.lower() in _words("pointing")), len(words))
    words = _YEAR.sub("", " ".join(_from(_from(words[:points], "around"), "joints"))).split()
    while words and (words[-1].lower() in _words("edges") | _words("adverbs")):
        words = words[:-1]
    return words


def _says_enough(name: str) -> bool:
    words = name.split()
    if len(words) == 1 and words[0].endswith(("ed", "ing", "ly")):
        return False
    if not words or words[-1].endswith(("’s", "'s")) or words[0].lower() in _words("stops") | _words("adverbs"):
        return False
    if any(w.lower() in _words("referring") for w in words[:_OPENS]):
        return False
    empty = _words("too_little") | _words("stops") | _words("verbs") | _words("leading") | _words("tasks")
    return any(w.lower() not in empty and len(w) > 1 and w[0].isalnum() for w in words)


@cache
def _words(table: str) -> frozenset[str]:
    tables = packaged("duizhao.years", "english_names.toml")
    return frozenset(tables[table].split())
