"""Find the word right before a name that narrows it down in all claims: 持牌 in 持牌金融机构."""

import re
from collections.abc import Sequence

from duizhao.model.links import Claim
from duizhao.years.nouns import known_names, last_word
from duizhao.years.tables import load

_BREAK = re.compile(r"[，、：；\d]")
_QUOTES = re.compile("[“”‘’]")


def narrowed(zh: str, claims: Sequence[Claim]) -> str:
    """Put the word in front of a name that stands there in all claims and is no act: 基本养老保险参保率, 废弃矿山."""
    if any(name.zh == zh for name in known_names()):
        return zh
    words = {_word_before(_QUOTES.sub("", claim.text), zh) for claim in claims}
    return (words.pop() if len(words) == 1 else "") + zh


def _word_before(text: str, zh: str) -> str:
    start = text[: max(0, text.find(zh))]
    if not start or _BREAK.search(start):
        return ""
    word, tag = last_word(start)
    table = load("words.toml")["nouns"]
    is_act = word in table["verbs"].split() or word in table["lead"].split() or word in table["works"].split()
    return word if not is_act and (tag == "n" or word in table["states"].split()) else ""
