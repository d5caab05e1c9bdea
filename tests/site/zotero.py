"""Read a page as Zotero's Embedded Metadata translator does, as far as a report needs it.

After the published translator: names with a known prefix (z, dc, og …) become statements of RDF, of which `z:itemType` decides the
type before all others and `og:type` before those of Highwire; Highwire names (`citation_…`) fill the fields of the item; where
there is no author of Highwire, that of Dublin Core counts; where there is no address, that of the page.
"""

from pathlib import Path

from lxml import html

_FIELDS = {
    "citation_title": "title",
    "citation_publication_date": "date",
    "citation_date": "date",
    "citation_technical_report_institution": "institution",
    "citation_publisher": "publisher",
    "citation_public_url": "url",
    "citation_language": "language",
}
_TYPES = {
    "citation_journal_title": "journalArticle",
    "citation_technical_report_institution": "report",
    "citation_conference_title": "conferencePaper",
    "citation_book_title": "bookSection",
}


def zotero_item(page: Path, address: str) -> dict[str, object]:
    """Return the item that Zotero makes of a page at this address; its type is `webpage` if nothing says more."""
    metas = [
        (m.get("name") or m.get("property") or "", m.get("content") or "") for m in html.parse(str(page)).iterfind(".//head/meta")
    ]
    known = [(name, content) for name, content in metas if name and content]
    values = dict(reversed(known))  # the first of a name counts
    highwire = next((_TYPES[name] for name, _ in known if name in _TYPES), "")
    guess = "journalArticle" if "citation_title" in values else "webpage"
    og = {"article": "newspaperArticle"}.get(values.get("og:type", ""), "")
    item: dict[str, object] = {"itemType": values.get("z:itemType") or og or highwire or guess, "url": address}
    item |= {_FIELDS[name]: content.strip() for name, content in known if name in _FIELDS}
    authors = [c for n, c in known if n == "citation_author"] or [c for n, c in known if n.lower() == "dc.creator"]
    item["creators"] = [_clean(a) for a in authors]
    return item


def _clean(author: str) -> tuple[str, str]:
    """Divide a name at its last space into first and last name, as `cleanAuthor` does without a comma."""
    first, _, last = author.strip().rpartition(" ")
    return first, last
