"""Read Markdown with markdown-it-py: roles of blocks and text of inlines, each with its line."""

from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

from duizhao.model.source import Fragment, Line, Role
from duizhao.readers.clean import clean, is_indented
from duizhao.readers.emphasis import without_marks
from duizhao.readers.html_marks import sets_text
from duizhao.readers.html_marks import without_marks as without_html

_ROLE_OF: dict[str, Role] = {"fence": "code", "code_block": "code", "hr": "rule", "html_block": "markup"}
_MOSTLY = 0.8


@cache
def _parser() -> MarkdownIt:
    """Make a parser for CommonMark and tables; indented lines are text here, not code."""
    return MarkdownIt("commonmark", {"html": True}).enable("table").disable(["code", "reference"])


def read_markdown(file: str, lines: list[str]) -> tuple[Line, ...]:
    """Return a `Line` for every line that is not blank, its text without Markdown syntax.

    Quotes have the role "quote" unless all is quoted, headings "heading" with their depth; thematic breaks, code fences and blocks of HTML have
    roles of their own. Text that the parser does not report is kept unchanged, so nothing is dropped.
    """
    tokens = _parser().parse("\n".join(line.rstrip() for line in lines))  # U+3000 alone is a blank line
    role: dict[int, tuple[Role, int]] = {}
    shown: dict[int, Fragment] = {}
    opens: set[int] = set()
    quotes: list[tuple[int, int]] = []
    prefix = ""
    for k, token in enumerate(tokens):
        if token.type == "list_item_close":
            prefix = ""  # the number of an empty item is not used for the next block
        if token.map is None:
            continue
        first, last = token.map
        if token.type == "blockquote_open":
            quotes.append((first, last))
        elif token.type == "list_item_open":
            prefix = f"{token.info}{token.markup}" if token.info else ""
        elif token.type == "heading_open":
            role.update(dict.fromkeys(range(first, last), ("heading", int(token.tag[1]))))
        elif token.type in _ROLE_OF:
            text = _text_in_html(file, lines, token)
            shown.update(text)
            opens.update(text)
            role.update({i: (_ROLE_OF[token.type], 0) for i in range(first, last) if i not in text})
        elif token.type == "inline":
            if tokens[k - 1].type in {"th_open", "td_open"}:
                continue
            opens.add(first)
            _inline(file, lines, token, prefix, shown)
            prefix = ""
    quoted = {i for a, b in quotes for i in range(a, b)}
    is_quoted = len(quoted) > _MOSTLY * len(lines)  # the report itself, as in a mail
    return tuple(_lines(file, lines, role, shown, opens, set() if is_quoted else quoted))


def _text_in_html(file: str, lines: list[str], token: Token) -> dict[int, Fragment]:
    """Return what is shown of the lines of a block of HTML that only sets text; nothing of any other block."""
    if token.type != "html_block" or token.map is None or not sets_text(token.content):
        return {}
    return {i: without_html(clean(file, i + 1, lines[i])) for i in range(*token.map)}


def _lines(
    file: str,
    lines: list[str],
    role: dict[int, tuple[Role, int]],
    shown: dict[int, Fragment],
    opens: set[int],
    quoted: set[int],
) -> list[Line]:
    out: list[Line] = []
    paragraph = True
    for i, raw in enumerate(lines):
        what, depth = role.get(i, ("quote" if i in quoted else "text", 0))
        fragment = shown.get(i) or clean(file, i + 1, raw)
        bare = raw.strip().strip(">").strip()
        if not bare:
            paragraph = True
            if raw.strip():
                out.append(Line(Fragment(file, i + 1, raw, "", ()), "markup", 0, paragraph=True, indented=False))
            continue
        if (not fragment.text and what in {"text", "quote"}) or _is_mark(raw, what):
            what = "markup"
        out.append(Line(fragment, what, depth, paragraph or i in opens, is_indented(raw)))
        paragraph = what == "heading"
    return out


def _is_mark(raw: str, what: Role) -> bool:
    """Is the line only Markdown syntax: the underline of a heading, a code fence?"""
    bare = raw.strip().strip(">").strip()
    return (what == "heading" and not bare.strip("=-")) or (what == "code" and bare.startswith(("```", "~~~")))


def _inline(file: str, lines: list[str], token: Token, prefix: str, shown: dict[int, Fragment]) -> None:
    """Find the text of an inline token's children in the source lines, in order."""
    walk = _Walk(file, lines, token.map or [0, 1], shown)
    if prefix:
        walk.finder.put(prefix)
        walk.finder.space()
    for child in _leaves(token.children or []):
        if child.type in {"softbreak", "hardbreak"}:
            walk.next_line()
        elif child.type == "html_inline":  # not shown, but it may contain line breaks
            for _ in range(child.content.count("\n")):
                walk.next_line()
        elif child.type == "code_inline":  # the parser has replaced line breaks by spaces
            for k, word in enumerate(child.content.split(" ")):
                if k and not walk.finder.has(word):
                    walk.next_line()
                elif k:
                    walk.finder.space()
                walk.finder.put(word)
        else:
            walk.finder.put(child.content)
    walk.close()


class _Walk:
    """Walks through the source lines of an inline token, and adds the fragment of each to `shown`."""

    def __init__(self, file: str, lines: list[str], span: list[int], shown: dict[int, Fragment]) -> None:
        self._file, self._lines, self._shown = file, lines, shown
        self._line, self._last = span[0], span[1] - 1
        self.finder = _Finder(lines[self._line])

    def close(self) -> None:
        self._shown[self._line] = without_marks(self.finder.fragment(self._file, self._line + 1))

    def next_line(self) -> None:
        if self._line < self._last:
            self.close()
            self._line += 1
            self.finder = _Finder(self._lines[self._line])


class _Finder:
    """Finds the shown characters of one source line, from left to right."""

    def __init__(self, raw: str) -> None:
        self._raw = raw
        self._chars: list[str] = []
        self._at: list[int] = []
        self._cursor = 0

    def put(self, text: str) -> None:
        place = self._raw.find(text, self._cursor)
        if place >= 0:
            self._take(text, place)
            return
        for char in text:
            place = self._raw.find(char, self._cursor)
            if place >= 0:
                self._take(char, place)
            else:  # an entity: the character is not in the source, so it gets the position of the entity
                self._chars.append(char)
                self._at.append(min(self._cursor, max(0, len(self._raw) - 1)))

    def has(self, text: str) -> bool:
        return self._raw.find(text, self._cursor) >= 0

    def _take(self, text: str, place: int) -> None:
        self._chars.extend(text)
        self._at.extend(range(place, place + len(text)))
        self._cursor = place + len(text)

    def space(self) -> None:
        self._chars.append(" ")
        self._at.append(max(0, self._cursor - 1))

    def fragment(self, file: str, number: int) -> Fragment:
        cleaned = clean(file, number, "".join(self._chars))
        return Fragment(file, number, self._raw, cleaned.text, [self._at[i] for i in cleaned.at])


def _leaves(children: list[Token]) -> list[Token]:
    """Return the tokens with text, raw HTML or line breaks; an image is replaced by its alternative text."""
    out: list[Token] = []
    for child in children:
        if child.type == "image":
            out.extend(_leaves(child.children or []))
        elif child.type in {"softbreak", "hardbreak", "html_inline"} or child.content:
            out.append(child)
    return out
