"""Write a report as one HTML file that needs no other: text, styles, scripts, pinyin and the other script are inside."""

from base64 import b64encode
from collections.abc import Callable
from functools import cache
from hashlib import sha256

from jinja2 import Template
from markupsafe import Markup

from duizhao.books.assets import EARLY, book_file, scripts, styles, theme_file
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

    programs = {"early": _early(), "scheme": book_file("scheme.js"), "scripts": _scripts()}
    html = _template().render(
        **facts(book, site),
        bar=_bar(),
        styles=Markup(styles()),  # noqa: S704 - files of the package
        **{name: Markup(text) for name, text in programs.items()},  # noqa: S704
        script_hashes=Markup(" ".join(map(_source_hash, programs.values()))),  # noqa: S704 - base64
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
def _early() -> str:
    """Return the scripts that run before the page is painted."""
    return "".join(theme_file(f"assets/js/{name}.js") for name in EARLY)


@cache
def _scripts() -> str:
    return labels_script().decode() + scripts()


@cache
def _source_hash(script: str) -> str:
    """Return the source expression by which a Content Security Policy allows an inline script.

    >>> _source_hash("")
    "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"
    """
    return f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'"


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
