"""Write metadata for search engines and reference managers: schema.org's Report and Dataset, as JSON-LD.

It is a value of a page's front matter; `shell.html` puts it into the page, and the address of the site for `<site>`.
"""

import json
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from duizhao.genre import genre_named
from duizhao.model.artefact import Artefact
from duizhao.model.shown import SeriesSummary, ShownReport
from duizhao.model.source import NO_ORIGIN, Origin
from duizhao.site import addresses
from duizhao.site.escape import plain
from duizhao.site.rights import statements

_CONTEXT = "https://schema.org"
_SITE = "\u0000"  # marks a path of the site; no text contains it, see `_known_values`
_MARKUP = re.compile("[<>&]")
_TYPES = {
    "csv": "text/csv",
    "json": "application/json",
    "tmx": "application/x-tmx+xml",
    "xml": "application/tei+xml",
    "cff": "application/yaml",
    "epub": "application/epub+zip",
    "pdf": "application/pdf",
    "html": "text/html",
    "zip": "application/zip",
}


@dataclass(frozen=True, slots=True)
class _Path:
    """An address relative to the root of the site."""

    path: str


def report_metadata(report: ShownReport) -> str:
    """Describe a report; of its parts and chapters only the parts are named."""
    texts = {lang for r in report.rows for lang, side in (("zh", r.zh), ("en", r.en)) if side and side.text}
    parts = [c for c in report.chapters[1:] if not c.parent and any(c.names)]
    return _front_matter(
        {
            "@context": _CONTEXT,
            "@type": "Report",
            **_named(report.zh, report.en),
            "url": _Path(report.address),
            "author": {"@type": "GovernmentOrganization", **_named(*_author(report))} if any(_author(report)) else None,
            "inLanguage": _languages(texts),
            "datePublished": report.date or str(report.year),
            "about": {"@type": "AdministrativeArea", **_named(*report.series_names)},
            "copyrightNotice": list(report.rights_lines),
            "isPartOf": {"@type": "Dataset", "url": _Path("downloads/")},
            "isBasedOn": [_origin(e.origin) for e in report.editions if e.origin != NO_ORIGIN],
            "hasPart": [{"@type": "Chapter", **_named(*c.names), "url": _Path(c.address)} for c in parts],
            "encoding": {
                "@type": "MediaObject",
                "encodingFormat": "application/json",
                "contentUrl": _Path(addresses.report_data(report.id)),
                "license": _licence(report.rights.licence),
                "creator": _maker(report.rights.publisher),
            },
        }
    )


def _origin(origin: Origin) -> dict[str, object]:
    publisher = {"@type": "Organization", "name": origin.publisher} if origin.publisher else None
    return {"@type": "CreativeWork", "url": origin.url, "publisher": publisher, "datePublished": origin.date}


def _author(report: ShownReport) -> tuple[str, str]:
    """Return the name of the government in both languages; empty where it has none or the report cannot be cited."""
    return report.citation.author if report.citation else ("", "")


def dataset_metadata(series: Sequence[SeriesSummary], artefacts: Sequence[Artefact]) -> str:
    """Describe all reports as a data set; `artefacts` are the files that hold all of them."""
    years = [r.year for s in series for r in s.reports]
    texts = {lang for s in series for r in s.reports for lang in r.languages}
    rights = statements(r for s in series for r in s.reports)
    about = " ".join(f"{', '.join(r.id for r in s.reports)}: {s.en}" if s.reports else s.en for s in rights)
    licences = {s.rights.licence for s in rights}
    makers = [_maker(name) for name in dict.fromkeys(s.rights.publisher for s in rights)]
    return _front_matter(
        {
            "@context": _CONTEXT,
            "@type": "Dataset",
            **_named(
                f"{genre_named().name.zh}双语语料", f"{genre_named().name.plural_en.capitalize()}, Chinese and English, aligned"
            ),
            "description": f"{len(years)} reports, aligned by paragraph and sentence, with notes, figures and sources. {about}",
            "url": _Path("downloads/"),
            "inLanguage": _languages(texts),
            "isAccessibleForFree": True,
            "license": _licence(licences.pop()) if len(licences) == 1 else None,  # else the file of each report states its own
            "creator": makers if len(makers) > 1 else makers[0],
            "temporalCoverage": f"{min(years)}/{max(years)}",
            "spatialCoverage": [{"@type": "Place", **_named(s.zh, s.en)} for s in series],
            "distribution": [_distribution(a) for a in artefacts if a.kind != "schema"],
        }
    )


def _licence(name: str) -> str | None:
    return f"https://spdx.org/licenses/{name}" if name else None


def _maker(name: str) -> dict[str, object]:
    return {"@type": "Organization", "name": name or "The Duizhao authors"}


def _distribution(artefact: Artefact) -> dict[str, object]:
    ending = artefact.path.rsplit(".", 1)[-1]
    return {
        "@type": "DataDownload",
        "name": artefact.path.rsplit("/", 1)[-1],
        "contentUrl": _Path(artefact.path),
        "encodingFormat": _TYPES.get(ending),
        "contentSize": f"{artefact.size} B",
        "sha256": artefact.sha256,
    }


def _named(zh: str, en: str) -> dict[str, object]:
    return {"name": zh or en, "alternateName": en if zh else ""}


def _languages(present: Collection[str]) -> list[str]:
    return [name for lang, name in (("zh", "zh"), ("en", "en")) if lang in present]


def _front_matter(value: Mapping[str, object]) -> str:
    r"""Encode as JSON that cannot end a script element, as a string in double quotes that is JSON and YAML.

    >>> _front_matter({"name": "</script>", "url": _Path("a/")})
    '"{\\"name\\": \\"\\\\u003c/script\\\\u003e\\", \\"url\\": \\"<site>a/\\"}"'
    """
    plain = json.dumps(_known_values(value), ensure_ascii=False)
    safe = _MARKUP.sub(lambda m: f"\\u{ord(m[0]):04x}", plain)
    return json.dumps(safe.replace('"\\u0000', '"<site>'), ensure_ascii=False)


def text_of(value: str) -> str:
    r"""Return a value without marks of the order of bytes and characters that are not text.

    >>> text_of("Wangchuan\u2028\ufeff")
    'Wangchuan'
    """
    return plain(value.replace("\ufeff", " ")).strip()


def _known_values(value: object) -> object:
    """Drop unknown values and characters that are not text."""
    if isinstance(value, _Path):
        return _SITE + value.path
    if isinstance(value, str):
        return text_of(value)
    if isinstance(value, Mapping):
        return {key: _known_values(x) for key, x in value.items() if x not in (None, "", [])}
    return [_known_values(x) for x in value] if isinstance(value, list) else value
