"""Write a report as one HTML file and as EPUB, without and with pinyin."""

from collections.abc import Iterator

from duizhao.books.epub import epubs
from duizhao.books.one_file import one_file
from duizhao.model.artefact import File
from duizhao.model.shown import ShownReport
from duizhao.site import addresses

_EPUBS = ((".epub", "epub"), ("-pinyin.epub", "epub-pinyin"))


def books_of(report: ShownReport, site: str) -> Iterator[File]:
    """Yield the books of a report; `site` is the address of the site, "" if it is not known."""
    stem = addresses.downloads(report.id)
    yield File(f"{stem}.html", one_file(report, site), "html", report.id)
    for epub, (ending, kind) in zip(epubs(report, site), _EPUBS, strict=False):
        yield File(f"{stem}{ending}", epub, kind, report.id)
