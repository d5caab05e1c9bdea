"""Read tables (CSV, TSV) with a column of text, or with a Chinese and an English column."""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from tomllib import loads

from duizhao.diagnostics import Collector
from duizhao.model.source import Line
from duizhao.readers.limits import LINES, Deadline, UnreadableError
from duizhao.readers.line_builder import LineBuilder
from duizhao.text.language import language

_DELIMITERS = ",\t;|"
_COLUMNS = 200
_CELL = 16 * 1024 * 1024  # characters
_SAMPLE = 200  # rows by which columns are recognised
_CHECKED = 256  # rows between two checks of the deadline
_WHOLE = 1500  # characters; a longer cell is a complete text
_HEAD = 40  # lines in which the title of a text is searched
_PLAIN = re.compile(r"[\s_\-()（）:：]+")
_LANGUAGE = re.compile(
    r"(?:(?P<zh>chinese|中文|汉语|漢語)|english|英文|英语|英語)\s*[(（\[,，-].{1,24}"
)  # Chinese (PRC), 中文（简体）
_TARGETS = {"target", "translation", "译文"}
_SEPARATOR = re.compile(r"\ufeff?sep=([,;|\t])(?=[\r\n])", re.IGNORECASE)
_NAME = 20  # maximum characters of the name of a column
_SENTENCE = 12  # minimum average characters of a cell in a column of text


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell, and the line of the file on which it begins."""

    line: int
    text: str


@dataclass(frozen=True, slots=True)
class _Columns:
    """The columns of a table, by index; `names` are the cells of the header row, or empty."""

    text: tuple[int, ...]
    title: int | None
    names: tuple[str, ...]


@cache
def _known() -> dict[str, str]:
    table = loads(files(__package__).joinpath("columns.toml").read_text(encoding="utf-8"))
    return {_PLAIN.sub("", name): role for role, names in table.items() for name in names}


def _role(name: str) -> str:
    plain = name.strip().lower()
    if m := _LANGUAGE.fullmatch(plain):
        return "zh" if m["zh"] else "en"
    return _known().get(_PLAIN.sub("", plain), "")


def roles_of(names: Sequence[str]) -> list[str]:
    """Return what the columns of these names are; "" for an unknown one. Beside a target, the source is text, not where it is from.

    >>> roles_of(["ID", "Source", "Target", "Comment"]), roles_of(["text", "source"])
    (['other', 'zh', 'en', 'other'], ['text', 'other'])
    """
    roles = [_role(name) for name in names]
    plain = [_PLAIN.sub("", name.strip().lower()) for name in names]
    if "en" in roles and "zh" not in roles and "source" in plain and _TARGETS & set(plain):
        roles[plain.index("source")] = "zh"
    return roles


def is_table(text: str) -> bool:
    r"""Does the text open with a header row that has a column of text?

    >>> is_table("id,中文,英文\n1,增长5%。,It grew."), is_table("今年增长5%，快于去年。")
    (True, False)
    """
    first = text.lstrip("\ufeff").partition("\n")[0].strip()
    if len(first) > 1000:  # noqa: PLR2004 - no row of names is that long
        return False
    for delimiter in _DELIMITERS:
        roles = roles_of([name.strip('"') for name in first.split(delimiter)])
        both = {"zh", "en"} <= set(roles) and delimiter != "|"  # else it may be a row of a table in Markdown
        if len(roles) > 1 and (both or (all(roles) and {"text", "zh", "en"} & set(roles))):
            return True
    return False


def read_table(file: str, text: str, diagnostics: Collector) -> tuple[Line, ...]:
    """Return the text of the table row by row, of each row the Chinese cell, then the English one.

    Cells of other columns are set aside with the name of the column.
    """
    builder = LineBuilder(file)
    if m := _SEPARATOR.match(text):  # a line for Excel that names the delimiter
        builder.set_aside(1, m[0], "the sign between the cells")
        text = text[m.end() :]
    rows = list(_rows(text, m[1] if m else ""))
    columns = _columns(rows)
    if not columns.text:
        raise UnreadableError("R102", "a table without a column of text: name the columns 正文, or zh and en")
    body = rows
    if columns.names:
        body = rows[1:]
        for cell in rows[0]:
            builder.set_aside(cell.line, cell.text, "name of a column")
    whole = sum(any(len(row[i].text) > _WHOLE for i in columns.text if i < len(row)) for row in body)
    if whole > 1:
        diagnostics.add("R111", file, body[0][0].line, f"{whole} rows each contain a complete text; they are read as one text")
    for row in body:
        _row(row, columns, builder)
    return builder.lines(diagnostics)


def _row(row: list[_Cell], columns: _Columns, builder: LineBuilder) -> None:
    texts = [row[i] for i in columns.text if i < len(row)]
    for i, cell in enumerate(row):
        if i == columns.title and not _contains_title(cell.text, texts):
            builder.add_text(cell.line, cell.text)
        elif i not in columns.text:
            name = columns.names[i] if i < len(columns.names) else ""
            builder.set_aside(cell.line, cell.text, f"column {name or i + 1}")
    for cell in texts:
        paragraph = True
        for k, raw in enumerate(cell.text.split("\n")):
            if raw.strip():
                builder.add_text(cell.line + k, raw, paragraph=paragraph)
            paragraph = not raw.strip()


def _contains_title(title: str, texts: list[_Cell]) -> bool:
    """Do the first lines of the text contain the title?"""
    bare = re.sub(r"\s+", "", title)
    lines = [re.sub(r"\s+", "", line) for cell in texts for line in cell.text.split("\n", _HEAD)[:_HEAD]]
    return not bare or any(len(line) >= 4 and (bare in line or line in bare) for line in lines)  # noqa: PLR2004 - a word


def _rows(text: str, stated: str) -> Iterator[list[_Cell]]:
    """Yield the rows that are not empty, with the line of every cell; surplus cells are joined to the last column."""
    delimiter = stated or _delimiter(text)
    csv.field_size_limit(_CELL)
    deadline = Deadline()
    stream = io.StringIO(text.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n"), newline="\n")
    reader = csv.reader(stream, delimiter=delimiter)
    width = line = 0
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise UnreadableError("R109", f"line {reader.line_num}: {error}") from None
        start, line = line + 1, reader.line_num
        if len(cells) > _COLUMNS and not width:
            raise UnreadableError("R108", f"{len(cells)} columns; the limit is {_COLUMNS}")
        if start % _CHECKED == 0:
            deadline.check()
        if start > LINES:
            raise UnreadableError("R108", f"more than {LINES} rows")
        if not any(c.strip() for c in cells):
            continue
        width = width or len(cells)
        if len(cells) > width:
            cells = [*cells[: width - 1], delimiter.join(cells[width - 1 :])]
        yield list(_placed(cells, start))


def _placed(cells: list[str], line: int) -> Iterator[_Cell]:
    for text in cells:
        yield _Cell(line, text)
        line += text.count("\n")


def _delimiter(text: str) -> str:
    """Return the delimiter that gives the most rows the same number of columns, more than one; by default a comma."""
    best = (0.0, ",")
    for delimiter in _DELIMITERS:
        reader = csv.reader(io.StringIO(text.lstrip("\ufeff")[:200_000], newline=""), delimiter=delimiter)
        widths: list[int] = []
        try:
            for row in reader:
                if any(c.strip() for c in row):
                    widths.append(len(row))
                if len(widths) >= _SAMPLE:
                    break
        except csv.Error:
            pass
        if widths and widths[0] > 1:
            share = sum(w == widths[0] for w in widths) / len(widths)
            best = max(best, (share, delimiter), key=lambda b: b[0])
    return best[1]


def _columns(rows: list[list[_Cell]]) -> _Columns:
    if not rows:
        raise UnreadableError("R103", "the table has no rows")
    first = [c.text for c in rows[0]]
    roles = roles_of(first)
    named = _is_header(first, roles)
    body = rows[1:] if named else rows
    by_role = {role: [i for i, r in enumerate(roles) if r == role] for role in ("zh", "en", "text", "title")} if named else {}
    text = tuple(by_role.get("zh", [])[:1] + by_role.get("en", [])[:1]) or tuple(by_role.get("text", [])[:1])
    title = next(iter(by_role.get("title", [])), None)
    if not any(row[i].text.strip() for row in body for i in text if i < len(row)):
        text = _by_content(body, title)
    return _Columns(text, title, tuple(first) if named else ())


def _is_header(cells: list[str], roles: list[str]) -> bool:
    """Are these cells the names of the columns? Half of them are known, or both languages, or a column of text among names."""
    if not any(role and role != "other" for role in roles):
        return False
    known = sum(map(bool, roles)) * 2 >= len(roles) or {"zh", "en"} <= set(roles)
    return known or ("text" in roles and all(len(c.strip()) <= _NAME and not c.strip().endswith(("。", ".")) for c in cells))


def columns_by_content(rows: Sequence[Sequence[str]]) -> tuple[int, ...]:
    """Return the columns with most Chinese and most English among rows of texts."""
    return _by_content([[_Cell(0, text) for text in row] for row in rows], None)


def _by_content(rows: list[list[_Cell]], title: int | None) -> tuple[int, ...]:
    """Return the columns with most Chinese and most English; only those that contain sentences."""
    weight: dict[str, dict[int, int]] = {"zh": {}, "en": {}}
    for row in rows[:_SAMPLE]:
        for i, cell in enumerate(row):
            lang = language(cell.text[:2000])
            if lang is not None and i != title and "://" not in cell.text[:12]:
                weight[lang][i] = weight[lang].get(i, 0) + len(cell.text)
    out: list[int] = []
    for side in weight.values():
        best = max(side.items(), key=lambda p: p[1], default=None)
        if best is not None and best[0] not in out and best[1] >= _SENTENCE * min(len(rows), _SAMPLE) / 2:
            out.append(best[0])
    return tuple(out)
