"""Extract the blocks of a web page in order; blocks that are not shown have the reason."""

import re
from collections import Counter
from dataclasses import dataclass, field

from lxml import etree

from duizhao.model.source import Role
from duizhao.readers.html.rows import is_short_row
from duizhao.readers.limits import NODES, Deadline, UnreadableError
from duizhao.readers.xml import Element, decimal, line_of, local

_BLOCK = set(
    "address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer form frameset "
    "h1 h2 h3 h4 h5 h6 header hgroup hr html li legend main menu nav ol option p pre section select summary table tbody td textarea "
    "tfoot th thead title tr ul caption button iframe noframes noscript optgroup".split()
)
_NO_TEXT = {"script", "style", "template", "svg", "math", "object", "canvas", "audio", "video", "head"}
_CODE = {"script", "style", "template", "head"}
_FRAME = {"nav", "footer", "aside", "button", "select", "menu", "dialog"}
_FRAME_ROLES = {"navigation", "banner", "contentinfo", "search", "menu", "menubar", "dialog", "alert"}
_WHY = {"noscript": "shown without JavaScript only", "rt": "reading of a character", "rp": "reading of a character", "del": "deleted text",
        "s": "deleted text", "strike": "deleted text", "title": "title of the page", "noframes": "shown without frames only"}  # fmt: skip
_HIDDEN = "hidden on the page"
_HIDDEN_STYLE = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)", re.IGNORECASE)
_HIDDEN_CLASS = {"d-none", "hidden", "sr-only", "visually-hidden", "screen-reader-text", "hide", "invisible"}
_CJK = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003134f“”‘’…—·"
_BROKEN = re.compile(rf"(?<=[{_CJK}])[ \t\f]*[\r\n][ \t\r\n\f]*(?=[{_CJK}])")
_SPACE = re.compile(r"[ \t\r\n\f]+")
_NUMBER = re.compile(r"\s*(\d{1,3})\s*")
_UNIT = re.compile(r"(?:^|[^a-zA-Z])[a-zA-Zμ]{1,3}$")
_BACK = re.compile(r"\s*[↩↑^⏎▲]\ufe0e?\s*")
# IDs of notes of Word and WPS, LibreOffice, Google Docs, Pandoc, MediaWiki and others
_NOTE_ID = re.compile(
    r"_?(?:fn|ftn|ftnt|edn|ednt|sdfootnote|sdendnote|footnote|endnote|cite_note|note)[-:_]?(\d{1,3})(?:sym)?", re.IGNORECASE
)
# The links to them and back, and a number that is no figure: Word counts endnotes in Roman numerals
_NOTE_LINK = re.compile(r"#_?(?:ftn|edn|fn|sdfootnote|sdendnote)(?:_?ref|anc|sym)?[-:_]?(\d{1,3})(?:anc|sym)?", re.IGNORECASE)
_OTHER_NUMBER = re.compile(r"\s*(?:\[[ivxlc*†‡]{1,8}\]|[ivxlc*†‡]{1,8})\s*", re.IGNORECASE)
_LINE = "\x01"  # a preserved line break, until the block is complete; pages cannot contain this character
_CHECKED = 512


@dataclass(slots=True)
class Block:
    """A run of text between block boundaries; `element` is the number of the element that holds it.

    `hidden` is the number of the innermost element around it that a style hides; -1 if there is none.
    """

    element: int
    role: Role
    depth: int
    why: str
    frame: bool
    pieces: list[tuple[int, str]]
    linked: int = 0
    note: bool = False
    hidden: int = -1

    @property
    def text(self) -> str:
        """Return its lines, joined with line breaks."""
        return "\n".join(text for _, text in self.pieces)


@dataclass(frozen=True, slots=True)
class _Context:
    """Properties of text that come from the open elements around it."""

    name: str
    why: str = ""
    frame: bool = False
    link: str = ""
    role: Role = "text"
    depth: int = 0
    pre: bool = False
    row: bool = False
    sup: bool = False
    hidden: int = -1


