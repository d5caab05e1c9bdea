"""Choose the cells of one report: for each indicator its target for the year and the actual value of the year before."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from duizhao.compare.candidates import Candidate, Reading, Row, candidates
from duizhao.compare.mentions import Names
from duizhao.compare.plans import target_list
from duizhao.compare.table import Rules
from duizhao.compare.text import Folded, fold
from duizhao.compare.units import in_unit
from duizhao.compare.words import time_words
from duizhao.model.compare import Cell
from duizhao.model.figures import Figure
from duizhao.model.identity import series_of
from duizhao.model.links import Claim, PartKind, Period, Place, Role
from duizhao.model.report import MeasuredPassage, Report
from duizhao.text.language import to_simplified
from duizhao.text.pinyin import core_and_kind

_LEAST = -14.5  # rank below which a clause gives no value
_LEAST_PHRASE = -40.0
_ROLE_OF: Mapping[PartKind, Role] = {"plan": "target", "review": "actual"}


def cells(
    report: Report[MeasuredPassage], parts: Sequence[tuple[PartKind, Period]], table: Sequence[Rules], names: Names
) -> list[Cell]:
    """Return the cells of a report; `parts` are those of its passages.

    "Not stated" is only said if some target (or actual value) was read in the report; there is no cell otherwise.
    """
    folded = [fold(_simplified(report, p)) for p in report.passages]
    words = time_words(report.identity.year)
    plan = [kind == "plan" for kind, _ in parts]
    targets = target_list(folded, plan, names, words)
    rows = [
        Row(k, _ROLE_OF.get(kind), period, folded[k], _figures(p))
        for k, (p, (kind, period)) in enumerate(zip(report.passages, parts, strict=True))
        if p.zh and p.kind != "front"
    ]
    found = list(candidates(rows, Reading(names, words, targets, _place(report))))
    read = {c.role for c in found if c.figure is not None and c.rank >= _LEAST}
    out = []
    for rules in table:
        for role in _ROLE_OF.values():
            best = _best(found, role, (rules.headline.id,)) or _of_parts(found, role, rules)
            if best is not None:
                out.append(_cell(report, best, rules, folded[best.row]))
            elif role in read:
                out.append(
                    Cell(rules.headline.id, series_of(report.identity), report.id, role, _year(report, role), "not stated")
                )
    return out


def _place(report: Report[MeasuredPassage]) -> str:
    """Return a pattern of the place's own names: 望川市, 望川."""
    name = report.identity.zh
    return "|".join(re.escape(n) for n in dict.fromkeys((name, core_and_kind(name)[0])) if n)


def _simplified(report: Report[MeasuredPassage], p: MeasuredPassage) -> str:
    text = p.zh or ""
    if any(e.script == "Hant" for e in report.editions):
        simple = to_simplified(text)
        return simple if len(simple) == len(text) else text
    return text


def _figures(p: MeasuredPassage) -> tuple[Figure, ...]:
    return tuple(f for f in p.figures if f.lang == "zh" and f.kind == "quantity")


def _of_parts(found: Sequence[Candidate], role: Role, rules: Rules) -> Candidate | None:
    """Return the clause that tells the parts of an indicator, which is words for the whole."""
    best = _best(found, role, rules.parts) if rules.parts else None
    return replace(best, part=True, phrase=(0, 0), measure="", rule=f"{best.rule}, of parts only") if best else None


def _best(found: Iterable[Candidate], role: Role, indicators: Sequence[str]) -> Candidate | None:
    """Return the clause of the highest rank, the first of equals; a figure goes before words."""
    every = [c for c in found if c.indicator in indicators and c.role == role]
    stated = [c for c in every if c.figure is not None and not c.part and c.rank >= _LEAST]
    phrases = [c for c in every if (c.figure is None or c.part) and c.rank >= _LEAST_PHRASE]
    return max(stated or phrases, key=lambda c: c.rank, default=None)


def _year(report: Report[MeasuredPassage], role: Role) -> int:
    return report.identity.year - (role == "actual")


def _cell(report: Report[MeasuredPassage], c: Candidate, rules: Rules, folded: Folded) -> Cell:
    p = report.passages[c.row]
    start, end = folded.source(c.start), folded.source(c.end - 1) + 1
    place = Place(report.id, p.chapter, p.key, "zh", start, end)
    text = (p.zh or "")[start:end]
    head = (rules.headline.id, series_of(report.identity), report.id, c.role, _year(report, c.role))
    if c.part or c.figure is None or c.low is None or c.high is None:
        words = _phrase(p, c, folded)
        return Cell(*head, "words", words=words, basis=c.basis, measure=c.measure, place=place, text=text, rule=c.rule)
    low, high, unit = in_unit(c.low, c.high, c.figure.unit, rules.headline.unit)
    claim = _claim(c, c.figure, folded.text[: c.end], rules, place)
    return Cell(*head, "stated", low, high, unit, c.form, c.bound, c.words, c.basis, c.measure, place, text, claim, c.rule)


def _phrase(p: MeasuredPassage, c: Candidate, folded: Folded) -> str:
    """Return the words that stand for a figure, as they are printed; empty if only parts of the whole are told."""
    start, end = c.phrase
    return (p.zh or "")[folded.source(start) : folded.source(end - 1) + 1] if end else ""


def _claim(c: Candidate, figure: Figure, text: str, rules: Rules, place: Place) -> Claim:
    """Make the claim that a verdict is given on: the figure with the words that say what it tells, and no other figure."""
    words = text[len(text) - (figure.end - figure.start) :]
    own = replace(figure, start=len(c.gap), end=len(c.gap) + len(words))
    place = replace(place, start=0, end=own.end)
    return Claim(place, c.gap + words, rules.headline.zh, own, definite=True, period="year")
