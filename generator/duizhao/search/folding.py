"""Fold text before it is compared. The browser folds a query by the same rules (`FOLD_RULES`)."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import chain

from duizhao.text.language import to_simplified

HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff〇"  # characters of one UTF-16 code unit, in which a browser counts
LETTERS = "0-9a-z\u00df-\u024f"
_BLANKS = " \t-\r\x1c-\x1f\x85\u1680\u2028\u2029"  # NFKD turns all others into a space; `\s` of JavaScript has fewer
_DROPPED = "“”\"'‘’·•《》「」『』\u200b\u200c\u200d\ufeff\u00ad"
_REPLACED = {
    "，": "，",  # half width it would look like the comma of 1,065
    **dict.fromkeys("üǖǘǚǜÜǕǗǙǛ", "v"),  # as pinyin is typed
}
_MARKS = "[\u0300-\u036f]"
_REMOVED = rf"(?<=[0-9]),(?=[0-9]{{3}}(?![0-9]))|(?<![{_BLANKS}])[{_BLANKS}]+(?=[{HAN}])|(?<=[{HAN}])[{_BLANKS}]+"
# Written into the index, so that the browser needs no rules of its own. In order: drop and replace characters; take the NFKD
# form of all others in lower case, without these combining marks; then remove what `gone` matches.
FOLD_RULES: Mapping[str, object] = {"dropped": _DROPPED, "replaced": _REPLACED, "marks": _MARKS, "gone": _REMOVED}
_MARK = re.compile(_MARKS)
_BETWEEN = re.compile(_REMOVED)
_RANGES = (range(0x3400, 0xA000), range(0xF900, 0xFB00))
_BLOCK = 0x10000


class _Table(dict[int, str]):
    """A table for `str.translate` that folds each character when it is first looked up."""

    def __init__(self, simplified: Mapping[str, str]) -> None:
        super().__init__()
        self._simplified = simplified

    def __missing__(self, code: int) -> str:
        self[code] = folded = _folded(chr(code), self._simplified)
        return folded


def _folded(char: str, simplified: Mapping[str, str]) -> str:
    if char in _DROPPED:
        return ""
    if char in _REPLACED:
        return _REPLACED[char]
    plain = _MARK.sub("", unicodedata.normalize("NFKD", char).lower())
    return "".join("" if c in _DROPPED else simplified.get(c, c) for c in plain)


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text; `at[i]` is the position in the shown text of its character `i`. One more entry stands for the end."""

    text: str
    at: tuple[int, ...]


class Folding:
    """Fold texts; `simplified` maps Traditional characters to Simplified ones."""

    def __init__(self, simplified: Mapping[str, str]) -> None:
        self.simplified = simplified
        self._table = _Table(simplified)

    def fold(self, text: str) -> str:
        """Fold a text: Simplified, half width, lower case; without quotes and without commas in numbers.

        >>> Folding({"數": "数", "經": "经", "濟": "济"}).fold("“數字”經濟，１０65 or 1,065 — Shùzì")
        '数字经济，1065 or 1065 — shuzi'
        """
        return _BETWEEN.sub("", text.translate(self._table))

    def fold_with_map(self, text: str) -> Folded:
        """Fold a text, and record the position that each character has come from.

        >>> Folding({}).fold_with_map("“Ａ”1,065")
        Folded(text='a1065', at=(1, 3, 5, 6, 7, 8))
        """
        pieces = [(c, i) for i, char in enumerate(text) for c in self._table[ord(char)]]
        plain = "".join(c for c, _ in pieces)
        removed = set(chain.from_iterable(range(*m.span()) for m in _BETWEEN.finditer(plain)))
        kept = [k for k in range(len(plain)) if k not in removed]
        return Folded("".join(plain[k] for k in kept), (*(pieces[k][1] for k in kept), len(text)))


@cache
def every_pair() -> Mapping[str, str]:
    """Map each character of Unicode's Chinese blocks whose Simplified form differs to that form."""
    chars = [chr(c) for r in _RANGES for c in r]
    simplified = to_simplified("\n".join(chars)).split("\n")
    return {a: b for a, b in zip(chars, simplified, strict=True) if a != b and len(b) == 1 and ord(b) < _BLOCK}


def simplified_in(texts: Iterable[str]) -> Mapping[str, str]:
    """Map Traditional to Simplified characters, limited to those that these texts have in either script.

    >>> table = simplified_in(["数字經濟"])
    >>> table["數"], table["經"], "龍" in table
    ('数', '经', False)
    """
    present = set("".join(set(chain.from_iterable(map(set, texts)))))
    return {a: b for a, b in sorted(every_pair().items()) if a in present or b in present}
