"""Write a report as one HTML file and as EPUB, without and with pinyin."""

from collections.abc import Iterator

from duizhao.books.epub import epub
from duizhao.books.one_file import one_file
from duizhao.model.artefact import File
from duizhao.model.shown import ShownReport
from duizhao.site import addresses


def books_of(report: ShownReport, site: str) -> Iterator[File]:
    """Yield the books of a report; `site` is the address of the site, "" if it is not known."""
    stem = addresses.downloads(report.id)
    yield File(f"{stem}.html", one_file(report, site), "html", report.id)
    yield File(f"{stem}.epub", epub(report, site), "epub", report.id)
    if report.readings.pinyin:
        yield File(f"{stem}-pinyin.epub", epub(report, site, pinyin=True), "epub-pinyin", report.id)
