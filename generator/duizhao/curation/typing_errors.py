"""Say what to type where a curation file has signs of a Chinese keyboard, or lacks quotes."""

import re
import tomllib
import unicodedata

_QUOTES = "“”„‟＂‘’‚‛＇«»「」『』`´"
_STRING = re.compile(r'"(?:\\.|[^"\\])*"' + r"|'[^']*'")
_PAIR = re.compile(r"(?P<key>\s*[\w-]+\s*)(?P<sign>[=:])(?P<gap>\s*)(?P<value>.*?)\s*", re.DOTALL)
_WRAPPED = re.compile(rf"[{_QUOTES}](?P<text>.*)[{_QUOTES}]|\"(?P<left>[^\"]*)[{_QUOTES}]|[{_QUOTES}](?P<right>[^\"]*)\"")
_BRACKETS = str.maketrans({"【": "[", "】": "]", "［": "[", "］": "]", "〔": "[", "〕": "]"})
_NAMES = {
    "\u3000": "a full-width space",
    "\u00a0": "a no-break space",
    "＝": "a full-width equals sign (＝)",
    "：": "a full-width colon (：)",
    "，": "a full-width comma (，)",
    "＃": "a full-width number sign (＃)",
}


def to_type(line: str) -> tuple[str, str]:
    """Return what is wrong in a line of TOML, and the line as it is to be typed; two empty strings if neither is known.

    >>> to_type("starts = “改造老旧小区”")
    ('quotation marks that are not straight (“ ”)', 'starts = "改造老旧小区"')
    >>> to_type("year＝２０２４"), to_type("series = wangchuan")[1]
    (('a full-width equals sign (＝)', 'year = 2024'), 'series = "wangchuan"')
    >>> to_type('starts = "改造老旧小区'), to_type('starts = 改造老旧小区"')[1]
    (('only one of two quotation marks', 'starts = "改造老旧小区"'), 'starts = "改造老旧小区"')
    """
    fixed = _narrow(line)
    m = _PAIR.fullmatch(fixed)
    fixed = f"{m['key'].strip()} = {_value(m['value'])}" if m else fixed.strip()
    if is_toml(line) or not is_toml(fixed):
        return "", ""
    return _wrong(line), fixed


def _narrow(line: str) -> str:
    """Replace full-width signs outside strings."""
    out, at = [], 0
    for m in _STRING.finditer(line):
        out += [_outside(line[at : m.start()]), m[0]]
        at = m.end()
    return "".join(out) + _outside(line[at:])


def _outside(text: str) -> str:
    """Narrow signs up to the first quotation mark of any kind: what stands behind it is a value."""
    m = re.search(f"[{_QUOTES}]", text)
    end = m.start() if m else len(text)
    narrow = unicodedata.normalize("NFKC", text[:end].translate(_BRACKETS)).replace("\u3000", " ").replace("\u00a0", " ")
    return narrow + text[end:]


def _value(value: str) -> str:
    if m := _WRAPPED.fullmatch(value):
        text = next(group for group in m.groups() if group is not None)
        return f'"{text}"' if '"' not in text and "\\" not in text else f"'{text}'"
    if value.count('"') == 1 and (value[0] == '"' or value[-1] == '"'):  # the other one is missing
        return f'"{value.strip(chr(34))}"'
    if value and value[0] not in "\"'[{" and not re.fullmatch(r"[-+]?[\d_.]+|true|false|\d{4}-\d\d-\d\d", value):
        return f'"{value}"'
    return value


def _wrong(line: str) -> str:
    bare = _STRING.sub("", line)
    quotes = [c for c in bare if c in _QUOTES]
    if quotes:
        return f"quotation marks that are not straight ({' '.join(dict.fromkeys(quotes))})"
    found = next((name for sign, name in _NAMES.items() if sign in bare), "")
    if found:
        return found
    if any(unicodedata.east_asian_width(c) == "F" or c in "【】〔〕" for c in bare):
        return "full-width signs"
    if bare.count('"') == 1:
        return "only one of two quotation marks"
    return "a colon instead of an equals sign" if "=" not in bare else "text without quotes"


def is_toml(line: str) -> bool:
    """Return whether a line is TOML by itself."""
    try:
        tomllib.loads(line)
    except (ValueError, RecursionError):  # also a number of more digits than Python converts
        return False
    return True
