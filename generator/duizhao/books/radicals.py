"""Make the text of a PDF searchable: Chromium maps some glyphs to radicals that look like their characters, or to ligatures."""

import re
import unicodedata

# Unicode's EquivalentUnifiedIdeograph.txt, as far as a radical of the supplement looks like a whole character;
# those of Kangxi are known to NFKC.
_PAIRS = "⺟母⺠民⻁虎⻄西⻅见⻆角⻉贝⻋车⻑長⻓长⻔门⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻡首⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻬齐⻭歯⻮齿⻯竜⻰龙⻲亀⻳龟"
_CHARACTERS = dict(zip(_PAIRS[::2], _PAIRS[1::2], strict=True))
_ONE = re.compile(rb"^(<[0-9A-F]+>) <(2[EF][0-9A-F]{2}|FB0[0-6])>$", re.MULTILINE)
_RUN = re.compile(rb"^<([0-9A-F]+)> <([0-9A-F]+)> <(2[EF][0-9A-F]{2}|FB0[0-6])>$", re.MULTILINE)


def with_characters(table: bytes) -> bytes:
    r"""Replace radicals by characters in a ToUnicode table of a font, which maps glyphs to characters.

    >>> with_characters(b"1 beginbfchar\n<01> <2EA0>\nendbfchar\n1 beginbfrange\n<02> <03> <2F08>\nendbfrange\n")
    b'1 beginbfchar\n<01> <6C11>\nendbfchar\n1 beginbfrange\n<02> <03> [<4EBA> <513F>]\nendbfrange\n'
    >>> with_characters(b"1 beginbfchar\n<01> <FB03>\nendbfchar\n")
    b'1 beginbfchar\n<01> <006600660069>\nendbfchar\n'
    """
    return _RUN.sub(_run, _ONE.sub(lambda m: b"%s <%s>" % (m[1], _character(int(m[2], 16))), table))


def _run(m: re.Match[bytes]) -> bytes:
    """List the characters of a range of glyphs one by one: radicals are in another order than the characters."""
    count = int(m[2], 16) - int(m[1], 16) + 1
    each = b" ".join(b"<%s>" % _character(int(m[3], 16) + k) for k in range(count))
    return b"<%s> <%s> [%s]" % (m[1], m[2], each)


def _character(code: int) -> bytes:
    """Return the character, or the letters, that a glyph stands for, in hexadecimal UTF-16."""
    glyph = chr(code)
    plain = _CHARACTERS.get(glyph) or unicodedata.normalize("NFKC", glyph)
    return b"".join(b"%04X" % ord(c) for c in plain)
