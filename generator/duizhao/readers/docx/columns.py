"""Find the columns of text in a table of Word, by the names and contents that tables in CSV have, too."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from duizhao.readers.docx.inline import NoteOrder, read_inline
from duizhao.readers.table import columns_by_content, roles_of
from duizhao.readers.xml import Element, local

_HEAD = 5  # rows in which the names of the columns are searched
_ROWS, _WIDTH = 4, 3  # the fewest rows and columns of a table that is understood without names


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of text in the order in which they are read; `header` is the number of rows up to that with the names."""

    text: tuple[int, ...]
    names: tuple[str, ...]
    header: int

    def why(self, column: int) -> str:
        """Return why a cell is set aside; "" for a column of text."""
        if column in self.text:
            return ""
        name = self.names[column].strip() if column < len(self.names) else ""
        return f"column {name or column + 1}"


def find_columns(rows: Sequence[Sequence[Element]]) -> Columns | None:
    """Return the columns of a table with a Chinese and an English one beside others; None if it is no such table."""
    texts = [[cell_text(cell) for cell in row] for row in rows[: _HEAD + 200]]
    for k, names in enumerate(texts[:_HEAD]):
        roles = roles_of(names)
        if {"zh", "en"} <= set(roles):
            return Columns((roles.index("zh"), roles.index("en")), tuple(names), k + 1)
    width = min(map(len, texts), default=0)
    if len(texts) < _ROWS or width < _WIDTH or width != max(map(len, texts)) or not _is_numbered(texts):
        return None
    text = columns_by_content(texts)
    return Columns(text, (), 0) if len(text) > 1 else None


def _is_numbered(rows: Sequence[Sequence[str]]) -> bool:
    """Return whether the first column counts the rows."""
    signs = [row[0].strip().rstrip(".、") for row in rows]
    numbers = [int(sign) for sign in signs if sign.isdecimal()]
    return len(numbers) * 10 >= len(rows) * 9 and all(b > a for a, b in itertools.pairwise(numbers))


def cell_text(cell: Element) -> str:
    """Return the text of a cell; its paragraphs are joined with line breaks."""
    paragraphs = [e for e in cell.iter() if local(e) == "p"]
    return "\n".join("".join(read_inline(p, NoteOrder()).text) for p in paragraphs)


def is_deleted(e: Element, settings: str, signs: frozenset[str] = frozenset({"del"})) -> bool:
    """Return whether the settings of a row or cell say that a tracked change deletes it."""
    own = next((c for c in e if local(c) == settings), None)
    return own is not None and any(local(c) in signs for c in own)


def has_deleted_mark(paragraph: Element) -> bool:
    """Return whether a tracked change deletes the mark at the end of a paragraph, which joins it to the next."""
    settings = next((c for c in paragraph if local(c) == "pPr"), None)
    mark = None if settings is None else next((c for c in settings if local(c) == "rPr"), None)
    return mark is not None and any(local(c) in {"del", "moveFrom"} for c in mark)
