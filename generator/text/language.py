"""Which language and which script a piece of text is in."""

import re
from functools import cache

from opencc import OpenCC

from generator.model.source import Lang, Script

HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f"
_HAN = re.compile(f"[{HAN}〇]")
_LATIN_WORD = re.compile(r"[A-Za-zÀ-ɏ]+")


def language(text: str) -> Lang | None:
    """The language of a line, or None when it has neither Han characters nor Latin letters.

    Five Latin words weigh as much as one Han character's share in a mixed line.

    >>> language("新增5G基站3万个")
    'zh'
    >>> language("The 接诉即办 mechanism was further improved in every district of the city.")
    'en'
    >>> language("—— 12 ——") is None
    True
    """
    han = len(_HAN.findall(text))
    words = len(_LATIN_WORD.findall(text))
    if not han and not words:
        return None
    return "zh" if han * 2 >= words else "en"


@cache
def _converter(config: str) -> OpenCC:
    return OpenCC(config)


def to_simplified(text: str) -> str:
    """Traditional to Simplified, characters only (OpenCC `tw2s`, which also turns 著 to 着).

    >>> to_simplified("著力發揮科技創新引領作用")
    '着力发挥科技创新引领作用'
    """
    return str(_converter("tw2s").convert(text))


def script(text: str) -> Script | None:
    """`Hant` when more characters are only Traditional than only Simplified; None without Han.

    >>> script("二是著力發揮科技創新引領作用")
    'Hant'
    >>> script("政府工作")
    'Hans'
    """
    han = "".join(_HAN.findall(text))
    if not han:
        return None
    simplified = _converter("t2s").convert(han)
    traditional = _converter("s2t").convert(han)
    only_traditional = sum(a != b for a, b in zip(han, simplified, strict=False))
    only_simplified = sum(a != b for a, b in zip(han, traditional, strict=False))
    return "Hant" if only_traditional > only_simplified else "Hans"
