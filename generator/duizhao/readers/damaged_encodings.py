"""Decode text with damaged bytes, with lines in two encodings, or in an encoding of Western Europe."""

import re

_FREQUENT = re.compile("[的了和在是工作政府发展年一人大代表各位经济建设發經濟設會\\s，。、]")
_BAD = "\ufffd"
_SIGN = re.compile("[‘’“”–—…•·€£©®§°½¼¾×²³«»\u00a0]")
_ENGLISH = re.compile(rb"\b(?:the|of|and|to|in|for|on|will)\b", re.IGNORECASE)
_HIGH = re.compile(rb"[\x80-\xff]+")
_OURS = re.compile("[\u2010-\u2027\u2030-\u205e\u3000-\u303f\u4e00-\u9fff\uff00-\uffef°·×²³½é\u00a0]*")
_NON_ASCII = re.compile("[^\x00-\x7f]+")
_ERRORS, _AHEAD = 100, 80  # errors of a line that are looked at one by one; bytes by which it is seen whether a rest is in step
_FOREIGN = re.compile("[\u0080-\u00ff\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u2122]")
_SAMPLE = 4000  # characters
_PAGE = {"cp1252": "windows-1252", "mac_roman": "macintosh"}


def plausible(text: str, *, strict: bool = False) -> bool:
    """Are enough of the non-ASCII characters frequent in reports? Without any, a text is plausible unless `strict`."""
    found, size = frequent(text)
    return found * 12 > size or (not size and not strict)


def frequent(text: str) -> tuple[int, int]:
    """Return how many of the non-ASCII characters at the start are frequent in reports, and how many there are."""
    sample = [c for c in text[:40000] if not c.isascii()][:10000]
    return len(_FREQUENT.findall("".join(sample))), len(sample)


def western(data: bytes) -> tuple[str, str, bool] | None:
    """Decode English with typographic signs of Windows or of an old Mac; None if the bytes are not sparse, as they are in English.

    >>> western("We built 12 roads in the city’s south.".encode("mac_roman"))
    ('We built 12 roads in the city’s south.', 'macintosh', False)
    """
    high = _HIGH.findall(data)
    if not high or sum(map(len, high)) * 10 > len(data) or not _ENGLISH.search(data):
        return None
    texts = {name: data.decode(page, errors="replace") for page, name in _PAGE.items()}
    signs = {name: _quality(text) for name, text in texts.items()}
    best = max(signs, key=lambda name: signs[name])  # Windows, where both are as good
    return (texts[best], best, False) if signs[best] > 0 else None


def _quality(text: str) -> int:
    """Count signs of typography and letters within words; what is neither speaks against an encoding."""
    signs, letters = len(_SIGN.findall(text)), len(re.findall(r"(?<=[A-Za-z])[à-öø-ÿß](?=[a-z])|\b[À-ÖØ-Þ](?=[a-z])", text))
    other = sum(map(len, _NON_ASCII.findall(text))) - signs - letters - len(re.findall(r"(?<=[A-Za-z])[à-öø-ÿ](?![a-z])", text))
    return 2 * signs + letters - 3 * other


def twice_encoded(text: str) -> tuple[str, str] | None:
    """Decode Chinese that a program has read as Western European and saved so; return the text and its first encoding.

    >>> twice_encoded("望川市政府工作报告".encode().decode("latin-1")), twice_encoded("the city’s café")
    (('望川市政府工作报告', 'utf-8'), None)
    >>> twice_encoded("各位代表，望川的发展".encode("gbk").decode("cp1252"))
    ('各位代表，望川的发展', 'gb18030')
    """
    sample = text[:_SAMPLE]
    if len(_FOREIGN.findall(sample)) * 4 < len(sample.strip()) or not _FOREIGN.search(sample):
        return None
    data = b"".join(_byte(c) for c in text)
    for encoding in ("utf-8", "gb18030"):
        try:
            decoded = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if plausible(decoded, strict=True):
            return decoded, encoding
    return None


def _byte(char: str) -> bytes:
    """Return the byte that a program took for a character of Western Europe; two question marks for any other."""
    try:
        return char.encode("latin-1") if ord(char) < 256 else char.encode("cp1252")  # noqa: PLR2004 - the first 256 are Latin-1
    except UnicodeEncodeError:
        return b"??"


def is_mixed(data: bytes) -> bool:
    """Return whether lines of a text are UTF-8 and others are not."""
    lines = [line for line in data.split(b"\n") if not line.isascii()]
    return any(_utf8(line) is not None for line in lines) and any(_utf8(line) is None for line in lines)


def mixed(data: bytes) -> tuple[str, str, bool] | None:
    """Decode lines in UTF-8 and lines in GB18030, as an editor leaves them that pasted one into the other."""
    if not is_mixed(data):
        return None
    lines = [(_utf8(line), line) for line in data.split(b"\n")]
    try:
        texts = [(line.decode("gb18030") if text is None else text, text is None) for text, line in lines]
    except UnicodeDecodeError:
        return None
    if not plausible("".join(text for text, is_chinese in texts if is_chinese)):
        return None
    return "\n".join(text for text, _ in texts), "gb18030 and utf-8", False


def _utf8(line: bytes) -> str | None:
    """Decode a line as UTF-8, if it holds only what reports hold; a few bytes of GB18030 may be UTF-8 by chance."""
    try:
        text = line.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return text if all(_OURS.fullmatch(run) for run in _NON_ASCII.findall(text)) else None


def damaged(data: bytes) -> tuple[str, str, bool] | None:
    """Decode the encoding in which the fewest bytes are damaged; None if the bytes are not text in any."""
    out = []
    for name in ("utf-8", "gb18030", "big5hkscs"):
        text = data.decode(name, errors="replace")
        bad = text.count(_BAD)
        if bad * 20 <= len(text) and (name == "utf-8" or plausible(text)):
            out.append((bad, text, name))
    if not out:
        return None
    _, text, name = min(out, key=lambda entry: entry[0])
    if name != "utf-8":
        text = "\n".join(_in_step(line, name) for line in data.split(b"\n"))
    return text, name, False


def _in_step(line: bytes, encoding: str) -> str:
    """Decode a line whose characters have two bytes, so that a damaged, surplus or missing one costs as few as possible.

    >>> data = "新建学校".encode("gb18030")
    >>> _in_step(data[:2] + bytes([255]) + data[2:], "gb18030")
    '新�建学校'
    """
    done = ""
    for _ in range(_ERRORS):
        try:
            return done + line.decode(encoding)
        except UnicodeDecodeError as error:
            done += line[: error.start].decode(encoding) + _BAD
            rest = line[error.start :]
            line = max((rest[1:], rest[2:], rest[:1] + rest[2:]), key=lambda piece: _promise(piece, encoding))
    return done + line.decode(encoding, errors="replace")


def _promise(piece: bytes, encoding: str) -> tuple[int, int]:
    """Rank a rest of a line: fewer errors, then more frequent characters."""
    text = piece[:_AHEAD].decode(encoding, errors="replace")
    return -text.rstrip(_BAD).count(_BAD), len(_FREQUENT.findall(text))
