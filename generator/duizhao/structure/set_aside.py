"""Set aside the lines that are not part of the report, by their role, their words or their position."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from duizhao.diagnostics import Collector
from duizhao.genre import Genre, patterns
from duizhao.model.source import Line, SetAside
from duizhao.structure.contents import contents_lines
from duizhao.structure.front import is_report_title
from duizhao.structure.patterns import furniture
from duizhao.structure.repeats import repeated_lines
from duizhao.text.headings import ends_sentence, opening
from duizhao.text.language import language

_CONTROL = re.compile(r"[【\[(（]?(?:字体|字号|字體|字號)(?:大小)?[:：]?[^】\])）]*")
_NAME = 16  # maximum characters of a name on the line after its label
_LABEL = re.compile(
    r"(?:来源|來源|责任编辑|責任編輯|编辑|责编|作者|译者|记者|审校|校对|供稿|source|author|editor)[:：]", re.IGNORECASE
)
_BREADCRUMBS = re.compile(r"(?:您的|当前|现在的?|您现在的)?位置[:：]")
_BREADCRUMB = 20  # maximum characters of one breadcrumb
_CONTROLS = 8  # maximum lines of the buttons of a page
_PAGE_END = re.compile(
    r"(?:相关|相關|推荐|推薦|延伸|热门|更多)(?:报道|報道|文档|文檔|链接|連結|附件|阅读|閱讀|新闻|新聞|文章|推荐|稿件|信息|解读)[:：>》]*"
    r"|责任编辑[:：]?.{0,12}|扫一扫.{0,20}|打印本页|关闭窗口|返回顶部|related(?:links|articles|stories|news)[:>]*",
    re.IGNORECASE,
)
_PAGE_END_LINE, _PAGE_END_SIZE = 160, 1500  # maximum characters of one line, and of all lines, below the text of a page
_PAGE_END_LINES = 100
_PARAGRAPH = 60  # characters from which a line is a paragraph
_REGION = 30  # lines in which the head of a page is searched
_PAGES = 3  # consecutive numbers that are taken for page numbers
_MOSTLY = 0.5  # share of the text in quotes from which the report itself is quoted


@dataclass(frozen=True, slots=True)
class Separated:
    """The lines of the report, the lines set aside, and the line numbers before which a page ends."""

    lines: list[Line]
    set_aside: list[SetAside]
    page_breaks: frozenset[int]


def set_aside(line: Line, why: str) -> SetAside:
    """Make the record of a line that is not part of the report, with the reason."""
    return SetAside(line.fragment.file, line.fragment.line, line.fragment.raw, why)


def separate(
    lines: Sequence[Line], keep: tuple[str, ...], drop: tuple[str, ...], genre: Genre, file: str, diagnostics: Collector
) -> Separated:
    """Separate the lines of the report from all others; `keep` and `drop` are an editor's decisions.

    First line by line, then blocks of lines: a table of contents, repeated text, the end of a web page, a resolution.
    """
    breadcrumbs = _breadcrumbs(lines, genre)
    out, aside = _line_by_line([line for i, line in enumerate(lines) if i not in breadcrumbs], keep, drop, genre)
    aside += [set_aside(lines[i], "chrome") for i in sorted(breadcrumbs)]
    pages = _page_numbers(out)
    aside += [set_aside(out[i], "page number") for i in sorted(pages)]
    breaks = frozenset(_after(lines, {id(out[i]) for i in pages} | {id(x) for x in lines if _is_page_number(x)}))
    out = [line for i, line in enumerate(out) if i not in pages]
    resolution = genre.resolution.name
    steps: tuple[tuple[Callable[[Sequence[Line], Genre], set[int]], str, str, str], ...] = (
        (contents_lines, "S207", "table of contents", "line(s) of a table of contents"),
        (lambda some, _: repeated_lines(some), "S205", "repeated", "line(s) that repeat earlier lines of this file"),
        (_page_end, "S202", "chrome", "line(s) of the web page below the text"),
        (_resolution, "S204", resolution, f"line(s) of a {resolution}"),
        (_controls, "", "chrome", ""),
    )
    for rule, code, why, what in steps:
        indices = {i for i in rule(out, genre) if not (keep and out[i].fragment.text.startswith(keep))}
        if indices and code:
            diagnostics.add(code, file, out[min(indices)].fragment.line, f"{len(indices)} {what}")
        aside += [set_aside(out[i], why) for i in sorted(indices)]
        out = [line for i, line in enumerate(out) if i not in indices]
    return Separated(out, aside, breaks)


def _line_by_line(
    lines: Sequence[Line], keep: tuple[str, ...], drop: tuple[str, ...], genre: Genre
) -> tuple[list[Line], list[SetAside]]:
    out: list[Line] = []
    aside: list[SetAside] = []
    licence = False
    label: str | None = None  # what the next line is after a label such as 来源：
    for line in lines:
        text = line.fragment.text
        named = label if _is_name(line, genre) else None
        kind = furniture(text, genre) or named
        label = kind if _LABEL.fullmatch(_without_spaces(line)) else None
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
    """Can the line be the name after a label, and not a line of the report?"""
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


def _without_spaces(line: Line) -> str:
    return "".join(line.fragment.text.split())


_PAGE = re.compile(r"[—–\-·•]+\d{1,4}[—–\-·•]+|第\d{1,4}页(?:/?共\d{1,4}页)?|page\d{1,4}(?:of\d{1,4})?", re.IGNORECASE)


def _is_page_number(line: Line) -> bool:
    return bool(_PAGE.fullmatch(_without_spaces(line)))


def _page_numbers(lines: Sequence[Line]) -> set[int]:
    """Return the indices of numbers alone on their lines if they count up one by one through the whole file."""
    bare = [(i, int(line.fragment.text)) for i, line in enumerate(lines) if re.fullmatch(r"\d{1,3}", line.fragment.text)]
    counts = all(b - a == 1 for (_, a), (_, b) in pairwise(bare))
    return {i for i, _ in bare} if counts and len(bare) >= _PAGES else set()


def _after(lines: Sequence[Line], pages: set[int]) -> list[int]:
    """Return the line numbers of the lines that follow page numbers."""
    return [after.fragment.line for line, after in pairwise(lines) if id(line) in pages]


def _controls(lines: Sequence[Line], genre: Genre) -> set[int]:
    """Return the indices of a page's buttons (font size, symbols) on lines of their own outside the text."""
    out: set[int] = set()
    first, last = _text_range(lines, genre)
    for i, line in enumerate(lines):
        if _CONTROL.fullmatch(_without_spaces(line)):
            end = next((k for k in range(i, min(i + _CONTROLS, len(lines))) if _without_spaces(lines[k])[-1:] in "】])）"), i)
            out.update(range(i, end + 1))
        elif not first <= i <= last and not any(map(str.isalnum, line.fragment.text)):
            out.add(i)
    return out


