"""Check quotations against all reports."""

from collections.abc import Iterable, Sequence
from functools import cached_property

from duizhao.model.quotations import CheckedQuotation, QuotationClass, QuotedPlace
from duizhao.model.report import AlignedPassage, Report
from duizhao.model.source import Lang
from duizhao.quotations.fold import folded, sentences
from duizhao.quotations.near import Near, changes
from duizhao.quotations.texts import Texts
from duizhao.text.language import language

_SHORTEST_PIECE = {"zh": 6, "en": 20}  # characters of a piece of a spliced sentence
_MOST = 100_000  # characters that are checked at once: some forty pages
_MOST_PIECES = 12


class Quotations:
    """The reports, ready to look up quotations; a language is indexed when the first quotation in it comes."""

    def __init__(self, reports: Iterable[Report[AlignedPassage]]) -> None:
        self._reports = tuple(reports)
        self._of: dict[Lang, _Checker] = {}

    def check(self, text: str, year: int | None = None) -> list[CheckedQuotation]:
        """Check each sentence of a text; `year` is that of the report which is said to have it.

        Sentences without a letter are left out.
        """
        out = []
        for paragraph in text[:_MOST].splitlines():
            lang = language(paragraph)
            if lang is None:
                continue
            if lang not in self._of:
                self._of[lang] = _Checker(self._reports, lang)
            checker = self._of[lang]
            out += [checker.check(s, year) for s in sentences(paragraph, lang) if folded(s, lang)[0]]
        return out


class _Checker:
    """All texts of one language."""

    def __init__(self, reports: Sequence[Report[AlignedPassage]], lang: Lang) -> None:
        self._lang = lang
        self._texts = Texts(reports, lang)

    @cached_property
    def _near(self) -> Near:
        return Near(self._texts)

    def check(self, text: str, year: int | None) -> CheckedQuotation:
        """Find the class of a sentence and its places."""
        words, _ = folded(text, self._lang)
        if found := list(self._texts.find(words)):
            return self._found(text, words, found, year)
        if pieces := self._pieces(words):
            return self._checked(text, "spliced", tuple(self._texts.place(a, b) for a, b in pieces))
        if near := self._near.find(words):
            source = self._texts.text[slice(*near)]
            differing = changes(words, source, by_words=self._lang == "en")
            return CheckedQuotation(text, self._lang, "differs", (self._texts.place(*near),), 0, differing)
        return self._checked(text, "not found", ())

    def _checked(self, text: str, kind: QuotationClass, places: tuple[QuotedPlace, ...], others: int = 0) -> CheckedQuotation:
        return CheckedQuotation(text, self._lang, kind, places, others)

    def _found(self, text: str, words: str, found: Sequence[int], year: int | None) -> CheckedQuotation:
        """Return the class of a sentence whose words are there: those of the year that is asked for first, then with the same signs."""
        here = [at for at in found if year is None or self._texts.year(at) == year]
        same = [at for at in here or found if _bare(text) in _bare(self._texts.raw(at))]
        at = (same or here or found)[0]
        kind: QuotationClass = "another year" if not here else "verbatim" if same else "but for punctuation or script"
        return self._checked(text, kind, (self._texts.place(at, at + len(words)),), len(here or found) - 1)

    def _pieces(self, words: str) -> list[tuple[int, int]]:
        """Divide folded words into pieces of several rows or places, each as long as possible; none if they cannot be divided so."""
        out: list[tuple[int, int]] = []
        start = 0
        while start < len(words) and len(out) < _MOST_PIECES:
            size = self._longest(words, start)
            if size < _SHORTEST_PIECE[self._lang]:
                return []
            piece = words[start : start + size].strip()
            at = next(self._texts.find(piece), -1)
            if at < 0:
                return []
            out.append((at, at + len(piece)))
            start += size
        rows = {self._texts.row(at) for at, _ in out}
        return out if start >= len(words) and len(rows) > 1 else []

    def _longest(self, words: str, start: int) -> int:
        """Return how many characters from `start` on stand together somewhere, in whole words and numbers."""
        low, high = 0, len(words) - start
        while low < high:
            middle = (low + high + 1) // 2
            low, high = (middle, high) if words[start : start + middle].strip() in self._texts.text else (low, middle - 1)
        end = start + low
        while start < end < len(words) and not self._texts.is_border(words, end):
            end -= 1
        return end - start


def _bare(text: str) -> str:
    """Drop white space."""
    return "".join(text.split())
