"""Find the terms that a note explains."""

import re

_QUOTES = ("“”„「」『』", '"'), ("‘’", "'")
_QUOTED_FIRST = re.compile(r'^\W{0,2}(?:(?:The|This|These|A|An)\s+)?"([^"]{2,120})"')
_SUBJECT = re.compile(
    r"^(?:The\s+|A\s+|An\s+)?((?:[\w’'%&/.+-]+\s+){0,9}?[\w’'%&/.+-]+)\s+"
    r"(?:refers?|means?|is|are|includes?|comprises?|consists?|denotes?|stands\s+for)\b"
)
_QUOTED_FIRST_ZH = re.compile(r'^\W{0,2}"([^"]{2,40})"')
_SUBJECT_ZH = re.compile(r"^([^：:，,。]{2,40}?)(?:[：:]|是指|指的是|即|(?<=\")指)")
_HAN = re.compile("[\u4e00-\u9fff]")
_LATIN = re.compile(r"(?=.*[A-Z\d])[A-Za-z\d][\w&+./ -]{1,30}")  # ESI, 5G-A, in a Chinese list of terms
_QUOTED_ZH = re.compile(r'"([^"]{2,40})"')
_AND_ZH = re.compile(r"[、和与及]|(?<=\")(?=\")")
_PRONOUNS = {"this", "they", "these", "it", "those", "that"}


def plain_quotes(text: str) -> str:
    """Replace every quotation mark by a straight one; the length does not change.

    >>> plain_quotes("“four centers”")
    '"four centers"'
    """
    for marks, plain in _QUOTES:
        for mark in marks:
            text = text.replace(mark, plain)
    return text


def terms(note: str) -> list[tuple[str, bool]]:
    """Return the terms that a note explains, the surest first, each with whether the note quotes it.

    >>> terms('The "three lakes" refers to the lakes in the north.')
    [('three lakes', True)]
    >>> terms("The seven aspects are childcare and education.")
    [('seven aspects', False)]
    >>> terms("WCI：Wangchuan Climate Index，望川气候指数。")
    [('WCI', False)]
    >>> terms("They refer to children under three.")
    []
    """
    text = plain_quotes(note).strip()
    out: list[tuple[str, bool]] = []
    for pattern, quoted in ((_QUOTED_FIRST, True), (_QUOTED_FIRST_ZH, True), (_SUBJECT, False)):
        m = pattern.match(text)
        if m and '"' not in m[1] and m[1].lower().split()[0] not in _PRONOUNS:
            out.append((m[1].strip(), quoted))
    if (m := _SUBJECT_ZH.match(text)) and (_HAN.search(m[1]) or (_LATIN.fullmatch(m[1]) and _HAN.search(text))):
        out += _terms_zh(m[1].strip())
    return list(dict.fromkeys(out))


def _terms_zh(subject: str) -> list[tuple[str, bool]]:
    """Split the subject of a Chinese note into terms: the whole, each of several, and those in quotes.

    >>> _terms_zh('望川"三湖"行动')
    [('望川"三湖"行动', True), ('望川三湖行动', False), ('三湖', True)]
    >>> _terms_zh('"湖长制"、林长制')
    [('"湖长制"、林长制', True), ('湖长制、林长制', False), ('湖长制', True), ('林长制', False)]
    """
    bare = subject.replace('"', "")
    out = [(subject, True), (bare, False)] if bare != subject else [(subject, False)]
    parts = [p for p in _AND_ZH.split(subject) if p]
    if len(parts) > 1:
        out += [(part.replace('"', ""), '"' in part) for part in parts]
    out += [(q, True) for q in _QUOTED_ZH.findall(subject)]
    return [(term, quoted) for term, quoted in dict.fromkeys(out) if len(term) > 1 and term.lower() not in _PRONOUNS]


def is_anaphoric(note: str) -> bool:
    """Does the note open with a pronoun, so that it names no term itself?

    >>> is_anaphoric("This refers to a long-term initiative.")
    True
    """
    words = note.lower().split()
    return bool(words) and words[0] in _PRONOUNS
