"""The words by which a note names what it explains."""

import re

_QUOTES = ("“”„「」『』", '"'), ("‘’", "'")
_QUOTED_FIRST = re.compile(r'^\W{0,2}(?:(?:The|This|These|A|An)\s+)?"([^"]{2,120})"')
_SUBJECT = re.compile(
    r"^(?:The\s+|A\s+|An\s+)?((?:[\w’'%&/.+-]+\s+){0,9}?[\w’'%&/.+-]+)\s+"
    r"(?:refers?|means?|is|are|includes?|comprises?|consists?|denotes?|stands\s+for)\b"
)
_QUOTED_FIRST_ZH = re.compile(r'^\W{0,2}"([^"]{2,40})"')
_SUBJECT_ZH = re.compile(r"^([^：:，,。]{2,30})(?:[：:]|是指|指的是|即)")
_PRONOUNS = {"this", "they", "these", "it", "those", "that"}


def plain_quotes(text: str) -> str:
    """The text with every quotation mark straight; the length stays.

    >>> plain_quotes("“four centers”")
    '"four centers"'
    """
    for marks, plain in _QUOTES:
        for mark in marks:
            text = text.replace(mark, plain)
    return text


def terms(note: str) -> list[tuple[str, bool]]:
    """Terms a note explains, the surest first; true where the note quotes it.

    >>> terms('The "three lakes" refers to the lakes in the north.')
    [('three lakes', True)]
    >>> terms("The seven aspects are childcare and education.")
    [('seven aspects', False)]
    >>> terms("They refer to children under three.")
    []
    """
    text = plain_quotes(note).strip()
    out: list[tuple[str, bool]] = []
    for pattern, quoted in ((_QUOTED_FIRST, True), (_QUOTED_FIRST_ZH, True), (_SUBJECT, False), (_SUBJECT_ZH, False)):
        m = pattern.match(text)
        if m and m[1].lower().split()[0] not in _PRONOUNS and not any(m[1] == t for t, _ in out):
            if '"' in m[1]:
                continue
            out.append((m[1].strip(), quoted))
    return out


def is_anaphoric(note: str) -> bool:
    """Does the note open with a pronoun, so that it names nothing itself?

    >>> is_anaphoric("This refers to a long-term initiative.")
    True
    """
    words = note.lower().split()
    return bool(words) and words[0] in _PRONOUNS
