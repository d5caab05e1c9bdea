"""Divide a report into chapters and passages with permanent keys."""

from collections.abc import Mapping

from duizhao.diagnostics import Collector
from duizhao.genre import Genre, genre_named
from duizhao.model.identity import UNKNOWN, report_id
from duizhao.model.report import MergedReport, MergedRow, Passage, Report
from duizhao.model.source import Fragment, Lang, Script
from duizhao.outline.headings import Headings
from duizhao.outline.kinds import classify_rows
from duizhao.text.fold import fold
from duizhao.text.fragments import joined
from duizhao.text.headings import lead
from duizhao.text.keys import keys

OPENING = "0"  # the chapter of the text before the first part


def outline(merged: MergedReport, diagnostics: Collector) -> Report[Passage]:
    """Assign a chapter and a key to every row.

    Chapter IDs are the numbers in the headings ("2.10"; in an annex "A1.3"), so that an excerpt has the same IDs as the
    whole report; a chapter without a number has a letter ("1.6a"), the closing of a part ends in "z".
    """
    genre = genre_named(merged.identity.genre)
    readings = classify_rows(merged.rows, genre)
    scripts = {e.file: e.script for e in merged.editions}
    row_keys = _keys(merged.rows, scripts)
    headings = Headings(OPENING, genre, diagnostics)
    chapters = headings.chapters
    passages: list[Passage] = []
    part = current = ""
    for i, (row, reading, key) in enumerate(zip(merged.rows, readings, row_keys, strict=True)):
        if reading.kind == "part":
            part = current = headings.part(row, reading, key)
            if reading.titled:
                headings.add_title(part, merged.rows[i + 1])
        elif reading.kind == "chapter":
            current = headings.chapter(part, row, reading, key)
        elif reading.opens:
            current = headings.section(part, merged.rows[i : i + 2], reading)
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
