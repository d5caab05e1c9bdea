"""Sentences that end with punctuation in one language only."""

import re
from collections.abc import Iterator

from duizhao.model.qa import Finding
from duizhao.model.report import MarkedPassage, Report

_CLOSING = "”’\"')）」』》]】 \u3000"
_STOP = {**dict.fromkeys("。.．", "."), **dict.fromkeys("！!", "!"), **dict.fromkeys("？?", "?")}
_PAUSE = dict.fromkeys("，,、;；:：", ",")
_SHOWN = 12  # characters of an end that a finding quotes


def find(report: Report[MarkedPassage]) -> Iterator[Finding]:
    """Yield rows that end a sentence in one language only (Q203); a colon or comma does not end it, and headings do as they like."""
    for p in report.passages:
        if p.kind == "passage" and p.zh and p.en and _differ(ending(p.zh), ending(p.en)):
            yield Finding("Q203", report.id, p.key, _end(p.zh), _end(p.en))


def ending(text: str) -> str:
    """Return the kind of punctuation at the end: of a sentence, `,` for any pause, empty for none.

    >>> ending("建成绿道。”"), ending("it is built."), ending("as follows:"), ending("Green ways")
    ('.', '.', ',', '')
    """
    bare = text.rstrip(_CLOSING)
    inside = re.sub(r"[^\W]+$", "", bare[-1:])
    return _STOP.get(inside, _PAUSE.get(inside, "")) if bare else ""


def _differ(zh: str, en: str) -> bool:
    """Has only one punctuation, or is only one a question? A colon in English may stand for a full stop.

    >>> _differ(".", "!"), _differ(".", ""), _differ(".", ","), _differ("?", ".")
    (False, True, False, True)
    """
    if "?" in (zh, en) and zh != en:
        return True
    return bool(zh) != bool(en)


def _end(text: str) -> tuple[int, int]:
    return max(0, len(text) - _SHOWN), len(text)
