"""Write a report as XLIFF 2.1: a unit for each row and note, a segment for each bead.

The segments of a unit, one after another, are the whole text; what stands between beads is an `ignorable`. Metadata of each
unit holds the digests of what went out.
"""

from collections.abc import Iterator, Sequence

from duizhao.data.exports.xml import HEAD, Xml, element, escaped, lines, words
from duizhao.exchange.names import CATEGORY
from duizhao.exchange.rows import ExchangeRow, digest_sent, rows_of
from duizhao.model.alignment import Span
from duizhao.model.report import AlignedPassage, Report
from duizhao.model.source import LANGS, Lang
from duizhao.site.names import scripts_of, text_tag

NAMESPACES = {"xmlns": "urn:oasis:names:tc:xliff:document:2.0", "xmlns:mda": "urn:oasis:names:tc:xliff:metadata:2.0"}
_Piece = tuple[str, str, bool]  # zh, en, is it a bead?


def xliff_of(report: Report[AlignedPassage]) -> bytes:
    """Return the XLIFF file of a report."""
    units = [_unit(row) for row in rows_of(report)]
    return xliff_file(source_language(report), report.id, units)


def source_language(report: Report[AlignedPassage]) -> str:
    """Return the language tag of the report's Chinese."""
    first = next((p for p in report.passages if p.row.zh), None)
    return text_tag(first.row.zh if first else (), "zh", scripts_of(report))


def xliff_file(source: str, name: str, units: Sequence[Xml], more: dict[str, str] | None = None) -> bytes:
    """Return an XLIFF file with these units; `name` identifies it, `more` are further namespaces."""
    attributes = {**NAMESPACES, **(more or {}), "version": "2.1", "srcLang": source, "trgLang": "en"}
    return (
        HEAD + element("xliff", attributes, lines(element("file", {"id": name, "original": name}, lines(*units)))) + "\n"
    ).encode()


def _unit(row: ExchangeRow) -> Xml:
    digests = [words("mda:meta", digest_sent(row.text(lang)), type=f"digest-{lang}") for lang in LANGS]
    group = element("mda:metaGroup", {"category": CATEGORY}, *digests)
    segments = [_segment(*piece, number, has_target=bool(row.en)) for number, piece in enumerate(pieces_of(row), 1)]
    return element("unit", {"id": row.key}, lines(element("mda:metadata", {}, group), *segments))


def _segment(zh: str, en: str, bead: bool, number: int, *, has_target: bool) -> Xml:  # noqa: FBT001 - a field of a piece
    state = {"id": f"s{number}", "state": "translated" if en else "initial"} if bead else {}
    target = [side("target", en)] if has_target else []
    return element("segment" if bead else "ignorable", state, side("source", zh), *target)


def side(name: str, text: str) -> Xml:
    r"""Write the text of one side; a character that XML has no place for is an element in XLIFF.

    >>> side("source", "a\x01b")
    '<source xml:space="preserve">a<cp hex="0001"/>b</source>'
    """
    content = "".join(f'<cp hex="{ord(c):04X}"/>' if _is_control(c) else escaped(c) if c in "&<>\r" else c for c in text)
    return Xml(f'<{name} xml:space="preserve">{content}</{name}>')


def _is_control(c: str) -> bool:
    return (c < " " and c not in "\t\n\r") or c in "\ufffe\uffff"


def pieces_of(row: ExchangeRow) -> tuple[_Piece, ...]:
    """Cut a row into its beads and what stands between them; as a whole where beads are not in the order of both texts.

    >>> from duizhao.model.alignment import Segment
    >>> beads = (Segment(((0, 3),), ((0, 2),), 1.0), Segment(((3, 5),), ((3, 5),), 1.0))
    >>> pieces_of(ExchangeRow("p000000", "甲乙。丙。", "A. B.", segments=beads))
    (('甲乙。', 'A.', True), ('', ' ', False), ('丙。', 'B.', True))
    """
    cuts = {lang: _cuts(row, lang) for lang in LANGS}
    zh, en = cuts["zh"], cuts["en"]
    if not row.segments or zh is None or en is None:
        return ((row.zh, row.en, True),)
    return tuple(_pieces(row, zh, en))


def _cuts(row: ExchangeRow, lang: Lang) -> list[Span] | None:
    """Return where each bead stands in a text; None if one has several pieces or stands before the bead before it."""
    out: list[Span] = []
    at = 0
    for segment in row.segments:
        spans = segment.zh if lang == "zh" else segment.en
        if len(spans) > 1 or (spans and spans[0][0] < at):
            return None
        start, at = spans[0] if spans else (at, at)
        out.append((start, at))
    return out


def _pieces(row: ExchangeRow, zh: list[Span], en: list[Span]) -> Iterator[_Piece]:
    a = b = 0
    for one, other in zip(zh, en, strict=True):
        if row.zh[a : one[0]] or row.en[b : other[0]]:
            yield row.zh[a : one[0]], row.en[b : other[0]], False
        yield row.zh[one[0] : one[1]], row.en[other[0] : other[1]], True
        a, b = one[1], other[1]
    if row.zh[a:] or row.en[b:]:
        yield row.zh[a:], row.en[b:], False
