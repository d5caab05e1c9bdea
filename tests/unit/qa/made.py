"""A report made of pairs of texts, as the rules of quality assurance get it."""

from dataclasses import replace

from duizhao.cache import Cache
from duizhao.figures import compare_figures, measure_figures
from duizhao.model.alignment import Segment
from duizhao.model.edition import Identity
from duizhao.model.qa import Finding, Term
from duizhao.model.report import (
    AlignedPassage,
    EditionMarker,
    MarkedPassage,
    MergedRow,
    Note,
    NotedPassage,
    Report,
    RowKind,
)
from duizhao.qa import check_translation
from duizhao.text.atoms import atoms

Pair = tuple[str, str]
# The rest of a report in order: rows of usual length, with names, an acronym, brackets and quotation marks.
SOUND: tuple[Pair, ...] = (
    ("全年修缮码头14座，望川港口吞吐量达到320万吨。", "We repaired 14 wharves, and the port of Wangchuan handled 3.2 million tons of goods."),
    ("地区生产总值（GDP）增长5.2%左右。", "The gross domestic product (GDP) rose by around 5.2 percent."),
    ("2023年建成“一廊三苑”，新辟步道46公里。", "In 2023, we completed “one corridor and three gardens” and opened 46 kilometers of paths."),
    ("沿江新建泵站，让低洼街巷不再积水；", "New pumping stations along the river keep the low streets of Wangchuan dry;"),
    ("请大家一起来为城市出主意！", "Let all the people of Wangchuan tell us what the city needs!"),
    ("继续资助乡村教师进修，帮助他们安心从教。", "In Wangchuan, we will go on paying for the training of village teachers in the hills of Wangchuan."),
)  # fmt: skip


def report(
    *pairs: Pair, kinds: tuple[RowKind, ...] = (), markers: tuple[tuple[EditionMarker, ...], ...] = ()
) -> Report[MarkedPassage]:
    """A report with these rows; each has a bead for every two clauses and sentences if their numbers are equal, else one."""
    identity = Identity("wangchuan", "望川市", "Wangchuan", 2024, "")
    rows = []
    for k, (zh, en) in enumerate(pairs):
        row = MergedRow((), (), "", (), (), markers[k] if markers else ())
        kind: RowKind = kinds[k] if kinds else "passage"
        rows.append(NotedPassage(f"p{k:06}", (), kind, "1", (0, 0), zh or None, en or None, row, ()))
    noted: Report[NotedPassage] = Report("wangchuan-2024", identity, "", "", (), (), tuple(rows), (), (), ())
    measured = measure_figures(noted, Cache())
    aligned = measured.with_passages(
        tuple(AlignedPassage.aligned(p, beads(p.zh, p.en) if p.zh and p.en else ()) for p in measured.passages)
    )
    compared = compare_figures(aligned, Cache())
    return compared.with_passages(tuple(MarkedPassage.marked(p, ()) for p in compared.passages))


def beads(zh: str, en: str) -> tuple[Segment, ...]:
    clauses, sentences = atoms(zh, "zh"), atoms(en, "en")
    if len(clauses) != len(sentences):
        return (Segment(((0, len(zh)),), ((0, len(en)),), 0.9),)
    return tuple(Segment((a.span,), (b.span,), 0.9) for a, b in zip(clauses, sentences, strict=True))


def with_notes(made: Report[MarkedPassage], *numbers: int) -> Report[MarkedPassage]:
    return replace(made, notes=tuple(Note(n, 1, None, "A term: what it means.", ()) for n in numbers))


def codes(made: Report[MarkedPassage], *terms: Term, off: frozenset[str] = frozenset()) -> list[str]:
    return [finding.code for finding in check_translation(made, terms, off)]


def findings(made: Report[MarkedPassage], *terms: Term) -> list[tuple[str, str, str, str]]:
    """Code, words in both languages and detail of what is found."""
    rows = {p.key: p for p in made.passages}
    return [_shown(f, rows[f.row]) for f in check_translation(made, terms, frozenset())]


def _shown(f: Finding, p: MarkedPassage) -> tuple[str, str, str, str]:
    zh, en = ((text or "")[slice(*span)] if span else "" for text, span in ((p.zh, f.zh), (p.en, f.en)))
    return f.code, zh, en, f.detail
