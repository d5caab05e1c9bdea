"""Read a PDF into lines."""

from functools import cache
from importlib.resources import files
from unicodedata import normalize

from duizhao.diagnostics import Collector
from duizhao.model.source import Fragment, Line
from duizhao.readers.clean import clean
from duizhao.readers.limits import Deadline, UnreadableError
from duizhao.readers.line_builder import LineBuilder
from duizhao.readers.pdf.furniture import find_furniture
from duizhao.readers.pdf.layer import find_lines
from duizhao.readers.pdf.page_notes import PageNotes, find_page_notes, with_labels
from duizhao.readers.pdf.paragraphs import Paragraph, find_paragraphs, join_lines
from duizhao.readers.pdf.sides import side_by_side

_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}


def read_pdf(file: str, data: bytes, diagnostics: Collector) -> tuple[Line, ...]:
    """Return a line for every paragraph, with the number of its first line in the text layer.

    Page numbers and running heads are set aside, also in the middle of a sentence; so are footnotes taken out of it.
    """
    lines, pages, empty = find_lines(data, Deadline())
    if not lines:
        raise UnreadableError("R102", f"a PDF without text ({pages} page(s), a scan?): recognise the characters first")
    if empty:
        diagnostics.add("R111", file, 0, f"{empty} of {pages} pages have no text; are they scans?")
    lines, starts = side_by_side(lines)
    furniture = find_furniture(lines, pages)
    notes = find_page_notes(lines, furniture) if not starts else PageNotes()
    no_text = frozenset(furniture).union(*notes.parts.values())
    builder = LineBuilder(file)
    paragraphs = {p.lines[0]: p for p in find_paragraphs(lines, no_text, starts)}
    paragraphs |= {first: join_lines(part, lines) for first, part in notes.parts.items()}
    for number, line in enumerate(lines):
        if number in furniture:
            builder.set_aside(number + 1, line.text, furniture[number])
        elif number in paragraphs:
            piece = paragraphs[number]
            fragment = with_labels(_fragment(file, number + 1, piece), piece.lines, lines, notes)
            builder.add_line(Line(fragment, "text", 0, paragraph=True, indented=piece.indented))
    return builder.lines(diagnostics)


@cache
def _characters() -> dict[str, str]:
    """Return the replacements for ligatures, and for radicals in place of characters."""
    rows = files(__package__).joinpath("radicals.tsv").read_text(encoding="utf-8").splitlines()
    shown = {row[0]: row[2:] for row in rows if not row.startswith("#")}
    return _LIGATURES | shown | {chr(c): normalize("NFKC", chr(c)) for c in range(0x2F00, 0x2FD6)}


def _fragment(file: str, number: int, paragraph: Paragraph) -> Fragment:
    """Make the fragment of a paragraph, without hyphens and spaces from typesetting, and with ligatures replaced."""
    cleaned = clean(file, number, paragraph.raw)
    hidden = {i for a, b in paragraph.hidden for i in range(a, b)}
    replacements = _characters()
    shown = [(t, i) for c, i in zip(cleaned.text, cleaned.at, strict=True) if i not in hidden for t in replacements.get(c, c)]
    return Fragment(file, number, paragraph.raw, "".join(t for t, _ in shown), [i for _, i in shown])
