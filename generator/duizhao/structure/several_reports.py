"""Split files with reports of several years into one document for each report."""

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
_LEAST = 180  # minimum characters in sentences of a report after its header
_SENTENCE = re.compile(r"[，。；,;.]")  # a list of links has no sentence
_SHORT = 20  # characters; a line of sentences has more, even if its paragraph is wrapped


@dataclass(frozen=True, slots=True)
class _Header:
    """The header of a report, or all its headers: first line, all lines, and the year of its session by language."""

    start: int
    lines: frozenset[int]
    years: Mapping[Lang, str]


def split_reports(document: RawDocument, diagnostics: Collector, genre: Genre | None = None) -> tuple[RawDocument, ...]:
    """Split the document before the header of each further report; most files hold one report only.

    A header is a title followed by an occasion with its date. The following are not headers of another report: one in the
    other language (unless an earlier report in the file has none in it), one of the same year, one without text after it, as
    in a table of contents. Parts of the same report become one document. A Word file with notes is not split,
    since its notes are all at its end.
    """
    genre = genre or genre_named()
    lines = document.lines
    headers = _merged(_headers(lines, genre))
    ends = (*(h.start for h in headers[1:]), len(lines))
    parts = _merged(h for h, end in zip(headers, ends, strict=False) if _has_text(lines, h, end))
    cuts = [h.start for h in parts[1:]]
    if not cuts:
        return (document,)
    first = lines[cuts[0]].fragment.line
    if document.format == "docx" and any(furniture(line.fragment.text, genre) == "notes" for line in lines):
        diagnostics.add(
            "S210", document.file, first, "the report of another year begins here; the notes of both are at the end of the file"
        )
        return (document,)
    reports: dict[str, tuple[Line, ...]] = {}
    for header, start, end in zip(parts, [0, *cuts], [*cuts, len(lines)], strict=True):
        year = header.years.get("zh") or header.years["en"]
        reports[year] = reports.get(year, ()) + lines[start:end]
    diagnostics.add("S209", document.file, first, f"{len(reports)} reports in one file; the second begins here")
    return tuple(replace(document, lines=part) for part in reports.values())


def _merged(headers: Iterable[_Header]) -> list[_Header]:
    """Merge consecutive headers of the same report."""
    out: list[_Header] = []
    for header in headers:
        if out and not _is_other_report(out, header):
            last = out[-1]
            out[-1] = _Header(last.start, last.lines | header.lines, {**header.years, **last.years})
        elif header.years:
            out.append(header)
    return out


def _is_other_report(before: Sequence[_Header], header: _Header) -> bool:
    """Is this the header of another report than the last one? If both have a Chinese year, only these are compared."""
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
        while end < len(lines) and end - i < _FIELDS and _is_header(lines[i : end + 1], genre):
            end += 1
        parts = read_front(list(lines[i:end]), genre)[0]
        if any(p.field == "occasion" for p in parts):
            years = {lang: year for lang in _LANGS if (year := _year(parts, lang))}
            yield _Header(i, frozenset(range(i, end)), years)


def _is_header(lines: Sequence[Line], genre: Genre) -> bool:
    """Are all these lines fields of one header? A title after an occasion in the same language begins another."""
    parts, unrecognised = read_front(list(lines), genre)
    with_occasion: set[Lang] = set()
    for part in parts:
        if part.field == "title" and part.lang in with_occasion:
            return False
        if part.field == "occasion":
            with_occasion.add(part.lang)
    return not unrecognised


def _is_title(line: Line, genre: Genre) -> bool:
    """Is the line the title of a report, or a header on one line that begins with a title?"""
    title = fields(line.fragment, genre)[0].text
    return is_report_title(title, "zh", genre) or is_report_title(title, "en", genre)


_LANGS: tuple[Lang, Lang] = ("zh", "en")


def _year(parts: Sequence[FrontPart], lang: Lang) -> str:
    text = "\n".join(joined(p.fragments, lang) for p in parts if p.lang == lang and p.field in {"occasion", "date"})
    plain = unicodedata.normalize("NFKC", text)
    return date_of("".join(plain.split()), "")[:4] if lang == "zh" else date_of("", plain)[:4]
