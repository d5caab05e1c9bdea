"""The templates of books; text is escaped by the engine."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from duizhao.model.book import Book

Words = Callable[[str], tuple[str, str]]  # key of a label → zh, en
_BOTH = Markup('<span class="dz-ui" lang="zh-Hans"{}>{}</span> <span class="dz-ui" lang="en"{}>{}</span>')
_XML = (Markup(' xml:lang="zh-Hans"'), Markup(' xml:lang="en"'))


@dataclass(frozen=True, slots=True)
class Means:
    """What a book needs of others: the words of the interface, its script for browsers, the site's address if known."""

    words: Words
    labels: str
    site: str = ""


@cache
def environment() -> Environment:
    """For HTML and for XML alike."""
    env = Environment(
        loader=PackageLoader("duizhao.books"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    env.filters["json"] = inside_script
    env.filters["compact"] = compact
    return env


def facts(book: Book, means: Means, *, xml: bool = False) -> dict[str, object]:
    """What every template of a book may speak of: the book, the words of the interface, the site's address."""
    words = means.words
    return {
        "book": book,
        "words": words,
        "both": lambda key: both(words, key, xml=xml),
        "rights": in_both(*book.rights, xml=xml),
        "said": lambda key: " · ".join(dict.fromkeys(words(key))),
        "missing": {lang: words(f"common.missing_{lang}")[0 if lang == "zh" else 1] for lang in ("zh", "en")},
        "site": means.site,
    }


def both(words: Words, key: str, *, xml: bool = False) -> Markup:
    """Words of the interface in both languages."""
    return in_both(*words(key), xml=xml)


def in_both(zh: str, en: str, *, xml: bool = False) -> Markup:
    """The same in both languages, each in an element that says which."""
    tags = _XML if xml else (Markup(""), Markup(""))
    return _BOTH.format(tags[0], escape(zh), tags[1], escape(en))


def inside_script(value: object) -> Markup:
    r"""JSON that nothing in it can end: `<` is written as an escape.

    >>> inside_script({"a": "</script>"})
    Markup('{"a":"\\u003c/script>"}')
    """
    return Markup(compact(value).replace("<", "\\u003c"))  # noqa: S704 - nothing in it ends a script


def compact(value: object) -> str:
    """JSON for an attribute.

    >>> compact({"a": ["b"]})
    '{"a":["b"]}'
    """
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
