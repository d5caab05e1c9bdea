"""Spell Chinese without tones: for addresses, filters and the comparison with names in English."""

import unicodedata

from duizhao.text.readings.division import divide
from duizhao.text.readings.syllables import syllables


def without_tone(pinyin: str) -> str:
    """Return a syllable in lower case without its tone; ü is v.

    >>> [without_tone(p) for p in ("Chóng", "lǜ", "lànr")]
    ['chong', 'lv', 'lanr']
    """
    out = (c for c in unicodedata.normalize("NFD", pinyin.lower()) if c == "\u0308" or not unicodedata.combining(c))
    return unicodedata.normalize("NFC", "".join(out)).replace("ü", "v")


def plain_syllables(text: str) -> list[str]:
    """Return the syllable without tone of each Chinese character of Simplified text, and every other character as it is.

    >>> plain_syllables("重湖5G"), plain_syllables("朝鲜族")
    (['chong', 'hu', '5', 'g'], ['chao', 'xian', 'zu'])
    """
    sounds = syllables(text, divide(text))
    return [without_tone(sounds[k].pinyin) if k in sounds else char.lower() for k, char in enumerate(text)]
