"""Which rows are headings: decided for a whole part at a time."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from duizhao.genre import Genre, patterns
from duizhao.model.report import MergedRow, RowKind
from duizhao.model.source import Lang
from duizhao.text.fragments import joined
from duizhao.text.headings import Opening, Style, ends_sentence, is_short, lead, opening

_TITLE = {"zh": 20, "en": 80}  # characters of a title without a number
_ANNEX_TITLE = {"zh": 40, "en": 160}  # characters of the title below the number of an annex
_OPEN = "，；：、,;:"  # a line that ends so goes on


@dataclass(frozen=True, slots=True)
class Reads:
    """How a row reads: its kind, its number, the salutation it may open with, its run-in heading.

    An annex is a part, counted by itself; `titled` when the next row is its title.
    """

    kind: RowKind
    number: int
    salutes: bool
    lead: int
    annex: bool = False
    titled: bool = False


@dataclass(frozen=True, slots=True)
class _Row:
    text: str
    lang: Lang
    opening: Opening | None
    field: bool

    def is_style(self, style: Style) -> bool:
        return self.opening is not None and self.opening.style == style


def read_kinds(rows: tuple[MergedRow, ...], genre: Genre) -> list[Reads]:
    """The kind of every row, by the numbered openings of the whole report.

    A part is a short paragraph that opens 一、 (I.); where no part has a number and （一） begins anew, a
    title without one. Within a part the chapters are （一） where there are any, else 1., else 一是 (First,);
    but a run of 一是 items that only list points, without text of their own after them, is no sequence of
    chapters. From an annex (附件) on, 一、 opens a chapter of it.
    """
    known = [_read(row, genre) for row in rows]
    annex = patterns(genre).annex_title
    annexes = [i for i, row in enumerate(known) if not row.field and annex.fullmatch(row.text)]
    end = annexes[0] if annexes else len(known)
    numbered = [i for i, row in enumerate(known[:end]) if _is_part(row) and not _is_listed(known, i)]
    titles = [] if numbered else _titles(known[:end])
    chapters: set[int] = set()
    parts = [*(numbered or titles), *annexes]
    for a, b in zip([0, *parts], [*parts, len(known)], strict=True):
        listed = {i for i in range(a, b) if _is_part(known[i])} if a in annexes else set()
        chapters |= listed or _chapters(known, a, b, genre)
    numbers = {i: n for run in (titles, annexes) for n, i in enumerate(run, 1)}
    heads, apart = set(parts), set(annexes)
    titled = {i for i in apart if i + 1 < len(known) and i + 1 not in heads | chapters and _is_title(known[i + 1], _ANNEX_TITLE)}
    reads = [_kind(i, row, numbers, heads, chapters, genre) for i, row in enumerate(known)]
    return [replace(r, annex=i in apart, titled=i in titled) for i, r in enumerate(reads)]


def _titles(rows: list[_Row]) -> list[int]:
    """Lines that title the parts of a report whose parts have no numbers: one at least before each （一）."""
    firsts = [i for i, row in enumerate(rows) if row.is_style("bracket") and row.opening and row.opening.number == 1]
    titles = [i for i, row in enumerate(rows) if _is_title(row)]
    spans = zip([0, *firsts], firsts, strict=False)
    return titles if len(firsts) > 1 and all(any(a <= i < b for i in titles) for a, b in spans) else []


def _is_title(row: _Row, longest: Mapping[str, int] = _TITLE) -> bool:
    if row.field or row.opening or not row.text or row.text[-1] in _OPEN or ends_sentence(row.text, row.lang):
        return False
    return len(row.text) <= longest[row.lang]


def _read(row: MergedRow, genre: Genre) -> _Row:
    lang: Lang = "zh" if row.zh else "en"
    text = joined(row.zh or row.en, lang)
    return _Row(text, lang, None if row.field else opening(text, lang, genre), bool(row.field))


def _is_part(row: _Row) -> bool:
    return row.is_style("part") and is_short(row.text, row.lang) and row.text[-1] not in "；，;,"


def _is_listed(rows: list[_Row], i: int) -> bool:
    """Is this whole sentence one of several that follow each other, numbered as parts are?"""
    if not ends_sentence(rows[i].text, rows[i].lang):
        return False
    return any(0 <= k < len(rows) and rows[k].is_style("part") for k in (i - 1, i + 1))


def _chapters(rows: list[_Row], a: int, b: int, genre: Genre) -> set[int]:
    """Indices of the chapter headings between two parts."""
    here = range(a, b)
    bracket = {i for i in here if rows[i].is_style("bracket") and _heads(rows[i], genre)}
    if bracket:
        return bracket
    arabic = {i for i in here if rows[i].is_style("arabic") and _heads(rows[i], genre)}
    if len(arabic) > 1 and sum(_has_text(rows, i, b, arabic, genre) for i in arabic) * 2 >= len(arabic):
        return arabic
    items = {i for i in here if rows[i].is_style("item") or rows[i].is_style("word")}
    with_text = [i for i in items if _has_text(rows, i, b, items, genre)]
    return items if items and len(with_text) * 2 >= len(items) else set()


def _heads(row: _Row, genre: Genre) -> bool:
    return is_short(row.text, row.lang) or lead(row.text, row.lang, genre) > 0


def _has_text(rows: list[_Row], i: int, end: int, items: set[int], genre: Genre) -> bool:
    """Does text follow this item, in its paragraph or in the next one?"""
    if rows[i].text[-1] in "；;" or "二是" in rows[i].text[2:]:
        return False
    if lead(rows[i].text, rows[i].lang, genre):
        return True
    following = rows[i + 1] if i + 1 < end else None
    return following is not None and i + 1 not in items and following.opening is None


def _kind(i: int, row: _Row, numbers: dict[int, int], parts: set[int], chapters: set[int], genre: Genre) -> Reads:
    if row.field:
        return Reads("front", 0, salutes=False, lead=0)
    number = numbers.get(i, row.opening.number if row.opening else 0)
    salutes = row.is_style("salutation")
    if i in parts:
        return Reads("part", number, salutes=False, lead=0)
    if i in chapters:
        return Reads("chapter", number, salutes=False, lead=lead(row.text, row.lang, genre))
    if salutes and row.opening and row.opening.length >= len(row.text.rstrip()):
        return Reads("salutation", 0, salutes=True, lead=0)
    return Reads("passage", 0, salutes=salutes, lead=0)
