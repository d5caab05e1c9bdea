"""Divide a report into chapters and passages with permanent keys."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from duizhao.diagnostics import Collector
from duizhao.genre import Genre, genre_named
from duizhao.model.identity import UNKNOWN, report_id
from duizhao.model.report import Chapter, MergedReport, MergedRow, Passage, Report
from duizhao.model.source import Fragment, Lang, Script
from duizhao.outline.kinds import RowReading, classify_rows
from duizhao.text.fold import fold
from duizhao.text.fragments import joined
from duizhao.text.headings import lead, opening
from duizhao.text.keys import keys

OPENING = "0"  # the chapter of the text before the first part


def outline(merged: MergedReport, diagnostics: Collector) -> Report[Passage]:
    """Assign a chapter and a key to every row.

    Chapter IDs are the numbers in the headings ("2.10"; in an annex "A1.3"), so that an excerpt has the same IDs as the
    whole report. After the last chapter of a part, a salutation opens a closing section.
    """
    genre = genre_named(merged.identity.genre)
    readings = classify_rows(merged.rows, genre)
    scripts = {e.file: e.script for e in merged.editions}
    row_keys = _keys(merged.rows, scripts)
    headings = _Headings({OPENING: Chapter(OPENING, "", "index", "", "", "")}, {}, {})
    chapters = headings.chapters
    passages: list[Passage] = []
    part = current = ""
    for i, (row, reading, key) in enumerate(zip(merged.rows, readings, row_keys, strict=True)):
        if reading.kind == "part":
            part = current = _new(
                f"{'A' if reading.annex else ''}{reading.number}", "", row, reading, key, headings, genre, diagnostics
            )
            if reading.titled:
                chapters[part] = _titled(chapters[part], merged.rows[i + 1])
        elif reading.kind == "chapter":
            current = _new(f"{part or OPENING}.{reading.number}", part, row, reading, key, headings, genre, diagnostics)
        elif reading.has_salutation and "." in current and not current.endswith("z") and _ends_part(readings, i):
            current = _closing(current, part, row, chapters, genre)
        where = OPENING if reading.kind == "front" else (current or OPENING)
        zh = joined(row.zh, "zh") if row.zh else None
        en = joined(row.en, "en") if row.en else None
        leads = (lead(zh, "zh", genre) if zh and reading.lead else 0, lead(en, "en", genre) if en and reading.lead else 0)
        passages.append(Passage(key, (), reading.kind, where, leads, zh, en, row))
    if len(chapters) == 1:
        diagnostics.add("O102", merged.editions[0].file, 0, "no numbered heading was found")
    identity = merged.identity
    return Report(
        report_id(identity), identity, _title_zh(merged, genre), _title_en(merged, genre), merged.editions,
        tuple(chapters.values()), tuple(passages), merged.notes, (), merged.set_aside,
    )  # fmt: skip


def _title_zh(merged: MergedReport, genre: Genre) -> str:
    name = next((e.identity.zh for e in merged.editions if e.identity.zh), "")
    return genre.title.form["zh"].format(year=merged.identity.year, place=name)


def _title_en(merged: MergedReport, genre: Genre) -> str:
    i = merged.identity
    names = [e.identity.en for e in merged.editions if e.identity.en and "en" in e.languages]
    name = next(iter(names), i.en or i.slug.title())
    of_place = "" if name == genre.central.en or i.slug == UNKNOWN else genre.title.of_place.format(place=name)
    return genre.title.form["en"].format(year=i.year, place=name, of_place=of_place)


@dataclass(slots=True)
class _Headings:
    """The headings so far: chapters by ID, the last number below each parent, and how often each ID was stated."""

    chapters: dict[str, Chapter]
    last: dict[str, int]
    times: dict[str, int]


def _new(
    stated_id: str,
    parent: str,
    row: MergedRow,
    reading: RowReading,
    key: str,
    headings: _Headings,
    genre: Genre,
    diagnostics: Collector,
) -> str:
    """Add a part or chapter and return its ID; a number that is repeated or out of order gets a diagnostic (O101)."""
    file, line = _place(row)
    nth = headings.times[stated_id] = headings.times.get(stated_id, 0) + 1
    name = stated_id if nth == 1 else f"{stated_id}x{nth}"
    run = "A" if reading.annex else parent
    last = headings.last.get(run, 0)
    headings.last[run] = reading.number
    if nth > 1:
        diagnostics.add("O101", file, line, f"heading number {reading.number} is repeated here")
    elif reading.number < last:
        diagnostics.add("O101", file, line, f"heading number {reading.number} follows {last}")
    zh, en = joined(row.zh, "zh"), joined(row.en, "en")
    if reading.lead:
        zh, en = zh[: lead(zh, "zh", genre) or None], en[: lead(en, "en", genre) or None]
    headings.chapters[name] = Chapter(name, parent, _slug(name), zh.rstrip("。"), en.rstrip("."), key)
    return name


def _titled(annex: Chapter, title: MergedRow) -> Chapter:
    """Name an annex by its number and the title on the line below, which stays a row."""
    zh, en = joined(title.zh, "zh"), joined(title.en, "en")
    return replace(annex, zh=f"{annex.zh}\u3000{zh}".strip(), en=f"{annex.en} {en}".strip())


def _closing(current: str, part: str, row: MergedRow, chapters: dict[str, Chapter], genre: Genre) -> str:
    name = f"{current}z"
    zh, en = joined(row.zh, "zh"), joined(row.en, "en")
    salute_zh = zh[: mark.length] if (mark := opening(zh, "zh", genre)) else zh
    salute_en = en[: mark.length] if (mark := opening(en, "en", genre)) else ""
    chapters[name] = Chapter(name, part, _slug(name), salute_zh.rstrip("！!：:，,"), salute_en.rstrip(",:!."), "")
    return name


def _ends_part(readings: Sequence[RowReading], i: int) -> bool:
    """Does no further chapter of the part follow this row? A salutation within the chapters opens nothing."""
    return next((r.kind for r in readings[i + 1 :] if r.kind in {"part", "chapter"}), "part") == "part"


def _slug(name: str) -> str:
    """Return the name of a page, with numbers padded so that pages sort in the order of the report.

    >>> _slug("2"), _slug("2.10"), _slug("1.8z"), _slug("1x2"), _slug("A1.3")
    ('02-00', '02-10', '01-08z', '01x2-00', 'a01-03')
    """
    out = []
    for piece in (name if "." in name else f"{name}.0").split("."):
        annex = piece[:1] == "A"
        piece = piece.removeprefix("A")
        digits = piece[: len(piece) - len(piece.lstrip("0123456789"))]
        out.append("a" * annex + digits.zfill(2) + piece[len(digits) :])
    return "-".join(out)


def _place(row: MergedRow) -> tuple[str, int]:
    fragment = (row.zh or row.en)[0]
    return fragment.file, fragment.line


def _keys(rows: tuple[MergedRow, ...], scripts: Mapping[str, Script | None]) -> list[str]:
    """Make keys from the zh stream, for rows without zh from the en stream, for front rows from their own text."""
    folded = [_folded(row, scripts) for row in rows]
    streams: dict[Lang, str] = {lang: "".join(text for _, side, text in folded if side == lang) for lang in ("zh", "en")}
    at: dict[Lang, int] = {"zh": 0, "en": 0}
    starts: list[tuple[str, int]] = []
    for front, lang, text in folded:
        if front:
            starts.append((front, 0))
        else:
            starts.append((streams[lang], at[lang]))
            at[lang] += len(text)
    return keys(starts)


def _folded(row: MergedRow, scripts: Mapping[str, Script | None]) -> tuple[str, Lang, str]:
    lang: Lang = "zh" if row.zh else "en"
    text = _fold(row.zh or row.en, lang, scripts)
    return (f"{row.field}:{text}", lang, "") if row.field else ("", lang, text)


def _fold(fragments: tuple[Fragment, ...], lang: Lang, scripts: Mapping[str, Script | None]) -> str:
    traditional = bool(fragments) and scripts.get(fragments[0].file) == "Hant"
    return fold(joined(fragments, lang), lang, traditional=traditional)
