"""Find the words that stand for a figure: 与经济增长同步, 完成国家下达任务."""

import re

from duizhao.compare.mentions import Mention
from duizhao.compare.words import pattern

_BEFORE = 30  # characters


def phrase(text: str, mention: Mention) -> tuple[int, int] | None:
    """Return the span of the phrase about a name; None if there is none."""
    stop = re.compile(r"[;。!?]|$").search(text, mention.end)
    end = stop.start() if stop else len(text)
    if not mention.part:
        end = min(end, text.find(",", mention.end) % (len(text) + 1))
    if m := pattern("phrases", "pattern").search(text[:end], mention.end):
        return m.span()
    start = max(0, mention.start - _BEFORE)
    if pattern("phrases", "task_pattern").match(text, mention.end):
        m = pattern("phrases", "before_pattern").search(text[start : mention.start])
        return (start + m.start(), start + m.end()) if m else None
    return None
