"""Reports of governments in two formats: whose each is and of which year, each alone; nothing wrong is said of any."""

from collections import Counter

import pytest
from duizhao.diagnostics import Collector
from duizhao.model.curation import Advice
from duizhao.model.edition import Edition
from duizhao.model.identity import report_id
from duizhao.readers import find_files, read_document
from duizhao.structure import understand

from tests.conftest import SHARED

pytestmark = [pytest.mark.realcorpus, pytest.mark.xdist_group("real")]

FOLDERS = ("provinces/2025-docx", "provinces/2026-csv", "reports/provinces-2025-docx", "reports/provinces-2026-csv")
PLACES = {
    "上海": "shanghai",
    "云南": "yunnan",
    "内蒙古": "inner-mongolia",
    "北京": "beijing",
    "四川": "sichuan",
    "安徽": "anhui",
    "广东": "guangdong",
    "新疆": "xinjiang",
    "江西": "jiangxi",
    "浙江": "zhejiang",
    "海南": "hainan",
    "湖北": "hubei",
    "湖南": "hunan",
    "甘肃": "gansu",
    "福建": "fujian",
    "贵州": "guizhou",
    "陕西": "shaanxi",
}


def _expected(file: str) -> str:
    return f"{next(slug for zh, slug in PLACES.items() if zh in file)}-{file[:4]}"


def test_every_report_has_its_series_and_year() -> None:
    ids: Counter[str] = Counter()
    for folder in FOLDERS:
        for source in find_files(SHARED / folder, Collector()):
            diagnostics = Collector()
            document = read_document(source, diagnostics)
            assert document, source.file
            edition = understand(document, Advice(), diagnostics)
            assert isinstance(edition, Edition), source.file
            assert report_id(edition.identity) == _expected(source.file)
            assert {d.code for d in diagnostics.sorted()} <= EXPECTED_CODES | MORE_CODES.get(
                report_id(edition.identity), set()
            ), source.file
            ids[report_id(edition.identity)] += 1
    assert ids == Counter({f"{slug}-{year}": 1 for slug in PLACES.values() for year in (2025, 2026)})


EXPECTED_CODES = {"R110", "S202"}
MORE_CODES = {"hainan-2025": {"S404"}}
