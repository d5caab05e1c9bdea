"""Write the data of frame.js: how the names around the texts are written in the other script."""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from duizhao.model.artefact import File
from duizhao.text.language import script, to_simplified
from duizhao.text.traditional import to_traditional

Pair = tuple[str, str]  # a character and that of the other script


def names_file(names: Iterable[str]) -> File:
    """Return `assets/names.js` for these names and words of the interface."""
    both: dict[str, list[str]] = {"Hans": [], "Hant": []}
    for name in dict.fromkeys(n.strip() for n in names):
        both["Hant" if script(name) == "Hant" else "Hans"].append(name)
    data: dict[str, object] = {}
    whole: dict[str, dict[str, str]] = {}
    for of, convert in (("Hans", to_traditional), ("Hant", to_simplified)):
        data[of], whole[of] = name_table(both[of], convert)
    plain = json.dumps(data | {"whole": whole}, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return File("assets/names.js", f"duizhao.names = {plain};\n".encode())


def name_table(names: Iterable[str], convert: Callable[[str], str]) -> tuple[str, dict[str, str]]:
    """Return the pairs of characters that differ in the other script, and whole names in which a character is otherwise.

    >>> name_table(["发展", "发布", "理发"], to_traditional)
    ('发發布佈', {'理发': '理髮'})
    """
    others = [(name, other) for name in names if len(other := convert(name)) == len(name)]
    counts = Counter(pair for name, other in others for pair in _pairs(name, other))
    table: dict[str, str] = {}
    for (char, other), _ in counts.most_common():
        table.setdefault(char, other)
    whole = {name: other for name, other in others if any(table[a] != b for a, b in _pairs(name, other))}
    return "".join(a + b for a, b in table.items() if a != b), whole


def _pairs(name: str, other: str) -> Iterator[Pair]:
    return zip(name, other, strict=True)
