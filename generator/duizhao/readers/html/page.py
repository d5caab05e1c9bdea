"""Read the source of a web page into lines."""

import re
from html import escape

from lxml import etree

from duizhao.diagnostics import Collector
from duizhao.genre import genre_named
from duizhao.model.source import PAGE_ADDRESS, Line
from duizhao.readers.html.attributes import is_costly
from duizhao.readers.html.blocks import Blocks, find_blocks
from duizhao.readers.html.frame import find_frame
from duizhao.readers.limits import EXPANDED, NODES, Deadline, UnreadableError
from duizhao.readers.line_builder import LineBuilder
from duizhao.readers.xml import Element
from duizhao.text.addresses import web_address
from duizhao.text.language import language

_NOT_XML = re.compile("[\u0000-\u0008\u000b\u000c\u000e-\u001f\ud800-\udfff\ufffe\uffff]")
_SECTION = re.compile(r"<!--|<!\[CDATA\[")
_SEPARATORS = 1_500_000  # maximum number of characters after which an attribute may begin
_SHELL = 300  # characters; a page with fewer has a title and buttons
_SCRIPT = re.compile(r"<script\b|\bjavascript:|<noscript\b", re.IGNORECASE)
# The element that a script fills: of WeChat, of single-page applications, of content systems
_EMPTY = re.compile(
    r"""<(div|main|section|article)\b[^>]*\b(?:id|class)\s*=\s*["']?[^"'>]*\b(?:js_content|rich_media_content|app|root|__next|__nuxt|"""
    r"""content|article|detail|zoom|main)\b[^>]*>\s*(?:<!--.{0,200}?-->\s*)?</\1>""",
    re.IGNORECASE | re.DOTALL,
)
_TITLES_NOTES = re.compile(r"[注註名有附].{0,7}|(?:end|foot)?notes?[:：.]?", re.IGNORECASE)


def read_html(file: str, text: str, diagnostics: Collector) -> tuple[Line, ...]:
    """Return a line for every block that the page shows, with the number of the source line where it begins.

    The frame of the page and hidden text are set aside with the reason.
    """
    source = _with_sections_as_text(_NOT_XML.sub(" ", text.lstrip("\ufeff")))
    deadline = Deadline()
    root = _parsed(source)
    blocks = find_blocks(root, deadline)
    _require_text(blocks, source)
    frame = find_frame(blocks, source, deadline)
    builder = LineBuilder(file)
    if address := _address(root):
        builder.set_aside(1, address, PAGE_ADDRESS)
    noted = False
    before = ""
    for i, block in enumerate(blocks.items):
        why = block.why or ("frame of the page" if i in frame else "")
        if block.note and not why and not noted:
            noted = True
            if not _TITLES_NOTES.fullmatch(before.strip()):  # the page has no title above its notes
                builder.add_text(block.pieces[0][0], genre_named().notes.title[language(block.text) or "en"])
        for k, (number, piece) in enumerate(block.pieces):
            if why:
                builder.set_aside(number, piece, why)
            else:
                builder.add_text(number, piece, block.role, block.depth, paragraph=k == 0)
        before = block.text if not why else before
    if blocks.numbered:
        diagnostics.add("R112", file, 0, f"{blocks.numbered} number(s) written before items of lists, as a browser shows them")
    return builder.lines(diagnostics)


def _require_text(blocks: Blocks, source: str) -> None:
    """Raise UnreadableError for the shell of a page, into which a script writes the text when the page is shown."""
    shown = sum(len(b.text) for b in blocks.items if not b.why and not b.frame)
    if shown < _SHELL and _SCRIPT.search(source) and (_EMPTY.search(source) or not shown):
        raise UnreadableError(
            "R103",
            "the page holds no text: a script fills it; open it in a browser, wait until the text is there, and save it again",
        )


def _address(root: Element) -> str:
    """Return the address that the head of the page states: the canonical link, or what it is called for previews."""
    links = [e.get("href") for e in root.iterfind(".//link") if (e.get("rel") or "").lower() == "canonical"]
    metas = [e.get("content") for e in root.iterfind(".//meta") if (e.get("property") or "").lower() == "og:url"]
    return next((address for text in (*links, *metas) if (address := web_address(text or ""))), "")


def _with_sections_as_text(source: str) -> str:
    """Escape the content of CDATA sections, which the parser for HTML would drop.

    >>> _with_sections_as_text("<p>a<![CDATA[R&D <5]]><!-- <![CDATA[ -->b]]>")
    '<p>aR&amp;D &lt;5<!-- <![CDATA[ -->b]]>'
    """
    out: list[str] = []
    done = start = 0
    while m := _SECTION.search(source, start):
        close = "-->" if m[0] == "<!--" else "]]>"
        end = source.find(close, m.end())
        if end < 0:
            break
        start = end + len(close)
        if close == "]]>":
            out += (source[done : m.start()], escape(source[m.end() : end], quote=False))
            done = start
    return "".join(out) + source[done:]


def _parsed(source: str) -> Element:
    """Parse the page; raise UnreadableError if the parser cannot read all of it."""
    if len(source) > EXPANDED:
        raise UnreadableError("R108", f"more than {EXPANDED // 1048576} million characters of HTML")
    if source.count("<") > 2 * NODES or sum(map(source.count, " \n\t/")) > _SEPARATORS or is_costly(source):
        raise UnreadableError("R108", f"more than {NODES} elements, or elements with thousands of attributes")
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True)
    root: Element | None = etree.fromstring(source.encode("utf-8", "replace"), parser)
    if any(e.type_name == "ERR_RESOURCE_LIMIT" or e.level_name == "FATAL" for e in parser.error_log):
        raise UnreadableError("R108", "elements are nested too deep")  # the parser drops what follows
    if root is None:
        raise UnreadableError("R103", "the page has no text")
    return root
