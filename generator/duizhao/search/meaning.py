"""What a query may mean: forms of words, beginnings, pinyin, initials, slips. `search-index.js` does the same."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from rapidfuzz.distance import OSA

from duizhao.search.query import Clause, is_han
from duizhao.search.reading import IndexFiles, KnownWords

_FORMS = 64  # words that the beginning of one, or a slip, may stand for
_STRINGS = 64  # Chinese words that pinyin or initials may stand for
_WAYS = 8  # ways to read letters as syllables
_LONGEST = 6
_GUESSED = 4  # letters from which on slips are forgiven
_TWO_SLIPS = 8  # letters from which on two are
_NEVER = 9
_THREE = 3


def meanings(index: IndexFiles, clauses: Sequence[Clause]) -> list[tuple[Clause, ...]]:
    """The query in every way it may be meant, the likeliest first: English words, pinyin of the whole, beginnings of words."""
    found = [_resolved(index, c) for c in clauses]
    asked = [c for c in found if not c.excluded]
    letters = "".join(c.pieces[0] for c in asked) if all(c.is_word for c in asked) else ""
    dead = any(c.dead for c in asked)
    begun = any(c.begun for c in asked)
    aloud = letters.isascii() and letters.isalpha() and (dead or begun or all(c.name for c in asked))
    han = _by_pinyin(index, letters) if aloud else []
    whole = [(_spoken(asked[0], han), *(c for c in found if c.excluded))] if han else []
    if dead:
        return whole or [tuple(_revived(index, c) for c in found)]
    return [*whole, tuple(found)] if begun else [tuple(found), *whole]


def _resolved(index: IndexFiles, clause: Clause) -> Clause:
    if not clause.is_word or clause.amount:
        return _as_written(index, clause)
    found = _known(index, clause.pieces[0])
    return replace(found, exact=clause.exact, excluded=clause.excluded) if found else replace(clause, dead=True)


def _as_written(index: IndexFiles, clause: Clause) -> Clause:
    terms: list[tuple[str, ...]] = []
    for piece in clause.pieces:
        terms.extend(grams(piece) if is_han(piece) else [(index.words(piece[0]).terms.get(piece, piece),)])
    ways = [tuple(terms)]
    if clause.amount:
        ways.append(((f"={clause.amount.value} {clause.amount.unit}".rstrip(),),))
    return replace(clause, ways=tuple(ways))


def grams(han: str) -> list[tuple[str, ...]]:
    """The terms that Chinese is found by.

    >>> grams("造林带"), grams("林")
    ([('造林',), ('林带',)], [('林',)])
    """
    return [(a + b,) for a, b in pairwise(han)] or [(han,)]


def _known(index: IndexFiles, word: str) -> Clause | None:
    """The word itself in all its forms, else words that begin with it."""
    words = index.words(word[0])
    if (term := words.terms.get(word, word)) in words.forms:
        return Clause((word,), forms=words.forms[term], ways=(((term,),),), name=term in words.names)
    begins = len(word) > 1 and not word.isdigit()
    found = _chosen(word, [words], lambda w: 0 if w.startswith(word) else _NEVER) if begins else None
    return replace(found, begun=True) if found else None


def _chosen(word: str, known: Iterable[KnownWords], rank: Callable[[str], int]) -> Clause | None:
    """The words that have the best rank."""
    ranked = [(rank(w), w, t) for words in known for w, t in words.terms.items()]
    best = min((r for r, _, _ in ranked), default=_NEVER)
    if best == _NEVER:
        return None
    found = sorted(((w, t) for r, w, t in ranked if r == best), key=lambda f: (len(f[0]), f[0]))[:_FORMS]
    terms = tuple(dict.fromkeys(t for _, t in found))
    return Clause((word,), forms=tuple(w for w, _ in found), ways=((terms,),))


def _revived(index: IndexFiles, clause: Clause) -> Clause:
    if not clause.dead or clause.excluded:
        return clause
    word = clause.pieces[0]
    han = _by_pinyin(index, word) or _by_initials(index, word)
    if han:
        return _spoken(clause, han)
    guess = _guessed(index, word)
    return replace(guess, excluded=clause.excluded) if guess else clause


def _guessed(index: IndexFiles, word: str) -> Clause | None:
    """A word that nothing begins with: inside another word, else with slips."""
    if len(word) < _GUESSED or not (word.isascii() and word.isalpha()):
        return None
    known = [index.words(c) for c in index.letters]
    most = 2 if len(word) >= _TWO_SLIPS else 1

    def slips(other: str) -> int:
        found = OSA.distance(word, other, score_cutoff=most) if other.isascii() and other.isalpha() else _NEVER
        return found if found <= most else _NEVER

    inside = _chosen(word, known, lambda w: 0 if w.find(word) > 0 else _NEVER)
    found = inside or _chosen(word, known, slips)
    if found is None or inside:
        return found
    meant = {t for way in found.ways for terms in way for t in terms}
    return replace(found, forms=tuple(sorted(f for words in known for t in meant for f in words.forms.get(t, ()))))


def _spoken(clause: Clause, found: Sequence[str]) -> Clause:
    """A clause for Chinese words that letters stand for."""
    return replace(clause, dead=False, amount=None, forms=tuple(found), ways=tuple(tuple(grams(f)) for f in found))


def readings(letters: str, syllables: frozenset[str]) -> list[tuple[str, ...]]:
    """The ways to read letters as syllables, the fewest syllables first.

    >>> readings("xianshi", frozenset({"xi", "an", "xian", "shi"}))
    [('xian', 'shi'), ('xi', 'an', 'shi')]
    """
    ways: list[list[tuple[str, ...]]] = [[()]]
    for end in range(1, len(letters) + 1):
        sizes = range(min(_LONGEST, end), 0, -1)
        here = [(*w, last) for n in sizes if (last := letters[end - n : end]) in syllables for w in ways[end - n]]
        ways.append(sorted(here, key=len)[:_WAYS])
    return ways[-1]


def _by_pinyin(index: IndexFiles, letters: str) -> list[str]:
    out: list[str] = []
    for way in readings(letters, index.syllables):
        if len(way) > 1:
            out.extend(_strings([index.sounds(f"{a} {b}") for a, b in pairwise(way)], 2))
    return out[:_STRINGS]


def _by_initials(index: IndexFiles, letters: str) -> list[str]:
    keys = [letters[k : k + _THREE] for k in range(len(letters) - _THREE + 1)]
    return _strings([index.sounds(k) for k in keys], _THREE) if keys else []


def _strings(found: Sequence[str], size: int) -> list[str]:
    steps = [[text[k : k + size] for k in range(0, len(text), size)] for text in found]
    return chains(steps)[:_STRINGS] if all(steps) else []


def chains(steps: Sequence[Sequence[str]]) -> list[str]:
    """All strings that pieces of one length make which overlap.

    >>> chains([["数字", "树子"], ["字经", "自净"], ["经济"]])
    ['数字经济']
    """
    out = list(steps[0])
    for step in steps[1:]:
        overlap = len(step[0]) - 1
        out = [text + piece[-1] for text in out for piece in step if text[-overlap:] == piece[:-1]]
    return out
