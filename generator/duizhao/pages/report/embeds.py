"""Write small pages that other sites show in a frame: a row each, without script; `#s2` in the address leaves its second line alone."""

from collections.abc import Iterator
from itertools import pairwise

from markupsafe import escape

from duizhao.model.alignment import Span
from duizhao.model.artefact import File
from duizhao.model.shown import ShownReport, ShownRow
from duizhao.present import lines_of
from duizhao.site import addresses
from duizhao.site.addresses import TO_ROOT
from duizhao.site.escape import plain
from duizhao.site.labels import joined, label

_MOST = 3300  # bytes of text on a page, so that it has 6,000 with its style sheet at most; a longer row has further pages
_AROUND = 60  # bytes of the tags around a text


def embed_files(report: ShownReport) -> Iterator[File]:
    """Yield the pages of every row: `embed/KEY.html`, and `embed/KEY-2.html` and so on for a long one."""
    places = {c.id: joined(*c.where) for c in report.chapters}
    for row in report.rows:
        lines = [_line(row, n, *spans) for n, spans in enumerate(lines_of(row), 1)]
        cuts = [0, *page_starts(row), len(lines)]
        for number, (a, b) in enumerate(pairwise(cuts), 1):
            body = "".join(lines[a:b])
            last = number == len(cuts) - 1
            yield File(
                addresses.embed(report.address, row.key, number),
                _page(report, row, body, places.get(row.chapter, ""), 0 if last else number + 1),
            )


def page_starts(row: ShownRow) -> tuple[int, ...]:
    """Return the indices of the lines of a row with which its second and further pages begin."""
    if sum(_size(side.text) for side in (row.zh, row.en) if side) <= _MOST:
        return ()
    starts, size = [], 0
    for n, line in enumerate(lines_of(row)):
        own = min(sum(_size(text) for text, _ in _texts(row, *line)), _MOST)
        if size and size + own > _MOST:
            starts.append(n)
            size = 0
        size += own
    return tuple(starts)


def _texts(row: ShownRow, zh: Span | None, en: Span | None) -> list[tuple[str, str]]:
    """Return the texts of a line with their language tags."""
    return [(side.text[slice(*span)].strip(), side.lang) for side, span in ((row.zh, zh), (row.en, en)) if side and span]


def _line(row: ShownRow, number: int, zh: Span | None, en: Span | None) -> str:
    texts = _texts(row, zh, en)
    if sum(_size(text) for text, _ in texts) > _MOST:
        texts = [(_shortened(text, _MOST // len(texts) - _AROUND), lang) for text, lang in texts]
    sides = "".join(f'<p lang="{lang}">{_escaped(text)}</p>' for text, lang in texts)
    return f'<div id="s{number}">{sides}</div>\n'


def _shortened(text: str, most: int) -> str:
    """Cut a text to some bytes of HTML."""
    while len(_escaped(text).encode()) > most:
        text = f"{text[: len(text) * 3 // 4]}…"
    return text


def _size(text: str) -> int:
    return len(_escaped(text).encode()) + _AROUND


def _escaped(text: str) -> str:
    return str(escape(plain(text)))


def _page(report: ShownReport, row: ShownRow, body: str, place: str, following: int) -> bytes:
    """Format a page; `following` is the number of the one that goes on, 0 if none does."""
    title = _escaped(joined(report.zh, report.en))
    to_row = TO_ROOT + row.address
    further = f'<a href="{row.key}-{following}.html">{label("page.embed.further")}</a> ' if following else ""
    doubtful = f"<p>{label('page.row.doubtful')}</p>\n" if row.is_doubtful else ""
    where = f"<p>{further}{_escaped(joined(place, report.date))}</p>\n" if further or place or report.date else ""
    return (
        '<!doctype html>\n<html lang="zh-Hans">\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width,initial-scale=1">\n<meta name="robots" content="noindex">\n'
        f'<title>{title}</title>\n<link rel="stylesheet" href="{TO_ROOT}assets/css/embed.css">\n<main>\n{body}</main>\n'
        f'<footer>\n{doubtful}<h1><a href="{to_row}" target="_blank" rel="noopener">{title}</a></h1>\n{where}</footer>\n</html>\n'
    ).encode()


def embed_data(row: ShownRow) -> str:
    """Encode the lines, counted from 1, with which further pages of a row begin, for the page's scripts: `4 9`."""
    return " ".join(str(n + 1) for n in page_starts(row))
