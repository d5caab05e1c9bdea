"""Classify rows as headings or text, a whole part at a time."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from duizhao.genre import Genre, patterns
from duizhao.model.report import MergedRow, RowKind
from duizhao.outline.row import Row
from duizhao.outline.runs import find_runs
from duizhao.outline.sections import Section, find_sections
from duizhao.text.headings import HEADING_LIMIT, ends_sentence, is_short, lead

_TITLE = {"zh": 20, "en": 80}  # maximum characters of a title without a number
_NAMED_TITLE = {"zh": 36, "en": 120}  # maximum characters of a title that names what it is about
_ANNEX_TITLE = {"zh": 40, "en": 160}  # maximum characters of the title below the number of an annex
_OPEN = "，；：、,;:"  # a line with this end continues in the next


@dataclass(frozen=True, slots=True)
class RowReading:
    """The classification of a row: kind, number of its heading (0 for one without), length of a run-in heading.

    `opens` is the section without a heading that the row opens. An annex is a part with a number of its own; `titled`: is the
    next row its title?
    """

    kind: RowKind
    number: int
    lead: int
    opens: Section = ""
    annex: bool = False
    titled: bool = False


def classify_rows(rows: tuple[MergedRow, ...], genre: Genre) -> list[RowReading]:
    """Classify every row by the numbered openings of the whole report.

    A part is a short paragraph that opens 一、 (I.); where no part has a number and （一） begins anew, or where titles name the
    years that they are about (2026年重点工作), a title without one. Below such titles 一、 opens a chapter. Within a part the chapters are （一） where there are any, else 1., else 一是 (First,);
    but a run of 一是 items that only list points, without text after each, is not a sequence of
    chapters. From an annex (附件) on, 一、 opens a chapter of it.
    """
    prepared = [Row.of(row, genre) for row in rows]
    annex = patterns(genre).annex_title
    annexes = [i for i, row in enumerate(prepared) if not row.field and annex.fullmatch(row.text)]
    end = annexes[0] if annexes else len(prepared)
    numbered = [i for i, row in enumerate(prepared[:end]) if _is_part(row) and not _is_listed(prepared, i)]
    titles = [] if numbered else _titles(prepared[:end])
    named = [] if titles else _named_titles(prepared[:end], numbered, genre)
    titles = titles or named
    chapters: set[int] = set()
    lettered: set[int] = set()
    sections: dict[int, Section] = {}
    parts = [*(titles or numbered), *annexes]
    for a, b in zip([0, *parts], [*parts, len(prepared)], strict=True):
        listed = _listed(prepared, a, b, genre) if a in annexes or named else set()
        here = listed or _chapters(prepared, a, b, genre)
        runs = find_runs(prepared, a, b, here, genre) if a in parts else []
        sections |= find_sections(prepared, b, sorted(here), runs, genre)
        lettered |= {i for run in runs for i in run.rows}
        chapters |= here
    numbers = {i: n for run in (titles, annexes) for n, i in enumerate(run, 1)}
    heads, apart = set(parts), set(annexes)
    titled = {
        i for i in apart if i + 1 < len(prepared) and i + 1 not in heads | chapters and _is_title(prepared[i + 1], _ANNEX_TITLE)
    }
    readings = [_kind(i, row, numbers, heads, chapters | lettered, genre) for i, row in enumerate(prepared)]
    return [replace(r, annex=i in apart, titled=i in titled, opens=sections.get(i, "")) for i, r in enumerate(readings)]


def _titles(rows: list[Row]) -> list[int]:
    """Return the rows that are titles of parts without numbers: at least one before each （一）."""
    firsts = [i for i, row in enumerate(rows) if row.is_style("bracket") and row.opening and row.opening.number == 1]
    titles = [i for i, row in enumerate(rows) if _is_title(row)]
    spans = zip([0, *firsts], firsts, strict=False)
    return titles if len(firsts) > 1 and all(any(a <= i < b for i in titles) for a, b in spans) else []


def _named_titles(rows: list[Row], numbered: list[int], genre: Genre) -> list[int]:
    """Return the rows that are titles without numbers of parts about a year or a plan of several, if these are the parts.

    There are two at least. Numbered parts may stand only below them, and begin with 一 below each, so that they are chapters.
    """
    title = patterns(genre).part_title
    titles = [i for i, row in enumerate(rows) if _is_title(row, _NAMED_TITLE) and title.fullmatch("".join(row.text.split()))]
    if len(titles) < 2 or (numbered and numbered[0] < titles[0]):  # noqa: PLR2004 - one alone may be a heading within a part
        return []
    for a, b in zip(titles, [*titles[1:], len(rows)], strict=True):
        first = next((rows[i].opening for i in numbered if a < i < b), None)
        if first and first.number != 1:
            return []
    return titles


def _is_title(row: Row, longest: Mapping[str, int] = _TITLE) -> bool:
    if row.field or row.opening or not row.text or row.text[-1] in _OPEN or ends_sentence(row.text, row.lang):
        return False
    return len(row.text) <= longest[row.lang]


def _is_part(row: Row) -> bool:
    return row.is_style("part") and is_short(row.text, row.lang) and row.text[-1] not in "；，;,"


def _listed(rows: list[Row], a: int, b: int, genre: Genre) -> set[int]:
    """Return the rows that 一、 opens as chapters: short ones, else three or more that begin with a short sentence."""
    short = {i for i in range(a, b) if _is_part(rows[i])}
    run_in = {i for i in range(a + 1, b) if rows[i].is_style("part") and _begins_shortly(rows[i], genre)}
    return short or (run_in if len(run_in) > 2 else set())  # noqa: PLR2004 - fewer are no list


def _begins_shortly(row: Row, genre: Genre) -> bool:
    return 0 < lead(row.text, row.lang, genre) <= HEADING_LIMIT[row.lang]


def _is_listed(rows: list[Row], i: int) -> bool:
    """Is this complete sentence one of several consecutive ones that are numbered like parts?"""
    if not ends_sentence(rows[i].text, rows[i].lang):
        return False
    return any(0 <= k < len(rows) and rows[k].is_style("part") for k in (i - 1, i + 1))


def _chapters(rows: list[Row], a: int, b: int, genre: Genre) -> set[int]:
    """Return the indices of the chapter headings between two parts."""
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


def _heads(row: Row, genre: Genre) -> bool:
    return is_short(row.text, row.lang) or lead(row.text, row.lang, genre) > 0


def _has_text(rows: list[Row], i: int, end: int, items: set[int], genre: Genre) -> bool:
    """Does text follow this item, in its paragraph or in the next one?"""
    if rows[i].text[-1] in "；;" or "二是" in rows[i].text[2:]:
        return False
    if lead(rows[i].text, rows[i].lang, genre):
        return True
    following = rows[i + 1] if i + 1 < end else None
    return following is not None and i + 1 not in items and following.opening is None


def _kind(i: int, row: Row, numbers: dict[int, int], parts: set[int], chapters: set[int], genre: Genre) -> RowReading:
    if row.field:
        return RowReading("front", 0, lead=0)
    number = numbers.get(i, row.opening.number if row.opening else 0)
    if i in parts:
        return RowReading("part", number, lead=0)
    if i in chapters:
        return RowReading("chapter", number, lead=lead(row.text, row.lang, genre))
    if row.opening and row.is_style("salutation") and row.opening.length >= len(row.text.rstrip()):
        return RowReading("salutation", 0, lead=0)
    return RowReading("passage", 0, lead=0)
