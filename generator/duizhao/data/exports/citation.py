"""Write the citation of a site's data in the Citation File Format 1.2.0."""

import json
import re
from collections.abc import Sequence

from duizhao.data.exports.texts import publishers, rights_lines
from duizhao.genre import genre_named
from duizhao.model.published import ReportHead

_NO_TEXT = re.compile("[\u0000-\u001f\u007f-\u009f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
_MAKER = "The Duizhao authors"


def citation_file(name: str, reports: Sequence[ReportHead], digest: str) -> bytes:
    """Return `CITATION.cff` of the data; `digest` is the SHA-256 of the data file of all reports."""
    licences = {r["rights"]["licence"] for r in reports}
    licence = licences.pop() if len(licences) == 1 else None  # two in this file would mean: as you like
    titles = "; ".join(" / ".join(t for t in (r["title"]["zh"], r["title"]["en"]) if t) for r in reports)
    abstract = f"{len(reports)} reports, aligned by paragraph and sentence: {titles}. {' '.join(rights_lines(reports, 'en'))}"
    genre = genre_named().name
    fields = [
        "cff-version: 1.2.0",
        'message: "If you use these data, please cite them as below, and the reports as their offices published them."',
        "type: dataset",
        f"title: {_quoted(f'{genre.plural_en.capitalize()}, Chinese and English, aligned ({name})')}",
        f"abstract: {_quoted(abstract)}",
        "authors:",
        *(f"  - name: {_quoted(name)}" for name in publishers(reports, _MAKER)),
        f"version: {_quoted(f'sha256-{digest[:12]}')}",
        "identifiers:",
        "  - type: other",
        f"    value: {_quoted(f'sha256:{digest}')}",
        f"    description: {_quoted(f'digest of {name}.json, which has all data')}",
        "keywords:",
        *(f"  - {_quoted(word)}" for word in (genre.en, "parallel corpus", "Chinese", "English")),
        *([f"license: {_quoted(licence)}"] if licence else ()),
    ]
    return "".join(f"{line}\n" for line in fields).encode()


def _quoted(text: str) -> str:
    r"""Format a YAML string in double quotes, which JSON's form is, too.

    >>> _quoted('a: "b"')
    '"a: \\"b\\""'
    """
    return json.dumps(_NO_TEXT.sub(" ", text), ensure_ascii=False)
