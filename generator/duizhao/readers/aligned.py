"""Read what programs that align sentences write: both languages and a score on each line."""

import re

from duizhao.diagnostics import Collector
from duizhao.model.source import Line
from duizhao.readers.line_builder import LineBuilder
from duizhao.text.language import language

_SIGNS = ("\t", "|||")
_NUMBER = re.compile(r"\s*[-+]?(?:\d+(?:[.,]\d+)?|[.,]\d+|nan|inf)(?:e[-+]?\d+)?%?\s*", re.IGNORECASE)
_TOKEN = re.compile(r"\s*[^\s\u2e80-\U0010ffff]{1,80}\s*")  # the name of a file, the kind of a pair (1-1)
_JOINT = re.compile(r"\s*~~~\s*")  # hunalign's between sentences of one side
_SAMPLE, _LEAST, _SHARE = 200, 4, 0.9  # lines that are looked at, the fewest, and how many of them must agree
_SIDES = 2


def sign_between(lines: list[str]) -> str:
    r"""Return the sign between the columns if the lines have both languages and something else, such as a score; else "".

    >>> sign_between([f"增长{k}%。\tIt grew by {k}%.\t0.{k}" for k in range(5)]) == "\t", sign_between(["增长5%。\tIt grew."] * 5)
    (True, '')
    """
    for sign in _SIGNS:
        rows = _rows(lines, sign)
        if rows and _others(rows):
            return sign
    return ""


def _rows(lines: list[str], sign: str) -> list[list[str]]:
    """Return the cells of a sample of the lines; none if some lines have less than three."""
    sample = [line for line in lines[:_SAMPLE] if line.strip()]
    rows = [line.split(sign) for line in sample if line.count(sign) >= _SIDES]
    return rows if len(rows) >= max(_LEAST, _SHARE * len(sample)) else []


def _others(rows: list[list[str]]) -> dict[int, str]:
    """Return the columns beside two columns of both languages, with what they are; nothing if the table is another."""
    widest = min(map(len, rows))
    others = {k: "score of an aligner" for k in range(widest) if _is_of(_NUMBER, rows, k)}
    others |= {k: "column of an aligner" for k in range(widest) if k not in others and _is_of(_TOKEN, rows, k)}
    sides = [_language(rows, k) for k in range(widest) if k not in others]
    return others if sorted(sides) == ["en", "zh"] else {}


def _is_of(form: re.Pattern[str], rows: list[list[str]], k: int) -> bool:
    return sum(bool(form.fullmatch(row[k])) for row in rows) >= _SHARE * len(rows)


def _language(rows: list[list[str]], k: int) -> str:
    found = [language(row[k]) for row in rows if not _NUMBER.fullmatch(row[k])]
    return next((lang for lang in ("zh", "en") if found.count(lang) * 10 > len(found) * 7), "")


def read_aligned(file: str, lines: list[str], sign: str, diagnostics: Collector) -> tuple[Line, ...]:
    """Return the text of every line, first the Chinese; scores, names of files and the like are set aside."""
    builder = LineBuilder(file)
    others = _others(_rows(lines, sign))
    for number, line in enumerate(lines, 1):
        cells = line.split(sign)
        whole = len(cells) > max(others)
        aside = {k: why for k, cell in enumerate(cells) if (why := _aside(k, cell, others if whole else {}))}
        texts = [cell for k, cell in enumerate(cells) if k not in aside]
        for cell in sorted(texts, key=lambda text: language(text) != "zh"):
            builder.add_text(number, _JOINT.sub(" ", cell).strip() if "~~~" in cell else cell)
        for k, why in aside.items():
            builder.set_aside(number, cells[k], why)
    return builder.lines(diagnostics)


def _aside(k: int, cell: str, others: dict[int, str]) -> str:
    """Return why a cell is set aside; "" if it is text."""
    return "score of an aligner" if _NUMBER.fullmatch(cell) else others.get(k, "") if _TOKEN.fullmatch(cell) else ""
