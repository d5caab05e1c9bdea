"""Join lines into blocks: paragraphs with a language."""

import re
from dataclasses import dataclass, replace
from itertools import islice

from duizhao.genre import Genre
from duizhao.model.source import Fragment, Lang, Line, RawDocument
from duizhao.structure.wrapping import find_wrapping
from duizhao.text.fragments import cut_all, joined, trimmed
from duizhao.text.headings import Opening, ends_sentence, is_short, opening
from duizhao.text.language import language

_OPEN_BEFORE = re.compile(r"[《“‘（(「『〈\[【]$")
_CLOSE_AFTER = re.compile(r"^[》”’）)」』〉\]】、，。；：！？,;!?]")
_FORMULA, _INDEX = re.compile(r"(?:PM|CO|SO|NO)$"), re.compile(r"\d(?:\.\d)?")
_ROMAN_ALONE = re.compile(r"(?:Part\s+)?[IVX]{1,5}\.?")
_HEADING: dict[Lang, int] = {
    "zh": 30,
    "en": 80,
}  # characters below which a numbered line before a page break is a complete heading
_EN_LONG, _SEVERAL = 250, 3  # so many English lines of so many characters are paragraphs, not wrapped lines
_EN_UNFINISHED = 60  # an English line shorter than this may be a heading, so it is not continued


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph of the source: its language, its fragments, its text and its numbered opening.

    `unsure`: it may be the rest of the paragraph before, for the line before is full and a sentence ends with it.
    """

    lang: Lang
    fragments: tuple[Fragment, ...]
    text: str
    opening: Opening | None
    unsure: bool = False

    @property
    def line(self) -> int:
        """Return the number of its first line."""
        return self.fragments[0].line


def block(fragments: tuple[Fragment, ...], lang: Lang, genre: Genre) -> Block:
    """Make a block of fragments."""
    text = joined(fragments, lang)
    return Block(lang, fragments, text, opening(text, lang, genre))


def to_blocks(document: RawDocument, lines: list[Line], genre: Genre, page_breaks: frozenset[int] = frozenset()) -> list[Block]:
    """Join the lines of the body into blocks, in order.

    A line is appended to the line before it if the line break cannot end a paragraph: after an open bracket or quote, before
    closing punctuation or, if blank lines separate paragraphs, without a full stop before it. An English line that stops in
    mid-sentence continues in the next line; so does a line before a page number. `page_breaks` are the numbers of the
    lines after page numbers.
    """
    spaced = _has_blank_lines(document.lines)
    wrapping = find_wrapping(lines, genre)
    whole = wrapping.blank_lines or _are_paragraphs(document, lines)
    parts: list[list[Fragment]] = []
    firsts: list[Block] = []
    last: Block | None = None
    size = 0
    for before, line in zip((lines[0], *lines), lines, strict=False) if lines else ():
        here = block((line.fragment,), language(line.fragment.text) or (firsts[-1].lang if firsts else "zh"), genre)
        page_break = line.fragment.line in page_breaks
        same = last is not None and last.lang == here.lang and not here.opening
        if last is not None and (
            (page_break and _continues_after_page_break(last, here, line))
            or (same and wrapping.is_broken(before, line, here.lang))
            or _continues(firsts[-1], last, size, here, line, spaced=spaced, whole=whole)
        ):
            parts[-1].append(line.fragment)
            size += len(here.text)
        else:
            parts.append([line.fragment])
            here = replace(here, unsure=same and wrapping.may_be_broken(before, line, here.lang))
            firsts.append(here)
            size = len(here.text)
        last = here
    return [
        first if len(part) == 1 else replace(block(tuple(part), first.lang, genre), unsure=first.unsure)
        for first, part in zip(firsts, parts, strict=True)
    ]


def _are_paragraphs(document: RawDocument, lines: list[Line]) -> bool:
    """Are the paragraphs of a Word file or a web page those of the author? Not if no line of English is long: it was wrapped."""
    long = (line for line in lines if len(line.fragment.text) > _EN_LONG and language(line.fragment.text) == "en")
    return document.format in {"docx", "html"} and sum(1 for _ in islice(long, _SEVERAL)) == _SEVERAL


def _has_blank_lines(lines: tuple[Line, ...]) -> bool:
    """Do blank lines separate the paragraphs of this document?"""
    text = [line for line in lines if line.role != "markup"]
    return sum(line.paragraph for line in text) * 2 > len(text)


def _continues_after_page_break(last: Block, here: Block, line: Line) -> bool:
    """Does this line, the first of a page, continue the last sentence of the page before?"""
    if last.lang != here.lang or here.opening or line.role == "heading" or line.indented:
        return False
    heading = last.opening is not None and len(last.text) < _HEADING[last.lang]
    return not heading and not ends_sentence(last.text, last.lang) and not last.text.endswith(("：", ":"))


def _continues(first: Block, last: Block, size: int, here: Block, line: Line, *, spaced: bool, whole: bool) -> bool:
    """Does this line continue a paragraph, given the first and last line of the paragraph and its length so far?"""
    if line.role == "heading" or line.indented:
        return False
    if _continues_formula(first, last, here):
        return True
    if first is last and _ROMAN_ALONE.fullmatch(last.text):
        return here.lang == "en" and here.opening is None
    if first.lang == "en" and here.lang == "en":
        return _en_continues(first, last, size, here, broken=not whole and (line.paragraph or spaced))
    if first.lang != "zh":
        return False
    if _OPEN_BEFORE.search(last.text) or _CLOSE_AFTER.match(here.text):
        return not (line.paragraph and spaced)
    if not spaced or line.paragraph or here.opening:
        return False
    return not (ends_sentence(last.text, "zh") or last.text.endswith(("：", ":", "…")))


def _continues_formula(first: Block, last: Block, here: Block) -> bool:
    """Does a subscript stand on a line of its own (PM, 2.5), here or before this line?"""
    if _INDEX.fullmatch(here.text):
        return _FORMULA.search(last.text) is not None
    return first is not last and _INDEX.fullmatch(last.text) is not None


def _en_continues(first: Block, last: Block, size: int, here: Block, *, broken: bool) -> bool:
    """Does this line continue an English paragraph? `broken`: may lines have been broken in the middle of a sentence?"""
    if here.opening or ends_sentence(last.text, "en") or last.text.endswith((":", "：")):
        return False
    if first is last and first.opening and is_short(first.text, "en") and first.opening.style == "part":
        return False
    unfinished = size > _EN_UNFINISHED and broken
    return here.text[:1].islower() or unfinished


def split_salutation(whole: Block, genre: Genre) -> list[Block]:
    """Split a block that opens with a salutation into the salutation and the rest.

    >>> from duizhao.genre import genre_named
    >>> from duizhao.readers.clean import clean
    >>> whole = block((clean("a.txt", 1, "各位代表！回顾过去，"),), "zh", genre_named())
    >>> [b.text for b in split_salutation(whole, genre_named())]
    ['各位代表！', '回顾过去，']
    """
    mark = whole.opening
    if mark is None or mark.style != "salutation" or mark.length >= len(whole.text) or len(whole.fragments) > 1:
        return [whole]
    first, second = cut_all(whole.fragments, [mark.length])
    return [block(tuple(trimmed(f) for f in part), whole.lang, genre) for part in (first, second)]