@dataclass(slots=True)
class Blocks:
    """The blocks of a page, and the tree of its elements: the numbers of each one's parent and last descendant."""

    items: list[Block] = field(default_factory=list)
    parent: list[int] = field(default_factory=list)
    last: list[int] = field(default_factory=list)
    notes: list[int] = field(default_factory=list)  # numbers of the elements that are notes
    numbered: int = 0


def find_blocks(root: Element, deadline: Deadline) -> Blocks:
    """Walk through the page once, without recursion, since elements may be nested deeply."""
    walk = _Walk(root)
    steps = etree.iterwalk(root, events=("start", "end"))
    for count, (event, element) in enumerate(steps):
        if count % _CHECKED == 0:
            deadline.check()
        if count > 2 * NODES:
            raise UnreadableError("R108", f"more than {NODES} elements")
        if event == "end":
            walk.end(element)
        elif local(element) in _NO_TEXT and (local(element) != "head" or not walk.head(element)):
            steps.skip_subtree()
            walk.skip(element)
        else:
            walk.start(element)
    blocks = walk.close()
    _reveal(blocks.items)
    return blocks


def _reveal(blocks: list[Block]) -> None:
    """Unhide an element with most of the page's text: a script shows it when the page is loaded."""
    weight: Counter[int] = Counter()
    for block in blocks:
        weight[block.hidden] += len(block.text)
    most, size = max(weight.items(), key=lambda w: w[1], default=(-1, 0))
    if most >= 0 and size * 2 > sum(weight.values()):
        for block in blocks:
            if block.hidden == most and block.why == _HIDDEN:
                block.why = ""


