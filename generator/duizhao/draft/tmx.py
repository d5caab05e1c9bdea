"""Write what of a memory is relevant for a draft as a translation memory (TMX 1.4b)."""

from duizhao.data.exports.xml import HEAD, Xml, element, lines, words
from duizhao.draft.drafted import Draft, Source


def tmx_of_draft(draft: Draft) -> bytes:
    """Return the memory: each bead that has a nearest clause, and each part with its commonest rendering, once."""
    units: dict[tuple[str, str], Source] = {}
    for row in draft.rows:
        for clause in row.clauses:
            if clause.nearest:
                units[clause.nearest.context, clause.nearest.en] = clause.nearest.source
            for part in clause.parts:
                units[row.zh[clause.span[0] + part.zh[0] : clause.span[0] + part.zh[1]], part.en] = part.source
    header = element(
        "header",
        {
            "creationtool": "Duizhao",
            "creationtoolversion": "1",
            "segtype": "phrase",
            "o-tmf": "Duizhao",
            "adminlang": "en",
            "srclang": "zh-Hans",
            "datatype": "plaintext",
        },
    )
    body = element("body", {}, lines(*(_unit(zh, en, source) for (zh, en), source in sorted(units.items(), key=lambda u: u[0]))))
    return (HEAD + element("tmx", {"version": "1.4"}, lines(header, body)) + "\n").encode()


def _unit(zh: str, en: str, source: Source) -> Xml:
    sides = [element("tuv", {"xml:lang": lang}, words("seg", text)) for lang, text in (("zh-Hans", zh), ("en", en))]
    return element("tu", {}, words("prop", str(source), type="x-source"), *sides)
