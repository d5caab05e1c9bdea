"""Text of the sources to Markdown that shows exactly that text, whatever it holds."""

import json
import re

# Characters that Markdown, attribute lists, tables, templates or HTML could take for their own.
_SPECIAL = re.compile(r"[\\`*_{}\[\]<>&|^~$\"]")
_NAMED = {"<": "&lt;", ">": "&gt;", "&": "&amp;", '"': '"'}
_NOT_AT_START = re.compile(r"[#+\-=:!?/%.@]")
_LIST_MARK = re.compile(r"(\d+)([.)])(?=\s|$)")
_CONTROL = re.compile("[\u0000-\u001f\u007f-\u009f\u2028\u2029\ud800-\udfff\ufffe\uffff]")


def _entity(char: str) -> str:
    return _NAMED.get(char) or f"&#{ord(char)};"


def inline(text: str) -> str:
    """Text inside a paragraph.

    >>> inline("a <b> *c* [d] {{ e }}")
    'a &lt;b&gt; &#42;c&#42; &#91;d&#93; &#123;&#123; e &#125;&#125;'
    >>> inline("增长5%，“两区”建设")
    '增长5%，“两区”建设'
    """
    return _SPECIAL.sub(_named, plain(text))


def _named(found: re.Match[str]) -> str:
    return _entity(found[0])


def plain(text: str) -> str:
    r"""Text as it stands, of the same length, without characters that no page and no XML file may hold.

    >>> plain("a <b>\u2028")
    'a <b> '
    """
    return text if text.isprintable() else _CONTROL.sub(" ", text)


def start(text: str) -> str:
    """Escaped text that opens a paragraph: its first characters must not begin a list or a heading.

    >>> start("3. We built roads"), start("- item"), start("# title")
    ('3&#46; We built roads', '&#45; item', '&#35; title')
    """
    if m := _LIST_MARK.match(text):
        return f"{m[1]}&#{ord(m[2])};{text[m.end() :]}"
    return f"&#{ord(text[0])};{text[1:]}" if _NOT_AT_START.match(text) else text


def block(text: str) -> str:
    """A paragraph of its own."""
    return start(inline(text))


def cell(text: str) -> str:
    """Text of a table's cell or of an HTML element: nothing in it is markup."""
    return inline(text).replace('"', "&quot;").strip()


def attribute(text: str) -> str:
    """Text of an HTML attribute or of a link's title in double quotes.

    >>> attribute('a"b<c>.txt')
    'a&quot;b&lt;c&gt;.txt'
    """
    escaped = plain(text).replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;").replace(">", "&gt;")
    return re.sub(r"[\[\]\\`{}()|]", lambda m: f"&#{ord(m[0])};", escaped)


# Themes print titles and descriptions as they stand, so what could end a tag or an attribute there
# is shown by its full-width twin.
_META = str.maketrans({"<": "＜", ">": "＞", "&": "＆", '"': "＂", "{": "｛", "}": "｝", "`": "｀"})


def yaml_text(text: str) -> str:
    """A title or description as a YAML value in double quotes (JSON's form is YAML's too).

    >>> yaml_text('a: <b>')
    '"a: ＜b＞"'
    """
    return json.dumps(_CONTROL.sub(" ", text).translate(_META), ensure_ascii=False)
