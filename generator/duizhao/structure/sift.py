"""Lines that are no part of the report: by their role, their words, or where they stand."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from duizhao.diagnostics import Collector
from duizhao.genre import Genre, patterns
from duizhao.model.source import Line, SetAside
from duizhao.structure.contents import contents
from duizhao.structure.front import is_report_title
from duizhao.structure.patterns import furniture
from duizhao.structure.repeats import repeated
from duizhao.text.headings import ends_sentence, opening
from duizhao.text.language import language

_SPACE = re.compile(r"\s+")
_CONTROL = re.compile(r"[【\[(（]?(?:字体|字号|字體|字號)(?:大小)?[:：]?[^】\])）]*")
_NAME = 16  # characters of a name on the line after its label
_LABEL = re.compile(
    r"(?:来源|來源|责任编辑|責任編輯|编辑|责编|作者|译者|记者|审校|校对|供稿|source|author|editor)[:：]", re.IGNORECASE
)
_CRUMBS = re.compile(r"(?:您的|当前|现在的?|您现在的)?位置[:：]")
_CRUMB = 20  # characters of one step of the way to a page
_CONTROLS = 8  # lines that the buttons of a page take at most
_TAIL = re.compile(
    r"(?:相关|相關|推荐|推薦|延伸|热门|更多)(?:报道|報道|文档|文檔|链接|連結|附件|阅读|閱讀|新闻|新聞|文章|推荐|稿件|信息|解读)[:：>》]*"
    r"|责任编辑[:：]?.{0,12}|扫一扫.{0,20}|打印本页|关闭窗口|返回顶部|related(?:links|articles|stories|news)[:>]*",
    re.IGNORECASE,
)
_TAIL_LONGEST, _TAIL_MOST = 160, 1500  # characters of a line, and of all lines, that a page has below its text
_TAIL_LINES = 100
_PARAGRAPH = 60  # characters from which a line is a paragraph
_REGION = 30  # lines within which a page has its head
_PAGES = 3  # numbers in order that show that they count pages
_MOSTLY = 0.5


@dataclass(frozen=True, slots=True)
class Sifted:
    """The lines of the report, what was set aside, and the lines before which a page ended."""

    lines: list[Line]
    set_aside: list[SetAside]
    page_breaks: frozenset[int]


def set_aside(line: Line, why: str) -> SetAside:
    """A line as it is listed when it is on no page."""
    return SetAside(line.fragment.file, line.fragment.line, line.fragment.raw, why)


def sift(
    lines: Sequence[Line], keep: tuple[str, ...], drop: tuple[str, ...], genre: Genre, file: str, diagnostics: Collector
) -> Sifted:
    """Set aside what is no part of the report; `keep` and `drop` are an editor's decisions.

    First line by line, then stretches of lines: repeated text, a resolution, a page's end.
    """
    crumbs = _crumbs(lines, genre)
    out, aside = _single([line for i, line in enumerate(lines) if i not in crumbs], keep, drop, genre)
    aside += [set_aside(lines[i], "chrome") for i in sorted(crumbs)]
    pages = _page_numbers(out)
    aside += [set_aside(out[i], "page number") for i in sorted(pages)]
    breaks = frozenset(_after(lines, {id(out[i]) for i in pages} | {id(x) for x in lines if _is_page_number(x)}))
    out = [line for i, line in enumerate(out) if i not in pages]
    decision = genre.resolution.name
    steps: tuple[tuple[Callable[[Sequence[Line], Genre], set[int]], str, str, str], ...] = (
        (contents, "S207", "table of contents", "line(s) of a table of contents"),
        (lambda of, _: repeated(of), "S205", "repeated", "line(s) that stand in this file before"),
        (_tail, "S202", "chrome", "line(s) below the text, of the page that it was on"),
        (_resolution, "S204", decision, f"line(s) of a {decision}"),
        (_controls, "", "chrome", ""),
    )
    for rule, code, why, what in steps:
        gone = {i for i in rule(out, genre) if not (keep and out[i].fragment.text.startswith(keep))}
        if gone and code:
            diagnostics.add(code, file, out[min(gone)].fragment.line, f"{len(gone)} {what}")
        aside += [set_aside(out[i], why) for i in sorted(gone)]
        out = [line for i, line in enumerate(out) if i not in gone]
    return Sifted(out, aside, breaks)


def _single(
    lines: Sequence[Line], keep: tuple[str, ...], drop: tuple[str, ...], genre: Genre
) -> tuple[list[Line], list[SetAside]]:
    out: list[Line] = []
    aside: list[SetAside] = []
    licence = False
    label: str | None = None  # what a line such as 来源： said that the next one is
    for line in lines:
        text = line.fragment.text
        named = label if _is_name(line, genre) else None
        kind = furniture(text, genre) or named
        label = kind if _LABEL.fullmatch(_squeezed(line)) else None
        if text.startswith(keep):
            out.append(line)
        elif text.startswith(drop):
            aside.append(set_aside(line, "editor"))
        elif line.role in {"rule", "markup"} or not text:
            aside.append(set_aside(line, line.why or "markup"))
        elif licence or kind in {"chrome", "credit", "licence"}:
            licence = licence or kind == "licence"
            aside.append(set_aside(line, "licence" if licence else str(kind)))
        else:
            out.append(line)
    return out, aside


def _is_name(line: Line, genre: Genre) -> bool:
    """May the line be what a label before it announces, and is it nothing that a report has?"""
    text = line.fragment.text
    lang = language(text)
    return (
        lang is not None
        and len(text) <= _NAME
        and genre.title.character not in text
        and not ends_sentence(text, lang)
        and opening(text, lang, genre) is None
        and not _begins_report(line, genre)
    )


def _squeezed(line: Line) -> str:
    return _SPACE.sub("", line.fragment.text)


_PAGE = re.compile(r"[—–\-·•]+\d{1,4}[—–\-·•]+|第\d{1,4}页(?:/?共\d{1,4}页)?|page\d{1,4}(?:of\d{1,4})?", re.IGNORECASE)


def _is_page_number(line: Line) -> bool:
    return bool(_PAGE.fullmatch(_squeezed(line)))


def _page_numbers(lines: Sequence[Line]) -> set[int]:
    """Numbers alone on their lines, when they count up one by one through the whole file."""
    bare = [(i, int(line.fragment.text)) for i, line in enumerate(lines) if re.fullmatch(r"\d{1,3}", line.fragment.text)]
    counts = all(b - a == 1 for (_, a), (_, b) in pairwise(bare))
    return {i for i, _ in bare} if counts and len(bare) >= _PAGES else set()


def _after(lines: Sequence[Line], pages: set[int]) -> list[int]:
    """The numbers of the lines that follow page numbers."""
    return [after.fragment.line for line, after in pairwise(lines) if id(line) in pages]


def _controls(lines: Sequence[Line], genre: Genre) -> set[int]:
    """A page's buttons, each on a line of its own: size of type, signs without a word, outside the text."""
    out: set[int] = set()
    first, last = _extent(lines, genre)
    for i, line in enumerate(lines):
        if _CONTROL.fullmatch(_squeezed(line)):
            end = next((k for k in range(i, min(i + _CONTROLS, len(lines))) if _squeezed(lines[k])[-1:] in "】])）"), i)
            out.update(range(i, end + 1))
        elif not first <= i <= last and not any(map(str.isalnum, line.fragment.text)):
            out.add(i)
    return out


