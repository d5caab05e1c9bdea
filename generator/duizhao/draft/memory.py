"""The memory of a draft: reports, and translation memories (TMX), with the words that render each other in them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from duizhao.cache import Cache
from duizhao.draft.drafted import Source
from duizhao.model.alignment import Segment, Span
from duizhao.model.edition import Identity
from duizhao.model.report import AlignedPassage, MergedRow, Report
from duizhao.model.words import Rendering, Words
from duizhao.text.language import simplified
from duizhao.words import find_words

_EMPTY = MergedRow((), (), "", (), (), ())
MOST_UNITS = 20_000  # of one TMX file; learning its words takes some minutes


@dataclass(frozen=True, slots=True)
class Unit:
    """A bead of the memory: its texts, the Chinese in Simplified, and the words that render each other in it."""

    zh: str
    en: str
    words: tuple[Rendering, ...]
    source: Source


def memory_of(series: Sequence[Sequence[Report[AlignedPassage]]], cache: Cache) -> tuple[Unit, ...]:
    """Collect the beads of reports, series by series, and learn which words render each other."""
    filled = [some for some in series if some]
    words = find_words(filled, cache) if filled else Words()
    return tuple(unit for some in filled for report in some for unit in _units(report, words))


def _units(report: Report[AlignedPassage], words: Words) -> Iterator[Unit]:
    of_report = words.rows.get(report.id, {})
    for p in report.passages:
        if p.zh is None or p.en is None:
            continue
        known, zh = of_report.get(p.key, ()), simplified(p.zh)
        source = Source(report.id, report.identity.year, p.key)
        for s in p.segments:
            if s.zh and s.en:
                a, b = s.zh[0][0], s.zh[-1][1]
                i, j = s.en[0][0], s.en[-1][1]
                inside = (r for r in known if a <= r.zh[0] and r.zh[1] <= b and i <= r.en[0] and r.en[1] <= j)
                moved = tuple(Rendering(_less(r.zh, a), _less(r.en, i), r.score) for r in inside)
                yield Unit(zh[a:b], p.en[i:j], moved, source)


def _less(span: Span, by: int) -> Span:
    return span[0] - by, span[1] - by


def report_of_units(name: str, units: Sequence[tuple[str, str, int]]) -> Report[AlignedPassage]:
    """Make a report of the units of a translation memory, each with its year, so that their words are learned like those of reports."""
    passages = [
        AlignedPassage(
            str(number), (), "passage", "", (0, 0), zh, en, _EMPTY, (), (), (Segment(((0, len(zh)),), ((0, len(en)),), 1.0),)
        )
        for number, (zh, en, _) in enumerate(units, 1)
    ]
    year = max((year for _, _, year in units), default=0)
    return Report(name, Identity("", "", "", year, ""), "", "", (), (), tuple(passages), (), (), ())
