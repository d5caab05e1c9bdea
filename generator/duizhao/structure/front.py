"""Read the front matter: title, occasion, speaker and date before the report proper."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from duizhao.genre import Genre, patterns
from duizhao.model.edition import FrontField
from duizhao.model.source import Fragment, Lang, Line
from duizhao.structure.patterns import furniture
from duizhao.text.fragments import cut_all, trimmed
from duizhao.text.headings import opening
from duizhao.text.language import language

_DATE = {
    "zh": re.compile(
        r"^[（(]?(?:\d{2,4}|[一二三四五六七八九〇○零]{4})年(?:\d{1,2}|[一二三四五六七八九十]{1,2})月(?:\d{1,2}|[一二三四五六七八九十]{1,3})日[）)]?$"
    ),
    "en": re.compile(
        r"^\(?(?:on )?(?:January|February|March|April|May|June|July|August|September|October|November|December) \d{1,2}, \d{4}\)?$"
    ),
}
_NAME_ALONE = re.compile(r"^[\u4e00-\u9fff]{1,2}[\s　]*[\u4e00-\u9fff]{1,3}$")
_LONG = {"zh": 70, "en": 200}
_REGION = 60  # lines in which front matter is searched; the longest known has a dozen


@dataclass(frozen=True, slots=True)
class FrontPart:
    """One field of the front matter in one language; several fragments if it is broken over lines."""

    field: FrontField
    lang: Lang
    fragments: tuple[Fragment, ...]


def find_front(lines: list[Line], genre: Genre) -> int:
    """Return the number of lines before the report proper.

    They end at the salutation, the opening words, the first numbered heading or a long paragraph; or, once the occasion or
    the speaker is named, at the first line that is not a field of a header.
    """
    parts: list[FrontPart] = []
    for i, line in enumerate(lines[:_REGION]):
        text = line.fragment.text
        lang = language(text)
        if lang is None or furniture(text, genre) or line.role in {"quote", "markup", "rule"}:
            continue
        mark = opening(text, lang, genre)
        if mark and mark.style in {"salutation", "part", "bracket"}:
            return i
        if patterns(genre).opening[lang].search(text) or len(text) > _LONG[lang]:
            return i
        parts, unrecognised = read_front([line], genre, parts)
        if (
            unrecognised
            and any(p.field in {"occasion", "speaker"} for p in parts)
            and not _goes_on(lines[i + 1 : i + 1 + _LEFT_OVER], genre)
        ):
            return i
    return len(lines) if parts and len(lines) <= _REGION and not read_front(lines, genre)[1] else 0


def _goes_on(lines: list[Line], genre: Genre) -> bool:
    """Does the salutation or do the opening words follow after short lines, so that what is before still is the header?"""
    for line in lines:
        text = line.fragment.text
        lang = language(text)
        mark = opening(text, lang, genre) if lang else None
        if lang and ((mark and mark.style == "salutation") or patterns(genre).opening[lang].search(text)):
            return True
        if mark or len(text) > _SHORT:
            return False
    return False


_LEFT_OVER = 12  # lines of a page (its path, its date) between the header and the salutation
_SHORT = 60


def is_report_title(text: str, lang: Lang, genre: Genre) -> bool:
    """Is the whole line the title of a report?"""
    return bool(patterns(genre).title_line[lang].fullmatch("".join(text.split()) if lang == "zh" else text))


def find_later_header(lines: list[Line], lang: Lang, genre: Genre) -> tuple[int, int]:
    """Find a header in the middle of the text; return the index of its first line and the index after its last.

    A text has one if it is all in one language, then all in the other. Without such a header, both are equal.
    """
    for i, line in enumerate(lines):
        text = line.fragment.text
        if len(text) > _LONG[lang] or language(text) != lang:
            continue
        if is_report_title(text, lang, genre):
            end = i + 1
            while end < len(lines) and end - i < _FIELDS and not read_front(lines[i : end + 1], genre)[1]:
                end += 1
            return i, end
    return 0, 0


_FIELDS = 6  # lines of the longest known header


def read_front(lines: list[Line], genre: Genre, before: Sequence[FrontPart] = ()) -> tuple[list[FrontPart], list[Line]]:
    """Return the fields of these lines appended to `before`, and the lines that are not a field."""
    parts = list(before)
    unrecognised: list[Line] = []
    for line in lines:
        if within := _speaker_within(line.fragment, genre):
            parts += within
            continue
        if caption_end(line.fragment.text, genre) and any(p.field == "speaker" for p in parts):
            unrecognised.append(line)
            continue
        for fragment in fields(line.fragment, genre):
            lang = language(fragment.text)
            if lang is None:
                unrecognised.append(replace(line, fragment=fragment))
                continue
            bare = "".join(fragment.text.split()) if lang == "zh" else fragment.text
            if patterns(genre).caption_rest.fullmatch(bare):
                unrecognised.append(replace(line, fragment=fragment))
                continue
            last = parts[-1] if parts and parts[-1].lang == lang else None
            if last and _continues(last, bare, genre):
                parts[-1] = FrontPart(last.field, lang, (*last.fragments, fragment))
            elif (field := _field(bare, lang, parts, genre)) is not None:
                parts.append(FrontPart(field, lang, (fragment,)))
            else:
                unrecognised.append(replace(line, fragment=fragment))
    return parts, unrecognised


def fields(fragment: Fragment, genre: Genre) -> list[Fragment]:
    """Split a header on one line into its fields."""
    cuts = [m.start() for m in patterns(genre).header_cuts.finditer(fragment.text) if 0 < m.start() < len(fragment.text)]
    pieces = [f for part in cut_all((fragment,), cuts) for f in part if f.raw] if cuts else [fragment]
    out = []
    for piece in map(trimmed, pieces) if cuts else pieces:
        end = caption_end(piece.text, genre)
        out += [trimmed(f) for part in cut_all((piece,), [end]) for f in part if f.raw] if end else [piece]
    return out


def _speaker_within(fragment: Fragment, genre: Genre) -> list[FrontPart]:
    """Return occasion and speaker of a line that names the speaker between the date and the meeting; else nothing."""
    m = patterns(genre).speaker_within.match(fragment.text)
    if not m:
        return []
    ends = [m.start("speaker"), m.start("rest")]
    date, speaker, rest = (trimmed(f) for piece in cut_all((fragment,), ends) for f in piece if f.raw)
    return [FrontPart("occasion", "zh", (date, rest)), FrontPart("speaker", "zh", (speaker,))]


def caption_end(text: str, genre: Genre) -> int:
    """Return where the name ends in the caption of a picture of the speaker (…市长林远作政府工作报告); 0 if the line is none."""
    m = patterns(genre).caption.match(text)
    return m.end("speaker") if m else 0


def is_caption(text: str, genre: Genre) -> bool:
    """Is this a caption of a picture of the speaker, or what is left of one without the name?"""
    return bool(patterns(genre).caption_rest.fullmatch(text.strip())) or caption_end(text, genre) > 0


def _field(bare: str, lang: Lang, parts: list[FrontPart], genre: Genre) -> FrontField | None:
    known = patterns(genre)
    if len(bare) > _LONG[lang]:
        return None
    if _DATE[lang].search(bare):
        return "date"
    title = known.title_field[lang].search(bare)
    if title and not (lang == "zh" and bare[:1] in "—-"):
        return "title"
    if known.occasion_field[lang].search(bare):
        return "occasion"
    if known.speaker[lang].search(bare):
        return "speaker"
    if lang == "zh" and bare in known.broken_titles:
        return "title"
    if lang == "zh" and _NAME_ALONE.match(bare) and parts:
        return "speaker"
    return None


def _continues(last: FrontPart, bare: str, genre: Genre) -> bool:
    """Does this line continue the last field?"""
    text = "".join(f.text for f in last.fragments)
    compact = "".join(text.split())
    known = patterns(genre)
    if last.lang == "zh":
        if last.field == "title" and compact.endswith(genre.title.unfinished):
            return True
        if last.field == "occasion":
            if known.occasion_rest.fullmatch(bare) and compact.endswith(genre.occasion.unfinished):
                return True  # a line that was broken before its last character
            return not known.occasion_finished.search(compact) and not known.speaker["zh"].search(bare)
        if last.field == "speaker":
            return bool(known.post_at_end.search(compact)) and len(bare) <= 6  # noqa: PLR2004 - a name
        return False
    if last.field == "occasion":
        return not re.search(r"\b\d{4}\b", text) and not known.speaker["en"].search(bare)
    return False
