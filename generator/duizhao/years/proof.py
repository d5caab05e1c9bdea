"""Prove by each clause of a series that the name says all of what its figure counts: its head, its acts, what narrows it down."""

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache, lru_cache

import rjieba

from duizhao.model.links import Claim
from duizhao.text.language import to_simplified
from duizhao.years.acts import run
from duizhao.years.changes import FALL, FINISHED, HOUSEHOLDS, new_word, without_change, works
from duizhao.years.clauses import classifier
from duizhao.years.nouns import CLAUSE_END, ends_in_act, known_names, noun
from duizhao.years.scope import HAN, SHARES, around
from duizhao.years.subjects import is_nearly, spelled
from duizhao.years.tables import any_pattern, load

_NOT_WORD = re.compile(r"[^\u3400-\u9fffA-Za-z0-9、|]+")
_EXAMPLES = re.compile(r"[\u3400-\u9fff、“”]{2,24}等(?=\|)")  # 东门桥等30处
_HOME = re.compile(r"^[\u3400-\u9fff]{2,4}(?=全[省市区县州])")
_MEANS = re.compile(r"利用[\u3400-\u9fff]{2,8}?(?=改造|建设|新建)")
_GOES_ON = re.compile(r"(?<=[\u3400-\u9fff|])[并且].*")
_RATES = ("率", "比例", "比重")
_ALONE, _AMONG = 0.75, 0.65  # of the pairs of characters of a name: in a clause beside one figure, beside several
_MARK, _LIST, _FIGURE = "#", "、", "|"
_NEW_ONE = "新(?!型)"
_AT_NAME = re.compile(f"{_MARK}累计(?=[{_FIGURE}{_MARK}])")  # a stock: 航线累计30条


def proves(name: str, own: Claim, listed: Claim, series: Sequence[Claim]) -> bool:
    """Does a clause say of what it counts just what the name says? `listed` is the claim with the verb of its list.

    A clause without a figure has to name the thing; it tells no rank, and of growth only where the figures of the `series` do.
    """
    if _says("no_name", name):
        return False
    if own.figure is None:
        text, figured = to_simplified(own.text), [c.figure for c in series if c.figure]
        if _says("ranked", text) or (_says("grows", text) and any(f.unit not in SHARES for f in figured)):
            return False
        return _mentions(name, text, alone=len(figured) == 1)
    if _is_known(name):
        return True
    return _counts(name, own) and (not unsaid(name, listed) or (ends_in_act(name) and not unsaid(name, own)))


@lru_cache(maxsize=16384)
def unsaid(name: str, claim: Claim) -> tuple[str, ...]:
    """List the words with which a clause says of what it counts more than the name does, or the name more than the clause.

    They are compared with the words of the clause, or of those with its subject, whichever leaves fewer.
    """
    fewest: tuple[str, ...] | None = None
    for text in _own_words(claim):
        left = _left_over(name, claim, text)
        if not left:
            return ()
        fewest = left if fewest is None or len(left) < len(fewest) else fewest
    return fewest or ()


def _left_over(name: str, claim: Claim, text: str) -> tuple[str, ...]:
    base = without_change(name)
    text, missing = _without_name(text, _as_written(name, base, noun(claim)))
    acts, needed = _acts(name)
    if needed and not needed.search(text):
        missing.append(name.replace(base, "", 1))
    text = _AT_NAME.sub(_MARK, acts.sub(_MARK, _EXAMPLES.sub(_MARK, _MEANS.sub("", _HOME.sub("", text)))))
    before, _, after = text.partition(_FIGURE)
    if name.endswith(HOUSEHOLDS) and _MARK in after:  # 核心区平房30户退租: whose they are
        before = "".join(word for word, tag in rjieba.tag(before) if tag[0] not in "nsfb")
    if _LIST not in base:  # another item of a list
        before, after = before.rpartition(_LIST)[2], after.partition(_LIST)[0]
    left = [w for part in re.split(f"[{_MARK}{_LIST}]", f"{before}{_MARK}{after}") for w in rjieba.cut(part)]
    return (*missing, *(w for w in left if w not in _free() and not w.isdigit()))


def with_verb(name: str, claims: Sequence[Claim]) -> str:
    """Put the verb into a name that most clauses have inside it: 园区承接科研成果 where the name is 园区科研成果; else empty."""
    base = without_change(name)
    whole = Counter(_with_verb(base, unsaid(name, c), _own_words(c)[0]) for c in claims)
    best, count = whole.most_common(1)[0] if whole else ("", 0)
    return best if base == name and 2 * count > len(claims) else ""


