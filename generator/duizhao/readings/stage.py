"""The readings of the texts of a page, from the cache or made."""

from collections.abc import Sequence

from duizhao.cache import Cache, key, version
from duizhao.model.readings import TextReading, Word, ZhText

_LIBRARIES = ("opencc", "pypinyin", "rjieba")


def read_texts(texts: Sequence[ZhText], cache: Cache) -> tuple[TextReading, ...]:
    """The readings of these texts, in their order; kept together, by what they say."""
    plain = [(t.text, t.script, t.cuts, t.published, t.speaker) for t in texts]
    name = key("readings", version("duizhao.readings", "duizhao.text", libraries=_LIBRARIES), plain)
    found = _kept(cache.get(name))
    if found is None or len(found) != len(texts):
        from duizhao.readings.read import read  # noqa: PLC0415 - loads two word lists

        found = tuple(read(t) for t in texts)
        cache.put(name, [[[[w.start, w.end, w.pinyin] for w in r.words], r.other] for r in found])
    return found


def _kept(value: object) -> tuple[TextReading, ...] | None:
    """The readings of a cached value; None for anything else."""
    if not isinstance(value, list):
        return None
    try:
        return tuple(TextReading(tuple(Word(a, b, str(p)) for a, b, p in words), str(other)) for words, other in value)
    except (TypeError, ValueError):
        return None
