"""Note markers that are missing, stand in one language only, or are out of order."""

from collections.abc import Iterator

from duizhao.model.qa import Finding
from duizhao.model.report import EditionMarker, MarkedPassage, Report
from duizhao.model.source import LANGS, Lang

_FEWEST = 3  # notes with a marker that show that a language has markers
_MOST = 0.5  # share of the notes that have a marker in a language that is meant to have them


def find(report: Report[MarkedPassage]) -> Iterator[Finding]:
    """Yield the rows of notes without a marker in a language that marks its notes (Q112), and markers out of order (Q116)."""
    for lang in LANGS:
        markers = [(p, m) for p in report.passages for m in _in_order(p, lang)]
        marked = {(m.note, m.nth) for _, m in markers}
        if len(marked) < max(_FEWEST, _MOST * len(report.notes)):
            continue
        for p in report.passages:
            for a in p.anchors:
                if (a.note, a.nth) not in marked:
                    yield Finding("Q112", report.id, p.key, None, None, str(a.note))
        yield from _out_of_order(report.id, markers, lang)


def _in_order(p: MarkedPassage, lang: Lang) -> list[EditionMarker]:
    return sorted((m for m in p.row.markers if m.lang == lang), key=lambda m: m.at)


def _out_of_order(report: str, markers: list[tuple[MarkedPassage, EditionMarker]], lang: Lang) -> Iterator[Finding]:
    """Yield each first marker of a note whose number is lower than one before it."""
    highest, seen = 0, set()
    for p, m in markers:
        if (m.note, m.nth) in seen:
            continue
        seen.add((m.note, m.nth))
        if m.note < highest and m.nth == 1:
            place = (m.at, m.at)
            zh, en = (place, None) if lang == "zh" else (None, place)
            yield Finding("Q116", report, p.key, zh, en, str(m.note))
        highest = max(highest, m.note)
