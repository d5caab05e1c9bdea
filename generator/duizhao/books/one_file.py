"""A report as one HTML file that asks nobody for anything: text, styles, scripts, pinyin and the other script inside."""

import re
from collections.abc import Callable
from functools import cache

from jinja2 import Template
from markupsafe import Markup

from duizhao.books.look import own, part, scripts, styles
from duizhao.books.markup import marked, note_marker
from duizhao.books.template import Means, environment, facts
from duizhao.model.book import Book, BookRow, BookText

_MARKER = Markup('<a class="dz-marker{} footnote-ref" id="ref-{}" href="#note-{}" aria-label="{}">{}</a>')
_LINK = re.compile(r'<a href="([^"]*)"([^>]*)>(.*?)</a>', re.DOTALL)
_UP = "../../../"  # with which the addresses of other years begin


def one_file(book: Book, means: Means) -> bytes:
    """The whole report in one file of HTML."""
    marker = note_marker(means.words, _MARKER, " dz-next")

    def text(side: BookText) -> Markup:
        return marked(side, marker)

    def across(row: BookRow) -> Markup:
        return _elsewhere(row.years, means.site)

    html = _template().render(
        **facts(book, means),
        bar=_bar(),
        styles=Markup(styles()),  # noqa: S704 - ours
        early=Markup(part("assets/js/early.js")),  # noqa: S704
        scheme=Markup(own("scheme.js")),  # noqa: S704
        scripts=Markup(means.labels + scripts()),  # noqa: S704
        text=text,
        across=across,
        ids=_once(),
        places={c.name: [means.site + c.address, *c.where] for c in book.chapters},
        full=lambda path: means.site + path,
    )
    return html.encode()


@cache
def _template() -> Template:
    return environment().get_template("one.html.jinja")


@cache
def _bar() -> Markup:
    """The bar of views, as pages have it."""
    page = {"content": 'class="dz-row"', "meta": {}}
    return Markup(environment().from_string(part("partials/bar.html")).render(page=page))  # noqa: S704 - made by the engine


def _once() -> Callable[[str], bool]:
    """Says of each id whether it is new: earlier names of rows may meet others in one file."""
    seen: set[str] = set()

    def new(name: str) -> bool:
        found = name not in seen
        seen.add(name)
        return found

    return new


def _elsewhere(html: str, site: str) -> Markup:
    """A line that leads to other years: to the site where its address is known, else plain words.

    >>> _elsewhere('<p><a href="../../../wangchuan/2025/">2025</a></p>', "")
    Markup('<p>2025</p>')
    >>> _elsewhere('<p><a href="../../../wangchuan/2025/">2025</a></p>', "https://example.org/")
    Markup('<p><a href="https://example.org/wangchuan/2025/">2025</a></p>')
    """

    def at(m: re.Match[str]) -> str:
        return f'<a href="{site}{m[1].removeprefix(_UP)}"{m[2]}>{m[3]}</a>' if site else m[3]

    return Markup(_LINK.sub(at, html).replace(' markdown="0"', "", 1))  # noqa: S704 - ours: every text in it is escaped
