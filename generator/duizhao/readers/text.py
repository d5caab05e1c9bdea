"""Read plain text: one paragraph on each line, or paragraphs separated by blank lines."""

from duizhao.model.source import Line
from duizhao.readers.clean import clean, is_indented

BREAKS = ("\n", "\r", "\u2028", "\u2029", "\u0085", "\f", "\v")  # each ends a line; CR and LF together end one


def split_lines(text: str) -> list[str]:
    r"""Lines without their breaks: LF, CRLF, CR, and the Unicode line and paragraph separators.

    >>> split_lines("一\r\n二\n三\u2028四")
    ['一', '二', '三', '四']
    """
    text = text.replace("\r\n", "\n")
    for mark in BREAKS:
        text = text.replace(mark, "\n")
    return text.removesuffix("\n").split("\n")


def read_text(file: str, lines: list[str]) -> tuple[Line, ...]:
    """Every line that shows or hides anything, with its number; blank ones only part paragraphs."""
    out: list[Line] = []
    paragraph = True
    for number, raw in enumerate(lines, 1):
        fragment = clean(file, number, raw)
        if not fragment.text and not raw.strip():
            paragraph = True
            continue
        out.append(Line(fragment, "text" if fragment.text else "markup", 0, paragraph, is_indented(raw)))
        paragraph = False
    return tuple(out)
