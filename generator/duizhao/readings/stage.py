"""Read the Chinese texts of a report, or take their readings from the cache."""

from collections.abc import Mapping, Sequence

from duizhao.cache import Cache, key, version
from duizhao.model.readings import TextReading, ZhText
from duizhao.model.report import MarkedPassage, Report
from duizhao.readings.texts import texts_of

_LIBRARIES = ("opencc", "pypinyin", "rjieba")


def read_report(report: Report[MarkedPassage], cache: Cache) -> Mapping[str, TextReading]:
    """Map the name of every Chinese text of a report (key of a row, `note-9`, `c-01-02` for a page title) to its reading."""
    texts = texts_of(report)
    return dict(zip((t.name for t in texts), read_texts(texts, cache), strict=True))


def read_texts(texts: Sequence[ZhText], cache: Cache) -> tuple[TextReading, ...]:
    """Read these texts in order; the readings are cached together, by the content of all texts."""
    plain = [(t.text, t.script, t.cuts, t.published, t.speaker) for t in texts]
    name = key("readings", version("duizhao.readings", "duizhao.text", libraries=_LIBRARIES), plain)
    readings = cache.get(name, tuple[TextReading, ...])
    if readings is None or len(readings) != len(texts):
        from duizhao.readings.read import read  # noqa: PLC0415 - loads two word lists

        readings = tuple(read(t) for t in texts)
        cache.put(name, readings)
    return readings
