"""Keep the reports of different places apart where their names are romanised alike."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import replace

from duizhao.diagnostics import Collector
from duizhao.model.edition import Edition
from duizhao.text.pinyin import core_and_kind
from duizhao.text.places import place_of_zh, with_kind

_KINDS = ("省", "自治区", "特别行政区", "市", "自治州", "州", "地区", "盟", "区", "新区", "县", "自治县", "旗", "自治旗")


def separate_places(editions: Sequence[Edition], kept: Collection[int], diagnostics: Collector) -> list[Edition]:
    """Give each place a series of its own: of 望川市 and 望川区, the second is `wangchuan-district`.

    The higher kind of place keeps the plain name. `kept` are the positions of editions whose series an editor decided.
    """
    names: dict[str, set[str]] = defaultdict(set)
    for k, edition in enumerate(editions):
        if k not in kept and edition.identity.zh:
            names[edition.identity.slug].add(edition.identity.zh)
    new = {key: value for slug, zh in names.items() if len(zh) > 1 for key, value in _slugs(slug, zh).items()}
    return [e if k in kept else _renamed(e, new, diagnostics) for k, e in enumerate(editions)]


def _slugs(slug: str, names: Collection[str]) -> dict[tuple[str, str], tuple[str, str]]:
    """Return the slug and the English name for each place but the first, by its slug and its Chinese name."""
    _, *others = sorted(names, key=lambda zh: (_rank(zh), zh))
    taken = {slug}
    out: dict[tuple[str, str], tuple[str, str]] = {}
    for zh in others:
        place = with_kind(place_of_zh(zh))
        name, n = place.slug, 1
        while name in taken:
            n += 1
            name = f"{place.slug}-{n}"
        taken.add(name)
        out[slug, zh] = (name, place.en)
    return out


def _rank(zh: str) -> int:
    kind = core_and_kind(zh)[1]
    return _KINDS.index(kind) if kind in _KINDS else len(_KINDS)


def _renamed(edition: Edition, new: dict[tuple[str, str], tuple[str, str]], diagnostics: Collector) -> Edition:
    identity = edition.identity
    known = new.get((identity.slug, identity.zh))
    if known is None:
        return edition
    slug, en = known
    message = f"{identity.zh} is romanised like another place; its series is {slug}, not {identity.slug}"
    diagnostics.add("C106", edition.file, 0, message)
    return replace(edition, identity=replace(identity, slug=slug, en=en))
