"""List what an editor should decide, each with its context, its reason and the tables that settle it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Literal

from duizhao.findings import list_findings
from duizhao.model.alignment import Segment, Span
from duizhao.model.links import Link, Pair, is_doubtful
from duizhao.model.pairing import SURE
from duizhao.model.quality import Proposal
from duizhao.model.quality import is_doubtful as is_doubtful_bead
from duizhao.model.report import Anchor, MarkedPassage, Report
from duizhao.model.source import Lang
from duizhao.pipeline import Built
from duizhao.site import addresses
from duizhao.text.atoms import atoms

Kind = Literal["pair", "figure", "note", "segment", "link", "finding"]
Values = tuple[tuple[str, str | int], ...]
_MOST = 9  # sentences to choose from: one for each digit
_BEFORE = 6  # least characters that an anchor quotes


@dataclass(frozen=True, slots=True)
class Choice:
    """A way to settle a doubt: the table for `curation.toml`.

    `name` is "right", "wrong" or the digit of a sentence, whose words are `words`. `asks`: must the editor give a reason?
    """

    name: str
    table: str
    values: Values
    words: str = ""
    asks: bool = False


@dataclass(frozen=True, slots=True)
class Side:
    """A text of the context, and its language: the words meant, and what stands before and after them."""

    lang: Lang
    before: str
    words: str
    after: str


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something to decide. `reason` names a label, `detail` adds to it: a probability, or what a rule found (zh, en).

    `page` is the address of the row in the site.
    """

    kind: Kind
    report: str
    row: str
    place: str
    reason: str
    detail: tuple[str, str]
    zh: Side
    en: Side
    choices: tuple[Choice, ...]
    page: str = ""

    @property
    def id(self) -> str:
        """Return a name that is the same as long as the doubt is."""
        return sha256(repr((self.kind, self.report, self.row, self.zh, self.en, self.choices)).encode()).hexdigest()[:16]


def doubts_of(built: Built) -> tuple[Doubt, ...]:
    """List the doubts report by report, in the order of the rows."""
    out: list[Doubt] = []
    findings = list_findings(built.site.corpus, built.findings)
    rows = {(r.id, p.key): p for r in built.site.corpus.reports for p in r.passages}
    for report in built.site.corpus.reports:
        order = {p.key: k for k, p in enumerate(report.passages)}
        pages = addresses.rows(report)
        of_report = [
            *(d for p in report.passages for d in _of_row(report, p)),
            *_figures(report, built.site.quality.proposals),
            *_links(report, built.site.years.pairs, rows),
        ]
        for f in findings:
            if f.finding.report == report.id and not (f.rule.code == "Q101" and f.finding.zh and f.finding.en):
                values: Values = (("report", report.id), ("row", f.finding.row), ("rule", f.rule.code), ("reason", ""))
                sides = _side("zh", f.zh, f.finding.zh), _side("en", f.en, f.finding.en)
                choice = Choice("right", "finding", values, asks=True)
                detail = f"{f.rule.code} {f.message_zh}", f"{f.rule.code} {f.message_en}"
                place = f"{f.file}:{f.line}"
                of_report.append(Doubt("finding", report.id, f.finding.row, place, "finding", detail, *sides, (choice,)))
        of_report.sort(key=lambda d: order.get(d.row, len(order)))
        out += [replace(d, page=pages.get(d.row, addresses.report(report.identity))) for d in of_report]
    return tuple({d.id: d for d in out}.values())


def _of_row(report: Report[MarkedPassage], p: MarkedPassage) -> Iterator[Doubt]:
    if p.zh and p.en and p.row.pairing is not None and p.row.pairing < SURE:
        keys: Values = (("report", report.id), ("zh", p.key))
        both = Choice("right", "pair", (*keys, ("en", p.key))), Choice("wrong", "pair", (*keys, ("en", "")))
        yield _doubt("pair", report, p, f"{p.row.pairing:.2f}", (None, None), both)
    for anchor in p.anchors:
        start = _quote_start(p, anchor) if anchor.how == "inferred" else -1
        if start >= 0:
            span = (start, anchor.at)
            choices = _anchor_choices(report, p, anchor, start)
            yield _doubt("note", report, p, str(anchor.note), (span, None) if anchor.lang == "zh" else (None, span), choices)
    for segment in p.segments:
        if is_doubtful_bead(segment) and segment.zh:
            spans = segment.zh[0], segment.en[0] if segment.en else None
            yield _doubt("segment", report, p, f"{segment.score:.2f}", spans, _segment_choices(report, p, segment))


def _quote_start(p: MarkedPassage, anchor: Anchor) -> int:
    """Return where the shortest words before a note start that stand nowhere earlier in the text; -1 if there are none."""
    text = (p.zh if anchor.lang == "zh" else p.en) or ""
    starts = range(max(0, anchor.at - _BEFORE), -1, -1)
    whole = (k for k in starts if anchor.lang == "zh" or k == 0 or (text[k - 1].isspace() and not text[k].isspace()))
    return next((k for k in whole if k < anchor.at and text.find(text[k : anchor.at]) == k), -1)


