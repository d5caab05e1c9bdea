"""Write a draft as XLIFF 2.1: a segment for each clause, with what the memory has as matches and glossary entries."""

from collections.abc import Iterator

from duizhao.data.exports.xml import Xml, element, escaped, lines, words
from duizhao.draft.drafted import Draft, DraftClause, DraftRow
from duizhao.exchange.names import CATEGORY
from duizhao.exchange.rows import digest_sent
from duizhao.exchange.xliff_out import side, xliff_file
from duizhao.text.language import script

_MORE = {"xmlns:mtc": "urn:oasis:names:tc:xliff:matches:2.0", "xmlns:gls": "urn:oasis:names:tc:xliff:glossary:2.0"}


def xliff_of_draft(draft: Draft) -> bytes:
    """Return the XLIFF file of a draft; once its report is in the folder of reports, `import` takes it back."""
    text = "".join(row.zh for row in draft.rows)
    source = "zh-Hant" if script(text) == "Hant" else "zh-Hans"
    units = [_unit(row, row.key or f"r{number}") for number, row in enumerate(draft.rows, 1)]
    return xliff_file(source, draft.report, units, _MORE)


def _unit(row: DraftRow, key: str) -> Xml:
    digests = [words("mda:meta", digest_sent(text), type=f"digest-{lang}") for lang, text in (("zh", row.zh), ("en", row.en))]
    metadata = element("mda:metadata", {}, element("mda:metaGroup", {"category": CATEGORY}, *digests))
    matches = [m for number, clause in enumerate(row.clauses, 1) for m in _match(clause, number)]
    return element(
        "unit",
        {"id": key},
        lines(
            element("mtc:matches", {}, lines(*matches)) if matches else Xml(""),
            _glossary(row),
            metadata if row.key else Xml(""),
            *_segments(row),
        ),
    )


def _segments(row: DraftRow) -> Iterator[Xml]:
    if not row.clauses:
        yield element(
            "segment", {"id": "s1", "state": "translated" if row.en else "initial"}, side("source", row.zh), *_target(row)
        )
    at = 0
    for number, clause in enumerate(row.clauses, 1):
        if gap := row.zh[at : clause.span[0]]:
            yield element("ignorable", {}, side("source", gap))
        at = clause.span[1]
        text = row.zh[slice(*clause.span)]
        if clause.nearest:
            mark = element("mrk", {"id": f"m{number}", "type": "mtc:match"}, escaped(text))
            source = element("source", {"xml:space": "preserve"}, mark)
        else:
            source = side("source", text)
        yield element("segment", {"id": f"s{number}", "state": "initial"}, source)
    if row.clauses and row.zh[at:]:
        yield element("ignorable", {}, side("source", row.zh[at:]))


def _target(row: DraftRow) -> tuple[Xml, ...]:
    return (side("target", row.en),) if row.en else ()


def _match(clause: DraftClause, number: int) -> Iterator[Xml]:
    """Yield the nearest clause; where its own words are not known, with the whole bead."""
    if near := clause.nearest:
        zh, en = (near.zh, near.en[slice(*near.words)]) if near.words else (near.context, near.en)
        about = {"ref": f"#m{number}", "similarity": f"{near.similarity:.1f}", "origin": str(near.source), "type": "tm"}
        yield element("mtc:match", about, side("source", zh), side("target", en))


def _glossary(row: DraftRow) -> Xml:
    entries = {}
    for clause in row.clauses:
        for part in clause.parts:
            term = row.zh[clause.span[0] + part.zh[0] : clause.span[0] + part.zh[1]]
            renderings = [
                words("gls:translation", en, source=str(part.source) if en == part.en else None) for en in (part.en, *part.others)
            ]
            entries[term] = element("gls:glossEntry", {}, words("gls:term", term), *renderings)
    return element("gls:glossary", {}, lines(*entries.values())) if entries else Xml("")
