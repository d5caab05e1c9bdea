"""Turn a raw document into an edition, step by step."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from itertools import zip_longest

from duizhao.diagnostics import Collector
from duizhao.genre import Genre, genre_named
from duizhao.model.curation import Advice
from duizhao.model.edition import Edition, EditionNote, FrontField, Identity, Row
from duizhao.model.identity import UNKNOWN
from duizhao.model.report import Refused
from duizhao.model.source import Fragment, Lang, Origin, RawDocument, SetAside
from duizhao.structure.blocks import to_blocks
from duizhao.structure.conversions import check_conversions
from duizhao.structure.end_notes import EndNotes, find_notes, read_notes
from duizhao.structure.footnotes import without_footnotes
from duizhao.structure.front import FrontPart, find_front, find_later_header, is_caption, read_front
from duizhao.structure.identity import NO_YEAR, IdentityResult, identify
from duizhao.structure.inline_notes import take_inline_notes
from duizhao.structure.lost_breaks import restore_breaks
from duizhao.structure.markers import take_markers
from duizhao.structure.origin import read_origin
from duizhao.structure.pairing import Pair, pair_rows
from duizhao.structure.repair import repair
from duizhao.structure.set_aside import publisher_comments, separate, set_aside
from duizhao.structure.two_languages import split_languages
from duizhao.text.fragments import joined
from duizhao.text.language import script
from duizhao.text.other_languages import other_language

_SAMPLE = 20_000  # characters in which another language is looked for
_FIELDS: tuple[FrontField, ...] = ("title", "occasion", "speaker", "date")


def understand(document: RawDocument, advice: Advice, diagnostics: Collector, genre: Genre | None = None) -> Edition | Refused:
    """Read the structure of one document, without looking at other documents.

    Every line ends up in a row, in a note or in `set_aside`. A document that is not of the genre (by default, a work
    report) is refused as a whole.
    """
    genre = genre or genre_named()
    if language := other_language("\n".join(line.fragment.text for line in document.lines if line.role != "markup")[:_SAMPLE]):
        why = f"the text is in {language}; the site takes Chinese and English"
        diagnostics.add("S101", document.file, 0, why, hint="give the Chinese or the English text of the report")
        return Refused(document.file, why, tuple(set_aside(line, why) for line in document.lines))
    pending = Collector()  # dropped if the document is refused
    text_lines, footnotes = without_footnotes(document.lines, genre)
    parts = split_languages(restore_breaks(text_lines, genre, document.file, pending), document.file, pending)
    separated = separate(parts, advice.keep, advice.drop, genre, document.file, pending)
    lines, aside = repair(separated.lines, document.file, pending), separated.set_aside
    front_end = find_front(lines, genre)
    front, unrecognised = read_front(lines[:front_end], genre)
    captions = [line for line in unrecognised if is_caption(line.fragment.text, genre)]
    aside += [set_aside(line, "caption of a picture") for line in captions]
    unrecognised = [line for line in unrecognised if line not in captions]
    for line in unrecognised:
        pending.add("S201", document.file, line.fragment.line, f"“{line.fragment.text[:40]}” is not recognised")
        aside.append(set_aside(line, "front matter not recognised"))
    rest = lines[front_end:]
    comments = publisher_comments(rest, advice.keep)
    if comments:
        first = rest[min(comments)].fragment.line
        pending.add("S203", document.file, first, f"{len(comments)} line(s) quoted between the paragraphs are set aside")
        aside += [set_aside(rest[i], "note of the publisher") for i in sorted(comments)]
        rest = [line for i, line in enumerate(rest) if i not in comments]
    lists = find_notes(rest, genre)
    body = [line for k, line in enumerate(rest) if not any(a <= k < b for a, b in lists)]
    ends = [read_notes(rest[a:b], genre, document.file, pending) for a, b in lists]
    ends.append(read_notes(repair(footnotes, document.file, pending), genre, document.file, pending, titled=False))
    end = EndNotes(
        tuple(n for e in ends for n in e.notes), tuple(s for e in ends for s in e.set_aside), any(e.circled for e in ends)
    )
    for lang in ("zh", "en"):
        if not any(p.lang == lang for p in front):
            start, stop = find_later_header(body, "zh" if lang == "zh" else "en", genre)
            front += read_front(body[start:stop], genre)[0]
            body = body[:start] + body[stop:]
    blocks = to_blocks(document, body, genre, separated.page_breaks)
    han = "".join(b.text for b in blocks if b.lang == "zh")[:20000]
    kind = script(han) or script("".join(joined(p.fragments, "zh") for p in front if p.lang == "zh"))
    result = identify(front, unrecognised, blocks, genre, traditional=kind == "Hant")
    identity = _identity(result, advice, genre, document, diagnostics)
    if isinstance(identity, Refused):
        return identity
    diagnostics.extend(pending)
    if kind == "Hant":
        check_conversions(blocks, document.file, diagnostics)
    pairs = pair_rows(blocks, genre, document.file, diagnostics)
    rows, notes = _mark([*_front_rows(front), *map(_row, pairs)], end, document.file, diagnostics)
    langs: list[Lang] = []
    if any(r.zh for r in rows):
        langs.append("zh")
    if any(r.en for r in rows):
        langs.append("en")
    return Edition(
        document.file, document.sha256, document.format, document.encoding, kind, tuple(langs),
        identity, rows, notes, (*aside, *end.set_aside), _origin(aside, advice), result.stated or bool(advice.year),
        frozenset(b.line for b in blocks if b.unsure),
    )  # fmt: skip


def _origin(aside: Iterable[SetAside], advice: Advice) -> Origin:
    """Return where the text was published: what an editor says, then what the source says."""
    found, said = read_origin(aside), advice.origin
    return Origin(said.url or found.url, said.publisher or found.publisher, said.date or found.date)


def _identity(
    result: IdentityResult, advice: Advice, genre: Genre, document: RawDocument, diagnostics: Collector
) -> Identity | Refused:
    identity = result.identity
    if identity is None and advice.year:
        identity = Identity(advice.series or UNKNOWN, "", "", advice.year, "", genre.key)
    if identity is None:
        code = "S102" if result.why == NO_YEAR else "S101"
        diagnostics.add(code, document.file, 0, result.why)
        return Refused(document.file, result.why, tuple(set_aside(line, result.why) for line in document.lines))
    if advice.year:
        identity = replace(identity, year=advice.year)
    elif not result.stated:
        diagnostics.add("S103", document.file, 0, f"taken to be the report of {identity.year}")
    if advice.series:
        identity = replace(identity, slug=advice.series)
    elif not result.place:
        diagnostics.add("S104", document.file, 0, "no place or government is named")
    elif result.mentions:
        diagnostics.add("S106", document.file, 0, f"taken to be the report of {identity.zh}, named {result.mentions} times")
    if not (advice.series and advice.year):
        for line, message in result.contradictions:
            diagnostics.add("S105", document.file, line, message)
    return identity


def _front_rows(front: list[FrontPart]) -> list[Row]:
    """Make one row for each field; a repeated field (the title of the page and of the report) gets a row of its own."""
    order: list[str] = []
    by_field: dict[str, dict[Lang, list[tuple[Fragment, ...]]]] = {}
    for part in front:
        if part.field not in by_field:
            order.append(part.field)
        by_field.setdefault(part.field, {"zh": [], "en": []})[part.lang].append(part.fragments)
    rows: list[Row] = []
    for field in _FIELDS:
        if field not in order:
            continue
        sides = by_field[field]
        zh, en = sides["zh"], sides["en"]
        while len(zh) > len(en) and len(zh) > 1 and en:
            rows.append(Row(zh.pop(0), (), (), field))
        rows.extend(Row(z, e, (), field) for z, e in zip_longest(zh, en, fillvalue=()))
    return rows


def _row(pair: Pair) -> Row:
    return Row(
        tuple(f for b in pair.zh for f in b.fragments),
        tuple(f for b in pair.en for f in b.fragments),
    )


def _mark(rows: list[Row], end: EndNotes, file: str, diagnostics: Collector) -> tuple[tuple[Row, ...], tuple[EditionNote, ...]]:
    """Return the rows with their markers, and the notes: those of the list or, without a list, those in brackets in the text."""
    done, orphans = take_markers(rows, Counter(note.number for note in end.notes), circled=end.circled)
    if orphans:
        first = rows[orphans[0][0]]
        numbers = sorted({number for _, number in orphans})
        shown = ", ".join(map(str, numbers[:_SHOWN])) + (" …" if len(numbers) > _SHOWN else "")
        diagnostics.add("S404", file, (first.en or first.zh)[0].line, f"no note for marker(s) {shown}")
    if end.notes:
        return tuple(done), end.notes
    done, notes = take_inline_notes(done, file, diagnostics)
    return tuple(done), notes


_SHOWN = 12  # numbers that a message lists
