"""Romanise names for URLs, sorting and filters, and for places without an English name in the sources."""

import re
from functools import cache

_PEOPLES = (
    "蒙古族|蒙古|回族|藏族|维吾尔族|维吾尔|苗族|彝族|壮族|布依族|朝鲜族|满族|侗族|瑶族|白族|土家族|哈尼族|哈萨克族|哈萨克|傣族|黎族|傈僳族|佤族"
    "|畲族|拉祜族|水族|东乡族|纳西族|景颇族|柯尔克孜族|柯尔克孜|土族|达斡尔族|仫佬族|羌族|布朗族|撒拉族|毛南族|仡佬族|锡伯族|锡伯|阿昌族"
    "|普米族|塔吉克族|塔吉克|怒族|鄂温克族|德昂族|保安族|裕固族|京族|独龙族|鄂伦春族|赫哲族|各族"
)
_KINDS = re.compile(
    rf"(?<=..)(?:特别行政区|(?:{_PEOPLES})+自治[区州县旗]|自治区|自治州|自治县|自治旗|地区|新区|省|市|州|盟|区|县|旗)$"
)
_OTHER = re.compile("[^a-z0-9]")
_AUTONOMOUS = re.compile("自治[区州县旗]$")

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
    """Split the name of a place into name and kind; an autonomous kind is without the peoples that it names.

    >>> core_and_kind("望川市"), core_and_kind("广西壮族自治区"), core_and_kind("北京"), core_and_kind("望川苗族侗族自治县")
    (('望川', '市'), ('广西', '自治区'), ('北京', ''), ('望川', '自治县'))
    """
    m = _KINDS.search(name)
    if not m:
        return name, ""
    autonomous = _AUTONOMOUS.search(m[0])
    return name[: m.start()], autonomous[0] if autonomous else m[0]


@cache
def romanised(core: str) -> str:
    """Return the pinyin of a name in lower case, as one word; characters are read as on the pages.

    >>> romanised("望川"), romanised("重湖")
    ('wangchuan', 'chonghu')
    """
    return _OTHER.sub("", "".join(_syllables(core)))


@cache
def initials(text: str) -> str:
    """Return the first letter of every syllable; digits and Latin letters stay.

    >>> initials("重点项目"), initials("5G基站")
    ('zdxm', '5gjz')
    """
    return _OTHER.sub("", "".join(s[:1] for s in _syllables(text)))


def _syllables(text: str) -> list[str]:
    from duizhao.text.readings.plain import plain_syllables  # noqa: PLC0415 - its tables take long to load; most builds need none

    return plain_syllables(text)