def _breadcrumbs(lines: Sequence[Line], genre: Genre) -> set[int]:
    """Return the indices of breadcrumbs (您的位置：首页 > …) on lines of their own above the report's title."""
    for i, line in enumerate(lines[:_REGION]):
        if _BREADCRUMBS.fullmatch(_without_spaces(line)):
            end = i + 1
            while end < len(lines) and end - i <= _CONTROLS and _is_breadcrumb(lines[end], genre):
                end += 1
            return set(range(i, end))
    return set()


def _is_breadcrumb(line: Line, genre: Genre) -> bool:
    short = len(_without_spaces(line)) <= _BREADCRUMB
    return short and not _begins_report(line, genre) and furniture(line.fragment.text, genre) != "credit"


def _text_range(lines: Sequence[Line], genre: Genre) -> tuple[int, int]:
    """Return the indices of the first and the last line that are certainly text: a salutation or a paragraph."""
    text_lines = [i for i, line in enumerate(lines) if _is_paragraph(line, genre)]
    return (text_lines[0], text_lines[-1]) if text_lines else (0, len(lines))


def _is_paragraph(line: Line, genre: Genre) -> bool:
    text = line.fragment.text
    lang = language(text)
    if lang is None:
        return False
    mark = opening(text, lang, genre)
    return (len(text) >= _PARAGRAPH and ends_sentence(text, lang)) or (mark is not None and mark.style == "salutation")


def _page_end(lines: Sequence[Line], _: Genre) -> set[int]:
    """Return the indices of the lines below the text of a page (related reports, links, buttons), from the first of them on."""
    for i in range(max(len(lines) // 2, len(lines) - _PAGE_END_LINES), len(lines)):
        if _PAGE_END.fullmatch(_without_spaces(lines[i])):
            rest = [line.fragment.text for line in lines[i:]]
            if sum(map(len, rest)) <= _PAGE_END_SIZE and max(map(len, rest)) <= _PAGE_END_LINE:
                return set(range(i, len(lines)))
    return set()


def _resolution(lines: Sequence[Line], genre: Genre) -> set[int]:
    """Return the indices of the congress's resolution on the report, before or after the report.

    A resolution before the report ends at the report's own header; without such a header, the text is left unchanged.
    """
    titles = [i for i, line in enumerate(lines) if patterns(genre).resolution.fullmatch(_without_spaces(line))]
    if not titles:
        return set()
    end = next((k for k in range(titles[0] + 1, len(lines)) if _begins_report(lines[k], genre)), None)
    if end is not None:
        return set(range(titles[0], end))
    first = next((i for i, line in enumerate(lines) if _is_paragraph(line, genre)), len(lines))
    after = next((i for i in titles if i > first), len(lines))
    return set(range(after, len(lines)))


def _begins_report(line: Line, genre: Genre) -> bool:
    text = _without_spaces(line)
    titled = is_report_title(text, "zh", genre) or is_report_title(line.fragment.text, "en", genre)
    return titled or bool(patterns(genre).occasion_line.fullmatch(text))


def publisher_comments(lines: Sequence[Line], keep: tuple[str, ...]) -> set[int]:
    """Return the indices of block quotes between the paragraphs, which the publisher added; empty if the report itself is quoted."""
    quotes = {i for i, line in enumerate(lines) if line.role == "quote"}
    size = sum(len(lines[i].fragment.text) for i in quotes)
    if size > _MOSTLY * sum(len(line.fragment.text) for line in lines):
        return set()
    return {i for i in quotes if not (keep and lines[i].fragment.text.startswith(keep))}