class _Walk:
    def __init__(self, root: Element) -> None:
        self._out = Blocks()
        self._open: list[tuple[int, _Context]] = []
        self._line = line_of(root)
        self._text: list[str] = []
        self._pieces: list[tuple[int, str]] = []
        self._linked = 0
        self._note = False
        self._sign_next = ""
        self._skipped: set[Element] = set()
        self._counters: list[list[int]] = []

    def head(self, element: Element) -> bool:
        """Does this head have a title, the only text in it?"""
        return any(local(e) == "title" for e in element)

    def start(self, e: Element) -> None:
        name = local(e)
        before = self._open[-1][1] if self._open else _Context("")
        context = _inside(e, name, before, len(self._out.parent))
        if (name in _BLOCK and not (before.row and name in {"td", "th", "p", "div"})) or context.why != before.why:
            self._flush()
        if name in {"td", "th"} and before.row and self._text:
            self._text.append("\t")
        if name == "br":
            self._break()
        if name == "br" or name in _BLOCK:
            self._line = line_of(e)
        self._out.parent.append(self._open[-1][0] if self._open else 0)
        self._out.last.append(len(self._out.parent) - 1)
        self._open.append((len(self._out.parent) - 1, context))
        if name in {"ol", "ul"}:
            self._counters.append([decimal(e.get("start") or "", 1) if name == "ol" else -1])
        if self._is_note(e, name):
            self._note = True
            self._out.notes.append(self._open[-1][0] if name in _BLOCK else self._open[-2][0])
        if name == "li":
            self._sign(e)
        self._put(e.text, context)

    def _is_note(self, e: Element, name: str) -> bool:
        """Return whether an element is a note by its ID, or a link from a note back to its text that opens a block."""
        names = [n for n in (e.get("id"), e.get("name")) if n]
        if name in _BLOCK:
            return any(_NOTE_ID.fullmatch(n) for n in names) and name != "body"
        back = name == "a" and (e.get("href") or "").startswith("#") and len(self._open) > 1
        return back and not "".join(self._text).strip() and any(_NOTE_ID.fullmatch(n) for n in names)

    def skip(self, e: Element) -> None:
        """Skip an element that shows no text of the page, but set its text aside; it still gets an `end` event."""
        self._skipped.add(e)
        name = local(e)
        if name in _CODE or not self._open:
            return
        text = _SPACE.sub(" ", " ".join(str(t) for t in e.itertext())).strip()
        if text:
            number, context = self._open[-1]
            why = context.why or f"inside <{name}>"
            self._out.items.append(Block(number, "text", 0, why, context.frame, [(line_of(e), text)]))

    def end(self, e: Element) -> None:
        if e in self._skipped:
            self._skipped.discard(e)
        else:
            number, context = self._open.pop()
            self._out.last[number] = len(self._out.parent) - 1
            before = self._open[-1][1] if self._open else _Context("")
            row = before.row and context.name in {"td", "th", "p", "div"}
            if (context.name in _BLOCK and not row) or context.why != before.why:
                self._open.append((number, context))
                self._flush()
                self._open.pop()
            if context.name in {"ol", "ul"} and self._counters:
                self._counters.pop()
        if self._open:
            self._put(e.tail, self._open[-1][1])

    def close(self) -> Blocks:
        self._flush()
        return self._out

    def _sign(self, e: Element) -> None:
        """Make the number that a browser shows before an item of a numbered list."""
        if not self._counters or self._counters[-1][0] < 0:
            return
        number = decimal(e.get("value") or "", self._counters[-1][0])
        self._counters[-1][0] = number + 1
        if (e.text or "").strip() or len(e):
            self._sign_next = f"[{number}] " if self._note else f"{number}. "

    def _put(self, text: str | None, context: _Context) -> None:
        if not text:
            return
        if self._sign_next and text.strip():
            self._text.append(self._sign_next)
            self._sign_next = ""
            self._out.numbered += 1
        if context.link.startswith("#") and self._text and _BACK.fullmatch(text):
            return  # the arrow from a note back to its text
        if context.sup or context.link.startswith("#"):
            text = self._marker(text, context)
        self._text.append(text.replace("\n", _LINE) if context.pre else text)
        self._linked += len("".join(text.split())) if context.link else 0

    def _marker(self, text: str, context: _Context) -> str:
        """Return `[9]` for a superscript 9 or a link to note 9, unless it is the exponent of a unit."""
        if (linked := _NOTE_LINK.fullmatch(context.link)) and _OTHER_NUMBER.fullmatch(text):
            return f"[{linked[1]}]"
        m = _NUMBER.fullmatch(text)
        if m is None:
            return text
        before = _SPACE.sub(" ", "".join(self._text[-3:]))
        note = context.link.startswith("#") or (context.sup and bool(before.strip()) and not _UNIT.search(before[-5:]))
        return f"[{m[1]}]" if note and not before.endswith(("[", "［", "〔")) else text

    def _break(self) -> None:
        text = _SPACE.sub(" ", _BROKEN.sub("", "".join(self._text))).replace(_LINE, "\n")
        self._text = []
        self._pieces.append((self._line, text))

    def _flush(self) -> None:
        self._break()
        pieces = [(n, t.strip(" \t\r\n\f")) for n, t in self._pieces]
        shown = [(n, t) for n, t in pieces if t]
        if shown and self._open:
            number, context = self._open[-1]
            why = context.why or ("link back to the text" if all(_BACK.fullmatch(t) for _, t in shown) else "")
            block = Block(
                number, context.role, context.depth, why, context.frame, shown, self._linked, self._note, context.hidden
            )
            self._out.items.append(block)
            self._note = False
        self._pieces = []
        self._linked = 0


def _inside(e: Element, name: str, before: _Context, number: int) -> _Context:
    heading = name[1:] if len(name) == 2 and name[0] == "h" and name[1] in "123456" else ""  # noqa: PLR2004 - h1 to h6
    role: Role = "heading" if heading else "quote" if name == "blockquote" else before.role
    hidden = _hidden(e)
    return _Context(
        name,
        before.why or _WHY.get(name, "") or (_HIDDEN if hidden else ""),
        before.frame or name in _FRAME or (e.get("role") or "") in _FRAME_ROLES,
        (e.get("href") or "?") if name == "a" and e.get("href") is not None else before.link,
        role,
        int(heading) if heading else before.depth,
        before.pre or name in {"pre", "textarea"},
        before.row or (name == "tr" and is_short_row(e)),
        before.sup or name == "sup",
        number if hidden else before.hidden,
    )


def _hidden(e: Element) -> bool:
    if e.get("hidden") is not None:
        return True
    classes = (e.get("class") or "").split()
    return bool(_HIDDEN_STYLE.search(e.get("style") or "")) or not _HIDDEN_CLASS.isdisjoint(classes)
