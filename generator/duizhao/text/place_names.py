"""Read the name of a place at the end of a piece of Chinese text, without the date, the verb or the session before it."""

import re

from duizhao.genre import Genre, patterns
from duizhao.text.pinyin import core_and_kind, lowest
from duizhao.text.places import is_known_zh, is_province_zh

_KIND = r"(?:特别行政区|民族自治[区州县旗]|自治[区州县旗]|地区|新区|[省市州盟区县旗])"
_KIND_ALONE = re.compile(rf"[全我各本该]?{_KIND}+")
_ONE_CHARACTER = re.compile("[\u4e00-\u9fff][县旗]")  # 易县
_LONGEST = 16  # characters of a name with its kind
_SHORT = 5  # characters of a name without one


def name_at_end(text: str, genre: Genre) -> str:
    """Return the place that a text ends with, without higher places; empty if its end is no name.

    A name ends in a kind of place (省, 市, 区…) or is in the table of places. White space must have been removed.

    >>> from duizhao.genre import genre_named
    >>> [name_at_end(text, genre_named()) for text in ("——2025年1月14日海南省", "第四次会议上陕西省", "在广东省深圳市")]
    ['海南省', '陕西省', '深圳市']
    >>> [name_at_end(text, genre_named()) for text in ("2026年新疆", "在望川自治区", "现在，我代表自治区", "代表省")]
    ['新疆', '望川自治区', '', '']
    """
    run = _run(text, genre)
    ends = [run[k:] for k in range(len(run) - 1) if is_known_zh(run[k:])]
    province = next((end for end in ends if is_province_zh(end)), "")
    return next((lowest(name) for name in (province, run, *ends) if name and _is_name(name, genre)), "")


def short_name_at_end(text: str, genre: Genre) -> str:
    """Return what may be a name without its kind at the end of a text (望川 in 2025年望川政府工作报告); empty if nothing can.

    >>> from duizhao.genre import genre_named
    >>> [short_name_at_end(text, genre_named()) for text in ("2025年望川", "2025年省", "本届")]
    ['望川', '', '']
    """
    run = lowest(f"{_run(text, genre)}区")[:-1]  # a kind, so that higher places (望川市东湖) are found
    known = patterns(genre).not_in_place.search(run) or _KIND_ALONE.fullmatch(run)
    return run if 2 <= len(run) <= _SHORT and not known else ""  # noqa: PLR2004


def _run(text: str, genre: Genre) -> str:
    """Return what follows the last word that a name cannot contain."""
    return text[max((m.end() for m in patterns(genre).before_place.finditer(text)), default=0) :]


def _is_name(run: str, genre: Genre) -> bool:
    if len(run) > _LONGEST or patterns(genre).not_in_place.search(run) or _KIND_ALONE.fullmatch(run):
        return False
    return is_known_zh(run) or has_kind(run)


def has_kind(name: str) -> bool:
    """Does a name end in the kind of its place?

    >>> has_kind("望川市"), has_kind("易县"), has_kind("望川")
    (True, True, False)
    """
    return bool(core_and_kind(name)[1] or _ONE_CHARACTER.fullmatch(name))
