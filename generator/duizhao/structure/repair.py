"""Repair text that an encoding or a typesetter damaged; the readings stay verbatim."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import replace

from duizhao.diagnostics import Collector
from duizhao.model.source import Fragment, Lang, Line
from duizhao.text.fragments import edited
from duizhao.text.language import HAN, language

Edits = list[tuple[int, int, str]]

# UTF-8 decoded as Windows-1252. The last byte of ” has no character there, so its first two characters end the table.
_READ_AS_WESTERN = {"â€™": "’", "â€˜": "‘", "â€œ": "“", "â€“": "–", "â€”": "—", "â€¦": "…", "Â·": "·", "Â ": " ", "â€": "”"}
_WESTERN = re.compile("|".join(map(re.escape, _READ_AS_WESTERN)))
# Windows-1252 decoded as GBK: the byte of a quotation mark or a dash, and the letter after it, became one rare character.
# It looks behind the character, not before it, so that a search passes over all others at once.
_GBK = re.compile(f"[{HAN}](?:(?<=[A-Za-z].)(?=[a-z ,.;:]|$)|(?<=[ (].)(?=[a-z]))")
_MARK_BYTES = range(0x91, 0x98)
_DIGIT = "0-9０-９"
_SPACED = re.compile(f"(?<![{_DIGIT}])[{_DIGIT}](?: [{_DIGIT}.．]){{2,}}|[{_DIGIT}] [{_DIGIT}] ?[%％年月日亿万億萬]")
_GAP = re.compile(f"(?<=[{_DIGIT}.．]) +(?=[{_DIGIT}.．%％{HAN}])|(?<=[{HAN}]) +(?=[{_DIGIT}])")
_SYLLABLE = "[a-zü]*+[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ][a-zü]*+"
_PINYIN = re.compile(f"(?<=[{HAN}”」])[(（] ?{_SYLLABLE}(?:[ ’']?{_SYLLABLE})* ?[)）]")
_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff]")
_RADICAL = re.compile("[\u2e80-\u2fdf\uf900-\ufaff]")
# Radicals that Unicode does not call compatible with the character; source: EquivalentUnifiedIdeograph.txt, Unicode 15.
_UNIFIED = dict(
    zip(
        "⺁⺠⻁⻄⻅⻆⻉⻋⻐⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻬⻮⻰⻳",
        "厂民虎西见角贝车钅长门青韦页风飞食马骨鬼鱼鸟卤麦黄齐齿龙龟",
        strict=True,
    )
)
_LEAST = 2  # minimum spaced numbers; fewer may be intended


def repair(lines: Sequence[Line], file: str, diagnostics: Collector) -> list[Line]:
    """Repair the lines, rule by rule; each rule reports how often it was applied."""
    out = _apply(list(lines), None, western, file, "S501", "character(s) damaged by a wrong encoding", diagnostics)
    out = _apply(out, "en", gbk, file, "S501", "apostrophe(s) or quotation mark(s) damaged by a wrong encoding", diagnostics)
    if sum(len(_SPACED.findall(line.fragment.text)) for line in out) >= _LEAST:
        out = _apply(out, "zh", spaced, file, "S502", "space(s) within or beside numbers", diagnostics)
    out = _apply(out, "zh", pinyin, file, "S503", "reading(s) in brackets", diagnostics)
    out = _apply(out, None, radicals, file, "S506", "radical(s) in place of characters", diagnostics)
    private = [line.fragment.line for line in out if _within_words(line.fragment)]
    if private:
        diagnostics.add("S504", file, private[0], f"{len(private)} line(s) with private-use characters")
    return out


def _apply(
    lines: list[Line], lang: Lang | None, rule: Callable[[str], Edits], file: str, code: str, what: str, diagnostics: Collector
) -> list[Line]:
    out: list[Line] = []
    count = first = 0
    for line in lines:
        text = line.fragment.text
        edits = rule(text) if lang is None or language(text) == lang else []
        if edits:
            first = first or line.fragment.line
            count += len(edits)
            line = replace(line, fragment=edited(line.fragment, edits))
        out.append(line)
    if count:
        diagnostics.add(code, file, first, f"{count} {what}")
    return out


def western(text: str) -> Edits:
    """Repair UTF-8 that was decoded as Windows-1252.

    >>> western("The cityâ€™s parks")
    [(8, 11, '’')]
    """
    if "â" not in text and "Â" not in text:
        return []
    return [(m.start(), m.end(), _READ_AS_WESTERN[m[0]]) for m in _WESTERN.finditer(text)]


def gbk(text: str) -> Edits:
    """Repair Windows-1252 that was decoded as GBK: a rare character in an English word.

    >>> gbk("The city抯 parks")
    [(8, 9, '’s')]
    """
    out = []
    for m in _GBK.finditer(text):
        data = m[0].encode("gb18030")
        if len(data) == 2 and data[0] in _MARK_BYTES and chr(data[1]).isalpha() and data[1] < 0x80:  # noqa: PLR2004
            out.append((m.start(), m.end(), data[:1].decode("cp1252") + chr(data[1])))
    return out


def spaced(text: str) -> Edits:
    """Remove spaces between the digits of a number, and between a number and its words.

    >>> spaced("从1 9 9 3 年起，增长1 1 ％")
    [(2, 3, ''), (4, 5, ''), (6, 7, ''), (8, 9, ''), (15, 16, ''), (17, 18, '')]
    """
    return [(m.start(), m.end(), "") for m in _GAP.finditer(text)]


def pinyin(text: str) -> Edits:
    """Remove a pinyin reading in brackets, with its tone mark, after a character.

    >>> pinyin("渌（lù）水上游的5（five）座水库")
    [(1, 5, '')]
    """
    return [(m.start(), m.end(), "") for m in _PINYIN.finditer(text)]


def radicals(text: str) -> Edits:
    """Replace radicals and compatibility characters, from some fonts of PDF files, with the ordinary characters.

    >>> radicals("政府⼯作")
    [(2, 3, '工')]
    """
    replacements = ((m.start(), _UNIFIED.get(m[0]) or unicodedata.normalize("NFKC", m[0])) for m in _RADICAL.finditer(text))
    return [(i, i + 1, new) for i, new in replacements if len(new) == 1 and new != text[i]]


def _within_words(fragment: Fragment) -> bool:
    """Is a private-use character, which cannot be shown, between characters of the text?"""
    if not fragment.text:
        return False
    return bool(_PRIVATE.search(fragment.raw, fragment.at[0], fragment.at[-1]))
