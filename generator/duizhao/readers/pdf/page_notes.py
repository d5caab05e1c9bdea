"""Find footnotes in a PDF: small lines at the end of a page that open with a number, which also stands in the page's text."""

import re
from collections import Counter, defaultdict
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field

from duizhao.model.source import Fragment
from duizhao.readers.pdf.layer import TextLine
from duizhao.text.fragments import edited

SIGN = re.compile(r"[①-⑳㉑-㉟㊱-㊿]|[\[［〔]\d{1,2}[\]］〕]")
_WORD_END = re.compile(r"[\w”’》）」)]\s?$")
_SMALLER = 0.95  # times the size of the letters of the text
_Place = tuple[int, int]  # the index of a line, and which of its signs


@dataclass(frozen=True, slots=True)
class PageNotes:
    """The lines of every note by the index of the first, its label, and the labels of the signs in the text."""

    parts: Mapping[int, tuple[int, ...]] = field(default_factory=dict)
    labels: Mapping[int, int] = field(default_factory=dict)
    markers: Mapping[_Place, int] = field(default_factory=dict)


def find_page_notes(lines: Sequence[TextLine], furniture: Container[int]) -> PageNotes:
    """Find the notes of all pages, numbered through the document: many begin again on each page."""
    by_page: dict[int, list[int]] = defaultdict(list)
    for i, line in enumerate(lines):
        if i not in furniture:
            by_page[line.page].append(i)
    small = _SMALLER * _usual_size([lines[i] for on_page in by_page.values() for i in on_page])
    parts: dict[int, tuple[int, ...]] = {}
    markers: dict[_Place, int] = {}
    labels: dict[int, int] = {}
    for on_page in by_page.values():
        end = len(on_page)
        while end and lines[on_page[end - 1]].size < small:
            end -= 1
        places = _places(lines, on_page[:end])
        first: int | None = None
        for i in on_page[end:]:
            opens = SIGN.match(lines[i].text.strip())
            if opens and opens[0] in places:
                first = i
                labels[first] = markers[places.pop(opens[0])] = len(labels) + 1
                parts[first] = (i,)
            elif first is not None:
                parts[first] = (*parts[first], i)
    return PageNotes(parts, labels, markers)


def _usual_size(lines: Sequence[TextLine]) -> float:
    """Return the size in which most of the text is set."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size, 1)] += len(line.text)
    return max(sizes, key=lambda size: sizes[size], default=0.0)


def _places(lines: Sequence[TextLine], body: Sequence[int]) -> dict[str, _Place]:
    """Return where each sign stands in the text of a page: behind a word, if it does anywhere; others may count items."""
    places: dict[str, _Place] = {}
    for behind in (True, False):
        for i in body:
            for nth, m in enumerate(SIGN.finditer(lines[i].text)):
                if bool(_WORD_END.search(lines[i].text[: m.start()])) == behind:
                    places.setdefault(m[0], (i, nth))
    return places


def with_labels(fragment: Fragment, part: Sequence[int], lines: Sequence[TextLine], notes: PageNotes) -> Fragment:
    """Write the signs of notes as labels, as Markdown has them: `[^1]` in the text, `[^1]: ` before a note."""
    label = notes.labels.get(part[0])
    opens = SIGN.match(fragment.text)
    if label and opens:
        return edited(fragment, [(0, opens.end(), f"[^{label}]: ")])
    places = [(i, nth) for i in part for nth, _ in enumerate(SIGN.finditer(lines[i].text))]
    signs = list(SIGN.finditer(fragment.text))
    if len(places) != len(signs):
        return fragment
    marked = [(m, notes.markers[place]) for m, place in zip(signs, places, strict=True) if place in notes.markers]
    return edited(fragment, [(m.start(), m.end(), f"[^{number}]") for m, number in marked])
