"""Text that a message or a name may hold: nothing that a terminal obeys, that breaks a line, or that turns the direction."""

import re

REPLACEMENT = "\ufffd"
# Control characters, line and paragraph separators, directional signs (UAX 9), halves of surrogate pairs
_UNSAFE = re.compile("[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
_DIRECTION = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_MESSAGE = 1000  # characters


def safe(text: str) -> str:
    r"""Replace each such character by U+FFFD; the length is unchanged.

    >>> safe("\x1b[31m报告.txt\n"), safe("\u202etxt.exe")
    ('\ufffd[31m报告.txt\ufffd', '\ufffdtxt.exe')
    """
    return text if text.isascii() and text.isprintable() else _UNSAFE.sub(REPLACEMENT, text)


def without_direction(text: str) -> str:
    r"""Replace directional signs only.

    >>> without_direction("\u202e望川\n")
    '\ufffd望川\n'
    """
    return text if text.isprintable() else _DIRECTION.sub(REPLACEMENT, text)


def shortened(text: str, limit: int = _MESSAGE) -> str:
    """Cut a text that is longer than `limit` characters, and say how much is left out.

    >>> shortened("abcdefgh", 5)
    'abcde… (3 more characters)'
    """
    return text if len(text) <= limit else f"{text[:limit]}… ({len(text) - limit} more characters)"
