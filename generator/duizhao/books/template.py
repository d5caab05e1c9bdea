"""Render the templates of books; Jinja escapes the text."""

import json
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from duizhao.model.shown import ShownReport
from duizhao.site.citing import cite_json
from duizhao.site.escape import plain
from duizhao.site.labels import bilingual, label_pair
from duizhao.site.note_titles import note_title

_IN_XML = Markup(
    '<span class="dz-ui" lang="zh-Hans" xml:lang="zh-Hans">{}</span> <span class="dz-ui" lang="en" xml:lang="en">{}</span>'
)


@cache
def environment() -> Environment:
    """Return the environment of the templates, for HTML and XML alike."""
    env = Environment(
        loader=PackageLoader("duizhao.books"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_printable,
        auto_reload=False,
    )
    env.filters["json"] = inside_script
    env.filters["compact"] = compact
    return env


def _printable(value: object) -> object:
    """Replace characters that XML cannot hold; markup has none and is returned unchanged."""
    return plain(value) if type(value) is str else value


def facts(report: ShownReport, site: str, *, xml: bool = False) -> dict[str, object]:
    """Return the values that every template of a book may use; `site` is the address of the site, "" if it is not known."""
    return {
        "book": report,
        "author": _author(report),
        "date": date(report),
        "unplaced": [n for n in report.notes if n.chapter is None],
        "cite": cite_json(report.citation, report.chapters[0].where, report.address) if report.citation else "",
        "words": label_pair,
        "both": lambda key: both(key, xml=xml),
        "rights": in_both(*map(plain, report.rights_lines), xml=xml),
        "both_text": lambda key: " · ".join(dict.fromkeys(label_pair(key))),
        "missing": {lang: label_pair(f"common.missing_{lang}")[0 if lang == "zh" else 1] for lang in ("zh", "en")},
        "names": in_both,
        "note_title": note_title,
        "site": site,
    }


def date(report: ShownReport) -> str:
    """Return the day of delivery as exactly as it is known: 2024-01-16, 2024-01 or 2024."""
    return report.date or str(report.year)


def _author(report: ShownReport) -> str:
    """Return the author as the citation names it, "" without a citation."""
    names = report.citation.csl.get("author") if report.citation else None
    return str(names[0]["literal"]) if isinstance(names, list) and names else ""


@cache
def both(key: str, *, xml: bool = False) -> Markup:
    """Return a label in both languages."""
    return in_both(*label_pair(key), xml=xml)


def in_both(zh: str, en: str, *, xml: bool = False) -> Markup:
    """Return a text in both languages: in HTML as pages have it, in XML, where no script runs, each in its own element."""
    return _IN_XML.format(zh, en) if xml else Markup(bilingual(str(escape(zh)), str(escape(en))))  # noqa: S704 - escaped


def inside_script(value: object) -> Markup:
    r"""Encode as JSON that cannot end a script element: `<` is escaped.

    >>> inside_script({"a": "</script>"})
    Markup('{"a":"\\u003c/script>"}')
    """
    return Markup(compact(value).replace("<", "\\u003c"))  # noqa: S704 - nothing in it ends a script


def compact(value: object) -> str:
    """Encode as JSON for an attribute.

    >>> compact({"a": ["b"]})
    '{"a":["b"]}'
    """
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
