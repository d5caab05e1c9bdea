"""Read qualifiers before and after a number: 超, 左右, "nearly", "or more"."""

import re

from duizhao.figures.numerals import ONES, TENS
from duizhao.figures.tables import WORDS, longest_first, qualifiers
from duizhao.model.figures import Approx

_ZH, _EN = WORDS["zh"], WORDS["en"]
_ZH_BEFORE, _ZH_SCALE, _ZH_AFTER = qualifiers(_ZH["before"]), qualifiers(_ZH["before_scale"]), qualifiers(_ZH["after"])
_ZH_SIZES = range(max(map(len, _ZH_BEFORE)), 0, -1)
_ZH_NOT = tuple(_ZH["no"]["before"].split())
_ZH_AFTER_FORM = re.compile(longest_first(_ZH_AFTER))
_EN_BEFORE, _EN_AFTER = qualifiers(_EN["before"]), qualifiers(_EN["after"])
_EN_WORD = re.compile(r"[A-Za-z]+")
_EN_BETWEEN = tuple(tuple(words.split()) for words in sorted(_EN["between"], key=lambda w: (-len(w), w)))
_EN_MOST = max(len(w.split()) for w in _EN_BEFORE)
_EN_VERBS = [[verb, "over"] for verb in _EN["over_verbs"].split()]  # handed over 13 homes: “over” belongs to the verb
_STOP = re.compile(r"[.,;:!?]")
_EN_REACH = 48  # characters looked back for a qualifier
_NO_NUMBER = rf"(?! ?(?:[\d$¥]|(?:{longest_first([*ONES, *TENS])})\b))"  # 12 million, and over 66 million
_EN_AFTER_FORM = re.compile(rf"(?: ?\+|[ ,-]+(?:{longest_first(_EN_AFTER)})\b{_NO_NUMBER})", re.IGNORECASE)


def chinese_before(text: str, at: int, *, scale: bool) -> tuple[Approx, int]:
    """Read the qualifier that ends at `at`; return it with its start. `scale`: the number is a scale without a digit (上百).

    >>> chinese_before("增长超过10%", 4, scale=False), chinese_before("节约10%", 2, scale=False)
    (('>', 2), ('', 2))
    """
    for n in _ZH_SIZES:
        word = text[max(0, at - n) : at]
        approx = _ZH_BEFORE.get(word) or (_ZH_SCALE.get(word) if scale else None)
        if approx and not text.endswith(_ZH_NOT, 0, at):
            return approx, at - len(word)
    return "", at


def chinese_after(text: str, at: int) -> tuple[Approx, int]:
    """Read the qualifier that starts at `at`; return it with its end.

    >>> chinese_after("5%左右", 2)
    ('~', 4)
    """
    m = _ZH_AFTER_FORM.match(text, at)
    return (_ZH_AFTER[m[0]], m.end()) if m else ("", at)


def english_before(text: str, at: int) -> tuple[Approx, int]:
    """Read the qualifier before a number at `at`; return it with its start.

    >>> english_before("It grew by no less than 5%", 24), english_before("exceeded a total of 30", 20)
    (('>=', 11), ('>', 0))
    """
    tokens = list(_EN_WORD.finditer(text, max(0, at - _EN_REACH), at))
    if not tokens or text[tokens[-1].end() : at].strip(" -"):
        return "", at
    words = [m[0].lower() for m in tokens]
    for between in _EN_BETWEEN:
        if tuple(words[-len(between) :]) == between and " ".join(words[-_EN_MOST:]) not in _EN_BEFORE:
            words = words[: -len(between)]
            break
    for n in range(min(_EN_MOST, len(words)), 0, -1):
        approx = _EN_BEFORE.get(" ".join(words[len(words) - n :]))
        first = len(words) - n
        start = tokens[first].start()
        if approx and not _STOP.search(text, start, at) and not (first and words[first - 1 : first + 1] in _EN_VERBS):
            return approx, start
    return "", at


def english_after(text: str, at: int) -> tuple[Approx, int]:
    """Read the qualifier after a number and its unit; return it with its end.

    >>> english_after("50 or more", 2), english_after("30+", 2)
    (('>=', 10), ('>', 3))
    """
    m = _EN_AFTER_FORM.match(text, at)
    return (_EN_AFTER.get(m[0].strip(" ,-").lower(), ">"), m.end()) if m else ("", at)
