"""Cut texts down to the words meant and a little around them."""

from collections.abc import Sequence

from duizhao.model.alignment import Span

_AROUND = 60  # characters quoted before and after the words meant
_ENDS = "。；！？"

Marked = tuple[str, tuple[Span, ...]]  # a text, and the words meant in it


def sentence_start(text: str, at: int) -> int:
    """Return where the sentence begins that a character is in.

    >>> sentence_start("路要修好。今年新建学校28所。", 8)
    5
    """
    return max(text.rfind(e, 0, at) + 1 for e in _ENDS)


def excerpt(text: str, spans: Sequence[Span]) -> Marked:
    """Return the words with a little of their sentence before and after.

    >>> excerpt("路要修好。今年新建学校28所，增加学位。", [(5, 14)])
    ('今年新建学校28所，增加学位。', ((0, 9),))
    """
    start, end = spans[0][0], spans[-1][1]
    left = max(sentence_start(text, start), start - _AROUND, 0)
    ends = [k for e in _ENDS if (k := text.find(e, max(end - 1, 0))) >= 0]
    right = max(min([k + 1 for k in ends] + [end + _AROUND, len(text)]), end)
    before = "…" if left and text[left - 1] not in _ENDS else ""
    after = "…" if right < len(text) and text[right - 1] not in _ENDS else ""
    return f"{before}{text[left:right]}{after}", _moved(spans, len(before) - left)


def cut(text: str, spans: Sequence[Span], around: int) -> Marked:
    """Keep no more than `around` characters before and after the words.

    >>> cut("今年新建学校28所，增加学位。", [(2, 9)], 1)
    ('…年新建学校28所，…', ((2, 9),))
    """
    if not spans:
        return text, ()
    left, right = spans[0][0] - around, spans[-1][1] + around
    before, after = "…" if left > 0 else "", "…" if right < len(text) else ""
    left = max(left, 0)
    return f"{before}{text[left:right]}{after}", _moved(spans, len(before) - left)


def joined(text: str, pieces: Sequence[Span], spans: Sequence[Span]) -> Marked:
    """Join pieces of a text with blanks; the words meant are inside of them.

    >>> joined("We will build. It rained. Roads open.", [(0, 14), (26, 37)], [(26, 31)])
    ('We will build. Roads open.', ((15, 20),))
    """
    out, marks, length = [], [], 0
    for start, end in pieces:
        piece = text[start:end]
        begin = start + len(piece) - len(piece.lstrip())
        shift = length - begin
        out.append(piece.strip())
        marks += [(max(a, begin) + shift, min(b, begin + len(out[-1])) + shift) for a, b in spans if a < end and start < b]
        length += len(out[-1]) + 1
    return " ".join(out), tuple(marks)


def _moved(spans: Sequence[Span], by: int) -> tuple[Span, ...]:
    return tuple((a + by, b + by) for a, b in spans)
