"""Read translation memories (TMX): the units in order, of each the Chinese, then the English."""

import re
from collections.abc import Iterator

from duizhao.diagnostics import Collector
from duizhao.model.source import Lang, Line
from duizhao.readers.limits import Deadline
from duizhao.readers.line_builder import LineBuilder
from duizhao.readers.xml import Element, attribute, line_of, local, parse_xml
from duizhao.text.language import language

_CODES = {"bpt", "ept", "it", "ph", "ut"}  # elements with formatting codes of the source program
_WITH_TEXT = ("seg", "note", "prop")
_SPACE = re.compile(r"\s+")
_CHINESE = re.compile(r"(?:zh|zho|chi|cmn|yue|cn|chinese)(?:[-_].*)?", re.IGNORECASE)
_TAG = re.compile(r"[a-z]{2,3}(?:[-_]\w{2,8})*", re.IGNORECASE)  # of a language; what is none may be its name
_ENGLISH = re.compile(r"(?:en|eng|english)(?:[-_].*)?", re.IGNORECASE)
_CHECKED = 256
_DAY = re.compile(r"[12][0-9]{7}T", re.ASCII)


def read_tmx(file: str, data: bytes, diagnostics: Collector) -> tuple[Line, ...]:
    """Return a line for every segment in Chinese or English, with the number of the source line where it begins.

    Other languages, a second translation in a unit, formatting codes and notes are set aside.
    """
    root = parse_xml(data, "TMX")
    builder = LineBuilder(file)
    deadline = Deadline()
    for k, e in enumerate(root.iter()):
        if k % _CHECKED == 0:
            deadline.check()
        for text in _outside_segments(e):
            builder.set_aside(line_of(e), _SPACE.sub(" ", text), "text outside the segments")
        if local(e) == "tu" and not _is_in_segment(e):
            _unit(e, builder)
        elif local(e) in {"note", "prop"} and not _is_in_unit(e):
            builder.set_aside(line_of(e), _SPACE.sub(" ", _text(e)), "remark of the translation memory")
    return builder.lines(diagnostics)


def _unit(unit: Element, builder: LineBuilder) -> None:
    sides: dict[Lang, tuple[int, str]] = {}
    for tuv in unit:
        if local(tuv) != "tuv":
            continue
        code = attribute(tuv, "lang")
        for e in tuv:
            if local(e) != "seg":
                builder.set_aside(line_of(e), _SPACE.sub(" ", _text(e)), "remark of the translation memory")
                continue
            codes: list[str] = []
            text = _SPACE.sub(" ", "".join(_segment(e, codes)))
            builder.set_aside(line_of(e), _SPACE.sub(" ", " ".join(codes)), "formatting code")
            lang = _lang(code, text)
            if lang is None:
                builder.set_aside(line_of(e), text, f"in another language ({code})" if code else "in no language")
            elif lang in sides:
                builder.set_aside(line_of(e), text, "second rendering of a unit")
            else:
                sides[lang] = line_of(e), text
    for lang in ("zh", "en"):
        if lang in sides:
            builder.add_text(*sides[lang])


def read_pairs(data: bytes) -> Iterator[tuple[str, str, int]]:
    """Yield the units of a translation memory that have both languages: Chinese, English, and the year of the last change or 0.

    Raise UnreadableError if it cannot be read.
    """
    deadline = Deadline()
    for k, unit in enumerate(parse_xml(data, "TMX").iter("{*}tu")):
        if k % _CHECKED == 0:
            deadline.check()
        sides: dict[Lang, str] = {}
        days = [attribute(unit, "changedate") or attribute(unit, "creationdate")]
        for tuv in (e for e in unit if local(e) == "tuv"):
            days.append(attribute(tuv, "changedate") or attribute(tuv, "creationdate"))
            for seg in (e for e in tuv if local(e) == "seg"):
                text = _SPACE.sub(" ", "".join(_segment(seg, []))).strip()
                if text and (lang := _lang(attribute(tuv, "lang"), text)):
                    sides.setdefault(lang, text)
        if len(sides) == 2:  # noqa: PLR2004 - both languages
            yield sides["zh"], sides["en"], max((int(d[:4]) for d in days if _DAY.match(d)), default=0)


def _outside_segments(e: Element) -> list[str]:
    """Return the text directly in an element that is to hold elements only: the file, its parts, its units."""
    if local(e) in _WITH_TEXT or _is_in_segment(e):
        return []
    return [text for text in (e.text, *(child.tail for child in e)) if text and text.strip()]


def _is_in_segment(e: Element) -> bool:
    return next(e.iterancestors(*(f"{{*}}{name}" for name in _WITH_TEXT)), None) is not None


def _is_in_unit(e: Element) -> bool:
    parent = e.getparent()
    return parent is not None and local(parent) == "tuv"


def _lang(code: str, text: str) -> Lang | None:
    if _CHINESE.fullmatch(code):
        return "zh"
    if _ENGLISH.fullmatch(code):
        return "en"
    return None if _TAG.fullmatch(code) else language(text)


def _segment(e: Element, codes: list[str]) -> list[str]:
    """Return the pieces of a segment's text; append the content of formatting codes to `codes`."""
    out = [e.text or ""]
    for child in e:
        if local(child) in _CODES:
            codes.append(_text(child))
        elif local(child):
            out.extend(_segment(child, codes))
        out.append(child.tail or "")
    return out


def _text(e: Element) -> str:
    return "".join(str(t) for t in e.itertext())
