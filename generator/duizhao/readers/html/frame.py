"""Separate the text of a web page from the frame around it."""

import logging
import re

from duizhao.readers.html.blocks import Block, Blocks
from duizhao.readers.html.header import header_of
from duizhao.readers.limits import Deadline

_LARGE = 3_000_000  # characters of HTML; larger pages are classified by their elements only
_LONG = 40  # characters; a block of this length that ends a sentence is text, whatever trafilatura says
_MOST = 0.8  # share of the text that the element with the text contains
_SEVERAL = 3  # minimum blocks of text in that element
_LINKS = 0.6  # share of linked text in a list of links
_SENTENCE = re.compile(r"[。！？；：.!?;:][”’）)\"']?$")


def find_frame(blocks: Blocks, source: str, deadline: Deadline) -> frozenset[int]:
    """Return the numbers of blocks of the frame: navigation, links to other pages, imprint.

    What trafilatura extracts is text; so is everything else in the element that contains most of the extracted text, since
    trafilatura drops repetitions and short lines, which reports have. A long sentence is text anywhere.
    """
    shown = [(i, b) for i, b in enumerate(blocks.items) if not b.why]
    lines = _extracted(source) if len(source) <= _LARGE else frozenset()
    deadline.check()
    kept = {i for i, b in shown if (_bare(b) in lines and not b.frame) or _is_sentence(b)}
    if not kept:
        kept = {i for i, b in shown if not b.frame and not _is_links(b)}
    if not kept:
        return frozenset()
    first, last = _container(blocks, kept)
    low, high = min(kept), max(kept)
    kept |= header_of(shown, low) | _notes(blocks, shown)
    return frozenset(
        i
        for i, b in shown
        if i not in kept and (b.frame or not first <= b.element <= last or (not low <= i <= high and _is_links(b)))
    )


def _notes(blocks: Blocks, shown: list[tuple[int, Block]]) -> set[int]:
    """Return the blocks in notes, which may stand below the element with the text."""
    spans = [(e, blocks.last[e]) for e in blocks.notes]
    return {i for i, b in shown if b.note or any(first <= b.element <= last for first, last in spans)} if spans else set()


def _extracted(source: str) -> frozenset[str]:
    """Return the lines that trafilatura extracts, without white space; empty if it fails."""
    import trafilatura  # noqa: PLC0415 - slow to load, and only web pages need it

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        text = trafilatura.extract(source, include_comments=False, include_tables=True, favor_recall=True, deduplicate=False)
    except Exception:  # noqa: BLE001 - whatever fails in it, the page is read without it
        text = None
    return frozenset("".join(line.strip("|#*- ").split()) for line in (text or "").split("\n")) - {""}


def _bare(b: Block) -> str:
    return "".join(b.text.strip("|#*- ").split())


def _is_sentence(b: Block) -> bool:
    text = b.text
    return not b.frame and len(text) >= _LONG and bool(_SENTENCE.search(text)) and not _is_links(b)


def _is_links(b: Block) -> bool:
    return b.linked > _LINKS * len(_bare(b))


def _container(blocks: Blocks, kept: set[int]) -> tuple[int, int]:
    """Return the innermost element with most of the text, as its number and that of its last descendant."""
    weight = [0] * len(blocks.parent)
    count = [0] * len(blocks.parent)
    for i in kept:
        weight[blocks.items[i].element] += len(blocks.items[i].text)
        count[blocks.items[i].element] += 1
    whole = sum(weight)
    for e in range(len(weight) - 1, 0, -1):
        weight[blocks.parent[e]] += weight[e]
        count[blocks.parent[e]] += count[e]
    best = max((e for e, w in enumerate(weight) if w >= _MOST * whole and count[e] >= _SEVERAL), default=0)
    return best, blocks.last[best]
