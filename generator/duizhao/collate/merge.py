"""Merge the editions of one report into one sequence of rows."""

from collections.abc import Sequence

from duizhao.collate.add import add_edition, shares_text
from duizhao.collate.differences import report_differences
from duizhao.collate.draft import make_draft
from duizhao.collate.front import merge_front
from duizhao.collate.notes import merge_notes
from duizhao.collate.paired import paired_drafts
from duizhao.diagnostics import Collector
from duizhao.model.edition import Edition
from duizhao.model.pairing import Pairing
from duizhao.model.report import MergedReport
from duizhao.text.by_language import by_language


def merge(editions: Sequence[Edition], diagnostics: Collector, pairing: Pairing | None = None) -> MergedReport:
    """Merge editions, the leading one first (see `lead_first`).

    The leading edition determines the order of the rows. Where it has one language only, a bilingual edition supplies the
    other and, if its rows are finer, the division into rows. Text that the editions so far lack becomes rows of its own.
    With a `pairing`, its two editions lead together.
    """
    if pairing:
        editions = sorted(editions, key=lambda e: (e.file != pairing.zh, e.file != pairing.en))
    notes, editions = merge_notes(editions, diagnostics)
    lead = editions[0]
    report_differences(editions, diagnostics)
    scripts = {e.file: e.script for e in editions}
    parts = by_language(lead) if pairing and pairing.zh == pairing.en else None
    if pairing and parts:
        drafts, rest = paired_drafts(*parts, pairing), list(editions[1:])
    elif pairing:
        drafts, rest = paired_drafts(editions[0], editions[1], pairing), list(editions[2:])
    else:
        drafts, rest = [make_draft(row) for row in lead.rows if not row.field], list(editions[1:])
    while rest:  # first an edition that shares text with the drafts, so that overlapping parts are joined
        edition = rest[0] if len(rest) == 1 else next((e for e in rest if shares_text(drafts, e, scripts)), rest[0])
        rest.remove(edition)
        drafts = add_edition(drafts, edition, scripts, diagnostics)
    rows = [d.merged() for d in (*merge_front(editions, scripts, paired=bool(pairing)), *drafts)]
    aside = tuple(a for e in editions for a in e.set_aside)
    return MergedReport(lead.identity, tuple(editions), tuple(rows), notes, aside)


def is_whole(edition: Edition, merged: MergedReport) -> bool:
    """Are the merged rows this edition's own, one for one? Then it has the same addresses alone."""
    own = [r.zh or r.en for r in edition.rows if not r.field]
    rows = [r.zh or r.en for r in merged.rows if not r.field]
    return len(own) == len(rows) and all(a is b for a, b in zip(own, rows, strict=True))
