"""Group the editions of each report, and choose the leading edition."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from duizhao.model.edition import Edition, Row
from duizhao.model.identity import series_of
from duizhao.text.fragments import joined

_EN_PER_ZH = 3.2  # English characters for one Chinese character
_NEARLY_WHOLE = 0.9  # share of the longest edition's text
_DAMAGED = 1000  # characters in which one damaged one makes an edition a damaged one
_LOST = re.compile("[\ufffd\ue000-\uf8ff\u25a1]")
_BROKEN = re.compile("(?<=[\u4e00-\u9fff])(?:[?]+| +)(?=[\u4e00-\u9fff])")
_WHOLE_IN_ZH = 0.6  # share of the longest edition's text in either language; a translation may be wordier than most


def group_editions(editions: Iterable[Edition]) -> list[tuple[Edition, ...]]:
    """Group editions by series (place and genre) and year."""
    groups: dict[tuple[str, int], list[Edition]] = defaultdict(list)
    for edition in editions:
        groups[series_of(edition.identity), edition.identity.year].append(edition)
    return [tuple(groups[key]) for key in sorted(groups)]


def lead_first(group: Sequence[Edition]) -> tuple[Edition, ...]:
    """Put the editions of a report in order, the leading one first.

    The order depends on the content of the editions, never on their names: nearly complete editions before parts, editions
    with paragraphs before translation memories, clean before damaged, bilingual before monolingual, Simplified before
    Traditional, of these the least damaged, and the longer before the shorter.
    """
    size = {e.sha256 + e.file: _size(e.rows) for e in group}
    longest = max(_weight(zh, en) for zh, en, _ in size.values())
    longest_zh = max(zh for zh, _, _ in size.values())

    def rank(e: Edition) -> tuple[bool, bool, bool, bool, bool, int, int, str, str]:
        zh, en, both = size[e.sha256 + e.file]
        if zh:  # Chinese is compared with Chinese, so that an original is not a part beside a wordy translation
            whole = zh >= longest_zh * _NEARLY_WHOLE and _weight(zh, en) >= longest * _WHOLE_IN_ZH
        else:
            whole = en >= longest * _NEARLY_WHOLE
        damage = _damage(e.rows)
        damaged = damage * _DAMAGED > zh + en
        return (not whole, e.format == "tmx", damaged, not both, e.script == "Hant", damage, -(zh + en), e.sha256, e.file)

    return tuple(sorted(group, key=rank))


def _weight(zh: int, en: int) -> float:
    """Return the length of a text, comparable across languages, in English characters."""
    return max(zh * _EN_PER_ZH, en)


def _damage(rows: tuple[Row, ...]) -> int:
    """Count the characters that no publisher meant: lost or undecodable ones, question marks and gaps between Chinese.

    A header is left out: a name stands apart from its office.
    """
    body = [r for r in rows if not r.field]
    sides = [("".join(f.text for f in side), "".join(f.raw for f in side)) for r in body for side in (r.zh, r.en)]
    return sum(len(_LOST.findall(raw)) + len(_BROKEN.findall(text)) for text, raw in sides)


def _size(rows: tuple[Row, ...]) -> tuple[int, int, bool]:
    """Return the numbers of characters of zh and of en, and whether most rows have both."""
    zh = sum(len(joined(r.zh, "zh")) for r in rows if not r.field)
    en = sum(len(joined(r.en, "en")) for r in rows if not r.field)
    return zh, en, sum(bool(r.zh and r.en) for r in rows) * 2 > len(rows)
