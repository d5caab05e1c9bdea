"""Look up places that have a government: their names in both languages and their slugs."""

from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Literal

from duizhao.model.identity import CENTRAL, UNKNOWN
from duizhao.text.pinyin import core_and_kind, romanised

Level = Literal[
    "central",
    "municipality",
    "province",
    "autonomous region",
    "special administrative region",
    "city",
    "prefecture",
    "league",
    "county",
]
RESERVED_SLUGS = frozenset(
    {"assets", "compare", "data", "downloads", "index", "quality", "search", "sitemap"}
)  # pages of the site
_TAKEN = RESERVED_SLUGS | {CENTRAL, UNKNOWN}  # and series without a place

_OF_KIND: dict[str, tuple[Level, ...]] = {
    "省": ("province",),
    "自治区": ("autonomous region",),
    "特别行政区": ("special administrative region",),
    "市": ("municipality", "city"),
    "州": ("prefecture",),
    "自治州": ("prefecture",),
    "地区": ("prefecture",),
    "盟": ("league",),
    "": ("municipality", "province", "autonomous region", "special administrative region", "city", "prefecture", "league"),
}
_SUFFIX = {
    "省": "province", "自治区": "region", "特别行政区": "sar", "市": "city", "自治州": "prefecture", "州": "prefecture",
    "地区": "prefecture", "盟": "league", "区": "district", "新区": "district", "县": "county", "旗": "banner", "自治县": "county", "自治旗": "banner",
}  # fmt: skip
_PROVINCES = {"municipality", "province", "autonomous region", "special administrative region"}


@dataclass(frozen=True, slots=True)
class Place:
    """A place: its slug in URLs, its full Chinese name, its English name, its level of government."""

    slug: str
    zh: str
    en: str
    level: Level


@cache
def _rows() -> tuple[list[str], ...]:
    rows = files(__package__).joinpath("places.tsv").read_text(encoding="utf-8").splitlines()
    return tuple(row.split("\t") for row in rows if row and not row.startswith("#"))


@cache
def _table() -> tuple[tuple[str, Place], ...]:
    """Load the table of places, each with its Chinese name without the kind."""
    return tuple((core, Place(slug, zh, en, _level(level))) for core, slug, level, zh, en, *_ in _rows())


@cache
def _other_english() -> dict[str, Place]:
    """Return the places by other English names in use (Tibet, Macau), in small letters."""
    return {_letters(en): place_of_zh(zh) for _, _, _, zh, _, *others in _rows() for en in others}


@cache
def _known_zh() -> frozenset[str]:
    return frozenset(name for core, place in _table() for name in (core, place.zh))


def is_known_zh(name: str) -> bool:
    """Is this a name in the table, with its kind or without?

    >>> is_known_zh("新疆"), is_known_zh("新疆维吾尔自治区"), is_known_zh("望川市")
    (True, True, False)
    """
    return name in _known_zh()


@cache
def is_province_zh(name: str) -> bool:
    """Is this the full name of a province, region or municipality? No other place has a name that ends so.

    >>> is_province_zh("海南省"), is_province_zh("海南"), is_province_zh("三亚市")
    (True, False, False)
    """
    return any(place.zh == name for _, place in _table() if place.level in _PROVINCES)


@cache
def known_cores(levels: tuple[str, ...]) -> tuple[tuple[str, Place], ...]:
    """List the places of these levels in the table, each with its name without the kind."""
    return tuple((core, place) for core, place in _table() if place.level in levels)


def _level(word: str) -> Level:
    return next(level for level in _OF_KIND[""] if level == word)


@cache
def place_of_zh(name: str) -> Place:
    """Look up a place by its Chinese name in Simplified; a name that is not in the table is romanised.

    The kind distinguishes places with the same name: 吉林省 and 吉林市, 海南省 and 海南州. If the slug of a county or
    district is that of a place in the table, its kind is added to the slug.

    >>> [place_of_zh(n).slug for n in ("吉林省", "吉林市", "海南州", "陕西省", "望川市")]
    ['jilin', 'jilin-city', 'hainan-prefecture', 'shaanxi', 'wangchuan']
    >>> place_of_zh("延边朝鲜族自治州").en, place_of_zh("朝阳区").slug
    ('Yanbian', 'chaoyang-district')
    """
    core, kind = core_and_kind(name)
    levels = _OF_KIND.get(kind, ())
    for known, place in _table():
        if place.zh == name or (known == core and place.level in levels):
            return place
    namesake = next((place for known, place in _table() if known == core), None)
    slug = namesake.slug if namesake else romanised(core)
    en = namesake.en if namesake else slug.title()
    if slug in _TAKEN or any(place.slug == slug for _, place in _table()):
        suffix = _SUFFIX.get(kind, "government")
        slug, en = f"{slug}-{suffix}", f"{en} {suffix.title()}"
    level: Level = "city" if kind == "市" else levels[0] if levels and kind else "county"
    return Place(slug, name, en, level)


def with_kind(place: Place) -> Place:
    """Add the kind of a place to its slug and English name, to distinguish it from one that is romanised alike.

    >>> with_kind(place_of_zh("望川区")).slug, with_kind(place_of_zh("望川自治区")).en
    ('wangchuan-district', 'Wangchuan Region')
    """
    suffix = _SUFFIX.get(core_and_kind(place.zh)[1], "government")
    if place.slug.endswith(f"-{suffix}"):
        return place
    return replace(place, slug=f"{place.slug}-{suffix}", en=f"{place.en} {suffix.title() if suffix != 'sar' else 'SAR'}")


@cache
def place_of_en(name: str, levels: tuple[str, ...] = ()) -> Place:
    """Look up a place by its English name; `levels` (of a mayor: cities) distinguish places with the same name.

    >>> place_of_en("Jilin", ("province",)).zh, place_of_en("Jilin City", ("municipality", "city")).zh
    ('吉林省', '吉林市')
    >>> place_of_en("Wangchuan", ("city",))
    Place(slug='wangchuan', zh='', en='Wangchuan', level='county')
    """
    plain = _letters(name)
    for wanted in (levels, _OF_KIND[""]):
        for _, place in _table():
            if place.level in wanted and plain in {_letters(place.en), f"{_letters(place.en)}city"}:
                return place
    if plain in _other_english():
        return _other_english()[plain]
    slug = "-".join("".join(c if c.isascii() and c.isalnum() else " " for c in name.lower()).split())
    return Place(f"{slug}-government" if slug in _TAKEN else slug, "", name, "county")


def _letters(name: str) -> str:
    return "".join(c for c in name.lower() if c.isalpha())


@cache
def english_names() -> tuple[str, ...]:
    """List the English names of the table, the longest first."""
    names = {place.en for _, place in _table()} | {place.en.replace("’", "'") for _, place in _table()}
    names |= {en for row in _rows() for en in row[5:]}
    return tuple(sorted(names, key=lambda n: (-len(n), n)))


@cache
def short_names() -> frozenset[str]:
    """Return the Chinese names of all places of the table, without their kinds, of two characters and more."""
    return frozenset(name for name, _ in _table() if len(name) > 1)


def english_in(text: str) -> frozenset[str]:
    """Return the English names of the places of the table that a Chinese text in Simplified mentions.

    >>> sorted(english_in("推动京津冀和雄安、河北等地协同"))
    ['Hebei']
    """
    return frozenset(place.en for name, place in _table() if len(name) > 1 and name in text)
