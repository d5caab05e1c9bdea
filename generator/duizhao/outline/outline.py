"""Chapters, passages and their keys."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from duizhao.diagnostics import Collector
from duizhao.genre import Genre, genre_named
from duizhao.model.identity import UNKNOWN, report_id
from duizhao.model.report import Chapter, MergedReport, MergedRow, Passage, Report
from duizhao.model.source import Fragment, Lang, Script
from duizhao.outline.kinds import Reads, read_kinds
from duizhao.text.fold import fold
from duizhao.text.fragments import joined
from duizhao.text.headings import lead, opening
from duizhao.text.keys import keys

OPENING = "0"  # the chapter of what stands before the first part


def outline(merged: MergedReport, diagnostics: Collector) -> Report[Passage]:
    """Give every row its chapter and its key.

    Chapter ids are the numbers that the headings state ("2.10"; of an annex "A1.3"), so that an excerpt and
    the whole report agree on them. After the last chapter of a part, a salutation opens a closing section.
    """
    genre = genre_named(merged.identity.genre)
    reads = read_kinds(merged.rows, genre)
    scripts = {e.file: e.script for e in merged.editions}
    row_keys = _keys(merged.rows, scripts)
    entered = _Entered({OPENING: Chapter(OPENING, "", "index", "", "", "")}, {}, {})
    chapters = entered.chapters
    passages: list[Passage] = []
    part = current = ""
    for i, (row, how, key) in enumerate(zip(merged.rows, reads, row_keys, strict=True)):
        if how.kind == "part":
            part = current = _new(f"{'A' if how.annex else ''}{how.number}", "", row, how, key, entered, genre, diagnostics)
            if how.titled:
                chapters[part] = _titled(chapters[part], merged.rows[i + 1])
        elif how.kind == "chapter":
            current = _new(f"{part or OPENING}.{how.number}", part, row, how, key, entered, genre, diagnostics)
        elif how.salutes and "." in current and not current.endswith("z"):
            current = _closing(current, part, row, chapters, genre)
        where = OPENING if how.kind == "front" else (current or OPENING)
        zh = joined(row.zh, "zh") if row.zh else None
        en = joined(row.en, "en") if row.en else None
        leads = (lead(zh, "zh", genre) if zh and how.lead else 0, lead(en, "en", genre) if en and how.lead else 0)
        passages.append(Passage(key, (), how.kind, where, leads, zh, en, row))
    if len(chapters) == 1:
        diagnostics.add("O102", merged.editions[0].file, 0, "no numbered heading was found")
    who = merged.identity
    return Report(
        report_id(who), who, _title_zh(merged, genre), _title_en(merged, genre), merged.editions,
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
class _Entered:
    """The headings entered so far: chapters by id, the last number below each parent, how often each id was wanted."""

    chapters: dict[str, Chapter]
    last: dict[str, int]
    times: dict[str, int]


def _new(
    wanted: str,
    parent: str,
    row: MergedRow,
    how: Reads,
    key: str,
    entered: _Entered,
    genre: Genre,
    diagnostics: Collector,
) -> str:
    """Enter a part or chapter; a number that is taken or does not ascend is said and made unique."""
    file, line = _place(row)
    nth = entered.times[wanted] = entered.times.get(wanted, 0) + 1
    name = wanted if nth == 1 else f"{wanted}x{nth}"
    run = "A" if how.annex else parent
    last = entered.last.get(run, 0)
    entered.last[run] = how.number
    if nth > 1:
        diagnostics.add("O101", file, line, f"heading number {how.number} stands here again")
    elif how.number < last:
        diagnostics.add("O101", file, line, f"heading number {how.number} follows {last}")
    zh, en = joined(row.zh, "zh"), joined(row.en, "en")
    if how.lead:
        zh, en = zh[: lead(zh, "zh", genre) or None], en[: lead(en, "en", genre) or None]
    entered.chapters[name] = Chapter(name, parent, _slug(name), zh.rstrip("。"), en.rstrip("."), key)
    return name


def _titled(annex: Chapter, title: MergedRow) -> Chapter:
    """An annex by its number and the title on the line below, which stays a row."""
    zh, en = joined(title.zh, "zh"), joined(title.en, "en")
    return replace(annex, zh=f"{annex.zh}\u3000{zh}".strip(), en=f"{annex.en} {en}".strip())


def _closing(current: str, part: str, row: MergedRow, chapters: dict[str, Chapter], genre: Genre) -> str:
    name = f"{current}z"
    zh, en = joined(row.zh, "zh"), joined(row.en, "en")
    salute_zh = zh[: mark.length] if (mark := opening(zh, "zh", genre)) else zh
    salute_en = en[: mark.length] if (mark := opening(en, "en", genre)) else ""
    chapters[name] = Chapter(name, part, _slug(name), salute_zh.rstrip("！!：:，,"), salute_en.rstrip(",:!."), "")
    return name


def _slug(name: str) -> str:
    """The page's name: numbers padded so that pages sort as the report runs, a part before its chapters.

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
    """Keys from the zh stream; rows without zh from the en stream; front rows from their own words."""
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
