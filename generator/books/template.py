"""The templates of books; text is escaped by the engine."""

import json
from collections.abc import Callable
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

Words = Callable[[str], tuple[str, str]]  # key of a label → zh, en
_BOTH = Markup('<span class="dz-ui" lang="zh-Hans"{}>{}</span> <span class="dz-ui" lang="en"{}>{}</span>')
_XML = (Markup(' xml:lang="zh-Hans"'), Markup(' xml:lang="en"'))


@cache
def environment() -> Environment:
    """For HTML and for XML alike."""
    env = Environment(
        loader=PackageLoader("generator.books"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    env.filters["json"] = inside_script
    env.filters["compact"] = compact
    return env


def both(words: Words, key: str, *, xml: bool = False) -> Markup:
    """Words of the interface in both languages, each in an element that says which."""
    zh, en = words(key)
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
