"""Detect the language and the script of a text, and convert scripts."""

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from duizhao.model.source import Lang, Script

if TYPE_CHECKING:
    from opencc import OpenCC

HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f"
_HAN = re.compile(f"[{HAN}〇]+")
_LATIN_WORD = re.compile(r"[A-Za-zÀ-ɏ]+")


@lru_cache(maxsize=8192)  # several stages use the same rows
def language(text: str) -> Lang | None:
    """Detect the language of a line; None if it has neither Han characters nor Latin letters.

    In a mixed line, two Latin words count as much as one Han character.

    >>> language("新增5G基站3万个")
    'zh'
    >>> language("The 接诉即办 mechanism was further improved in every district of the city.")
    'en'
    >>> language("—— 12 ——") is None
    True
    """
    runs = _HAN.findall(text)
    if not runs:
        return "en" if _LATIN_WORD.search(text) else None
    han = sum(map(len, runs))
    return "zh" if han * 2 >= len(_LATIN_WORD.findall(text)) else "en"


_SAMPLE = 1000  # Han characters that are examined for the script


@cache
def _converter(config: str) -> "OpenCC":
    from opencc import OpenCC  # noqa: PLC0415 - loads a library and its tables

    return OpenCC(config)


def to_simplified(text: str) -> str:
    """Convert Traditional characters to Simplified (OpenCC `tw2s`, which also converts 著 to 着).

    >>> to_simplified("著力發揮科技創新引領作用")
    '着力发挥科技创新引领作用'
    """
    return str(_converter("tw2s").convert(text))


def simplified(text: str) -> str:
    """Convert to Simplified if every character stays at its place; otherwise the text is returned as it is.

    >>> simplified("著力發揮")
    '着力发挥'
    """
    out = to_simplified(text)
    return out if len(out) == len(text) else text


def script(text: str) -> Script | None:
    """Detect the script: `Hant` if more than one character in twenty is only Traditional; None without Han.

    >>> script("二是著力發揮科技創新引領作用")
    'Hant'
    >>> script("政府工作")
    'Hans'
    """
    han = "".join(_HAN.findall(text))[:_SAMPLE]
    if not han:
        return None
    changed = sum(a != b for a, b in zip(han, _converter("t2s").convert(han), strict=False))
    return "Hant" if changed * 20 > len(han) else "Hans"
