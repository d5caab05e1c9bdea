"""Write the data files and exports of a site: those of a report at once, those of all reports at the end."""

import hashlib
import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from importlib.resources import files as packaged
from types import TracebackType
from typing import Self

from duizhao.data.compare import compare_data, compare_table
from duizhao.data.encoding import to_json
from duizhao.data.exports import tables, tbx, tei, tmx
from duizhao.data.exports.citation import citation_file
from duizhao.data.exports.texts import main_tag
from duizhao.data.report import SCHEMA, report_data
from duizhao.data.spool import Spool
from duizhao.data.terms import terms_data, terms_table, terms_workbook
from duizhao.data.years import indicator_table, indicators_data, links_data
from duizhao.diagnostics.boundary import writing
from duizhao.model.artefact import File
from duizhao.model.products import DataRecord
from duizhao.model.published import ReportData, ReportHead
from duizhao.model.shown import ShownReport, ShownTerm
from duizhao.model.site import Site
from duizhao.site import addresses

_JSON_OPENING, _JSON_CLOSING = b'{"schema": %d,\n"reports": [\n' % SCHEMA, b"\n]}\n"


class DataWriter(AbstractContextManager["DataWriter"]):
    """Make every file once; of written reports only what headers need is kept, and fragments on disk."""

    def __init__(self) -> None:
        self._spool = Spool()
        self._heads: list[ReportHead] = []
        self._entries: list[dict[str, object]] = []
        self._replaced = 0
        self._language = ""  # that of the first report
        self._digest = hashlib.sha256(_JSON_OPENING)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._spool.__exit__(kind, error, trace)

    def report(self, shown: ShownReport) -> tuple[list[File], DataRecord]:
        """Make the data file of a report and the exports made from it; `add` adds them to the files of all reports."""
        report = report_data(shown)
        data = to_json(report)
        name, stem, main = report["id"], addresses.downloads(report["id"]), main_tag(report)
        replaced, units = tmx.replaced(report), tmx.units(report, main)
        opening = tmx.opening((report,), main, replaced)
        files = [
            File(addresses.report_data(name), data, "json", name),
            File(f"{stem}.csv", tables.head(tables.PASSAGES) + tables.passage_rows(report), "csv", name),
            File(f"{stem}-sentences.csv", tables.head(tables.SENTENCES) + tables.sentence_rows(report), "csv-sentences", name),
            File(f"{stem}.tmx", opening + units + tmx.CLOSING, "tmx", name),
            File(f"{stem}.xml", tei.tei(tei.tei_text(report)), "tei", name),
        ]
        place = (len(opening), len(opening) + len(units))
        return files, DataRecord(_head(report), _entry(report, data), main, replaced, place)

    def add(self, record: DataRecord, files: Mapping[str, bytes], shown: Callable[[], ShownReport]) -> None:
        """Add a report to the files of all reports; `files` are its own, by path, and `shown` returns the report where it is needed.

        Its units name their language only if it is not that of the whole file, which is that of the first report.
        """
        name = record.head["id"]
        stem = addresses.downloads(name)
        if not self._heads:
            self._language = record.language
        units = files[f"{stem}.tmx"][slice(*record.units)]
        if record.language != self._language:
            units = tmx.units(report_data(shown()), self._language)
        for ending, columns in ((".csv", tables.PASSAGES), ("-sentences.csv", tables.SENTENCES)):
            self._spool.add(ending, files[f"{stem}{ending}"].removeprefix(tables.head(columns)))
        self._spool.add(".tmx", units)
        self._spool.add(".xml", tei.without_head(files[f"{stem}.xml"]))
        self._replaced += record.replaced
        pieces = (b",\n" if self._heads else b"", files[addresses.report_data(name)].strip())
        self._spool.add(".json", *pieces)
        for piece in pieces:
            self._digest.update(piece)
        self._heads.append(record.head)
        self._entries.append(dict(record.entry))

    def site(self, site: Site, left_out: Collection[str] = (), terms: Sequence[ShownTerm] = ()) -> Iterator[File]:
        """Yield the files of all reports, the links, indicators and terms, the list of reports, the schemas; not those in `left_out`.

        Raise WritingError with the path of a file that cannot be made.
        """
        years = site.years
        makers: Mapping[str, Callable[[], Iterable[File]]] = {
            "data/refused.json": lambda: [File("data/refused.json", to_json(_refused(site)))],
            "data/links.json": lambda: [_list("links", links_data(years))],
            "data/indicators.json": lambda: [_list("indicators", indicators_data(years.indicators))],
            "data/indicators": lambda: (File(addresses.indicator_data(i.id), indicator_table(i)) for i in years.indicators),
            "data/compare.json": lambda: _compared(site),
            "data/terms.json": lambda: _term_bank(site, terms),
            "downloads": self._corpus,
            "data/index.json": lambda: [self._index()],
            "data/schema": _schemas,
        }
        for path, make in makers.items():
            if path not in left_out:
                with writing(path):
                    yield from make()

    def _index(self) -> File:
        name = _corpus_name(self._heads)
        index = {"schema": SCHEMA, "name": name, "reports": sorted(self._entries, key=lambda e: str(e["data"]))}
        plain = json.dumps(index, ensure_ascii=False, sort_keys=True, indent=1) + "\n"
        return File("data/index.json", plain.encode(), "index")

    def _corpus(self) -> Iterator[File]:
        if not self._heads:
            return
        name = _corpus_name(self._heads)
        parts = (
            (".csv", "csv", tables.head(tables.PASSAGES), b""),
            ("-sentences.csv", "csv-sentences", tables.head(tables.SENTENCES), b""),
            (".tmx", "tmx", tmx.opening(self._heads, self._language, self._replaced), tmx.CLOSING),
            (".xml", "tei", tei.corpus_opening(name, self._heads), tei.CORPUS_CLOSING),
            (".json", "json", _JSON_OPENING, _JSON_CLOSING),
        )
        for ending, kind, opening, closing in parts:
            yield File(f"downloads/{name}{ending}", self._pieces(ending, opening, closing), kind)
        self._digest.update(_JSON_CLOSING)
        yield File("downloads/CITATION.cff", citation_file(name, self._heads, self._digest.hexdigest()), "citation")

    def _pieces(self, ending: str, opening: bytes, closing: bytes) -> Iterable[bytes]:
        yield opening
        yield from self._spool.read(ending)
        yield closing


