"""Find a table of contents: headings that are repeated below, with page numbers."""

import re
from collections.abc import Sequence

from duizhao.genre import Genre
from duizhao.model.source import Line
from duizhao.text.fold import fold
from duizhao.text.headings import is_salutation

_TITLE = re.compile(r"目[录錄次]|(?:table\s*of\s*)?contents", re.IGNORECASE)
_PAGE = re.compile(r"(?:[\s.．·…⋯‥—–-]*[.．·…⋯‥—–-]{2,}\s*|\s+)\d{1,3}\s*$")
_SPACE = re.compile(r"\s+")
_REGION = 80  # lines in which a table of contents is searched
_LONGEST = 120  # maximum characters of an entry
_LEADER = 60  # characters at the end of an entry in which dots lead to the page number
_ENTRIES, _LINES = 200, 5000  # maximum lines of a table, and of a text, that are examined
_TITLED, _UNTITLED = 2, 3  # minimum entries of a table with a title, and of one without


def contents_lines(lines: Sequence[Line], genre: Genre) -> set[int]:
    """Return the indices of the lines of a table of contents: its title, and entries that are repeated below as headings."""
    keys: list[str] = []
    i = 0
    while i < min(len(lines), _REGION):
        text = lines[i].fragment.text
        titled = bool(_TITLE.fullmatch(_SPACE.sub("", text[:_LONGEST])))
        if not titled and not _is_numbered(text):
            i += 1
            continue
        keys = keys or [fold(x.fragment.text[:_LONGEST], "zh") for x in lines[:_LINES]]
        end = i + titled
        count = 0
        while end < min(len(lines), i + _ENTRIES) and not is_salutation(lines[end].fragment.text, "zh", genre):
            repeated = _is_repeated(lines[end].fragment.text, keys[end + 1 :])
            if not repeated and not _is_numbered(lines[end].fragment.text):
                break
            count += repeated
            end += 1
        if count >= (_TITLED if titled else _UNTITLED) and count * 2 > end - i - titled:
            return set(range(i, end))
        i = max(end, i + 1)
    return set()


def _is_numbered(text: str) -> bool:
    return bool(_PAGE.search(text[-_LEADER:]))


def _is_repeated(text: str, below: Sequence[str]) -> bool:
    if len(text) > _LONGEST:
        return False
    key = fold(_PAGE.sub("", text), "zh")
    return bool(key) and any(other.startswith(key) for other in below)
