"""Write the term bank as TBX-Basic (ISO 30042:2019, DCA style): a concept for each formula that has renderings."""

from collections.abc import Iterable, Mapping

from duizhao.data.exports.xml import HEAD, Xml, element, escaped, lines, words
from duizhao.model.shown import ShownRendering, ShownTerm
from duizhao.text.words import same_words

_NAMESPACE = "urn:iso:std:iso:30042:ed-2"
_RENDERINGS = 12  # of a formula; further ones are single places
_STATUS = {"official": "preferredTerm-admn-sts", "forbidden": "deprecatedTerm-admn-sts"}


def tbx(terms: Iterable[ShownTerm], name: str, years: Mapping[str, int]) -> bytes:
    """Convert terms; a note at each rendering has the number of its places and the years of the reports."""
    source = lines(words("p", "Formulas that recur in government work reports, with the English of the same sentences."))
    header = element(
        "tbxHeader",
        {},
        element("fileDesc", {}, lines(element("titleStmt", {}, words("title", name)), element("sourceDesc", {}, source))),
    )
    body = element("text", {}, element("body", {}, lines(*(_concept(t, years) for t in terms if t.renderings or t.official))))
    attributes = {"style": "dca", "type": "TBX-Basic", "xml:lang": "en", "xmlns": _NAMESPACE}
    return f"{HEAD}{element('tbx', attributes, lines(header, body))}\n".encode()


def _concept(term: ShownTerm, years: Mapping[str, int]) -> Xml:
    said = _note(term.count, [years[report] for report, _ in term.reports])
    chinese = element("langSec", {"xml:lang": "zh-Hans"}, _term(term.zh, said))
    judged_first = sorted(term.renderings, key=lambda r: not r.status)
    renderings = [_rendering(r, years) for r in judged_first[:_RENDERINGS]]
    used = {same_words(r.en) for r in term.renderings}
    unused = [
        _term(en, "not in these reports", status)
        for some, status in ((term.official, "official"), (term.forbidden, "forbidden"))
        for en in some
        if same_words(en) not in used
    ]
    english = element("langSec", {"xml:lang": "en"}, lines(*renderings, *unused))
    return element("conceptEntry", {"id": f"c-{term.id}"}, lines(chinese, english))


def _rendering(rendering: ShownRendering, years: Mapping[str, int]) -> Xml:
    return _term(rendering.en, _note(len(rendering.places), [years[p.report] for p in rendering.places]), rendering.status)


def _term(text: str, note: str, status: str = "") -> Xml:
    judged = [element("termNote", {"type": "administrativeStatus"}, escaped(_STATUS[status]))] if status else []
    return element("termSec", {}, lines(words("term", text), *judged, words("note", note)))


def _note(times: int, years: Iterable[int]) -> str:
    """Format the number of places and the years.

    >>> _note(3, [2019, 2018, 2018])
    '3 times: 2018, 2019'
    """
    return f"{times} {'time' if times == 1 else 'times'}: {', '.join(map(str, sorted(set(years))))}"
