"""Headline indicators of real reports: against answers found by hand, by the scorer that lies beside them, and of the nation."""

import json
from collections.abc import Iterator
from functools import cache, partial
from pathlib import Path
from typing import Any

import pytest
from duizhao.cache import Cache
from duizhao.collate import merge
from duizhao.compare import CompareOptions, Headlines
from duizhao.compare.table import own_table
from duizhao.data.compare import compare_data
from duizhao.data.encoding import to_json
from duizhao.diagnostics import Collector
from duizhao.figures import measure, measure_figures
from duizhao.model.curation import Advice
from duizhao.model.edition import Edition
from duizhao.model.identity import series_of
from duizhao.model.report import MeasuredPassage, Report
from duizhao.notes import anchor_notes
from duizhao.outline import outline
from duizhao.readers import find_files, read_document
from duizhao.structure import split_reports, understand
from duizhao.years import parts_of, rule

from tests.real.scores import SHARED, scored
from tests.real.test_alignment import values
from tests.unit.compare.made import told

pytestmark = [pytest.mark.realcorpus, pytest.mark.xdist_group("real")]
PROVINCES = ("provinces/2025-docx", "provinces/2026-csv", "reports/provinces-2025-docx", "reports/provinces-2026-csv")
_NATIONAL = frozenset("gdp cpi jobs retail unemployment energy revenue rd_intensity investment urban".split())
NATION = Path(__file__).parent / "judged/nation.tsv"


def _reports(folder: str) -> Iterator[Report[MeasuredPassage]]:
    """Read every report of a folder as far as this stage needs it: without alignment."""
    for source in find_files(SHARED / folder, Collector()):
        silent = Collector()
        document = read_document(source, silent)
        for part in split_reports(document, silent) if document else ():
            edition = understand(part, Advice(), silent)
            if isinstance(edition, Edition):
                report = anchor_notes(outline(merge((edition,), silent), silent), silent)
                yield measure_figures(report, Cache(None))


@cache
def _headlines() -> Headlines:
    return Headlines(own_table(), CompareOptions(parts_of, partial(rule, measure=measure)))


def _files(reports: list[Report[MeasuredPassage]]) -> dict[str, bytes]:
    """The data files that the scorer looks at."""
    cells: dict[str, list[Any]] = {}
    files = {"data/links.json": b"[]", "data/indicators.json": b"[]"}
    for r in reports:
        cells.setdefault(series_of(r.identity), []).extend(_headlines().of_report(r, Cache(None)))
        rows = [
            {"id": p.key, "zh": p.zh, "readings": [{"file": x.file, "text": x.text} for x in p.row.readings]} for p in r.passages
        ]
        report = {"id": r.id, "passages": rows, "editions": [{"file": e.file} for e in r.editions]}
        files[f"data/reports/{r.id}.json"] = json.dumps(report).encode()
    comparison = _headlines().compare(cells)
    return files | {"data/compare.json": to_json(compare_data(comparison, ()))}


def test_headlines_of_provinces() -> None:
    """The table was made with all these answers in sight: the floors say that nothing got worse, not how well it does elsewhere."""
    files = _files([r for folder in PROVINCES for r in _reports(folder)])
    found = values(scored(files, "--gold", str(SHARED / "gold/provinces")), "headlines")
    assert found["stated"] == 571
    assert found["recall"] >= 0.98
    assert found["value_right"] >= 0.995
    assert found["qualifier_right"] >= 0.995
    assert found["passage_right"] >= 0.985
    assert found["false"] <= 3  # one of them two readers hold to be stated, of several years


def test_indicators_of_the_nation() -> None:
    """Cells of 19 reports from 1978 on, each read against its clause."""
    got = {}
    for r in _reports("reports/central-zh"):
        for c in _headlines().of_report(r, Cache(None)):
            if c.indicator in _NATIONAL and c.state == "stated":
                got[f"{r.identity.year} {c.indicator} {c.role}"] = told(c)
    want = dict(line.split("\t") for line in NATION.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    assert got == want
