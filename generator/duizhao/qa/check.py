"""Run the rules on a report: the visible list of them."""

from collections.abc import Callable, Iterable, Sequence
from collections.abc import Set as AbstractSet
from functools import partial
from types import MappingProxyType

from duizhao.model.qa import Finding, Rendered, Term
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
    spelling,
    terms,
    untranslated,
    widths,
)

_NOTHING: Rendered = MappingProxyType({})
Find = Callable[[Report[MarkedPassage]], Iterable[Finding]]


def check_translation(
    report: Report[MarkedPassage], wanted: Sequence[Term], off: AbstractSet[str], rendered: Rendered = _NOTHING
) -> tuple[Finding, ...]:
    """Return what the rules find in a report, in the order of its rows; without the rules whose codes are `off`.

    `rendered` is what is known of the words of rows; a row that it lacks is judged without.
    """
    order = {p.key: k for k, p in enumerate(report.passages)}
    finds = [finding for find in _finds(wanted, rendered) for finding in find(report) if finding.code not in off]
    return tuple(sorted(dict.fromkeys(finds), key=lambda f: (order[f.row], f.code, f.en or (-1, -1), f.zh or (-1, -1))))


def _finds(wanted: Sequence[Term], rendered: Rendered) -> tuple[Find, ...]:
    return (
        figures.find,
        dates.find,
        renderings.find,
        untranslated.find,
        partial(omissions.find, rendered=rendered),
        doubled.find,
        lengths.find,
        names.find,
        acronyms.find,
        partial(spelling.find, terms=wanted),
        markers.find,
        partial(terms.find, terms=wanted),
        pairs.find,
        endings.find,
        repeats.find,
        spaces.find,
        widths.find,
        capitals.find,
    )
