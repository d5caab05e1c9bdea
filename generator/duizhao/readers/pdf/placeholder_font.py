"""A placeholder font for every font that a PDF names but does not embed.

Left alone, pdfium takes such a font from the machine. If that has no glyph for a character, pdfium drops a text object
which is only this character (a “。” alone on a line) and breaks lines in other places. In the placeholder every character
has the same glyph, a box, so the text is complete, and the same on every machine. Latin fonts stay with pdfium, which has
its own.
"""

import ctypes
import struct
from functools import cache
from typing import Any

import pypdfium2.raw as pdfium

_EM = 1000  # units
_LEFT, _RIGHT, _LOW, _HIGH = 40, 960, -80, 840  # the box, about where a Chinese character has its strokes
_LAST_CODE_POINT = 0x10FFFF
_ANSI = 0  # the character set that pdfium asks for when a font is Latin
_HANDLE = 1  # what pdfium calls our font by; 0 would mean that there is none


@cache
def use_placeholder_font() -> Any:
    """Register the placeholder with pdfium; keep the result alive, pdfium calls it until the process ends."""
    font = placeholder_font()
    functions = {
        "EnumFonts": lambda _this, _mapper: None,
        "MapFont": lambda _this, _weight, _italic, charset, _pitch, _face, _exact: None if charset == _ANSI else _HANDLE,
        "GetFont": lambda _this, _face: None,
        "GetFontData": lambda _this, _font, table, buffer, size: 0 if table else _copy(font, buffer, size),
        "GetFaceName": lambda _this, _font, buffer, size: _copy(b"Placeholder\0", buffer, size),
        "GetFontCharset": lambda _this, _font: _ANSI,
        "DeleteFont": lambda _this, _font: None,
    }
    types = dict(pdfium.FPDF_SYSFONTINFO._fields_)
    interface = pdfium.FPDF_SYSFONTINFO(version=1, **{name: types[name](function) for name, function in functions.items()})
    pdfium.FPDF_SetSystemFontInfo(interface)
    return interface


def _copy(data: bytes, buffer: Any, size: int) -> int:
    """Copy the data if the buffer is large enough; return the size that they need."""
    if buffer and size >= len(data):
        ctypes.memmove(buffer, data, len(data))
    return len(data)


def placeholder_font() -> bytes:
    """Build a TrueType font with one box for all code points.

    >>> placeholder_font()[:4].hex(), len(placeholder_font())
    ('00010000', 372)
    """
    wide = _RIGHT - _LEFT
    box = struct.pack(">5h", 1, _LEFT, _LOW, _RIGHT, _HIGH)  # one contour, and its bounds
    box += struct.pack(">2H4B", 3, 0, 1, 1, 1, 1)  # its last point; no instructions; four points on the curve
    box += struct.pack(">8h", _LEFT, wide, 0, -wide, _LOW, 0, _HIGH - _LOW, 0)  # x, then y, each relative to the point before
    glyphs = 2  # the first is the one for characters that a font lacks
    tables = {
        b"cmap": struct.pack(">4HL", 0, 1, 3, 10, 12) + struct.pack(">2H6L", 13, 0, 28, 0, 1, 0, _LAST_CODE_POINT, 1),
        b"glyf": box * glyphs,
        b"head": struct.pack(">4L2H2Q4h2H3h", 0x10000, 0, 0, 0x5F0F3CF5, 0, _EM, 0, 0, _LEFT, _LOW, _RIGHT, _HIGH, 0, 8, 2, 0, 0),
        b"hhea": struct.pack(">L3hH11hH", 0x10000, _HIGH, _LOW, 0, _EM, _LEFT, _EM - _RIGHT, _RIGHT, 1, *[0] * 7, glyphs),
        b"hmtx": struct.pack(">Hh", _EM, _LEFT) * glyphs,
        b"loca": struct.pack(">3H", *(n * len(box) // 2 for n in range(glyphs + 1))),
        b"maxp": struct.pack(">L14H", 0x10000, glyphs, 4, 1, 0, 0, 1, *[0] * 8),
    }
    offset = 12 + 16 * len(tables)
    directory = struct.pack(">L4H", 0x10000, len(tables), 64, 2, 16 * len(tables) - 64)
    data = b""
    for tag, table in tables.items():
        directory += struct.pack(">4s3L", tag, 0, offset + len(data), len(table))
        data += table + bytes(-len(table) % 4)
    return directory + data
