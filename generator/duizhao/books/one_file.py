"""Write a report as one HTML file that needs no other: text, styles, scripts, pinyin and the other script are inside."""

from collections.abc import Callable
from functools import cache

from jinja2 import Template
from markupsafe import Markup

from duizhao.books.assets import book_file, scripts, styles, theme_file
from duizhao.books.markup import marked, note_marker
from duizhao.books.template import environment, facts
from duizhao.model.shown import ShownReport, ShownRow, ShownText
from duizhao.site.across import year_line_html
from duizhao.site.labels import labels_script

_MARKER = Markup('<a class="dz-marker{} footnote-ref" id="ref-{}" href="#note-{}" aria-label="{}">{}</a>')


def one_file(book: ShownReport, site: str) -> bytes:
    """Return the whole report as one HTML file."""
    marker = note_marker(_MARKER, " dz-next")

    def text(side: ShownText) -> Markup:
        return marked(side, marker)

    def across(row: ShownRow) -> Markup:
        html = year_line_html(row.years, site or None, ' data-search-exclude="true"') if row.years else ""
        return Markup(html)  # noqa: S704 - every text in it is escaped

    html = _template().render(
        **facts(book, site),
        bar=_bar(),
        styles=Markup(styles()),  # noqa: S704 - files of the package
        early=Markup(theme_file("assets/js/early.js")),  # noqa: S704
        scheme=Markup(book_file("scheme.js")),  # noqa: S704
        scripts=Markup(labels_script().decode() + scripts()),  # noqa: S704
        text=text,
        across=across,
        ids=_new_ids(),
        places={c.name: [site + c.address, *c.where] for c in book.chapters},
        full=lambda path: site + path,
    )
    return html.encode()


@cache
def _template() -> Template:
    return environment().get_template("one.html.jinja")


@cache
def _bar() -> Markup:
    """Render the bar of views, as pages have it."""
    page = {"content": 'class="dz-row"', "meta": {}}
    return Markup(environment().from_string(theme_file("partials/bar.html")).render(page=page))  # noqa: S704 - rendered with autoescape


def _new_ids() -> Callable[[str], bool]:
    """Return a function that tells whether an ID is new: rows may share aliases with others in one file."""
    seen: set[str] = set()

    def new(name: str) -> bool:
        is_new = name not in seen
        seen.add(name)
        return is_new

    return new
