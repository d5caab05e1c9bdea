"""The structure of XLIFF 2.1, as its specification states it: what may stand in what, in which order, with which attributes."""

from collections.abc import Iterator

from lxml import etree

_NAMES = ("document", "metadata", "matches", "glossary")
_CORE, _MDA, _MTC, _GLS = (f"{{urn:oasis:names:tc:xliff:{name}:2.0}}" for name in _NAMES)
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_REF = f"{_CORE}source", f"{_CORE}target"
# name: children in order (`*` any number, `?` at most one, else one), attributes that must be there, attributes that may be
_RULES: dict[str, tuple[tuple[str, ...], set[str], set[str]]] = {
    f"{_CORE}xliff": ((f"{_CORE}file*",), {"version", "srcLang"}, {"trgLang"}),
    f"{_CORE}file": ((f"{_MDA}metadata?", f"{_CORE}notes?", f"{_CORE}unit*"), {"id"}, {"original"}),
    f"{_CORE}unit": (
        (f"{_MTC}matches?", f"{_GLS}glossary?", f"{_MDA}metadata?", f"{_CORE}notes?", "segments*"),
        {"id"},
        {"name", "translate"},
    ),
    f"{_CORE}segment": ((_REF[0], f"{_REF[1]}?"), set(), {"id", "state"}),
    f"{_CORE}ignorable": ((_REF[0], f"{_REF[1]}?"), set(), {"id"}),
    f"{_CORE}source": (("inline*",), set(), {_SPACE}),
    f"{_CORE}target": (("inline*",), set(), {_SPACE, "order"}),
    f"{_CORE}mrk": (("inline*",), {"id"}, {"type", "translate"}),
    f"{_CORE}cp": ((), {"hex"}, set()),
    f"{_CORE}notes": ((f"{_CORE}note*",), set(), set()),
    f"{_CORE}note": ((), set(), {"id", "category", "appliesTo"}),
    f"{_MDA}metadata": ((f"{_MDA}metaGroup*",), set(), {"id"}),
    f"{_MDA}metaGroup": ((f"{_MDA}meta*",), set(), {"category", "id"}),
    f"{_MDA}meta": ((), {"type"}, set()),
    f"{_MTC}matches": ((f"{_MTC}match*",), set(), set()),
    f"{_MTC}match": (
        (f"{_MDA}metadata?", _REF[0], _REF[1]),
        {"ref"},
        {"id", "similarity", "matchQuality", "matchSuitability", "origin", "type", "subType"},
    ),
    f"{_GLS}glossary": ((f"{_GLS}glossEntry*",), set(), set()),
    f"{_GLS}glossEntry": ((f"{_GLS}term", f"{_GLS}translation*"), set(), {"id", "ref"}),
    f"{_GLS}term": ((), set(), {"source"}),
    f"{_GLS}translation": ((), set(), {"id", "ref", "source"}),
}
_GROUPS = {"segments": {f"{_CORE}segment", f"{_CORE}ignorable"}, "inline": {f"{_CORE}cp", f"{_CORE}mrk"}}
_TYPES = {"am", "mt", "icm", "idm", "tb", "tm", "other"}


def errors(data: bytes) -> list[str]:
    """List what a file has against the rules."""
    root = etree.fromstring(data)
    found = [f"line {e.sourceline}: {why}" for e in root.iter() for why in _of_element(e)]
    for unit in root.iter(f"{_CORE}unit"):
        ids = [s.get("id") for s in unit if s.get("id")]
        if len(ids) != len(set(ids)):
            found.append(f"{unit.get('id')}: two segments of one id")
        if not unit.findall(f"{_CORE}segment"):
            found.append(f"{unit.get('id')}: no segment")
        marks = {m.get("id") for m in unit.iter(f"{_CORE}mrk") if m.get("type") == "mtc:match"}
        for match in unit.iter(f"{_MTC}match"):
            if match.get("ref", "").removeprefix("#") not in marks:
                found.append(f"{unit.get('id')}: a match of no marked words")
            if match.get("type") not in _TYPES or not 0 <= float(match.get("similarity", "0")) <= 100:
                found.append(f"{unit.get('id')}: a match of no known type or similarity")
    names = [u.get("id") for u in root.iter(f"{_CORE}unit")]
    return found + (["two units of one id"] if len(names) != len(set(names)) else [])


def _of_element(e: etree._Element) -> Iterator[str]:
    if e.tag not in _RULES:
        yield f"{e.tag} is not known"
        return
    order, must, may = _RULES[e.tag]
    if missing := must - set(e.attrib):
        yield f"{e.tag} has no {missing}"
    if others := set(map(str, e.attrib)) - must - may:
        yield f"{e.tag} has {others}"
    if e.tag == f"{_CORE}xliff" and e.get("version") != "2.1":
        yield "the version is not 2.1"
    children = [str(c.tag) for c in e]
    for name in order:
        own = _GROUPS.get(name.rstrip("*?"), {name.rstrip("*?")})
        count = next((k for k, c in enumerate(children) if c not in own), len(children))
        if (count > 1 and not name.endswith("*")) or (count == 0 and not name.endswith(("*", "?"))):
            yield f"{e.tag} has {count} times {name}"
        children = children[count:]
    if children:
        yield f"{e.tag} has {children} where they may not stand"
