"""Reports of a few rows, each one bead."""

from collections.abc import Sequence

from duizhao.cache import Cache
from duizhao.model.alignment import Segment
from duizhao.model.edition import Identity
from duizhao.model.report import AlignedPassage, MergedRow, Report
from duizhao.model.words import Rendering, Term, Words
from duizhao.words import find_words
from duizhao.words.formulas import Formula, find_formulas

Row = tuple[str, str]

# What the sentences are made of: none of it is from a published report.
_OPENINGS = (
    ("我们疏浚了", "We dredged "),
    ("全市居民称赞", "Residents of the whole city praised "),
    ("水利局检查了", "The water bureau inspected "),
    ("明年要推广", "Next year we will popularize "),
)
_THINGS = (
    ("智慧灌溉网", "the smart irrigation network"),
    ("竹编工艺村", "the bamboo weaving village"),
    ("老城区书屋", "the reading rooms of the old town"),
    ("梯田观光路", "the terrace sightseeing road"),
)
ROWS: tuple[Row, ...] = tuple((f"{a}{b}。", f"{x}{y}.") for a, x in _OPENINGS for b, y in _THINGS)


def report(year: int, rows: Sequence[Row]) -> Report[AlignedPassage]:
    passages = tuple(_passage(f"{year}-p{k}", *row) for k, row in enumerate(rows, 1))
    return Report(
        f"wangchuan-{year}", Identity("wangchuan", "望川市", "Wangchuan", year, ""), "", "", (), (), passages, (), (), ()
    )


def _passage(key: str, zh: str, en: str) -> AlignedPassage:
    row = MergedRow((), (), "", (), (), ())
    segments = (Segment(((0, len(zh)),), ((0, len(en)),), 1.0),) if zh and en else ()
    return AlignedPassage(key, (), "passage", "1", (0, 0), zh or None, en or None, row, (), (), segments)


def words(*reports: Report[AlignedPassage]) -> Words:
    return find_words([reports], Cache(None))


def told(made: Report[AlignedPassage], found: Words, key: str) -> dict[str, str]:
    """Return the Chinese words of a row that are rendered, with their English."""
    p = next(p for p in made.passages if p.key == key)
    some: Sequence[Rendering] = found.rows.get(made.id, {}).get(key, ())
    return {(p.zh or "")[slice(*r.zh)]: (p.en or "")[slice(*r.en)] for r in some}


def term(found: Words, zh: str) -> Term:
    return next(t for t in found.terms if t.zh == zh)


_OTHER_TEXT = "".join(f"{chr(0x4E00 + 7 * k)}{'。' * (k % 9 == 8)}" for k in range(700))  # in which nothing recurs


def formulas_of(*years: list[str]) -> list[Formula]:
    """Find the formulas of texts."""
    return find_formulas([report(2020 + k, [(zh, "") for zh in (*texts, _OTHER_TEXT)]) for k, texts in enumerate(years)])


def formulas(*years: list[str]) -> dict[str, int]:
    """Find the formulas of texts, and how often each stands there."""
    return {f.zh: sum(n for _, n in f.reports) for f in formulas_of(*years)}
