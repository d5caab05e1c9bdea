"""The rows of all reports in one language as one folded text, in which quotations are found."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from duizhao.model.quotations import QuotedPlace
from duizhao.model.report import AlignedPassage, Report
from duizhao.model.source import Lang
from duizhao.quotations.fold import folded

_INSIDE, _NUMBER = ".-'", "0123456789.-"


@dataclass(frozen=True, slots=True)
class _Row:
    """A row: its report, its passage, and the index in the row of each folded character."""

    report: str
    year: int
    passage: AlignedPassage
    at: list[int]


class Texts:
    """All rows of a language; a line break stands between two."""

    def __init__(self, reports: Iterable[Report[AlignedPassage]], lang: Lang) -> None:
        self.lang = lang
        self._rows: list[_Row] = []
        self._starts: list[int] = []
        pieces = []
        start = 0
        for report in reports:
            for p in report.passages:
                text, at = folded((p.zh if lang == "zh" else p.en) or "", lang)
                if text:
                    self._rows.append(_Row(report.id, report.identity.year, p, at))
                    self._starts.append(start)
                    pieces.append(text)
                    start += len(text) + 1
        self.text = "\n".join(pieces)

    def find(self, words: str) -> Iterator[int]:
        """Yield every position of folded words; they begin and end with whole words and numbers."""
        at = self.text.find(words)
        while at >= 0:
            if self.is_border(self.text, at) and self.is_border(self.text, at + len(words)):
                yield at
            at = self.text.find(words, at + 1)

    def is_border(self, text: str, at: int) -> bool:
        """Does no number, and in English no word, go on over this position?"""
        before, after = text[at - 1 : at] if at else "", text[at : at + 1]
        if self.lang == "en":
            return not ((before.isalnum() or before in _INSIDE) and (after.isalnum() or after in _INSIDE)) or not (
                before and after
            )
        return not (before and after and before in _NUMBER and after in _NUMBER)

    def row(self, position: int) -> int:
        """Return the number of the row at a position."""
        return bisect_right(self._starts, position) - 1

    def year(self, position: int) -> int:
        """Return the year of the report at a position."""
        return self._rows[self.row(position)].year

    def bounds(self, row: int) -> tuple[int, int]:
        """Return where the folded text of a row begins and ends."""
        start = self._starts[row]
        return start, start + len(self._rows[row].at)

    def count(self) -> int:
        """Count the rows."""
        return len(self._rows)

    def raw(self, position: int) -> str:
        """Return the text of the row at a position, as it is shown."""
        p = self._rows[self.row(position)].passage
        return (p.zh if self.lang == "zh" else p.en) or ""

    def place(self, start: int, end: int) -> QuotedPlace:
        """Return the place of folded characters that lie in one row."""
        k = self.row(start)
        row = self._rows[k]
        a, b = row.at[start - self._starts[k]], row.at[end - 1 - self._starts[k]] + 1
        return QuotedPlace(row.report, row.year, row.passage.key, (a, b), self.raw(start)[a:b], self._facing(row.passage, a, b))

    def _facing(self, passage: AlignedPassage, start: int, end: int) -> str:
        """Return the words of the other language in the beads of these characters."""
        other = passage.en if self.lang == "zh" else passage.zh
        spans: set[tuple[int, int]] = set()
        for s in passage.segments:
            own, facing = (s.zh, s.en) if self.lang == "zh" else (s.en, s.zh)
            if any(a < end and start < b for a, b in own):
                spans.update(facing)
        return ("" if self.lang == "en" else " ").join((other or "")[a:b].strip() for a, b in sorted(spans))
