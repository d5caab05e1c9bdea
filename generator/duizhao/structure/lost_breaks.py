"""Restore lost line breaks: split a report that is on one line, or nearly."""

import re
from dataclasses import replace
from functools import cache

from duizhao.diagnostics import Collector
from duizhao.genre import Genre, either, either_case
from duizhao.model.source import Line
from duizhao.text.fragments import cut_all, trimmed
from duizhao.text.language import HAN

_LONGEST = 1500  # characters; more than any paragraph of a report has
_MOST = 8  # tenths of a text from which one line counts as all of it
_STOP = "[。！？!?；;.”’」』）)]"


@cache
def _cuts(genre: Genre) -> tuple[re.Pattern[str], ...]:
    """Compile the patterns whose matches end where a paragraph must begin."""
    zh, en = genre.salutation.usual["zh"], genre.salutation.usual["en"]
    title, occasion, closes = genre.title.end_pattern, genre.occasion.end_pattern, either(genre.headings.ends)
    post = either(sorted({w[-1] for o in genre.office for w in (o.zh, o.hant) if w and o.acting}))  # 长, of 市长
    cuts = (
        r"(?<=\S)\u3000{2}(?=\S)|(?<=\S)[\u3000 ]{4,}(?=\S)",  # an indent that was kept
        rf"(?<={_STOP}) *(?={zh}|[一二三四五六七八九十]{{1,2}}、|[（(][一二三四五六七八九十]{{1,2}}[）)]|[一二三四五六七八九十]是)",
        rf"(?<={title}) *(?=[—―\-–]{{1,3}}\S|{zh})|(?<={zh}[：:]) *(?=[^，,])|(?<={occasion}) *(?=\S{{2,12}}{post})",
        rf"(?<=[.!?”]) +(?=(?:{either_case(en)}|I{{1,3}}V?\.? [A-Z]|\(?(?:[IVX]+|\d{{1,2}})\) [A-Z]|(?:First|Second|Third|Fourth|Fifth), ))",
        rf"(?<={en}[,:!]) +(?=[A-Z])",
        rf"(?<![^\s。！？”）])[一二三四五六七八九十]{{1,2}}、(?:[^。；！？，]{{2,30}}。|[^。；！？，]{{2,30}}?{closes}(?![和及与、，。]))",  # a heading
        rf"(?<![的，,、向给])(?={zh}[：:])",  # after the speaker's name
        rf"(?<={_STOP}) *(?=[“\"]?[A-Z][A-Za-z’'-]{{0,40}},?(?: [A-Za-z’'-]{{1,40}},?){{3}})(?<=[。！？；”] |.[。！？；”])",  # from Chinese to English
        rf"(?<=[a-z0-9%][.!?:,]) *(?=[{HAN}“（])",  # and back
    )
    return tuple(map(re.compile, cuts))


def restore_breaks(lines: tuple[Line, ...], genre: Genre, file: str, diagnostics: Collector) -> tuple[Line, ...]:
    """Split a line that holds nearly the whole text into paragraphs; keep all other lines.

    Paragraphs begin at indents, at salutations and numbered openings after a full stop, and where the language changes. The
    heading of a part ends at its full stop or at one of the words that end such headings; any other heading without a
    full stop stays with the paragraph that it opens.
    """
    total = sum(len(line.fragment.text) for line in lines)
    out: list[Line] = []
    for line in lines:
        size = len(line.fragment.text)
        pieces = _pieces(line, genre) if size > _LONGEST and size * 10 > total * _MOST else [line]
        if len(pieces) > 1:
            diagnostics.add(
                "S206", file, line.fragment.line, f"{size} characters on one line; divided into {len(pieces)} paragraphs"
            )
        out.extend(pieces)
    return tuple(out)


def _pieces(line: Line, genre: Genre) -> list[Line]:
    text = line.fragment.text
    cuts = sorted({m.end() for pattern in _cuts(genre) for m in pattern.finditer(text) if 0 < m.end() < len(text)})
    parts = [trimmed(f) for part in cut_all((line.fragment,), cuts) for f in part if f.raw]
    return [replace(line, fragment=f, paragraph=True) for f in parts]