def _with_verb(base: str, said: tuple[str, ...], text: str) -> str:
    if len(said) != 1:
        return ""
    return next((one for k in range(1, len(base)) if (one := base[:k] + said[0] + base[k:]) in text), "")


def _as_written(name: str, base: str, own: str) -> str:
    """Return the noun of a claim if it has a word more than the name that hardly changes it: 设施平台, but not 设施改造."""
    return own if own and own not in name and is_nearly(own, base) and not ends_in_act(own) else base


def _own_words(claim: Claim) -> tuple[str, ...]:
    """Return the words around the figure in its clause, and these after the subject (增长5%); the subject alone where it has them all."""
    before, after = (to_simplified(part) for part in around(claim))
    text = f"{CLAUSE_END.split(before)[-1]}{_FIGURE}{CLAUSE_END.split(after, maxsplit=1)[0]}"
    subject, own = to_simplified(claim.subject), "".join(HAN.findall(text))
    texts = [] if "分别" in claim.text or not own else [text, f"{subject}{_MARK}{text}"]
    if not texts or subject.endswith(own):  # of a list, whose first item has more words
        texts.append(f"{subject}{_FIGURE}")
    return tuple(_GOES_ON.sub("", _NOT_WORD.sub("", t)) for t in texts)


def _without_name(text: str, base: str) -> tuple[str, list[str]]:
    """Mark the words of the name in a text; return those that it lacks, too."""
    if (one := spelled(base)) in (other := spelled(text)):
        return other.replace(one, _MARK, 1), []
    if known := next((n for n in known_names() if n.zh == base), None):
        return known.pattern.sub(_MARK, text, count=1), []
    missing = []
    for word in rjieba.cut(base):
        if word in text:
            text = text.replace(word, _MARK, 1)
        elif word not in _free() and word != _LIST:
            missing.append(word)
    return text, missing


def is_bare(name: str, claim: Claim) -> bool:
    """Does a claim give a number of things with no word beside the name (零碳园区1个), so that nothing says of which year they are?"""
    assert claim.figure is not None
    words = _own_words(claim)[0].replace(name, "")
    return claim.figure.unit == "count" and not _acts(name)[1] and not HAN.search(words.removeprefix("以"))


def _says(table: str, text: str) -> bool:
    return re.search(load("words.toml")["proof"][table], text) is not None


@lru_cache(maxsize=1024)
def _is_known(name: str) -> bool:
    return any(n.zh in (name, name.removesuffix(FALL)) for n in known_names())


@lru_cache(maxsize=1024)
def _acts(name: str) -> tuple[re.Pattern[str], re.Pattern[str] | None]:
    """Return the pattern of the verbs that say the acts of a name (建成 and 打造 say 建设), and that of those which a clause needs.

    The second is None if the name tells no act.
    """
    words, base = load("words.toml")["proof"], without_change(name)
    before, _, after = name.partition(base)
    acts = [(work, verbs.pattern) for work, (verbs, _) in works().items() if work in before + after]
    said = [words["same"].get(work, verbs) for work, verbs in acts] + [words["new"]] * bool(new_word(name))
    needed = [words["needed"].get(work, verbs) for (work, _), verbs in zip(acts, said, strict=False)] + said[len(acts) :]
    if re.match(run(), after):
        needed.append(run())
    if after:  # a run of verbs first, as a whole
        said = [run(), *said, re.escape(after), *[FINISHED.pattern] * (FINISHED.search(after) is not None), _NEW_ONE]
    return any_pattern(said or ["(?!)"]), any_pattern(needed) if needed else None


@cache
def _free() -> frozenset[str]:
    return frozenset(load("words.toml")["proof"]["free"].split())


def _counts(name: str, claim: Claim) -> bool:
    """Can what the name says be counted with the classifier of a figure: no areas in flats, no works in persons?"""
    of = load("words.toml")["proof"]["counted"].get(classifier(claim))
    return of is None or re.search(of, without_change(name)) is not None


def _mentions(name: str, text: str, *, alone: bool) -> bool:
    """Does a clause without a figure name the thing itself, and that it is new if the name says so?"""
    text, base = _NOT_WORD.sub("", text), without_change(name)
    if new_word(name):
        needed = _acts(name)[1]
        return base in text and (needed is None or needed.search(text.replace(base, "", 1)) is not None)
    if base.endswith(_RATES) and not any(word in text for word in _RATES):
        return False
    pairs = [base[k : k + 2] for k in range(len(base) - 1)]
    return _is_known(name) or sum(pair in text for pair in pairs) >= (_ALONE if alone else _AMONG) * len(pairs)
