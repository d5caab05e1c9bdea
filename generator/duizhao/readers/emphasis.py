"""Remove the marks of emphasis that CommonMark leaves in Chinese text, where no space stands beside them."""

import re
import unicodedata

from duizhao.model.source import Fragment
from duizhao.text.fragments import without

_PAIR = re.compile(r"(?P<mark>(?P<char>[*_])(?P=char){0,2})(?!(?P=char)|\s)(?P<text>[^*_\n]+?)(?<!\s)(?P=mark)(?!(?P=char))")
_HAN = re.compile("[\u4e00-\u9fff]")


def without_marks(fragment: Fragment) -> Fragment:
    """Remove pairs of stars or underscores around Chinese text from the shown text; `raw` keeps them.

    CommonMark closes no emphasis between a full stop and a letter, as in **（一）稳增长。**稳工业, and within words none that is made of
    underscores. Stars with a space within (3米 * 2米 * 1米) are none.
    """
    spans = [
        span
        for m in _PAIR.finditer(fragment.text)
        if _HAN.search(m["text"]) and _is_emphasis(m, fragment)
        for span in ((m.start("mark"), m.end("mark")), (m.end("text"), m.end()))
    ]
    return without(fragment, spans)


def _is_emphasis(m: re.Match[str], fragment: Fragment) -> bool:
    escaped = any(fragment.at[k] and fragment.raw[fragment.at[k] - 1] == "\\" for k in (m.start(), m.end("text")))
    if escaped:
        return False
    text = fragment.text
    if m["char"] == "_":
        return not any(c.isascii() and c.isalnum() for c in (text[m.start() - 1 : m.start()] + text[m.end() : m.end() + 1]))
    return len(m["mark"]) > 1 or any(unicodedata.category(c)[0] == "P" for c in (m["text"][0], m["text"][-1]))
