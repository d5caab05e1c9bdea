"""Find characters in Traditional text that a conversion from Simplified got wrong."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files

from duizhao.diagnostics import Collector
from duizhao.structure.blocks import Block
from duizhao.text.language import to_simplified
from duizhao.text.traditional import to_traditional

_AROUND = 2  # characters of context on either side
_SHOWN = 5  # words that a message lists


def check_conversions(blocks: Sequence[Block], file: str, diagnostics: Collector) -> None:
    """Report characters of a Traditional text that seem to be conversion errors (S505); the text is not changed."""
    errors = [(b.line, word) for b in blocks if b.lang == "zh" for word in wrong_conversions(b.text)]
    if errors:
        words = ", ".join(f"“{w}”" for w in dict.fromkeys(w for _, w in errors[:_SHOWN]))
        diagnostics.add("S505", file, errors[0][0], f"{len(errors)} character(s) seem to be wrongly converted: {words}")


def wrong_conversions(text: str) -> Iterator[str]:
    """Yield the wrong characters, each with its neighbours.

    >>> list(wrong_conversions("新徵程上，加快轉段后的建設，皇后與特徵。"))
    ['新徵程上', '轉段后的建']
    """
    table = _table()
    places = {m.start() for wrong in table if len(wrong) > 1 for m in re.finditer(wrong, text)}
    if any(c in table for c in text) and len(expected := to_traditional(to_simplified(text))) == len(text):
        places |= {i for i, (char, right) in enumerate(zip(text, expected, strict=True)) if right in table.get(char, "")}
    for i in sorted(places):
        yield text[max(0, i - _AROUND) : i + _AROUND + 1]


@cache
def _table() -> dict[str, str]:
    rows = files(__package__).joinpath("conversions.tsv").read_text(encoding="utf-8").splitlines()
    return {row.split("\t")[0]: row.split("\t")[1] for row in rows if row and not row.startswith("#")}
