"""Encode the citation of a page for row-actions.js."""

import json
import re

from duizhao.model.citation import Citation
from duizhao.site.escape import attribute

# Characters that a file cannot hold, or that an attribute would change
_UNSAFE = re.compile("[<>&\u007f-\u009f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
_compact = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode


def cite_data(citation: Citation | None, where: tuple[str, str], address: str) -> str:
    """Encode a citation as JSON for an attribute; return "" if there is none.

    `address` is that of the page in the site, `where` the chapter in both languages.
    """
    return attribute(cite_json(citation, where, address)) if citation else ""


def cite_json(citation: Citation, where: tuple[str, str], address: str) -> str:
    """Encode a citation as JSON without characters that an attribute or a script element would change."""
    page = {"address": address, "where": where, **cite_forms(citation)}
    return _UNSAFE.sub(lambda m: f"\\u{ord(m[0]):04x}", _compact(page))


def cite_forms(citation: Citation) -> dict[str, object]:
    """Return the forms of a citation under the names that scripts know."""
    return {
        "plain": [citation.plain_zh, citation.plain_en],
        "gbt": citation.gbt,
        "chicago": citation.chicago,
        "note": citation.note,
        "bibtex": citation.bibtex,
        "csl": dict(citation.csl),
    }
