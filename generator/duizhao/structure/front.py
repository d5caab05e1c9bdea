"""Front matter: title, occasion, speaker, date, before the report proper."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from duizhao.model.edition import FrontField
from duizhao.model.source import Fragment, Lang, Line
from duizhao.structure.patterns import furniture
from duizhao.text.fragments import cut_all, trimmed
from duizhao.text.headings import opening
from duizhao.text.language import language

_SPACE = re.compile(r"\s+")
_BODY = {
    "zh": re.compile(r"^(?:现在|現在|下面)?[，,]?(?:我|受).{0,8}(?:代表|委托|委託).{0,30}(?:政府|国务院|國務院|报告|報告)"),
    "en": re.compile(r"^(?:On behalf of|I (?:will )?now|Now,? on behalf)", re.IGNORECASE),
}
_TITLE = {
    "zh": re.compile(r"工作(?:的)?[报報]告"),
    "en": re.compile(r"report\s+on\s+the\s+work|work\s+report|report\s+on\s+the\s+government", re.IGNORECASE),
}
_OCCASION = {
    "zh": re.compile(r"^[—―\-–]{1,3}|(?:代表大会|代表大會).{0,12}[会會][议議]上?|第.{1,4}[届屆]$"),
    "en": re.compile(r"delivered|\bsession\b|\bcongress\b", re.IGNORECASE),
}
_POST_ZH = r"(?:(?:代|代理)?(?:市|省|州|区|區|县|縣|盟)[长長]|主席|行政长官|行政長官|总理|總理)"
_SPEAKER = {
    "zh": re.compile(rf"^.{{0,14}}{_POST_ZH}(?:.{{0,12}})$"),
    "en": re.compile(r"\b(?:Acting\s+)?(?:Mayor|Governor|Premier|Chairman|Chairwoman|Chair|Magistrate)\b"),
}
_DATE = {
    "zh": re.compile(
        r"^[（(]?(?:\d{2,4}|[一二三四五六七八九〇○零]{4})年(?:\d{1,2}|[一二三四五六七八九十]{1,2})月(?:\d{1,2}|[一二三四五六七八九十]{1,3})日[）)]?$"
    ),
    "en": re.compile(
        r"^\(?(?:on )?(?:January|February|March|April|May|June|July|August|September|October|November|December) \d{1,2}, \d{4}\)?$"
    ),
}
_ONE_LINE = re.compile(r"(?<=[报報]告)(?=[—―\-–]{1,3}\S)|(?<=[会會][议議]上)(?=[^\s）)])")
_NAME_ALONE = re.compile(r"^[\u4e00-\u9fff]{1,2}[\s　]*[\u4e00-\u9fff]{1,3}$")
_LONG = {"zh": 70, "en": 200}
_REGION = 60  # lines; no front matter known is longer than a dozen


@dataclass(frozen=True, slots=True)
class FrontPart:
    """One field of the front matter in one language; several lines where the source breaks it."""

    field: FrontField
    lang: Lang
    fragments: tuple[Fragment, ...]


def find_front(lines: list[Line]) -> int:
    """How many of the first lines stand before the report proper.

    They end at the salutation, the opening words, the first numbered heading, a long paragraph; or,
    once the occasion or the speaker is named, at the first line that is no field of a header.
    """
    parts: list[FrontPart] = []
    for i, line in enumerate(lines[:_REGION]):
        text = line.fragment.text
        lang = language(text)
        if lang is None or furniture(text) or line.role in {"quote", "markup", "rule"}:
            continue
        mark = opening(text, lang)
        if mark and mark.style in {"salutation", "part", "bracket"}:
            return i
        if _BODY[lang].search(text) or len(text) > _LONG[lang]:
            return i
        parts, strange = read_front([line], parts)
        if strange and any(p.field in {"occasion", "speaker"} for p in parts) and not _greets(lines[i + 1 : i + 2]):
            return i
    return len(lines) if parts and len(lines) <= _REGION and not read_front(lines)[1] else 0


def _greets(lines: list[Line]) -> bool:
    """Is this line the salutation or the opening words, so that what stands before it is still the header?"""
    text = lines[0].fragment.text if lines else ""
    lang = language(text)
    mark = opening(text, lang) if lang else None
    return lang is not None and (bool(mark and mark.style == "salutation") or bool(_BODY[lang].search(text)))


_HEADERS = {
    "zh": re.compile(r"(?:\d{4}年)?(?:.{2,10})?政府工作[报報]告"),
    "en": re.compile(
        r"(?:\d{4}\s+)?(?:report\s+on\s+the\s+work\s+of\s+the\s+government|government\s+work\s+report).{0,40}", re.IGNORECASE
    ),
}


def is_report_title(text: str, lang: Lang) -> bool:
    """Is the whole line a report's own title?"""
    return bool(_HEADERS[lang].fullmatch(_SPACE.sub("", text) if lang == "zh" else text))


