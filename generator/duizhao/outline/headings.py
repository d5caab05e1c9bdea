"""Collect the headings of a report: IDs, names and pages of its parts, chapters and sections."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from duizhao.diagnostics import Collector
from duizhao.genre import Genre
from duizhao.model.report import Chapter, MergedRow
from duizhao.model.source import Lang
from duizhao.outline.kinds import RowReading
from duizhao.text.fragments import joined
from duizhao.text.headings import lead, opening

_LETTERS = "abcdefghijklmnopqrstuvwx"  # y has two more for those that come after; z is the closing of a part
_LONGEST: dict[Lang, int] = {"zh": 40, "en": 120}  # characters of the name of a section, if one clause is not longer
_SHORTEST: dict[Lang, int] = {"zh": 5, "en": 16}
_CLAUSE: dict[Lang, re.Pattern[str]] = {"zh": re.compile("[，。：；！？]"), "en": re.compile(r"[,.:;!?](?=\s|$)")}
_DASH = re.compile(r"^[—―–－]{1,3}\s*")


class Headings:
    """The chapters so far, by ID.

    A number that is repeated or out of order gets a diagnostic (O101). A chapter without a number has the ID of the last numbered
    one of its part, or 0, and a letter.
    """

    def __init__(self, front: str, genre: Genre, diagnostics: Collector) -> None:
        """Begin with the chapter `front`, for the text before the first part."""
        self.chapters = {front: Chapter(front, "", "index", "", "", "")}
        self._front = front
        self._genre = genre
        self._diagnostics = diagnostics
        self._last: dict[str, int] = {}
        self._times: Counter[str] = Counter()
        self._base: dict[str, str] = {}
        self._letters: Counter[str] = Counter()

    def part(self, row: MergedRow, reading: RowReading, key: str) -> str:
        """Add a part and return its ID."""
        return self._number(f"{'A' if reading.annex else ''}{reading.number}", "", row, reading, key)

    def chapter(self, part: str, row: MergedRow, reading: RowReading, key: str) -> str:
        """Add a chapter of a part and return its ID."""
        if not reading.number:
            return self._add(self._lettered(part), part, self._names(row, reading), key)
        name = self._number(f"{part or self._front}.{reading.number}", part, row, reading, key)
        self._base[part] = name
        return name

    def section(self, part: str, rows: Sequence[MergedRow], reading: RowReading) -> str:
        """Add the section without a heading that the first of two rows opens, and return its ID."""
        closes = reading.opens == "closing"
        name = f"{self._base_of(part)}z" if closes else self._lettered(part)
        names = _section_name(rows, "zh", self._genre, salute=closes), _section_name(rows, "en", self._genre, salute=closes)
        return self._add(name, part, names, "")

    def add_title(self, annex: str, title: MergedRow) -> None:
        """Name an annex by its number and the title on the line below, which stays a row."""
        chapter = self.chapters[annex]
        zh, en = joined(title.zh, "zh"), joined(title.en, "en")
        self.chapters[annex] = replace(chapter, zh=f"{chapter.zh}\u3000{zh}".strip(), en=f"{chapter.en} {en}".strip())

    def _number(self, stated_id: str, parent: str, row: MergedRow, reading: RowReading, key: str) -> str:
        self._times[stated_id] += 1
        nth = self._times[stated_id]
        run = "A" if reading.annex else parent
        last, self._last[run] = self._last.get(run, 0), reading.number
        fragment = (row.zh or row.en)[0]
        if nth > 1:
            self._diagnostics.add("O101", fragment.file, fragment.line, f"heading number {reading.number} is repeated here")
        elif reading.number < last:
            self._diagnostics.add("O101", fragment.file, fragment.line, f"heading number {reading.number} follows {last}")
        return self._add(stated_id if nth == 1 else f"{stated_id}x{nth}", parent, self._names(row, reading), key)

    def _names(self, row: MergedRow, reading: RowReading) -> tuple[str, str]:
        zh, en = joined(row.zh, "zh"), joined(row.en, "en")
        if reading.lead:
            zh, en = zh[: lead(zh, "zh", self._genre) or None], en[: lead(en, "en", self._genre) or None]
        return zh.rstrip("。"), en.rstrip(".")

    def _add(self, name: str, parent: str, names: tuple[str, str], key: str) -> str:
        zh, en = (_DASH.sub("", n) for n in names)
        self.chapters[name] = Chapter(name, parent, _slug(name), zh, en, key)
        return name

    def _base_of(self, part: str) -> str:
        return self._base.get(part, f"{part or self._front}.0")

    def _lettered(self, part: str) -> str:
        base = self._base_of(part)
        self._letters[base] += 1
        return base + _letters(self._letters[base])


def _section_name(rows: Sequence[MergedRow], lang: Lang, genre: Genre, *, salute: bool) -> str:
    """Name a section by its salutation if it is a closing that has one, else by the first words after it."""
    texts = [joined(row.zh if lang == "zh" else row.en, lang) for row in rows]
    mark = opening(texts[0], lang, genre)
    length = mark.length if mark and mark.style == "salutation" else 0
    if salute and length:
        return texts[0][:length].rstrip("！!：:，,." if lang == "zh" else ",:!.")
    rest = texts[0][length:].strip()
    words = first_words(rest if rest or not length else next(filter(None, texts[1:]), ""), lang)
    return words[:1].upper() + words[1:]


def first_words(text: str, lang: Lang) -> str:
    """Return the first clause of a paragraph, or more than one where it is short.

    >>> first_words("去年，望川新建绿道60公里，全部开放。", "zh"), first_words("Last year, we built greenways; all are open.", "en")
    ('去年，望川新建绿道60公里', 'Last year, we built greenways')
    """
    for mark in _CLAUSE[lang].finditer(text):
        if mark.start() >= _SHORTEST[lang]:
            return text[: min(mark.start(), _LONGEST[lang])]
    return text[: _LONGEST[lang]]


def _letters(n: int) -> str:
    """Return the letters of the n-th chapter without a number; they sort in the order of the report.

    >>> _letters(1), _letters(24), _letters(25), _letters(26), _letters(49)
    ('a', 'x', 'yaa', 'yab', 'yba')
    """
    if n <= len(_LETTERS):
        return _LETTERS[n - 1]
    first, second = divmod(n - len(_LETTERS) - 1, len(_LETTERS))
    return f"y{_LETTERS[first]}{_LETTERS[second]}"


def _slug(name: str) -> str:
    """Return the name of a page, with numbers padded so that pages sort in the order of the report.

    >>> _slug("2"), _slug("2.10"), _slug("1.8z"), _slug("1x2"), _slug("A1.3"), _slug("1.0a")
    ('02-00', '02-10', '01-08z', '01x2-00', 'a01-03', '01-00a')
    """
    out = []
    for piece in (name if "." in name else f"{name}.0").split("."):
        annex = piece[:1] == "A"
        piece = piece.removeprefix("A")
        digits = piece[: len(piece) - len(piece.lstrip("0123456789"))]
        out.append("a" * annex + digits.zfill(2) + piece[len(digits) :])
    return "-".join(out)
