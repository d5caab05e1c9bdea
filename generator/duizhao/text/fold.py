"""Fold text for the comparison of editions."""

import re
import unicodedata
from functools import lru_cache

from duizhao.model.source import Lang
from duizhao.text.language import simplified, to_simplified

_NOT_ALNUM = re.compile(r"[\W_]+")
_SPACE = re.compile(r"\s+")
_LONG_MARK = re.compile(r"(-|\.\.\.)\1+")  # —— and …… are doubled — and …
_SAME = str.maketrans(
    {
        "“": '"', "”": '"', "„": '"', "「": '"', "」": '"', "『": "'", "』": "'", "﹁": '"', "﹂": '"',
        "‘": "'", "’": "'", "`": "'", "′": "'", "″": '"', "«": '"', "»": '"',
        "。": ".", "∶": ":", "–": "-", "—": "-", "―": "-", "‐": "-", "‑": "-", "−": "-", "…": "...", "·": "·", "•": "·",
        "\u200b": None, "\u200c": None, "\u200d": None, "\ufeff": None, "\u00ad": None,
    }
)  # fmt: skip


@lru_cache(maxsize=8192)  # the rows of one report, which several stages compare
def fold(text: str, lang: Lang, *, traditional: bool = False) -> str:
    """Reduce a text to letters, digits and Han: Simplified (if `traditional`), half width, lower case.

    Two paragraphs that differ only in script, width, spacing, quotation marks or punctuation fold to the same text.

    >>> fold("　　发展“绿色”经济，增长５％。", "zh") == fold("發展「綠色」經濟,增長5%", "zh", traditional=True)
    True
    >>> fold("The city’s  “model villages”", "en")
    'thecitysmodelvillages'
    """
    if lang == "zh" and traditional:
        text = to_simplified(text)
    return _NOT_ALNUM.sub("", unicodedata.normalize("NFKD", text).lower())


def fold_with_map(text: str, lang: Lang, *, traditional: bool = False) -> tuple[str, list[int]]:
    """Return `fold(text)` and, for each of its characters, the index of its source in `text`.

    >>> fold_with_map("“５”个", "zh")
    ('5个', [1, 3])
    """
    simple = simplified(text) if lang == "zh" and traditional else text
    out: list[str] = []
    at: list[int] = []
    for i, char in enumerate(simple):
        if "\u4e00" <= char <= "\u9fff":
            out.append(char)
            at.append(i)
            continue
        for piece in _folded(char):
            out.append(piece)
            at.append(i)
    return "".join(out), at


@lru_cache(maxsize=4096)
def _folded(char: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", char).lower() if c.isalnum())


def wording_with_map(text: str) -> tuple[str, list[int]]:
    """Normalise width, spaces and quotation marks; return the result and the index of each of its characters in `text`.

    >>> wording_with_map("增长 ５％")
    ('增长5%', [0, 1, 3, 4])
    """
    pieces = [(piece, i) for i, char in enumerate(text) for piece in _form(char)]
    return "".join(piece for piece, _ in pieces), [i for _, i in pieces]


@lru_cache(maxsize=4096)
def _form(char: str) -> str:
    return _SPACE.sub("", unicodedata.normalize("NFKC", char.translate(_SAME)).translate(_SAME))


def same_wording(one: str, other: str, lang: Lang, *, traditional: bool = False) -> bool:
    """Do two texts differ only in width, spacing, quotation marks, dashes or script?

    `traditional` says that one of them may be in Traditional script. Other punctuation counts as wording.

    >>> same_wording("增长5%，超过预期。", "增长５％,超过预期。", "zh")
    True
    >>> same_wording("目标——增长", "目标—增长", "zh"), same_wording("增长5%", "增长6%", "zh")
    (True, False)
    """
    if one == other:
        return True
    if lang == "zh" and traditional:
        one, other = to_simplified(one), to_simplified(other)
    return _wording(one) == _wording(other)


def _wording(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text.translate(_SAME)).translate(_SAME)
    return _LONG_MARK.sub(r"\1", _SPACE.sub("", folded))
