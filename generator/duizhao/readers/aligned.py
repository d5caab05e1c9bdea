"""Read what programs that align sentences write: both languages and a score on each line."""

import re

from duizhao.diagnostics import Collector
from duizhao.model.source import Line
from duizhao.readers.line_builder import LineBuilder
from duizhao.text.language import language

_SIGNS = ("\t", "|||")
_NUMBER = re.compile(r"\s*[-+]?(?:\d+(?:[.,]\d+)?|[.,]\d+|nan|inf)(?:e[-+]?\d+)?%?\s*", re.IGNORECASE)
_JOINT = re.compile(r"\s*~~~\s*")  # hunalign's between sentences of one side
_SAMPLE, _LEAST, _SHARE = 200, 4, 0.9  # lines that are looked at, the fewest, and how many of them must agree
_SIDES = 2


def sign_between(lines: list[str]) -> str:
    r"""Return the sign between the columns if the lines have a score and both languages; else "".

    >>> sign_between([f"增长{k}%。\tIt grew by {k}%.\t0.{k}" for k in range(5)]) == "\t", sign_between(["增长5%。\tIt grew."] * 5)
    (True, '')
    """
    sample = [line for line in lines[:_SAMPLE] if line.strip()]
    for sign in _SIGNS:
        rows = [line.split(sign) for line in sample if line.count(sign) >= _SIDES]
        if len(rows) < max(_LEAST, _SHARE * len(sample)):
            continue
        widest = min(map(len, rows))
        numeric = [k for k in range(widest) if _is_score(rows, k)]
        if numeric and len({lang for k in range(widest) if k not in numeric and (lang := _language(rows, k))}) == _SIDES:
            return sign
    return ""


def _is_score(rows: list[list[str]], k: int) -> bool:
    return sum(bool(_NUMBER.fullmatch(row[k])) for row in rows) >= _SHARE * len(rows)


def _language(rows: list[list[str]], k: int) -> str:
    found = [language(row[k]) for row in rows if not _NUMBER.fullmatch(row[k])]
    return next((lang for lang in ("zh", "en") if found.count(lang) * 10 > len(found) * 7), "")


def read_aligned(file: str, lines: list[str], sign: str, diagnostics: Collector) -> tuple[Line, ...]:
    """Return the text of every line, first the Chinese; scores are set aside."""
    builder = LineBuilder(file)
    for number, line in enumerate(lines, 1):
        cells = line.split(sign)
        texts = [cell for cell in cells if not _NUMBER.fullmatch(cell)]
        for cell in sorted(texts, key=lambda text: language(text) != "zh"):
            builder.add_text(number, _JOINT.sub(" ", cell).strip() if "~~~" in cell else cell)
        for cell in cells:
            if _NUMBER.fullmatch(cell):
                builder.set_aside(number, cell, "score of an aligner")
    return builder.lines(diagnostics)
