"""Years and days that stand in one language only."""

import re
from collections.abc import Iterable, Iterator

from duizhao.model.alignment import Span
from duizhao.model.figures import Figure
from duizhao.model.qa import Finding
from duizhao.model.report import MarkedPassage, Report
from duizhao.model.source import Lang

_RELATIVE = {"今年|本年|今明": 0, "去年|上年|过去一年|上一年": -1, "明年|下一年|今明": 1, "前年": -2}
_DAYS = 10_000  # a date from here on has a month or a day: yyyymmdd, or mmdd without its year


def find(report: Report[MarkedPassage]) -> Iterator[Finding]:
    """Yield rows in which each language has a year, or each a day, that the other one has not (Q103).

    A year in one language only is none: 今年 may be “in 2024”, and the reverse; but 去年 is no other year than the last.
    """
    for p in report.passages:
        zh, en = _dates(p, "zh"), _dates(p, "en")
        for kind in ("year", "day"):
            only_zh = [span for value, span in zh[kind].items() if not _is_among(value, en[kind])]
            only_en = [span for value, span in en[kind].items() if not _is_among(value, zh[kind])]
            if only_zh and only_en:
                yield Finding("Q103", report.id, p.key, only_zh[0], only_en[0])
            elif kind == "year":
                told = _told(p.zh or "", report.identity.year)
                unlike = [span for value, span in en["year"].items() if value not in zh["year"] and told and value not in told]
                if unlike and zh["year"]:
                    yield Finding("Q103", report.id, p.key, None, unlike[0])


def _told(text: str, year: int) -> set[int]:
    """Return the years that a Chinese text of this year tells by words.

    >>> sorted(_told("去年建成，明年开放", 2024))
    [2023, 2025]
    """
    return {year + offset for words, offset in _RELATIVE.items() if re.search(words, text)}


def _is_among(value: int, others: Iterable[int]) -> bool:
    """Is this year or day among others? A month without its day (300) is any day of it (305).

    >>> _is_among(305, [300]), _is_among(305, [306]), _is_among(2024, [2025])
    (True, False, False)
    """
    return any(value == one or (value // 100 == one // 100 and not value % 100 * (one % 100)) for one in others)


def _dates(p: MarkedPassage, lang: Lang) -> dict[str, dict[int, Span]]:
    """Return the first place of each year and of each day of the year in a text."""
    out: dict[str, dict[int, Span]] = {"year": {}, "day": {}}
    for figure in p.figures:
        if figure.lang == lang and figure.kind == "date":
            for kind, value in _parts(figure):
                out[kind].setdefault(value, (figure.start, figure.end))
    return out


def _parts(figure: Figure) -> Iterator[tuple[str, int]]:
    for value in (int(figure.value), int(figure.high or 0)):
        year, day = divmod(value, _DAYS) if value >= _DAYS else (value, 0)
        if year:
            yield "year", year
        if day:
            yield "day", day
