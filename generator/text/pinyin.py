"""Pinyin of place names, for addresses and for English names that the sources do not give."""

import re
from functools import cache
from importlib.resources import files

RESERVED_SLUGS = frozenset({"assets", "data", "index", "quality", "search", "sitemap"})  # pages of the site

_KINDS = re.compile(r"(?<=..)(?:特别行政区|维吾尔自治区|壮族自治区|回族自治区|自治区|自治州|地区|省|市|州|盟|区|县)$")


@cache
def _exceptions() -> dict[str, str]:
    rows = files(__package__).joinpath("places.tsv").read_text(encoding="utf-8").splitlines()
    return dict(row.split("\t")[:2] for row in rows if row and not row.startswith("#"))


@cache
def place_pinyin(name: str) -> str:
    """The pinyin of a place without its kind, in small letters, as it is romanised officially.

    >>> place_pinyin("望川市"), place_pinyin("陕西省"), place_pinyin("重庆市")
    ('wangchuan', 'shaanxi', 'chongqing')
    """
    core = _KINDS.sub("", name)
    known = _exceptions().get(core)
    if known:
        return known
    from pypinyin import Style, lazy_pinyin  # noqa: PLC0415 - its tables take long to load, most builds need none

    return re.sub(r"[^a-z0-9]", "", "".join(lazy_pinyin(core, style=Style.NORMAL, v_to_u=False)).lower())
