"""Files that hold reports of several years, one after the other: each is read as a document of its own."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from duizhao.diagnostics import Collector
from duizhao.genre import Genre, genre_named
from duizhao.model.source import Lang, Line, RawDocument
from duizhao.structure.front import FrontPart, fields, is_report_title, read_front
from duizhao.structure.identity import date_of
from duizhao.structure.patterns import furniture
from duizhao.text.fragments import joined
from duizhao.text.language import language

_FIELDS = 10  # lines of the longest header in two languages
_LEAST = 180  # characters in sentences that make a report of what follows a header
_SENTENCE = re.compile(r"[，。；,;.]")  # a list of links has none
_SHORT = 20  # characters; a line of sentences has more, even where its paragraph is broken into many


@dataclass(frozen=True, slots=True)
class _Header:
    """A report's own header, or several of one report: first line, lines, and the year of its session in each language."""

    start: int
    lines: frozenset[int]
    years: Mapping[Lang, str]


def reports_in(document: RawDocument, diagnostics: Collector, genre: Genre | None = None) -> tuple[RawDocument, ...]:
    """The document divided before every header of another year's report; mostly it is one.

    A header is a title followed by an occasion with its date. Another language's header is none of another report, unless an
    earlier report in the file lacks it; nor is one of the same year, nor one with no text after it, as in a table of contents.
    What stands of a report in several places is one document. Notes of a Word file stand behind all of its text, whichever
    report they are of: such a file is left whole.
    """
    genre = genre or genre_named()
    lines = document.lines
    headers = _folded(_headers(lines, genre))
    ends = (*(h.start for h in headers[1:]), len(lines))
    parts = _folded(h for h, end in zip(headers, ends, strict=False) if _has_text(lines, h, end))
    cuts = [h.start for h in parts[1:]]
    if not cuts:
        return (document,)
    first = lines[cuts[0]].fragment.line
    if document.format == "docx" and any(furniture(line.fragment.text, genre) == "notes" for line in lines):
        diagnostics.add(
            "S210", document.file, first, "another year’s report begins here; divide the file, its notes are all at its end"
        )
        return (document,)
    reports: dict[str, tuple[Line, ...]] = {}
    for header, start, end in zip(parts, [0, *cuts], [*cuts, len(lines)], strict=True):
        year = header.years.get("zh") or header.years["en"]
        reports[year] = reports.get(year, ()) + lines[start:end]
    diagnostics.add("S209", document.file, first, f"{len(reports)} reports in one file; another begins here")
    return tuple(replace(document, lines=part) for part in reports.values())


def _folded(headers: Iterable[_Header]) -> list[_Header]:
    """The headers of one report that follow one another taken together."""
    out: list[_Header] = []
    for header in headers:
        if out and not _differs(out, header):
            last = out[-1]
            out[-1] = _Header(last.start, last.lines | header.lines, {**header.years, **last.years})
        elif header.years:
            out.append(header)
    return out


def _differs(before: Sequence[_Header], header: _Header) -> bool:
    """Is this the header of another report than the last? Where both say it in Chinese, that decides."""
    last, new = before[-1].years, header.years
    if "zh" in last and "zh" in new:
        return last["zh"] != new["zh"]
    if "en" in last and "en" in new:
        return new["en"] not in last.values() and last["en"] not in new.values()
    return any(
        year in h.years.values() and lang not in h.years
        for lang, year in new.items()
        if year not in last.values()
        for h in before
    )


def _has_text(lines: Sequence[Line], header: _Header, end: int) -> bool:
    texts = (lines[i].fragment.text for i in range(header.start, end) if i not in header.lines)
    return sum(len(t) for t in texts if len(t) >= _SHORT and _SENTENCE.search(t) and language(t)) >= _LEAST


def _headers(lines: Sequence[Line], genre: Genre) -> Iterator[_Header]:
    end = 0
    for i, line in enumerate(lines):
        if i < end or not _is_title(line, genre):
            continue
        end = i + 1
        while end < len(lines) and end - i < _FIELDS and _goes_on(lines[i : end + 1], genre):
            end += 1
        parts = read_front(list(lines[i:end]), genre)[0]
        if any(p.field == "occasion" for p in parts):
            years = {lang: year for lang in _LANGS if (year := _year(parts, lang))}
            yield _Header(i, frozenset(range(i, end)), years)


def _goes_on(lines: Sequence[Line], genre: Genre) -> bool:
    """Are these lines fields of one header? After an occasion a title in the same language begins another."""
    parts, strange = read_front(list(lines), genre)
    said: set[Lang] = set()
    for part in parts:
        if part.field == "title" and part.lang in said:
            return False
        if part.field == "occasion":
            said.add(part.lang)
    return not strange


def _is_title(line: Line, genre: Genre) -> bool:
    """Is the line a report's own title, or a header on one line that begins with it?"""
    title = fields(line.fragment, genre)[0].text
    return is_report_title(title, "zh", genre) or is_report_title(title, "en", genre)


_LANGS: tuple[Lang, Lang] = ("zh", "en")


def _year(parts: Sequence[FrontPart], lang: Lang) -> str:
    text = "\n".join(joined(p.fragments, lang) for p in parts if p.lang == lang and p.field in {"occasion", "date"})
    plain = unicodedata.normalize("NFKC", text)
    return date_of("".join(plain.split()), "")[:4] if lang == "zh" else date_of("", plain)[:4]
