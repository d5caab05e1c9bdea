"""Find the header of a report that stands on a page above the element with the text."""

import re
from collections.abc import Sequence

from duizhao.genre import genre_named, patterns
from duizhao.model.source import LANGS
from duizhao.readers.html.blocks import Block

_ABOVE = 16  # blocks above the text in which its header is searched
_HEAD = 6  # blocks at the start of the text that may have a title themselves
_LONG = 90  # characters; no line of a header is longer
_DATE = re.compile(r"[（(]?\d{4}年\d{1,2}月\d{1,2}日[）)]?|[（(]?[A-Z][a-z]+ \d{1,2}, \d{4}[）)]?")


def header_of(shown: Sequence[tuple[int, Block]], start: int) -> set[int]:
    """Return the blocks above the one numbered `start` that are title, occasion, speaker or day; none if the text has a title itself."""
    text = [block for i, block in shown if i >= start and not block.frame]
    if any(_is_title(block) for block in text[:_HEAD]):
        return set()
    above = [(i, block) for i, block in shown if i < start and not block.frame][-_ABOVE:]
    titles = [k for k, (_, block) in enumerate(above) if _is_title(block)]
    if not titles:
        return set()
    return {i for i, block in above[titles[0] :] if _is_title(block) or _is_field(block)}


def _is_title(block: Block) -> bool:
    known, text = patterns(genre_named()), _line(block)
    return _is_plain(block, text) and any(known.title_line[lang].fullmatch(text) for lang in LANGS)


def _is_field(block: Block) -> bool:
    known, text = patterns(genre_named()), _line(block)
    named = any(known.occasion_field[lang].search(text) or known.speaker[lang].search(text) for lang in LANGS)
    return _is_plain(block, text) and (named or bool(_DATE.fullmatch(text)))


def _is_plain(block: Block, text: str) -> bool:
    return 0 < len(text) <= _LONG and not block.linked and not re.search(r"[:：>|]", text)


def _line(block: Block) -> str:
    return " ".join(block.text.split())
