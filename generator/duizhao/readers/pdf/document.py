"""A PDF's bytes to lines."""

from functools import cache
from importlib.resources import files
from unicodedata import normalize

from duizhao.diagnostics import Collector
from duizhao.model.source import Fragment, Line
from duizhao.readers.clean import clean
from duizhao.readers.draft import Draft
from duizhao.readers.limits import Deadline, UnreadableError
from duizhao.readers.pdf.furniture import find_furniture
from duizhao.readers.pdf.layer import find_lines
from duizhao.readers.pdf.paragraphs import Paragraph, find_paragraphs

_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}


def read_pdf(file: str, data: bytes, diagnostics: Collector) -> tuple[Line, ...]:
    """A line for every paragraph, with the number of its first line in the text layer.

    Page numbers and running heads are set aside, also where they stand in the middle of a sentence.
    """
    lines, pages, empty = find_lines(data, Deadline())
    if not lines:
        raise UnreadableError("R102", f"a PDF without text ({pages} page(s), a scan?): recognise the characters first")
    if empty:
        diagnostics.add("R111", file, 0, f"{empty} of {pages} pages have no text; are they scans?")
    furniture = find_furniture(lines, pages)
    draft = Draft(file)
    paragraphs = {p.lines[0]: p for p in find_paragraphs(lines, frozenset(furniture))}
    for number, line in enumerate(lines):
        if number in furniture:
            draft.aside(number + 1, line.text, furniture[number])
        elif number in paragraphs:
            piece = paragraphs[number]
            draft.add(Line(_fragment(file, number + 1, piece), "text", 0, paragraph=True, indented=piece.indented))
    return draft.lines(diagnostics)


@cache
def _characters() -> dict[str, str]:
    """What is shown for a ligature or for a radical that stands for a character."""
    rows = files(__package__).joinpath("radicals.tsv").read_text(encoding="utf-8").splitlines()
    shown = {row[0]: row[2:] for row in rows if not row.startswith("#")}
    return _LIGATURES | shown | {chr(c): normalize("NFKC", chr(c)) for c in range(0x2F00, 0x2FD6)}


def _fragment(file: str, number: int, paragraph: Paragraph) -> Fragment:
    """What is shown of a paragraph: without hyphens and spaces that only fit it to the page, ligatures in letters."""
    cleaned = clean(file, number, paragraph.raw)
    off = {i for a, b in paragraph.hidden for i in range(a, b)}
    same = _characters()
    shown = [(t, i) for c, i in zip(cleaned.text, cleaned.at, strict=True) if i not in off for t in same.get(c, c)]
    return Fragment(file, number, paragraph.raw, "".join(t for t, _ in shown), [i for _, i in shown])
