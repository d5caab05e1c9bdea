"""The reports that benchmarks are made of: the same for a seed, and their indicators are read as they were drawn."""

import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from duizhao.cache import Cache
from duizhao.collate import merge
from duizhao.diagnostics import Collector
from duizhao.figures import measure_figures
from duizhao.model.curation import Advice
from duizhao.model.edition import Edition
from duizhao.model.report import MeasuredPassage, Report
from duizhao.notes import anchor_notes
from duizhao.outline import outline
from duizhao.readers import find_files, read_document
from duizhao.structure import split_reports, understand

from tests.conservation import folder_of
from tests.tools import load_tool
from tests.unit.compare.made import HEADLINES, told


@pytest.fixture(scope="module")
def tool(root: Path) -> ModuleType:
    return load_tool(root, "made_reports.py", "made_reports")


def _reports(folder: Path) -> Iterator[Report[MeasuredPassage]]:
    silent = Collector()
    for source in find_files(folder, silent):
        document = read_document(source, silent)
        for part in split_reports(document, silent) if document else ():
            edition = understand(part, Advice(), silent)
            assert isinstance(edition, Edition)
            yield measure_figures(anchor_notes(outline(merge((edition,), silent), silent), silent), Cache(None))


def test_made_reports_are_read_as_they_were_drawn(tool: ModuleType, tmp_path: Path) -> None:
    assert tool.write_reports(tmp_path / "a", 2, 2) == 4
    tool.write_reports(tmp_path / "b", 2, 2)
    tool.write_reports(tmp_path / "c", 2, 2, seed=2)
    assert folder_of(tmp_path / "a") == folder_of(tmp_path / "b") != folder_of(tmp_path / "c")
    compared = 0
    for report in _reports(tmp_path / "a"):
        text = (tmp_path / "a" / report.identity.slug / f"{report.identity.year}.txt").read_text(encoding="utf-8")
        growth = re.search(r"目标是：.*?地区生产总值增长([\d.]+)%(?:—([\d.]+)%)?(左右|以上)?", text)
        if growth:
            cells = {(c.indicator, c.role): c for c in HEADLINES.of_report(report, Cache(None))}
            value = "–".join(f"{float(v):g}" for v in growth.groups()[:2] if v)
            mark = {"左右": " ~", "以上": " >="}.get(growth[3] or "", "")
            assert told(cells["gdp", "target"]) == f"{value} %{mark}"
            compared += 1
    assert compared >= 3
