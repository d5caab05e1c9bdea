"""Escape text of the sources so that Markdown and HTML show exactly that text."""

import json
import re

from duizhao.diagnostics.safe_text import without_direction

# Characters with a meaning in Markdown, attribute lists, tables, templates or HTML; or in extensions that a site may add: ==, ++, :name:
_SPECIAL = re.compile(r"[\\`*_{}\[\]<>&|^~$\"]|=(?==)|\+(?=\+)|:(?=[\w+-]+:)")
_NAMED = {"<": "&lt;", ">": "&gt;", "&": "&amp;", '"': '"'}
_NOT_AT_START = re.compile(r"[#+\-=:!?/%.@]")
_LIST_MARK = re.compile(r"(\d+)([.)])(?=\s|$)")
_CONTROL = re.compile("[\u0000-\u001f\u007f-\u009f\u2028\u2029\ud800-\udfff\ufffe\uffff]")


def _entity(char: str) -> str:
    return _NAMED.get(char) or f"&#{ord(char)};"


def inline(text: str) -> str:
    """Escape text inside a paragraph.

    >>> inline("a <b> *c* [d] {{ e }}")
    'a &lt;b&gt; &#42;c&#42; &#91;d&#93; &#123;&#123; e &#125;&#125;'
    >>> inline("增长5%，“两区”建设")
    '增长5%，“两区”建设'
    """
    return _SPECIAL.sub(_named, plain(text))


def _named(match: re.Match[str]) -> str:
    return _entity(match[0])


def plain(text: str) -> str:
    r"""Replace each character that neither HTML nor XML may hold by a space; the length is unchanged.

    >>> plain("a <b>\u2028")
    'a <b> '
    """
    return text if text.isprintable() else _CONTROL.sub(" ", text)


def start(text: str) -> str:
    """Escape the first characters of a paragraph, so that they begin no list or heading; the text is escaped already.

    >>> start("3. We built roads"), start("- item"), start("# title")
    ('3&#46; We built roads', '&#45; item', '&#35; title')
    """
    if m := _LIST_MARK.match(text):
        return f"{m[1]}&#{ord(m[2])};{text[m.end() :]}"
    return f"&#{ord(text[0])};{text[1:]}" if _NOT_AT_START.match(text) else text


def block(text: str) -> str:
    """Escape a whole paragraph."""
    return start(inline(text))


def cell(text: str) -> str:
    """Escape text of a table cell or an HTML element."""
    return inline(text).replace('"', "&quot;").strip()


def attribute(text: str) -> str:
    """Escape text of an HTML attribute or a link title in double quotes.

    >>> attribute('a"b<c>.txt')
    'a&quot;b&lt;c&gt;.txt'
    """
    escaped = plain(text).replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;").replace(">", "&gt;")
    return re.sub(r"[\[\]\\`{}()|]", lambda m: f"&#{ord(m[0])};", escaped)


# Themes print titles and descriptions without escaping, so characters that could end a tag or an attribute are replaced by
# their full-width forms.
_META = str.maketrans({"<": "＜", ">": "＞", "&": "＆", '"': "＂", "{": "｛", "}": "｝", "`": "｀"})


def yaml_text(text: str) -> str:
    """Format a title or description as a YAML string in double quotes (which JSON's form is).

    >>> yaml_text('a: <b>')
    '"a: ＜b＞"'
    """
    return json.dumps(without_direction(_CONTROL.sub(" ", text)).translate(_META), ensure_ascii=False)