def _list(kind: str, values: list[object]) -> File:
    return File(f"data/{kind}.json", to_json(values), kind if values else "")


def _head(report: ReportData) -> ReportHead:
    return ReportHead(
        schema=report["schema"],
        id=report["id"],
        series=report["series"],
        year=report["year"],
        date=report["date"],
        title=report["title"],
        url=report["url"],
        rights=report["rights"],
        editions=report["editions"],
    )


def _corpus_name(reports: Iterable[ReportHead]) -> str:
    """Return the name of files of all reports: that of the series, if there is one."""
    series = {report["series"] for report in reports}
    return series.pop() if len(series) == 1 else "duizhao"


def _entry(report: ReportData, data: bytes) -> dict[str, object]:
    """Return the entry of a report in the list of reports, with the address and the digest of its data file."""
    return {
        "id": report["id"],
        "series": report["series"],
        "year": report["year"],
        "date": report["date"],
        "title": report["title"],
        "url": report["url"],
        "rights": report["rights"],
        "data": addresses.report_data(report["id"]),
        "bytes": len(data),
        "sha256": hashlib.sha256(data).hexdigest(),
        "passages": len(report["passages"]),
        "both": sum(bool(p["zh"] and p["en"]) for p in report["passages"]),
        "notes": len(report["notes"]),
    }


def _refused(site: Site) -> list[object]:
    """List the files that gave no report, line by line, with the reason."""
    return [
        {"file": r.file, "why": r.why, "set_aside": [{"line": a.line, "text": a.text} for a in r.set_aside]}
        for r in site.corpus.refused
    ]


def _compared(site: Site) -> Iterator[File]:
    """Yield the headline indicators: all as JSON and CSV, and each as CSV."""
    comparison = site.comparison
    stated = {c.indicator for c in comparison.cells if c.state != "not stated"}
    yield File("data/compare.json", to_json(compare_data(comparison, site.corpus.series)), "compare" if stated else "")
    if stated:
        names = {s.slug: s.zh or s.en for s in site.corpus.series}
        yield File("data/compare.csv", compare_table(comparison, names, comparison.indicators), "compare-csv")
        for headline in comparison.indicators:
            if headline.id in stated:
                yield File(addresses.compare_data(headline.id), compare_table(comparison, names, (headline,)))


def _term_bank(site: Site, terms: Sequence[ShownTerm]) -> Iterator[File]:
    """Yield the term bank as JSON, and as CSV, XLSX and TBX if there are terms."""
    yield File("data/terms.json", to_json(terms_data(terms)), "terms" if terms else "")
    if terms:
        name = " · ".join(s.en or s.zh for s in site.corpus.series)
        yield File("data/terms.csv", terms_table(terms, site.corpus.series), "terms-csv")
        yield File("data/terms.xlsx", terms_workbook(terms, site.corpus.series), "terms-xlsx")
        yield File("data/terms.tbx", tbx.tbx(terms, name, {r.id: r.identity.year for r in site.corpus.reports}), "tbx")


def _schemas() -> Iterator[File]:
    folder = packaged("duizhao.data").joinpath("schemas")
    for file in sorted(folder.iterdir(), key=lambda f: f.name):
        if file.name.endswith(".json"):
            yield File(f"data/schema/{file.name}", file.read_bytes(), "schema")
