"""Derive the shown text from a verbatim line."""

import re
from collections.abc import Sequence

from duizhao.model.source import Fragment

# Zero-width, directional and other invisible characters, controls, private use, soft hyphen.
_HIDDEN = (
    "\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\uffff"
    "\ue000-\uf8ff\U000e0000-\U000e01ef\U000f0000-\U0010ffff"
)
_INVISIBLE = re.compile(f"[{_HIDDEN}]")
_TO_CLEAN = re.compile(f"[{_HIDDEN}\t\u00a0\u2000-\u200a\u202f\u205f]|  ")  # characters to remove or to replace by a space
_INDENT = re.compile(r"[\s\u3000\ufeff\u200b]*")


def clean(file: str, number: int, raw: str, start: int = 0, end: int | None = None) -> Fragment:
    r"""Make the fragment for `raw[start:end]`; the rest of `raw` belongs to it but is not shown.

    >>> clean("a.txt", 1, "　　增长\u200b5%。 ").text
    '增长5%。'
    """
    end = len(raw) if end is None else end
    text = raw[start:end]
    at: Sequence[int] = range(start, end)
    if _TO_CLEAN.search(text):
        pairs = [(c, i) for c, i in zip(text, at, strict=True) if not _INVISIBLE.match(c)]
        pairs = [(" " if c in "\t\u00a0\u202f\u205f" or "\u2000" <= c <= "\u200a" else c, i) for c, i in pairs]
        pairs = [p for k, p in enumerate(pairs) if not (k and p[0] == " " and pairs[k - 1][0] == " ")]
        text = "".join(c for c, _ in pairs)
        at = tuple(i for _, i in pairs)
    a = len(text) - len(text.lstrip())
    b = max(a, len(text.rstrip()))
    return Fragment(file, number, raw, text[a:b], at[a:b])


def character(code: int) -> str:
    """Return the character of a code point; "" for controls, surrogates and invalid code points.

    >>> character(0x6708), character(0xD800)
    ('月', '')
    """
    return chr(code) if 0x1F < code < 0xD800 or 0xDFFF < code < 0x110000 else ""  # noqa: PLR2004 - bounds of Unicode


def is_indented(raw: str) -> bool:
    """Does the line open with a paragraph indent (two ideographic or four plain spaces, a tab)?"""
    m = _INDENT.match(raw)
    indent = m[0] if m else ""
    return "\u3000" in indent or "\t" in indent or indent.count(" ") >= 4  # noqa: PLR2004 - the usual indent