def find_later_header(lines: list[Line], lang: Lang) -> tuple[int, int]:
    """Where a header stands in the middle of the text: its first line and the line after it.

    So it is where all of one language comes first, then all of the other. Both are equal when there
    is none.
    """
    for i, line in enumerate(lines):
        text = line.fragment.text
        if len(text) > _LONG[lang] or language(text) != lang:
            continue
        if is_report_title(text, lang):
            end = i + 1
            while end < len(lines) and end - i < _FIELDS and not read_front(lines[i : end + 1], [])[1]:
                end += 1
            return i, end
    return 0, 0


_FIELDS = 6  # lines of the longest header known


def read_front(lines: list[Line], before: Sequence[FrontPart] = ()) -> tuple[list[FrontPart], list[Line]]:
    """The fields found, after those found before; and the lines that are none of them."""
    parts = list(before)
    strange: list[Line] = []
    for line in lines:
        for fragment in fields(line.fragment):
            lang = language(fragment.text)
            if lang is None:
                strange.append(replace(line, fragment=fragment))
                continue
            bare = _SPACE.sub("", fragment.text) if lang == "zh" else fragment.text
            last = parts[-1] if parts and parts[-1].lang == lang else None
            if last and _goes_on(last, bare):
                parts[-1] = FrontPart(last.field, lang, (*last.fragments, fragment))
            elif (field := _field(bare, lang, parts)) is not None:
                parts.append(FrontPart(field, lang, (fragment,)))
            else:
                strange.append(replace(line, fragment=fragment))
    return parts, strange


def fields(fragment: Fragment) -> list[Fragment]:
    """A header written on one line, divided into its fields."""
    cuts = [m.start() for m in _ONE_LINE.finditer(fragment.text) if 0 < m.start() < len(fragment.text)]
    if not cuts:
        return [fragment]
    return [trimmed(f) for part in cut_all((fragment,), cuts) for f in part if f.raw]


def _field(bare: str, lang: Lang, parts: list[FrontPart]) -> FrontField | None:
    if len(bare) > _LONG[lang]:
        return None
    if _DATE[lang].search(bare):
        return "date"
    title = _TITLE[lang].search(bare)
    if title and not (lang == "zh" and bare[:1] in "—-"):
        return "title"
    if _OCCASION[lang].search(bare):
        return "occasion"
    if _SPEAKER[lang].search(bare):
        return "speaker"
    if lang == "zh" and bare in {"政府工作报", "政府工作報"}:
        return "title"
    if lang == "zh" and _NAME_ALONE.match(bare) and parts:
        return "speaker"
    return None


def _goes_on(last: FrontPart, bare: str) -> bool:
    """Is the last field unfinished, so that this line continues it?"""
    text = "".join(f.text for f in last.fragments)
    squeezed = _SPACE.sub("", text)
    if last.lang == "zh":
        if last.field == "title" and squeezed.endswith(("工作报", "工作報")):
            return True
        if last.field == "occasion":
            if re.fullmatch(r"上[）)]?", bare) and squeezed.endswith(("会议", "會議")):
                return True  # a line that was broken before its last character
            return not re.search(r"[会會][议議]上?$|上[）)]?$", squeezed) and not _SPEAKER["zh"].search(bare)
        if last.field == "speaker":
            return bool(re.search(rf"{_POST_ZH}$", squeezed)) and len(bare) <= 6  # noqa: PLR2004 - a name
        return False
    if last.field == "occasion":
        return not re.search(r"\b\d{4}\b", text) and not _SPEAKER["en"].search(bare)
    return False
