"""Romanise names for URLs, sorting and filters, and for places without an English name in the sources."""

import re
from functools import cache
from typing import Literal

_KINDS = re.compile(
    r"(?<=..)(?:特别行政区|维吾尔自治区|壮族自治区|回族自治区|自治区|自治州|自治县|自治旗|地区|省|市|州|盟|区|县|旗)$"
)


_ABOVE = re.compile(r"^.{2,}?(?:省|自治区|特别行政区|自治州|地区|盟|市)(?=.{2,}(?:市|州|盟|区|县|旗)$)")


def lowest(name: str) -> str:
    """Strip the names of higher places from the name of a place.

    >>> lowest("广东省深圳市"), lowest("望川市重湖区"), lowest("广西壮族自治区"), lowest("石家庄市")
    ('深圳市', '重湖区', '广西壮族自治区', '石家庄市')
    """
    while m := _ABOVE.match(name):
        name = name[m.end() :]
    return name


def core_and_kind(name: str) -> tuple[str, str]:
    """Split the name of a place into name and kind; the kind of an autonomous region is without the nationality.

    >>> core_and_kind("望川市"), core_and_kind("广西壮族自治区"), core_and_kind("北京")
    (('望川', '市'), ('广西', '自治区'), ('北京', ''))
    """
    m = _KINDS.search(name)
    if not m:
        return name, ""
    return name[: m.start()], "自治区" if m[0].endswith("自治区") else m[0]


@cache
def romanised(core: str) -> str:
    """Return the pinyin of a name in lower case, as one word.

    >>> romanised("望川")
    'wangchuan'
    """
    return _spelt(core, "NORMAL")


@cache
def initials(text: str) -> str:
    """Return the first letter of every syllable; digits and Latin letters stay.

    >>> initials("重点项目"), initials("5G基站")
    ('zdxm', '5gjz')
    """
    return _spelt(text, "FIRST_LETTER")


def _spelt(text: str, style: Literal["NORMAL", "FIRST_LETTER"]) -> str:
    from pypinyin import Style, lazy_pinyin  # noqa: PLC0415 - its tables take long to load and most builds do not need them

    return re.sub(r"[^a-z0-9]", "", "".join(lazy_pinyin(text, style=getattr(Style, style), v_to_u=False)).lower())
