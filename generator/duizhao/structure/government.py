"""Find whose report a Chinese text is: weigh what its title, occasion, offices, opening and body say."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from duizhao.genre import Genre, fill
from duizhao.genre.model import PlaceClue
from duizhao.text.pinyin import core_and_kind
from duizhao.text.place_names import has_kind, name_at_end, short_name_at_end
from duizhao.text.places import Place, is_known_zh, known_cores, place_of_zh

_HEADER_LINE = 60  # characters; a longer line of the body names other places, too
_OFTEN = 5  # mentions from which a text is about a place
_TIMES_MORE = 3  # how many times more often than any other place
_ELSEWHERE = 10  # mentions of another place that contradict a header


class TextLine(NamedTuple):
    """A line of the header or of the first paragraphs: in Simplified script, without white space, and its number."""

    text: str
    line: int
    header: bool


class Clue(NamedTuple):
    """A name of a place, what named it (a `source` of the genre, or “text”), its weight and its line."""

    name: str
    source: str
    weight: int
    line: int


@dataclass(frozen=True, slots=True)
class Government:
    """The place of a text (None: not named), the clues that name another one, and how often the text names it.

    `mentions` is 0 unless nothing but the names in the text tells the place.
    """

    place: Place | None
    others: tuple[Clue, ...] = ()
    mentions: int = 0


def find_government(lines: Sequence[TextLine], body: str, genre: Genre) -> Government:
    """Weigh the clues of a text; `body` is all of its Chinese text, prepared like the lines.

    The title, the occasion, the offices and the opening are weighed as the genre says; a name that the text repeats and
    no other confirms them. Without any name, the text is that of the place that it names most by far.
    """
    clues = [c for c in _clues(lines, genre) if is_known_zh(c.name) or has_kind(c.name) or _confirmed(c, lines, body)]
    kinds = _kinds(lines, genre)
    names = _full_names([c.name for c in clues], kinds)
    weights: dict[str, int] = defaultdict(int)
    for c in dict.fromkeys(clues):
        weights[names[c.name]] += c.weight
    if not weights:
        return _most_named(body, genre)
    best = max(weights, key=lambda name: weights[name])  # of equal weights the first, in the order of the genre's clues
    place = place_of_zh(best)
    others = {names[c.name]: c for c in reversed(clues) if place_of_zh(names[c.name]) != place}
    return Government(place, tuple(sorted(others.values(), key=lambda c: c.line)) or _elsewhere(place, body))


def _clues(lines: Sequence[TextLine], genre: Genre) -> Iterator[Clue]:
    """Yield every name that stands where the genre expects one."""
    for clue, pattern in _patterns(genre):
        for text, line, header in lines:
            if not header and (clue.whole or (clue.source != "opening" and len(text) > _HEADER_LINE)):
                continue
            for m in pattern.finditer(text):
                name = name_at_end(m["name"], genre)
                if not name and clue.source == "title":
                    name = short_name_at_end(m["name"], genre)
                if name and (not clue.whole or name == m["name"]):
                    yield Clue(name, clue.source, clue.weight, line)
                    break


@cache
def _patterns(genre: Genre) -> tuple[tuple[PlaceClue, re.Pattern[str]], ...]:
    office = "|".join(o.zh for o in genre.office if o.zh and o.of_place)
    slots = {"name": r"(?P<name>[^。；！？]{1,40}?)", "number": "[0-9一二三四五六七八九十]{1,3}", "office": f"(?:{office})"}
    return tuple((c, re.compile(fill(c.pattern, **slots))) for c in genre.place.clue)


def _confirmed(clue: Clue, lines: Sequence[TextLine], body: str) -> bool:
    """Does the text use this name, which has no kind, also with a kind of place after it?"""
    pattern = re.compile(rf"{re.escape(clue.name)}(?:省|自治[区州县旗]|特别行政区|地区|市|州|盟|新?区|县|旗)")
    return bool(pattern.search(body)) or any(pattern.search(text) for text, _, _ in lines)


def _kinds(lines: Sequence[TextLine], genre: Genre) -> tuple[str, ...]:
    """Return the kinds of place that have the offices of the header (市 for 市长)."""
    header = "\n".join(text for text, _, header in lines if header)
    return tuple(kind for o in genre.office if o.zh and o.zh in header for kind in o.kinds)


def _full_names(names: Sequence[str], kinds: Sequence[str]) -> dict[str, str]:
    """Map every name to the full one of its place: 新疆 to 新疆维吾尔自治区, 望川 to 望川市 if that is named, too.

    >>> _full_names(["望川", "望川市", "吉林", "林远海东省", "海东省"], ["市"])
    {'望川': '望川市', '望川市': '望川市', '吉林': '吉林市', '林远海东省': '海东省', '海东省': '海东省'}
    """
    out = {}
    for name in names:
        core, kind = core_and_kind(name)
        longer = [n for n in names if n != name and not kind and core_and_kind(n)[0] == core]
        shorter = [n for n in names if n != name and kind and has_kind(n) and name.endswith(n)]
        known = [f"{name}{k}" for k in kinds if not kind and _in_table(f"{name}{k}")]
        full = next(iter([*longer, *shorter, *known]), name)
        out[name] = place_of_zh(full).zh
    return out


def _in_table(name: str) -> bool:
    return place_of_zh(name).zh != name or is_known_zh(name)


def _most_named(body: str, genre: Genre) -> Government:
    """Find the place that the text names most, among those that its words for the whole place (全省) can mean."""
    word = max(genre.place.whole, key=body.count, default="")
    if not word or not body.count(word):
        return Government(None)
    counts = _counts(body, genre.place.whole[word])
    best, second = counts[0], counts[1]
    if best[0] < _OFTEN or best[0] < second[0] * _TIMES_MORE:
        return Government(None)
    return Government(best[1], (), best[0])


def _elsewhere(place: Place, body: str) -> tuple[Clue, ...]:
    """Return a clue if the text never names this place, which is in the table, but often another of its level."""
    if not is_known_zh(place.zh) or core_and_kind(place.zh)[0] in body:
        return ()
    times, other = _counts(body, (place.level,))[0]
    return (Clue(other.zh, "text", 1, 0),) if times >= _ELSEWHERE else ()


def _counts(body: str, levels: tuple[str, ...]) -> list[tuple[int, Place]]:
    """Count the names of the places of these levels in a text; the most frequent first."""
    counts = [(body.count(core), place) for core, place in known_cores(levels)]
    return sorted(counts, key=lambda c: (-c[0], c[1].slug))
