"""Read the text layer of a PDF as lines with their positions on the page."""

import ctypes
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

import pypdfium2
import pypdfium2.raw as pdfium

from duizhao.readers.clean import character
from duizhao.readers.limits import CHARACTERS, Deadline, UnreadableError
from duizhao.readers.pdf.placeholder_font import use_placeholder_font
from duizhao.text.language import HAN

_PAGES = 600
_HYPHENS = {0x02, 0xFFFE}  # code points of pdfium for a hyphen at the end of a line
_BREAKS = {0x0A, 0x0D}
_HAN = re.compile(f"[{HAN}，。、；：！？（）《》“”]")
_FILLING = 0.45  # maximum width of a filling space, as a share of the height of the letters
_BELOW = 0.7  # the same in a vertical column, as a share of its width
_Box = tuple[float, float, float, float]  # left, right, bottom, top
_GAP = 0.25  # share of the height; two columns of a table are further apart
_SAME_LINE = 0.5  # share of the height that two runs on the same line have in common
_CHECKED = 2048
_FEW = 3  # characters; a shorter line may be as high as it is wide


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line of text: its page from 0, its edges in points (y grows upwards), `size`: the height of its letters.

    `gaps` are the places where the line goes on in another language after a gap: the index in `text`, and both edges of the gap.
    """

    page: int
    text: str
    left: float
    right: float
    bottom: float
    top: float
    size: float
    page_height: float
    gaps: tuple[tuple[int, float, float], ...] = ()


def find_lines(data: bytes, deadline: Deadline) -> tuple[list[TextLine], int, int]:
    """Return the lines in order, the number of pages, and the number of pages without text."""
    use_placeholder_font()
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        why = "it is encrypted: save it without a password" if "assword" in str(error) else "it is damaged"
        raise UnreadableError("R109", why) from None
    try:
        pages = len(document)
        if pages > _PAGES:
            raise UnreadableError("R108", f"{pages} pages; the limit is {_PAGES}")
        lines: list[TextLine] = []
        empty = size = 0
        for k in range(pages):
            deadline.check()
            on_page = _page(document, k, deadline)
            empty += not on_page
            size += sum(len(line.text) for line in on_page)
            if size > CHARACTERS:
                raise UnreadableError("R108", f"more than {CHARACTERS // 1_000_000} million characters of text")
            lines.extend(on_page)
        return upright(lines), pages, empty
    finally:
        document.close()


def upright(lines: list[TextLine]) -> list[TextLine]:
    """Turn a text that is set in vertical columns, from right to left, so that its columns are lines; leave any other."""
    long = [line for line in lines if len(line.text) > _FEW]
    if sum(line.top - line.bottom > 2 * (line.right - line.left) for line in long) * 2 <= len(long):
        return lines
    width = min(line.left for line in lines) + max(line.right for line in lines)  # of the page, if its margins are equal
    return [
        replace(
            line, left=line.page_height - line.top, right=line.page_height - line.bottom, bottom=line.left, top=line.right,
            size=line.right - line.left, page_height=width, gaps=(),
        )
        for line in lines
    ]  # fmt: skip


def _page(document: pypdfium2.PdfDocument, number: int, deadline: Deadline) -> list[TextLine]:
    try:
        page = document[number]
    except pypdfium2.PdfiumError:
        return []
    try:
        try:
            layer = page.get_textpage()
        except pypdfium2.PdfiumError:
            return []
        try:
            height = page.get_height()
            return _joined([r for r in _runs(layer, number, height, deadline) if r.text.strip()])
        finally:
            layer.close()
    finally:
        page.close()


def _runs(layer: pypdfium2.PdfTextPage, page: int, height: float, deadline: Deadline) -> Iterator[TextLine]:
    """Yield the runs of characters between the line breaks of pdfium."""
    text: list[str] = []
    boxes: list[_Box] = []
    gaps: list[tuple[int, float, float]] = []
    last = ""
    rect = pdfium.FS_RECTF()
    for i in range(layer.count_chars()):
        if i % _CHECKED == 0:
            deadline.check()
        code = pdfium.FPDFText_GetUnicode(layer, i)
        if code in _BREAKS or code in _HYPHENS:
            if code in _HYPHENS:
                text.append("-")
            if text:
                yield _run(page, text, boxes, height, gaps)
            text, boxes, gaps, last = [], [], [], ""
            continue
        char = character(code) or " "
        known = pdfium.FPDFText_GetLooseCharBox(layer, i, ctypes.byref(rect)) and not char.isspace()
        if known:
            _drop_filling(text, char, boxes, rect)
            if boxes and rect.right <= boxes[-1][0] and rect.bottom >= boxes[-1][3]:  # another vertical column
                yield _run(page, text, boxes, height, gaps)
                text, boxes, gaps, last = [], [], [], ""
            if last and boxes and rect.left - boxes[-1][1] > _GAP * (rect.top - rect.bottom) and _is_wide(last) != _is_wide(char):
                gaps.append((len(text), boxes[-1][1], rect.left))
            last = char
            boxes.append((rect.left, rect.right, rect.bottom, rect.top))
        text.append(char)
    if text:
        yield _run(page, text, boxes, height, gaps)


def _is_wide(char: str) -> bool:
    """Is it a Chinese character or punctuation mark?"""
    return char > "\u2e7f"


def _drop_filling(text: list[str], after: str, boxes: list[_Box], here: object) -> None:
    if len(text) > 1 and text[-1] == " " and boxes and _is_filling(text[-2], after, boxes[-1], here):
        text.pop()


def _is_filling(before: str, after: str, last: _Box, here: object) -> bool:
    """Is a space between Chinese and Latin characters or figures only typesetting, narrower than a letter?"""
    if bool(_HAN.match(before)) == bool(_HAN.match(after)):
        return False
    left, bottom, top = (getattr(here, name) for name in ("left", "bottom", "top"))
    if left < last[1] and top <= (last[2] + last[3]) / 2:  # below it, in a vertical column
        return bool(last[2] - top < _BELOW * (last[1] - last[0]))
    return bool(0 <= left - last[1] < _FILLING * (top - bottom) and abs(bottom - last[2]) < top - bottom)


def _run(page: int, text: list[str], boxes: list[_Box], height: float, gaps: list[tuple[int, float, float]]) -> TextLine:
    if not boxes:
        boxes = [(0.0, 0.0, 0.0, 0.0)]
    sizes = sorted(top - bottom for _, _, bottom, top in boxes)
    middle = sizes[len(sizes) // 2]
    return TextLine(
        page, "".join(text),
        min(b[0] for b in boxes), max(b[1] for b in boxes), min(b[2] for b in boxes), max(b[3] for b in boxes),
        middle, height, tuple(gaps),
    )  # fmt: skip


def _joined(runs: list[TextLine]) -> list[TextLine]:
    """Join consecutive runs on the same line."""
    out: list[TextLine] = []
    for run in runs:
        last = out[-1] if out else None
        if last is not None and _is_beside(last, run):
            gap = run.left - last.right
            space = " " if gap > 0.2 * last.size else ""
            here = len(last.text) + len(space)
            new = ((here, last.right, run.left),) if gap > _GAP * last.size else ()
            shifted = tuple((at + here, left, right) for at, left, right in run.gaps)
            out[-1] = TextLine(
                run.page, last.text + space + run.text, min(last.left, run.left), max(last.right, run.right),
                min(last.bottom, run.bottom), max(last.top, run.top), max(last.size, run.size), run.page_height,
                (*last.gaps, *new, *shifted),
            )  # fmt: skip
        else:
            out.append(run)
    return out


def _is_beside(last: TextLine, run: TextLine) -> bool:
    shared = min(last.top, run.top) - max(last.bottom, run.bottom)
    low = min(last.top - last.bottom, run.top - run.bottom)
    near = -0.5 * last.size <= run.left - last.right <= 3 * last.size
    return low > 0 and shared > _SAME_LINE * low and near
