"""Find names of persons whose surname has a reading of its own."""

import re
from functools import cache

from pypinyin.constants import PINYIN_DICT

from duizhao.text.language import HAN
from duizhao.text.readings.division import Span, cut_at
from duizhao.text.readings.tables import polyphones, surnames

# Context before a name, and the office after it: only there is 任 a surname and not “to serve as”.
_EDGE = r"(?:^|(?<=[，。、；：！？（《“”\s和由])|(?<=[市省区县州]长)|(?<=主席)|(?<=书记)|(?<=总理)|(?<=主任)|(?<=同志))"
_OFFICE = r"(?:代|副|常务副)?(?:市长|省长|区长|县长|州长|主席|书记|总理|主任|院长|检察长|局长|秘书长|校长|部长|同志|代表|委员)"
_NO_NAME = "任副代职年月日期多余的了在是等各内外别长主市省区县块元"  # never the first of a given name

Name = tuple[Span, Span]  # the surname and the given name


def names(text: str, *, speaker: bool = False) -> list[Name]:
    """Find the names before an office and, if the text names the speaker, the one at its end.

    >>> names("由单志强市长作报告"), names("他曾任市长"), names("望川市市长 任远", speaker=True)
    ([((1, 2), (2, 4))], [], [((6, 7), (7, 8))])
    """
    before, last = _patterns()
    matches = list(before.finditer(text))
    if speaker:
        matches.extend(last.finditer(text))
    out = sorted({(m.span("surname"), m.span("given")) for m in matches if m["given"][0] not in _NO_NAME})
    return [n for k, n in enumerate(out) if k == 0 or n[0][0] >= out[k - 1][1][1]]


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    known = "|".join(sorted(surnames(), key=lambda s: (-len(s), s)))
    name = rf"(?P<surname>{known})(?P<given>[{HAN}]"
    return re.compile(rf"{_EDGE}{name}{{1,2}}?)(?={_OFFICE})"), re.compile(rf"{_EDGE}{name}{{1,2}})\s*$")


def read_name(text: str, name: Name) -> tuple[str, ...]:
    """Return the syllables of a name.

    >>> read_name("单志强", ((0, 1), (1, 3)))
    ('Shàn', 'Zhì', 'qiáng')
    """
    (a, b), (c, d) = name
    given = [polyphones().get(char) or PINYIN_DICT.get(ord(char), char).split(",")[0] for char in text[c:d]]
    return (*surnames()[text[a:b]], given[0].capitalize(), *given[1:])


def divide_names(words: list[Span], people: list[Name]) -> list[Span]:
    """Divide words so that each name is two words, surname and given name."""
    if not people:
        return words
    parts = [span for name in people for span in name]
    rest = cut_at(words, [edge for span in parts for edge in span])
    return sorted([*parts, *(w for w in rest if not any(a <= w[0] < b for a, b in parts))])
