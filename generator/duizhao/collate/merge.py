"""Editions of one report to one sequence of rows."""

from collections.abc import Sequence

from duizhao.collate.add import add_edition, hangs_on
from duizhao.collate.draft import draft_of
from duizhao.collate.front import merge_front
from duizhao.collate.notes import merge_notes
from duizhao.diagnostics import Collector
from duizhao.model.edition import Edition
from duizhao.model.report import MergedReport


def merge(editions: Sequence[Edition], diagnostics: Collector) -> MergedReport:
    """Merge editions, the leading one first (see `group_editions`).

    The leading edition gives order and completeness. Where it has one language only, a bilingual
    edition gives the other one and, when its rows are finer, the division into rows. Text that the
    editions so far lack becomes rows of its own, at its place.
    """
    notes, editions = merge_notes(editions, diagnostics)
    lead = editions[0]
    scripts = {e.file: e.script for e in editions}
    drafts = [draft_of(row) for row in lead.rows if not row.field]
    rest = list(editions[1:])
    while rest:  # first what has text in common with what is there, so that pieces link up
        edition = rest[0] if len(rest) == 1 else next((e for e in rest if hangs_on(drafts, e, scripts)), rest[0])
        rest.remove(edition)
        drafts = add_edition(drafts, edition, scripts, diagnostics)
    rows = [d.finished() for d in (*merge_front(editions, scripts), *drafts)]
    aside = tuple(a for e in editions for a in e.set_aside)
    return MergedReport(lead.identity, tuple(editions), tuple(rows), notes, aside)
