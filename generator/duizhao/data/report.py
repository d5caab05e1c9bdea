"""Make the data file of a report: all that the site has of it, for researchers and for checking."""

from collections.abc import Iterable
from decimal import Decimal

from duizhao.model.alignment import Segment
from duizhao.model.edition import Edition
from duizhao.model.figures import Agreement, Figure
from duizhao.model.published import (
    AgreementData,
    AsideData,
    ChapterData,
    EditionData,
    FigureData,
    FrontData,
    MarkerData,
    NoteData,
    OriginData,
    PassageData,
    ReadingData,
    RenderingData,
    ReportData,
    RightsData,
    SegmentData,
)
from duizhao.model.report import Anchor, Reading
from duizhao.model.rights import Rights
from duizhao.model.shown import ShownChapter, ShownReport, ShownRow, ShownText

SCHEMA = 1


def report_data(report: ShownReport) -> ReportData:
    """Convert a report: front matter, editions, chapters, passages, notes, set-aside lines.

    Spans and positions are code points of the shown text. A reading is the verbatim text of one
    edition; every character of an input that is not white space is in a reading or set aside.
    """
    return ReportData(
        schema=SCHEMA,
        id=report.id,
        series=report.series,
        year=report.year,
        date=report.date,
        title={"zh": report.zh, "en": report.en},
        url=report.address,
        rights=_rights(report.rights),
        front=[
            FrontData(field=r.field, zh=_text(r.zh), en=_text(r.en), readings=_readings(r.readings))
            for r in report.rows
            if r.kind == "front"
        ],
        editions=[_edition(e) for e in report.editions],
        chapters=[_chapter(c) for c in report.chapters],
        passages=[_passage(r) for r in report.rows],
        notes=[
            NoteData(number=n.number, nth=n.nth, zh=_text(n.zh), en=_text(n.en), readings=_readings(n.readings))
            for n in report.notes
        ],
        set_aside=[AsideData(file=a.file, line=a.line, text=a.text, why=a.why) for a in report.set_aside],
    )


def _text(side: ShownText | None) -> str | None:
    return side.text if side else None


def _rights(rights: Rights) -> RightsData:
    """Convert the licence and provenance lines; what the owner does not state is null."""
    return RightsData(
        texts={"zh": rights.texts_zh, "en": rights.texts_en},
        made={"zh": rights.made_zh, "en": rights.made_en},
        licence=rights.licence or None,
        publisher=rights.publisher or None,
    )


def _edition(e: Edition) -> EditionData:
    return EditionData(
        file=e.file, sha256=e.sha256, format=e.format, encoding=e.encoding, script=e.script, languages=list(e.languages), rows=len(e.rows),
        origin=OriginData(url=e.origin.url or None, publisher=e.origin.publisher or None, date=e.origin.date or None),
    )  # fmt: skip


def _chapter(c: ShownChapter) -> ChapterData:
    """Convert a part or a chapter; what stands before the first part has no name."""
    zh, en = c.names if c.level else ("", "")
    return ChapterData(
        id=c.id, parent=c.parent or None, zh=zh, en=en, url=c.address, readings=_readings(c.heading_readings)
    )  # fmt: skip


def _passage(r: ShownRow) -> PassageData:
    data = PassageData(
        id=r.key,
        chapter=r.chapter,
        kind=r.kind,
        url=r.address,
        zh=_text(r.zh),
        en=_text(r.en),
        readings=_readings(r.readings),
        variants=_readings(r.variant_readings),
        markers=[_marker(a) for a in r.anchors],
        aliases=list(r.aliases),
        segments=[_segment(s) for s in r.segments],
        figures=[_figure(f) for f in r.figures],
        agreement=[_agreement(a) for a in r.agreement],
        words=[RenderingData(zh=[w.zh], en=[w.en], score=w.score, shown=True) for w in r.words],
    )
    if r.pairing is not None:
        data["pairing"] = r.pairing
    return data


def _readings(readings: Iterable[Reading]) -> list[ReadingData]:
    return [ReadingData(file=r.file, line=r.line, lang=r.lang, text=r.text) for r in readings]


def _marker(a: Anchor) -> MarkerData:
    return MarkerData(note=a.note, nth=a.nth, lang=a.lang, at=a.at, how=a.how)


def _segment(s: Segment) -> SegmentData:
    data = SegmentData(zh=s.zh, en=s.en, score=round(s.score, 2))
    if s.curated:
        data["curated"] = True
    return data


def _figure(f: Figure) -> FigureData:
    data = FigureData(
        lang=f.lang, span=(f.start, f.end), value=number(f.value), unit=f.unit or None, approx=f.approx or None
    )  # fmt: skip
    if f.high is not None:
        data["high"] = number(f.high)
    if f.change:
        data["change"] = f.change
    return data


def _agreement(a: Agreement) -> AgreementData:
    return AgreementData(zh=a.zh, en=a.en, status=a.status, segment=None if a.segment < 0 else a.segment)


def number(value: Decimal) -> int | float:
    """Convert to a number of JSON: an integer if it is whole.

    >>> number(Decimal("58000.0")), number(Decimal("35.6")), number(Decimal("3E+5"))
    (58000, 35.6, 300000)
    """
    whole = int(value)
    return whole if whole == value else float(value)
