"""Files of all reports are put together from fragments: they hold what the files of the reports hold."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import replace
from functools import partial

from duizhao.data import DataWriter
from duizhao.model.artefact import File
from duizhao.model.links import Years
from duizhao.model.published import ReportData
from duizhao.model.quality import Quality
from duizhao.model.report import Corpus
from duizhao.model.shown import ShownReport
from duizhao.model.site import Site
from duizhao.present import present

from tests.books import sample
from tests.unit.data.writing import corpus, memory, passages, sentences

NOTHING = Site(Corpus((), ()), Quality((), ()), Years((), ()), {}, {})


def _shown() -> list[ShownReport]:
    return [shown for shown, _ in present(sample().site)]


def _written(reports: Iterable[ShownReport]) -> list[File]:
    """The files of these reports, and those of all of them."""
    with DataWriter() as writer:
        files: list[File] = []
        for shown in reports:
            own, record = writer.report(shown)
            writer.add(record, {file.path: file.whole() for file in own}, partial(next, iter([shown])))
            files += own
        return files + [replace(file, data=file.whole()) for file in writer.site(NOTHING)]


def _data(files: Iterable[File]) -> list[ReportData]:
    return [json.loads(f.whole()) for f in files if f.path.startswith("data/reports/")]


def _of_all(files: Iterable[File]) -> dict[str, bytes]:
    """Ending → the file to take away of all reports."""
    return {f.path.partition("wangchuan")[2]: f.whole() for f in files if f.report is None and f.path.startswith("downloads/w")}


def test_files_of_all_reports_hold_what_those_of_single_reports_hold() -> None:
    files = _written(_shown())
    reports, made = _data(files), _of_all(files)
    assert len(reports) > 1
    assert made[".csv"] == passages(*reports)
    assert made["-sentences.csv"] == sentences(*reports)
    assert made[".tmx"] == memory(*reports)
    assert made[".xml"] == corpus("wangchuan", *reports)
    assert json.loads(made[".json"])["reports"] == reports


def test_a_report_in_the_other_script_names_its_language_in_the_memory_of_all() -> None:
    first, second, *_ = _shown()
    second = replace(second, editions=tuple(replace(e, script="Hant") for e in second.editions))
    files = _written([first, second])
    reports = _data(files)
    assert _of_all(files)[".tmx"] == memory(*reports)
    own = next(f.whole() for f in files if f.path == f"downloads/{second.id}/{second.id}.tmx")
    assert own == memory(reports[1])
    assert b'<tu tuid="' in own
    assert b'srclang="zh-Hant"' in _of_all(files)[".tmx"]
    assert b'srclang="zh-Hant"' not in own.partition(b"<body>")[2]


def test_files_of_all_reports_are_called_like_the_series_or_like_us() -> None:
    shown = _shown()[0]
    other = replace(shown, id="qingyu-2024", series="qingyu")
    assert "downloads/wangchuan.tmx" in {f.path for f in _written([shown])}
    assert "downloads/duizhao.tmx" in {f.path for f in _written([shown, other])}


def test_without_reports_there_is_nothing_to_take_away_but_the_index_and_the_schemas() -> None:
    files = _written([])
    assert {f.path for f in files if f.kind} == {"data/index.json"} | {
        f"data/schema/{x}.json" for x in ("compare", "index", "indicators", "links", "refused", "report", "terms")
    }
    assert {f.path for f in files if not f.kind} == {
        "data/refused.json",
        "data/links.json",
        "data/indicators.json",
        "data/compare.json",
        "data/terms.json",
    }


def test_the_index_has_the_digest_of_each_data_file() -> None:
    files = _written(_shown()[:1])
    (index,) = [f for f in files if f.kind == "index"]
    (entry,) = json.loads(index.whole())["reports"]
    (data,) = [f.whole() for f in files if f.path == entry["data"]]
    (report,) = _data(files)
    assert (entry["data"], entry["bytes"]) == (f"data/reports/{report['id']}.json", len(data))
    assert entry["sha256"] == hashlib.sha256(data).hexdigest()
    assert entry["both"] == sum(bool(p["zh"] and p["en"]) for p in report["passages"])


def test_the_citation_has_the_digest_of_all_data() -> None:
    files = _written(_shown())
    (citation,) = [f.whole().decode() for f in files if f.kind == "citation"]
    assert hashlib.sha256(_of_all(files)[".json"]).hexdigest() in citation