def _anchor_choices(report: Report[MarkedPassage], p: MarkedPassage, anchor: Anchor, start: int) -> tuple[Choice, ...]:
    """Return the table that confirms the place of a note, and the one that removes it."""
    text = (p.zh if anchor.lang == "zh" else p.en) or ""
    note: Values = (("report", report.id), ("note", anchor.note), *((("nth", anchor.nth),) if anchor.nth > 1 else ()))
    where: Values = (("row", p.key), ("lang", anchor.lang), ("after", text[start : anchor.at]))
    return Choice("right", "anchor", (*note, *where)), Choice("wrong", "anchor", note)


def _segment_choices(report: Report[MarkedPassage], p: MarkedPassage, segment: Segment) -> tuple[Choice, ...]:
    """Return the table that confirms a bead, and those that pair its Chinese with another sentence of the row."""
    zh, en = (p.zh or "")[slice(*segment.zh[0])].strip(), p.en or ""
    keys: Values = (("report", report.id), ("row", p.key), ("zh", zh))
    sentences = [en[slice(*a.span)].strip() for a in atoms(en, "en")]
    chosen = en[slice(*segment.en[0])].strip() if segment.en else ""
    middle = next((k for k, s in enumerate(sentences) if chosen and (s in chosen or chosen in s)), len(sentences) // 2)
    first = max(0, min(middle - _MOST // 2, len(sentences) - _MOST))
    choices = [Choice(str(k), "segment", (*keys, ("en", s)), s) for k, s in enumerate(sentences[first : first + _MOST], 1)]
    return (Choice("right", "segment", (*keys, ("en", chosen))), *choices) if chosen else tuple(choices)


def _figures(report: Report[MarkedPassage], proposals: Sequence[Proposal]) -> Iterator[Doubt]:
    """Yield figures that differ, and rows whose English seems to be exchanged."""
    rows = {p.key: p for p in report.passages}
    for proposal in proposals:
        values = dict(proposal.values)
        if values["report"] != report.id:
            continue
        p = rows[values.get("row", values["zh"])]
        quoted = values["zh"] if proposal.table == "figure" else "", values["en"] if proposal.table == "figure" else ""
        spans = tuple(_span_of(text or "", words) for text, words in zip((p.zh, p.en), quoted, strict=True))
        choice = Choice("right", proposal.table, proposal.values)
        reason = "figure" if proposal.table == "figure" else "exchange"
        detail = ("", "") if reason == "figure" else (proposal.why, proposal.why)
        yield Doubt(
            "figure",
            report.id,
            p.key,
            _place(p),
            reason,
            detail,
            _side("zh", p.zh, spans[0]),
            _side("en", p.en, spans[1]),
            (choice,),
        )


def _links(
    report: Report[MarkedPassage], pairs: Sequence[Pair], rows: Mapping[tuple[str, str], MarkedPassage]
) -> Iterator[Doubt]:
    """Yield doubtful links from a plan to the next report, both clauses in Chinese or English as they stand."""
    for link in (x for pair in pairs if pair.earlier == report.id for x in pair.links if is_doubtful(x)):
        yield from _link(report, link, rows)


def _link(report: Report[MarkedPassage], link: Link, rows: Mapping[tuple[str, str], MarkedPassage]) -> Iterator[Doubt]:
    source, target = link.source, link.target
    if target is None or (source.report, source.passage) not in rows or (target.report, target.passage) not in rows:
        return
    texts = [
        ((p.zh if place.lang == "zh" else p.en) or "", place)
        for place in (source, target)
        for p in [rows[place.report, place.passage]]
    ]
    sides = [_side(place.lang, text, (place.start, place.end)) for text, place in texts]
    values: Values = (
        ("report", report.id), ("row", source.passage), ("words", sides[0].words),
        ("later_row", target.passage), ("later_words", sides[1].words),
    )  # fmt: skip
    choices = tuple(Choice(name, "link", (*values, ("is", name))) for name in ("right", "wrong"))
    detail = f"{link.score:.2f}", f"{link.score:.2f}"
    place = _place(rows[source.report, source.passage])
    yield Doubt("link", report.id, source.passage, place, "link", detail, sides[0], sides[1], choices)


def _doubt(
    kind: Kind, report: Report[MarkedPassage], p: MarkedPassage, detail: str,
    spans: tuple[Span | None, Span | None], choices: tuple[Choice, ...],
) -> Doubt:  # fmt: skip
    return Doubt(
        kind,
        report.id,
        p.key,
        _place(p),
        kind,
        (detail, detail),
        _side("zh", p.zh, spans[0]),
        _side("en", p.en, spans[1]),
        choices,
    )


def _side(lang: Lang, text: str | None, span: Span | None) -> Side:
    start, end = span or (0, 0)
    return Side(lang, (text or "")[:start], (text or "")[start:end], (text or "")[end:])


def _span_of(text: str, words: str) -> Span | None:
    at = text.find(words) if words else -1
    return (at, at + len(words)) if at >= 0 else None


def _place(p: MarkedPassage) -> str:
    fragments = p.row.zh or p.row.en
    return f"{fragments[0].file}:{fragments[0].line}" if fragments else ""
