"""Translation memories (TMX): units in their order, of each the Chinese and then the English."""

import re

from duizhao.diagnostics import Collector
from duizhao.model.source import Lang, Line
from duizhao.readers.draft import Draft
from duizhao.readers.limits import Deadline
from duizhao.readers.xml import Element, attribute, line_of, local, parse_xml
from duizhao.text.language import language

_CODES = {"bpt", "ept", "it", "ph", "ut"}  # formatting of the program that the text came from
_SPACE = re.compile(r"\s+")
_CHINESE = re.compile(r"(?:zh|zho|chi|cmn|yue|cn|chinese)(?:[-_].*)?", re.IGNORECASE)
_ENGLISH = re.compile(r"(?:en|eng|english)(?:[-_].*)?", re.IGNORECASE)
_CHECKED = 256


def read_tmx(file: str, data: bytes, diagnostics: Collector) -> tuple[Line, ...]:
    """A line for every segment in Chinese or English, with the line of the source where it begins.

    Other languages, a second rendering of a unit, formatting codes and remarks are set aside.
    """
    root = parse_xml(data, "TMX")
    draft = Draft(file)
    deadline = Deadline()
    for k, e in enumerate(root.iter()):
        if k % _CHECKED == 0:
            deadline.check()
        if local(e) == "tu":
            _unit(e, draft)
        elif local(e) in {"note", "prop"} and not _is_in_unit(e):
            draft.aside(line_of(e), _SPACE.sub(" ", _text(e)), "remark of the translation memory")
    return draft.lines(diagnostics)


def _unit(unit: Element, draft: Draft) -> None:
    sides: dict[Lang, tuple[int, str]] = {}
    for tuv in unit:
        if local(tuv) != "tuv":
            continue
        said = attribute(tuv, "lang")
        for e in tuv:
            if local(e) != "seg":
                draft.aside(line_of(e), _SPACE.sub(" ", _text(e)), "remark of the translation memory")
                continue
            codes: list[str] = []
            text = _SPACE.sub(" ", "".join(_segment(e, codes)))
            draft.aside(line_of(e), _SPACE.sub(" ", " ".join(codes)), "formatting code")
            lang = _lang(said, text)
            if lang is None:
                draft.aside(line_of(e), text, f"in another language ({said})" if said else "in no language")
            elif lang in sides:
                draft.aside(line_of(e), text, "second rendering of a unit")
            else:
                sides[lang] = line_of(e), text
    for lang in ("zh", "en"):
        if lang in sides:
            draft.put(*sides[lang])


def _is_in_unit(e: Element) -> bool:
    parent = e.getparent()
    return parent is not None and local(parent) == "tuv"


def _lang(said: str, text: str) -> Lang | None:
    if _CHINESE.fullmatch(said):
        return "zh"
    if _ENGLISH.fullmatch(said):
        return "en"
    return None if said else language(text)


def _segment(e: Element, codes: list[str]) -> list[str]:
    """Pieces of a segment's text; what stands in formatting codes goes to `codes`."""
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
