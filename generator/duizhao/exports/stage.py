"""The stage: the published data files become what a reader can take away."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from importlib.resources import files as packaged
from typing import cast

from duizhao.exports.citation import citation_file
from duizhao.exports.tables import passages, sentences
from duizhao.exports.tei import tei, tei_corpus
from duizhao.exports.tmx import tmx
from duizhao.model.artefact import Artefact
from duizhao.model.published import ReportData

_REPORTS = "data/reports/"
_SCHEMA = 1


def exports(published: Mapping[str, bytes]) -> tuple[Artefact, ...]:
    """Every export of the data files of a site (path → bytes): of each report, then of all; the data files are among them.

    They are made from what is published and from nothing else, so anybody could have made them.
    """
    data = {path: published[path] for path in sorted(published) if path.startswith(_REPORTS)}
    reports = {path: cast("ReportData", json.loads(data[path])) for path in data}
    name = corpus_name(list(reports.values()))
    out = [x for path, report in reports.items() for x in _of_report(report, Artefact(path, "json", data[path], report["id"]))]
    if reports:
        out += _of_all(name, list(reports.values()), list(data.values()))
    for kind in ("links", "indicators"):
        if json.loads(published.get(f"data/{kind}.json", b"[]")):
            out.append(Artefact(f"data/{kind}.json", kind, published[f"data/{kind}.json"]))
    out.append(Artefact("data/index.json", "index", _index(name, reports, data)))
    return (*out, *_schemas())


def corpus_name(reports: Sequence[ReportData]) -> str:
    """What files of all reports are called: the series, where there is one."""
    series = {report["series"] for report in reports}
    return series.pop() if len(series) == 1 else "duizhao"


def _of_report(report: ReportData, data: Artefact) -> list[Artefact]:
    name = report["id"]
    stem = f"downloads/{name}/{name}"
    return [
        Artefact(f"{stem}.csv", "csv", passages((report,)), name),
        Artefact(f"{stem}-sentences.csv", "csv-sentences", sentences((report,)), name),
        Artefact(f"{stem}.tmx", "tmx", tmx((report,)), name),
        Artefact(f"{stem}.xml", "tei", tei(report), name),
        data,
    ]


def _of_all(name: str, reports: Sequence[ReportData], data: Sequence[bytes]) -> list[Artefact]:
    stem = f"downloads/{name}"
    whole = b'{"schema": %d,\n"reports": [\n%s\n]}\n' % (_SCHEMA, b",\n".join(d.strip() for d in data))
    return [
        Artefact(f"{stem}.csv", "csv", passages(reports)),
        Artefact(f"{stem}-sentences.csv", "csv-sentences", sentences(reports)),
        Artefact(f"{stem}.tmx", "tmx", tmx(reports)),
        Artefact(f"{stem}.xml", "tei", tei_corpus(name, reports)),
        Artefact(f"{stem}.json", "json", whole),
        Artefact("downloads/CITATION.cff", "citation", citation_file(name, reports, hashlib.sha256(whole).hexdigest())),
    ]


def _index(name: str, reports: Mapping[str, ReportData], data: Mapping[str, bytes]) -> bytes:
    """The list of all reports, each with the address and the digest of its data file."""
    entries = [
        {
            **{key: report[key] for key in ("id", "series", "year", "date", "title", "url", "rights")},
            "data": path,
            "bytes": len(data[path]),
            "sha256": hashlib.sha256(data[path]).hexdigest(),
            "passages": len(report["passages"]),
            "both": sum(bool(p["zh"] and p["en"]) for p in report["passages"]),
            "notes": len(report["notes"]),
        }
        for path, report in reports.items()
    ]
    return (
        json.dumps({"schema": _SCHEMA, "name": name, "reports": entries}, ensure_ascii=False, sort_keys=True, indent=1) + "\n"
    ).encode()


def _schemas() -> list[Artefact]:
    folder = packaged("duizhao.exports").joinpath("schemas")
    found = sorted(folder.iterdir(), key=lambda f: f.name)
    return [Artefact(f"data/schema/{f.name}", "schema", f.read_bytes()) for f in found if f.name.endswith(".json")]
