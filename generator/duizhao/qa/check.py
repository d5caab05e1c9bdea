"""Run the rules on a report: the visible list of them."""

from collections.abc import Callable, Iterable, Sequence
from collections.abc import Set as AbstractSet
from functools import partial

from duizhao.model.qa import Finding, Term
from duizhao.model.report import MarkedPassage, Report
from duizhao.qa import (
    acronyms,
    capitals,
    dates,
    doubled,
    endings,
    figures,
    lengths,
    markers,
    names,
    omissions,
    pairs,
    renderings,
    repeats,
    spaces,
    terms,
    untranslated,
    widths,
)

Find = Callable[[Report[MarkedPassage]], Iterable[Finding]]


def check_translation(report: Report[MarkedPassage], wanted: Sequence[Term], off: AbstractSet[str]) -> tuple[Finding, ...]:
    """Return what the rules find in a report, in the order of its rows; without the rules whose codes are `off`."""
    order = {p.key: k for k, p in enumerate(report.passages)}
    finds = [finding for find in _finds(wanted) for finding in find(report) if finding.code not in off]
    return tuple(sorted(dict.fromkeys(finds), key=lambda f: (order[f.row], f.code, f.en or (-1, -1), f.zh or (-1, -1))))


def _finds(wanted: Sequence[Term]) -> tuple[Find, ...]:
    return (
        figures.find,
        dates.find,
        renderings.find,
        untranslated.find,
        omissions.find,
        doubled.find,
        lengths.find,
        names.find,
        acronyms.find,
        markers.find,
        partial(terms.find, terms=wanted),
        pairs.find,
        endings.find,
        repeats.find,
        spaces.find,
        widths.find,
        capitals.find,
    )
