"""Qualifiers of figures that differ in form only."""

import re

from duizhao.model.figures import Figure
from duizhao.model.report import ComparedPassage

_REACH = 100  # characters before a figure in which what qualifies it stands
_SHARED = re.compile(r"\b(?:about|around|over|nearly|approximately|roughly|some|more than) [\d.,]+[^.;\d]{0,20} and $")
_MORE = re.compile(r"(?:(?<!the )(?<!these )(?<!those )past|\b(?:top|pass|cross|break|beat)) $")  # push it past 6 million
_RAISED = re.compile(r"\b(?:bring|rais|increas|tak|push|lift)(?:e|es|s|ing|ed)?\b[^.;]*$|\b(?:brought|took)\b[^.;]*$")
_ABOUT = re.compile("左右|上下|大约|大概|约")


def is_same_qualifier(p: ComparedPassage, zh: Figure, en: Figure) -> bool:
    """Do two figures of the same value, whose qualifiers are written otherwise, say the same?

    “Around 3% and 5%” qualifies both figures; in “push it past 6 million” a verb does, and “bring the total up to 6 million” has no
    qualifier. Of two qualifiers at once (低于13%左右) English may have one beside the figure. 千亿级 is no exact figure.
    """
    if (zh.value, zh.unit, zh.approx) == (en.value, en.unit, en.approx):
        return True
    words = (p.zh or "")[zh.start : zh.end]
    text, before = p.en or "", (max(0, en.start - _REACH), en.start)
    if words.endswith("级") or (en.approx == "~" and _ABOUT.search(words)):
        return True
    if text.startswith("up to", en.start):
        return not zh.approx and bool(_RAISED.search(text, *before))
    return not en.approx and bool(_SHARED.search(text, *before) or (zh.approx == ">" and _MORE.search(text, *before)))
