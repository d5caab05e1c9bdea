"""Files that hold reports of several years, one after the other: each is read as a document of its own."""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator.diagnostics import Collector
from generator.model.source import Lang, Line, RawDocument
from generator.structure.front import FrontPart, is_report_title, read_front
from generator.structure.identity import date_of
from generator.structure.patterns import furniture
from generator.text.fragments import joined
from generator.text.language import language

_FIELDS = 10  # lines of the longest header in two languages
_PARAGRAPH = 60  # characters of Chinese from which a line is a paragraph; English has more, and needs no other bar
_LEAST = 3  # paragraphs that make a report of what follows a header


@dataclass(frozen=True, slots=True)
class _Header:
    """A report's own header: its first line, and the year of its session in each language that states it."""

    start: int
    years: dict[Lang, str]


def reports_in(document: RawDocument, found: Collector) -> tuple[RawDocument, ...]:
    """The document divided before every header of another year's report; mostly it is one.

    A header is a title followed by an occasion with its date. Another language's header is none of another report, nor is one
    of the same year. Notes of a Word file stand behind all of its text, whichever report they are of: such a file is left whole.
    """
    lines = document.lines
    cuts: list[_Header] = []
    current: _Header | None = None
    for header in _headers(lines):
        if current is None:
            current = header
        elif _differs(current, header) and _paragraphs(lines[current.start : header.start]) >= _LEAST <= _paragraphs(
            lines[header.start :]
        ):
            cuts.append(header)
            current = header
    if not cuts:
        return (document,)
    first = lines[cuts[0].start].fragment.line
    if document.format == "docx" and any(furniture(line.fragment.text) == "notes" for line in lines):
        found.add(
            "S210", document.file, first, "another year’s report begins here; divide the file, its notes are all at its end"
        )
        return (document,)
    starts = [0, *(c.start for c in cuts)]
    found.add("S209", document.file, first, f"{len(starts)} reports in one file; another begins here")
    return tuple(replace(document, lines=lines[a:b]) for a, b in zip(starts, [*starts[1:], len(lines)], strict=True))


def _headers(lines: Sequence[Line]) -> Iterator[_Header]:
    end = 0
    for i, line in enumerate(lines):
        text = line.fragment.text
        if i < end or not (is_report_title(text, "zh") or is_report_title(text, "en")):
            continue
        end = i + 1
        while end < len(lines) and end - i < _FIELDS and not read_front(list(lines[i : end + 1]))[1]:
            end += 1
        parts = read_front(list(lines[i:end]))[0]
        if any(p.field == "occasion" for p in parts):
            years = {lang: year for lang in _LANGS if (year := _year(parts, lang))}
            yield _Header(i, years)


_LANGS: tuple[Lang, Lang] = ("zh", "en")


def _year(parts: Sequence[FrontPart], lang: Lang) -> str:
    text = "\n".join(joined(p.fragments, lang) for p in parts if p.lang == lang and p.field in {"occasion", "date"})
    plain = unicodedata.normalize("NFKC", text)
    return date_of("".join(plain.split()), "")[:4] if lang == "zh" else date_of("", plain)[:4]


def _differs(one: _Header, other: _Header) -> bool:
    return any(one.years[lang] != other.years[lang] for lang in one.years.keys() & other.years.keys())


def _paragraphs(lines: Sequence[Line]) -> int:
    return sum(len(line.fragment.text) >= _PARAGRAPH and language(line.fragment.text) is not None for line in lines)