def _crumbs(lines: Sequence[Line], genre: Genre) -> set[int]:
    """The way to a page (您的位置：首页 > …), each step on a line of its own, above the report's title."""
    for i, line in enumerate(lines[:_REGION]):
        if _CRUMBS.fullmatch(_squeezed(line)):
            end = i + 1
            while end < len(lines) and end - i <= _CONTROLS and _is_crumb(lines[end], genre):
                end += 1
            return set(range(i, end))
    return set()


def _is_crumb(line: Line, genre: Genre) -> bool:
    short = len(_squeezed(line)) <= _CRUMB
    return short and not _begins_report(line, genre) and furniture(line.fragment.text, genre) != "credit"


def _extent(lines: Sequence[Line], genre: Genre) -> tuple[int, int]:
    """The first and the last line that are certainly text: a salutation or a paragraph."""
    sure = [i for i, line in enumerate(lines) if _is_paragraph(line, genre)]
    return (sure[0], sure[-1]) if sure else (0, len(lines))


def _is_paragraph(line: Line, genre: Genre) -> bool:
    text = line.fragment.text
    lang = language(text)
    if lang is None:
        return False
    mark = opening(text, lang, genre)
    return (len(text) >= _PARAGRAPH and ends_sentence(text, lang)) or (mark is not None and mark.style == "salutation")


def _tail(lines: Sequence[Line], _: Genre) -> set[int]:
    """What a page has below the text: related reports, links, buttons; from the line that opens it."""
    for i in range(max(len(lines) // 2, len(lines) - _TAIL_LINES), len(lines)):
        if _TAIL.fullmatch(_squeezed(lines[i])):
            rest = [line.fragment.text for line in lines[i:]]
            if sum(map(len, rest)) <= _TAIL_MOST and max(map(len, rest)) <= _TAIL_LONGEST:
                return set(range(i, len(lines)))
    return set()


def _resolution(lines: Sequence[Line], genre: Genre) -> set[int]:
    """The congress's resolution on the report, before the report or after it.

    Before it, it ends where the report's own header begins; where none follows, the text is left as it is.
    """
    for i, line in enumerate(lines):
        if not patterns(genre).resolution.fullmatch(_squeezed(line)):
            continue
        end = next((k for k in range(i + 1, len(lines)) if _begins_report(lines[k], genre)), None)
        if end is not None:
            return set(range(i, end))
        if any(_is_paragraph(before, genre) for before in lines[:i]):
            return set(range(i, len(lines)))
    return set()


def _begins_report(line: Line, genre: Genre) -> bool:
    text = _squeezed(line)
    titled = is_report_title(text, "zh", genre) or is_report_title(line.fragment.text, "en", genre)
    return titled or bool(patterns(genre).occasion_line.fullmatch(text))


def notes_of_others(lines: Sequence[Line], keep: tuple[str, ...]) -> set[int]:
    """Block quotes between the paragraphs: what the publisher of a page added, where the report itself is not quoted."""
    quoted = {i for i, line in enumerate(lines) if line.role == "quote"}
    size = sum(len(lines[i].fragment.text) for i in quoted)
    if size > _MOSTLY * sum(len(line.fragment.text) for line in lines):
        return set()
    return {i for i in quoted if not (keep and lines[i].fragment.text.startswith(keep))}
