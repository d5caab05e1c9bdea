"""Lines of a PDF to paragraphs: which break of a line is the end of one."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from generator.readers.pdf.layer import TextLine
from generator.text.headings import opening
from generator.text.language import HAN, language

_ENDS = re.compile(r"[。！？!?：:；;.…][”’）)\"'］\]]*$")
_ENDS_SURELY = re.compile(r"[。！？!?][”’）)\"'］\]]*$")
_INDENT = 1.2  # letters; a first line is moved in by two, or by more than this
_SHORT = 2.5  # letters missing at the end of a line that was not full
_GAP = 1.45  # times the usual distance of lines
_BIGGER = 1.12  # times the size of the letters
_SPACED = re.compile(rf"(?<=[{HAN}，。、；：！？“”‘’（）《》]) (?=[{HAN}，。、；：！？“”‘’（）《》])")
_PAIR = re.compile(rf"(?<=[{HAN}]) ?(?=[{HAN}])")
_KEPT_HYPHEN = re.compile(r"(?:^|[\s(“‘-])(?:well|self|non|co|high|low|long|short|state|multi|inter|pre|post|mid|large|small|cross|all|full|high|new|first|second|two|three|one|end|year|old)-$", re.IGNORECASE)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Paragraph:
    """The numbers of its lines, its text with every character of theirs, and which spans are not shown."""

    lines: tuple[int, ...]
    raw: str
    hidden: tuple[tuple[int, int], ...]
    indented: bool


def find_paragraphs(lines: list[TextLine], furniture: frozenset[int]) -> list[Paragraph]:
    """Paragraphs in order; one may run over the end of a page, past its foot and the next page's head."""
    body = [i for i in range(len(lines)) if i not in furniture]
    left, right = _edges([lines[i] for i in body])
    pitch = _pitch([lines[i] for i in body])
    parts: list[list[int]] = []
    for k, i in enumerate(body):
        if k and not _begins(lines[body[k - 1]], lines[i], left, right, pitch):
            parts[-1].append(i)
        else:
            parts.append([i])
    words = set(re.findall(r"[a-z]+(?:-[a-z]+)*", " ".join(lines[i].text.lower() for i in body)))
    return [_paragraph(part, lines, words, left) for part in parts]


def _edges(lines: Sequence[TextLine]) -> tuple[float, float]:
    """The left and the right edge of the text: where most lines begin, and where the long ones end."""
    if not lines:
        return 0.0, 0.0
    left = Counter(round(line.left) for line in lines).most_common(1)[0][0]
    rights = sorted(line.right for line in lines)
    return float(left), rights[int(0.9 * (len(rights) - 1))]


def _pitch(lines: Sequence[TextLine]) -> float:
    """The usual distance from line to line."""
    steps = [round(a.bottom - b.bottom, 1) for a, b in pairwise(lines) if a.page == b.page]
    steps = [s for s in steps if s > 0]
    return Counter(steps).most_common(1)[0][0] if steps else 0.0


def _begins(last: TextLine, here: TextLine, left: float, right: float, pitch: float) -> bool:
    """Does a paragraph begin with this line?"""
    size = max(here.size, 1.0)
    lang = language(here.text)
    if max(last.size, here.size) > _BIGGER * max(min(last.size, here.size), 1.0):
        return True
    if here.page == last.page and pitch and last.bottom - here.bottom > _GAP * pitch:
        return True
    if here.left > left + _INDENT * size * _LETTER.get(lang or "zh", 1.0):
        return True
    missing = right - last.right
    first = len(here.text.split(" ", 1)[0]) * 0.5 * size if lang == "en" else _SHORT * size
    if missing > max(first, _SHORT * size * 0.5) + size * 0.5:
        return not (lang == "en" and here.text[:1].islower() and not _ENDS.search(last.text))
    return bool(_ENDS_SURELY.search(last.text) and opening(here.text.strip(), lang or "zh"))


_LETTER = {"zh": 1.0, "en": 0.8}


def _paragraph(part: list[int], lines: list[TextLine], words: set[str], left: float) -> Paragraph:
    raw = ""
    hidden: list[tuple[int, int]] = []
    for k, i in enumerate(part):
        text = lines[i].text.strip()
        if k:
            broken = re.search(r"([A-Za-z]+)-$", raw)
            if broken and text[:1].islower():
                tail = re.match(r"[a-z]+", text)
                whole = broken[1].lower() + (tail[0] if tail else "")
                compound = f"{broken[1].lower()}-{tail[0] if tail else ''}"
                if whole in words or (compound not in words and not _KEPT_HYPHEN.search(raw)):
                    hidden.append((len(raw) - 1, len(raw)))
            elif not re.search(rf"[{HAN}，。、；：！？“”（）《》…—]$", raw) or not re.match(
                rf"[{HAN}，。、；：！？“”（）《》…—]", text
            ):
                raw += " "
        start = len(raw)
        raw += text
        hidden += [(start + a, start + b) for a, b in _stretched(text)]
    return Paragraph(tuple(part), raw, tuple(hidden), lines[part[0]].left > left + _INDENT * lines[part[0]].size)


def _stretched(text: str) -> list[tuple[int, int]]:
    """Spaces between Han characters of a line that was stretched to fill its width."""
    spaces = [m.span() for m in _SPACED.finditer(text)]
    pairs = len(_PAIR.findall(text))
    if len(spaces) >= 3 and len(spaces) * 3 >= pairs:  # noqa: PLR2004 - a third of the places
        return spaces
    return []
