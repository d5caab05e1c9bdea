"""Report what the headers of two editions of one report say differently: the day of delivery, the speaker."""

import re
from collections.abc import Sequence

from duizhao.diagnostics import Collector
from duizhao.genre import Genre, genre_named, patterns
from duizhao.model.edition import Edition
from duizhao.text.fragments import joined
from duizhao.text.language import to_simplified

_NAME = re.compile(r"[\u4e00-\u9fff·]+")


def report_differences(editions: Sequence[Edition], diagnostics: Collector) -> None:
    """Compare each edition with the first that states a day, and with the first that names a speaker in Chinese.

    A day without its month or a name without its office is no difference.
    """
    if len(editions) < 2:  # noqa: PLR2004 - two to compare
        return
    genre = genre_named(editions[0].identity.genre)
    dated = next((e for e in editions if e.identity.date), None)
    named = next((e for e in editions if _speaker(e, genre)[0]), None)
    for edition in editions:
        if dated and not _same_day(dated.identity.date, edition.identity.date):
            message = f"delivered on {edition.identity.date}, but {dated.file} says {dated.identity.date}"
            diagnostics.add("C107", edition.file, _speaker_or_date_line(edition), message)
        name, line = _speaker(edition, genre)
        if named and name and name != (first := _speaker(named, genre)[0]):
            diagnostics.add("C107", edition.file, line, f"the speaker is {name}, but {named.file} names {first}")


def _same_day(one: str, other: str) -> bool:
    return one.startswith(other) or other.startswith(one)


def _speaker_or_date_line(edition: Edition) -> int:
    """Return the line of the occasion or of the date; 0 if neither is a field."""
    rows = [r for r in edition.rows if r.field in {"date", "occasion"}]
    return next((f.line for r in rows for f in (*r.zh, *r.en)), 0)


def _speaker(edition: Edition, genre: Genre) -> tuple[str, int]:
    """Return the name of the speaker in Simplified script, without office and place, and its line; empty if none is named."""
    for row in (r for r in edition.rows if r.field == "speaker" and r.zh):
        text = "".join(joined(row.zh, "zh").split())
        parts = [p for p in patterns(genre).post.split(text) if p and _NAME.fullmatch(p)]
        name = parts[-1] if parts else ""
        if name:
            return to_simplified(name) if edition.script == "Hant" else name, row.zh[0].line
    return "", 0
