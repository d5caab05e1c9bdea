"""Read what a paragraph has that the other language can explain: words, quantities, its numbered opening, its length."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from duizhao.genre import Genre
from duizhao.model.source import Lang
from duizhao.text.headings import ends_sentence, lead, opening
from duizhao.text.language import to_simplified
from duizhao.text.words import en_words, zh_words

Quantities = Callable[[str, Lang], Sequence[tuple[int, int, tuple[str, ...]]]]  # span and possible meanings of each in a text
QUANTITY = "#"  # the first character of an item that is a quantity, not a word
Mark = tuple[str, int]  # the style of an opening, and its number
GREETING, TITLE = "salutation", "title"  # kinds of mark without a number
_TITLE: dict[Lang, int] = {"zh": 30, "en": 110}  # characters up to which a paragraph without a stop may be a heading
_HEADING: dict[Lang, int] = {"zh": 45, "en": 180}  # characters up to which a numbered paragraph of one sentence is a heading
_OPEN = ("：", ":", "，", ",", "、")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """What is known of one paragraph.

    `items` counts its words and, by their first meaning, its quantities; `meanings` are all meanings of its quantities;
    `mark` is the style and the number of its opening, "title" if it looks like a heading without number, or None.
    `heading`: is it nothing but a heading?
    """

    items: Counter[str]
    meanings: frozenset[str]
    mark: Mark | None
    size: int
    heading: bool = False


def read_paragraph(text: str, lang: Lang, genre: Genre, quantities: Quantities) -> Paragraph:
    """Read one paragraph; Traditional Chinese is read as Simplified.

    >>> from duizhao.genre import genre_named
    >>> p = read_paragraph("（二）改造老旧小区46个。", "zh", genre_named(), lambda text, lang: [(9, 12, ("count:46",))])
    >>> sorted(p.items), p.mark
    (['#count:46', '二', '小区', '改造', '老旧'], ('bracket', 2))
    """
    plain = to_simplified(text) if lang == "zh" else text
    found = quantities(plain, lang)
    edges = [0, *(edge for start, end, _ in found for edge in (start, end)), len(plain)]
    bare = " ".join(plain[a:b] for a, b in zip(edges[::2], edges[1::2], strict=True))  # the words of a quantity say nothing more
    items = Counter(w for w in (zh_words(bare) if lang == "zh" else en_words(bare)) if not w[0].isdigit())
    meanings: set[str] = set()
    for _, _, keys in found:
        items[QUANTITY + keys[0]] += 1
        meanings.update(QUANTITY + key for key in keys)
    mark = _mark(plain, lang, genre)
    heading = mark is not None and mark[0] != GREETING and len(text) <= _HEADING[lang] and not lead(plain, lang, genre)
    return Paragraph(items, frozenset(meanings), mark, len(text), heading)


def _mark(text: str, lang: Lang, genre: Genre) -> Mark | None:
    mark = opening(text, lang, genre)
    if mark:
        return mark.style, mark.number
    is_title = len(text) <= _TITLE[lang] and not ends_sentence(text, lang) and not text.rstrip().endswith(_OPEN)
    return (TITLE, 0) if is_title else None
