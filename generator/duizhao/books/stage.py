"""The stage: a report as one HTML file and as EPUB, without and with pinyin."""

from collections.abc import Iterator

from duizhao.books.epub import epub
from duizhao.books.one_file import one_file
from duizhao.books.template import Means
from duizhao.model.artefact import Artefact
from duizhao.model.book import Book


def bind(book: Book, means: Means) -> Iterator[Artefact]:
    """The files of a report; it is bound as soon as it is read, so that not all of them are held at once."""
    stem = f"downloads/{book.id}/{book.id}"
    yield Artefact(f"{stem}.html", "html", one_file(book, means), book.id)
    yield Artefact(f"{stem}.epub", "epub", epub(book, means), book.id)
    if book.pinyin:
        yield Artefact(f"{stem}-pinyin.epub", "epub-pinyin", epub(book, means, pinyin=True), book.id)
