"""The table of contents of a document: headings that come again, with the numbers of their pages."""

import re
from collections.abc import Sequence

from generator.model.source import Line
from generator.text.fold import fold
from generator.text.headings import is_salutation

_TITLE = re.compile(r"目[录錄次]|(?:table\s*of\s*)?contents", re.IGNORECASE)
_PAGE = re.compile(r"(?:[\s.．·…⋯‥—–-]*[.．·…⋯‥—–-]{2,}\s*|\s+)\d{1,3}\s*$")
_SPACE = re.compile(r"\s+")
_REGION = 80  # lines within which a document has its contents
_LONGEST = 120  # characters of an entry
_TITLED, _UNTITLED = 2, 3  # entries that make a table, below its title and without one


def contents(lines: Sequence[Line]) -> set[int]:
    """Indices of the lines of a table of contents: its title, and entries that come again below as headings."""
    for i, line in enumerate(lines[:_REGION]):
        text = line.fragment.text
        titled = bool(_TITLE.fullmatch(_SPACE.sub("", text)))
        if not titled and not _PAGE.search(text):
            continue
        below = [fold(x.fragment.text[:_LONGEST], "zh") for x in lines[i + 1 :]]
        end = i + titled
        again = 0
        while end < len(lines) and not is_salutation(lines[end].fragment.text, "zh"):
            comes = _comes_again(lines[end].fragment.text, below[end - i :])
            if not comes and not _PAGE.search(lines[end].fragment.text[-_LONGEST:]):
                break
            again += comes
            end += 1
        if again >= (_TITLED if titled else _UNTITLED) and again * 2 > end - i - titled:
            return set(range(i, end))
    return set()


def _comes_again(text: str, below: Sequence[str]) -> bool:
    if len(text) > _LONGEST:
        return False
    key = fold(_PAGE.sub("", text), "zh")
    return bool(key) and any(other.startswith(key) for other in below)
