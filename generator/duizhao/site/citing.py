"""What a page says for citing, read by row-actions.js."""

import json
import re

from duizhao.model.citation import Citation
from duizhao.site.escape import attribute

# What is no text that a file can hold, or that an attribute would not give back
_UNSAFE = re.compile("[<>&\u007f-\u009f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
_compact = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode


def cite_data(citation: Citation | None, where: tuple[str, str], address: str) -> str:
    """JSON as the value of an attribute; empty where there is no citation.

    `address` is that of the page in the site, `where` the chapter in both languages; the others are the
    forms of `Citation`.
    """
    return attribute(cite_json(citation, where, address)) if citation else ""


def cite_json(citation: Citation, where: tuple[str, str], address: str) -> str:
    """The same as JSON, without characters that an attribute or a script in a page would not give back."""
    page = {
        "address": address,
        "where": where,
        "plain": [citation.plain_zh, citation.plain_en],
        "gbt": citation.gbt,
        "chicago": citation.chicago,
        "note": citation.note,
        "bibtex": citation.bibtex,
        "csl": dict(citation.csl),
    }
    return _UNSAFE.sub(lambda m: f"\\u{ord(m[0]):04x}", _compact(page))
