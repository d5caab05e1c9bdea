"""Write the words of each page, which a reader can look up: `lookup.js`."""

from collections.abc import Iterator

from duizhao.model.artefact import File
from duizhao.model.shown import ShownReport, ShownRow
from duizhao.model.words import Rendering
from duizhao.pages.scripts import load_script

_SURE = 0.95  # from here on two readers found renderings right nineteen times in twenty (decision 0035)
_LONGEST = 2  # characters; of longer words half of the English is lost too often, and a compound takes words of its neighbours
_SEVERAL = (
    " ",
    "-",
    "‑",
    "–",
)  # in English of several words; for a word of two characters one of them is a neighbour's too often
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def page_words_files(report: ShownReport) -> Iterator[File]:
    """Yield the words of each page that has Chinese."""
    for chapter in report.chapters:
        rows = (*((chapter.heading,) if chapter.heading else ()), *chapter.rows)
        texts = [("title", None if chapter.heading else chapter.zh), *((r.key, r.zh) for r in rows)]
        texts += [(f"note-{n.name}", n.zh) for n in (chapter.notes if chapter.level else report.notes)]
        lines = {name: text.reading.lookup for name, text in texts if text and text.reading}
        if lines:
            rendered = ((r.key, rendered_line(r)) for r in rows)
            data = {"texts": lines, "en": {key: line for key, line in rendered if line}}
            yield File(f"{chapter.address}lookup.js", load_script("lookup", data))


def rendered_line(row: ShownRow) -> str:
    """Encode which words surely render which: in base 36 the distance of the Chinese from the last, its length, the same in English."""
    out = []
    zh = en = 0
    text = row.en.text if row.en else ""
    for r in (r for r in row.words if _is_sure(r, text)):
        numbers = (r.zh[0] - zh, r.zh[1] - r.zh[0], r.en[0] - en, r.en[1] - r.en[0])
        out.append(",".join(map(_base36, numbers)))
        zh, en = r.zh[1], r.en[1]
    return " ".join(out)


def _is_sure(one: Rendering, en: str) -> bool:
    """Is a rendering so sure that a reader may take it for a fact?"""
    words = en[slice(*one.en)]
    return one.score >= _SURE and one.zh[1] - one.zh[0] <= _LONGEST and not any(mark in words for mark in _SEVERAL)


def _base36(number: int) -> str:
    """Encode a number as JavaScript's parseInt(text, 36) reads it.

    >>> _base36(35), _base36(-37), _base36(0)
    ('z', '-11', '0')
    """
    rest, out = abs(number), ""
    while rest or not out:
        rest, digit = divmod(rest, 36)
        out = _DIGITS[digit] + out
    return f"-{out}" if number < 0 else out
