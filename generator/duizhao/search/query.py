"""What a query asks for. `search-text.js` reads it the same way."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from duizhao.search.amounts import LEAST, Amounts, scaled
from duizhao.search.folding import ALNUM, HAN, Folding

PIECE = re.compile(rf"[{HAN}]+|[{ALNUM}]+(?:\.[0-9]+)*")
_QUOTES = re.compile('[“”„"＂「」『』]')
_WORD = re.compile(r"""(?:([-−－])(?=["\S]))?(?:"([^"]*)"?|([^\s"]+))""")
_APART = re.compile(r"[,，。；;、:：!！?？()（）…|/\s]+")
_WORDS = 4  # words of the query that an amount may take


@dataclass(frozen=True, slots=True)
class Asked:
    """An amount that a query names: value and unit, or any unit."""

    value: str
    unit: str


@dataclass(frozen=True, slots=True)
class Clause:
    """What must be found, or with `excluded` must not.

    `pieces` stand one after the other, with nothing but punctuation between. One piece of letters that is not
    `exact` is found in its other forms, too: `forms`, empty where there are none. `ways` are the terms of the
    index: of one way, all; of each of its sets, one. `name` is a word always written with a capital, `begun` the beginning of others, `dead` one
    that the index does not know.
    """

    pieces: tuple[str, ...]
    exact: bool = False
    excluded: bool = False
    amount: Asked | None = None
    forms: tuple[str, ...] = ()
    ways: tuple[tuple[tuple[str, ...], ...], ...] = ()
    name: bool = False
    begun: bool = False
    dead: bool = False

    @property
    def is_word(self) -> bool:
        """Is it one word of letters or digits?"""
        return not self.exact and len(self.pieces) == 1 and not is_han(self.pieces[0])


def is_han(piece: str) -> bool:
    """Is a piece Chinese?"""
    return re.match(f"[{HAN}]", piece) is not None


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    excluded: bool
    quoted: bool


class QueryReader:
    """Reads queries, given the tables of the index."""

    def __init__(self, folding: Folding, amounts: Amounts) -> None:
        self._folding, self._amounts = folding, amounts

    def read(self, query: str) -> tuple[Clause, ...]:
        """The clauses of a query.

        >>> reader = QueryReader(Folding({}), Amounts({"mu": "mu", "亩": "mu"}))
        >>> for c in reader.read('养老 5G网络 -"digital economy" 58,000 mu'): print(c.pieces, c.exact, c.excluded, c.amount)
        ('养老',) False False None
        ('5g', '网络') False False None
        ('digital', 'economy') True True None
        ('58000', 'mu') True False Asked(value='58000', unit='mu')
        """
        out = tuple(self._clauses(_split(query)))
        return out if any(not c.excluded for c in out) else tuple(replace(c, excluded=False) for c in out)

    def _clauses(self, words: Sequence[_Word]) -> Iterator[Clause]:
        k = 0
        while k < len(words):
            word, span = words[k], self._span(words, k)
            if span:
                folded = self._folding.fold(" ".join(w.text for w in words[k : k + span]))
                yield Clause(tuple(PIECE.findall(folded)), exact=True, excluded=word.excluded, amount=self._amount(folded))
            elif word.quoted:
                yield from _clause(self._folding.fold(word.text), exact=True, excluded=word.excluded)
            else:
                for part in _APART.split(self._folding.fold(word.text)):
                    yield from _clause(part, exact=False, excluded=word.excluded)
            k += span or 1

    def _span(self, words: Sequence[_Word], k: int) -> int:
        """How many of the words from `k` on are one amount: 58,000 mu."""
        for n in range(min(_WORDS, len(words) - k), 0, -1):
            some = words[k : k + n]
            plain = all(not w.quoted and (i == 0 or not w.excluded) for i, w in enumerate(some))
            if plain and self._amount(self._folding.fold(" ".join(w.text for w in some))):
                return n
        return 0

    def _amount(self, folded: str) -> Asked | None:
        found = next(self._amounts.find(folded), None)
        whole = found is not None and (found.start, found.end) == (0, len(folded))
        return Asked(found.value, found.unit) if found and whole else None


def _split(query: str) -> list[_Word]:
    found = _WORD.finditer(_QUOTES.sub('"', query))
    return [_Word(m[2] if m[2] is not None else m[3], bool(m[1]), m[2] is not None) for m in found]


def _clause(folded: str, *, exact: bool, excluded: bool) -> Iterator[Clause]:
    pieces = tuple(PIECE.findall(folded))
    if pieces:
        number = not exact and len(pieces) == 1 and pieces[0].isascii() and pieces[0].isdigit() and len(pieces[0]) >= LEAST
        yield Clause(pieces, exact, excluded, Asked(scaled(pieces[0], 0), "") if number else None)
