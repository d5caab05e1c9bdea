"""Mark the words that differ between two texts."""

import re

from duizhao.model.source import Lang

_PIECE = {"zh": re.compile(r"[0-9][0-9.,]*%?|[A-Za-z]+|\s+|."), "en": re.compile(r"\w[\w’'.,%-]*(?<![.,])|\s+|[^\w\s]")}
_COMPARED = 4_000_000  # product of the numbers of words of two texts, up to which they are compared
_AROUND = 6  # words shown before and after a difference
Part = tuple[str, str]  # what the old text has there, what the new one has; the same if nothing differs


def word_changes(old: str, new: str, lang: Lang) -> list[Part]:
    """Divide two texts into parts that are the same and parts that differ, by words, in Chinese by characters and numbers.

    >>> word_changes("We built two bridges.", "We built three bridges.", "en")
    [('We built ', 'We built '), ('two', 'three'), (' bridges.', ' bridges.')]
    """
    from rapidfuzz.distance import Levenshtein  # noqa: PLC0415 - few commands compare texts

    one, other = _PIECE[lang].findall(old), _PIECE[lang].findall(new)
    if "".join(one) != old or "".join(other) != new or len(one) * len(other) > _COMPARED:
        return [(old, new)]
    parts: list[Part] = []
    for o in Levenshtein.opcodes(one, other):
        before, after = "".join(one[o.src_start : o.src_end]), "".join(other[o.dest_start : o.dest_end])
        if parts and (parts[-1][0] != parts[-1][1]) == (before != after):
            parts[-1] = (parts[-1][0] + before, parts[-1][1] + after)
        else:
            parts.append((before, after))
    return parts


def marked_words(old: str, new: str, lang: Lang) -> str:
    """Return the words that differ, each with a little of what stands around it.

    >>> marked_words("We built two bridges.", "We built three bridges.", "en")
    'We built [-two-]{+three+} bridges.'
    """
    parts = word_changes(old, new, lang)
    return "".join(_shown(part, k == 0, k == len(parts) - 1, lang) for k, part in enumerate(parts))


def _shown(part: Part, first: bool, last: bool, lang: Lang) -> str:  # noqa: FBT001 - where the part stands
    old, new = part
    if old != new:
        return (f"[-{old}-]" if old else "") + (f"{{+{new}+}}" if new else "")
    words = _PIECE[lang].findall(old)
    size = 2 * _AROUND
    if len(words) <= 2 * size:
        return old
    head = "" if first else "".join(words[:size])
    tail = "" if last else "".join(words[-size:])
    return f"{head}…{tail}"
