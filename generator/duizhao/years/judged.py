"""An editor's judgement on links: confirmed, rejected, added; found by row and quoted words, so it outlives a rebuild."""

from collections.abc import Sequence
from dataclasses import replace

from duizhao.diagnostics import Collector
from duizhao.model.curation import LinkRule
from duizhao.model.links import Claim, Link, Place
from duizhao.model.report import find_row
from duizhao.text.quoted import place_of, row_that_holds
from duizhao.years.pair import Read
from duizhao.years.verdicts import Measure, rule

Judged = Sequence[tuple[str, LinkRule]]  # the file of the judgement, for what is said of it


def judged_links(
    links: Sequence[Link], earlier: Read, later: Read, judged: Judged, measure: Measure, said: Collector
) -> list[Link]:
    """The plan-outcome links as an editor left them: what is right is certain and shown, what is wrong is not shown."""
    out = list(links)
    for file, judgement in judged:
        if judgement.report != earlier.report.id:
            continue
        ours = _claims(earlier, judgement.row, judgement.words, file, judgement.line, said)
        later_row, later_words = judgement.later_row, judgement.later_words
        theirs = _claims(later, later_row, later_words, file, judgement.line, said) if ours and later_row else []
        if not ours or (later_row and not theirs):
            words, row = (later_words, later_row) if ours else (judgement.words, judgement.row)
            said.add("U102", file, judgement.line, f"row {row} holds no clause with “{words}”")
        elif judgement.right:
            out = _confirmed(out, ours[0], theirs[0], measure)
        elif not (out_ := _rejected(out, ours, theirs)):
            said.add("U102", file, judgement.line, f"no link leads from “{judgement.words}” to what is called wrong")
        else:
            out = out_
    return out


def unanswered(last: str, judged: Judged, said: Collector) -> None:
    """Say which judgements are on the last report of a series: nothing can have become of its plan yet."""
    for file, judgement in judged:
        if judgement.report == last:
            said.add("U102", file, judgement.line, f"no report follows {last}, so no link leads from it")


def _claims(report: Read, key: str, words: str, file: str, line: int, said: Collector) -> list[Claim]:
    """The claims of a row that hold the words, or that the words begin in; where the row is gone, of the one that has them."""
    rows = report.report.passages
    row = find_row(rows, key)
    if row is None:
        row = row_that_holds(rows, (("zh", words),))
        if row:
            said.add("U104", file, line, f"there is no row {key}; its words stand in row {row.key}, which is taken")
    at = place_of(words, row.zh or "") if row else None
    if row is None or at is None:
        return []
    start, end = at
    mine = [s.claim for s in report.said if s.claim.place.passage == row.key]
    whole = [c for c in mine if c.place.start <= start and end <= c.place.end]
    return whole or [c for c in mine if c.place.start <= start < c.place.end]


def _confirmed(links: Sequence[Link], ours: Claim, theirs: Claim, measure: Measure) -> list[Link]:
    """The link is certain; whatever else was found for these words, silence too, is no longer shown."""
    found = any(_same(x.source, ours.place) and x.target and _same(x.target, theirs.place) for x in links)
    sure = Link(
        "plan-outcome", 1.0, shown=True, source=ours.place, target=theirs.place, ruling=rule(ours, theirs, measure),
        sides=(ours, theirs), said="confirmed" if found else "added",
    )  # fmt: skip
    return [sure, *(x for x in links if not _same(x.source, ours.place))]


def _rejected(links: Sequence[Link], ours: Sequence[Claim], theirs: Sequence[Claim]) -> list[Link]:
    """The links without what is wrong of them; none at all where nothing was."""
    starts, ends = [c.place for c in ours], [c.place for c in theirs]

    def wrong(x: Link) -> bool:
        if not any(_same(x.source, p) for p in starts):
            return False
        return not ends or (x.target is not None and any(_same(x.target, p) for p in ends))

    if not any(wrong(x) for x in links):
        return []
    return [replace(x, shown=False, said="rejected", score=0.0, ruling=None) if wrong(x) else x for x in links]


def _same(one: Place, other: Place) -> bool:
    return one.passage == other.passage and one.start < other.end and other.start < one.end
