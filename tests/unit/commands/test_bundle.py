"""What a bundle is called and says, what the page of downloads says of it, and a bundle of one report."""

import json
import re
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from duizhao.commands.bundle import offer, pack_site
from duizhao.model.report import Corpus
from duizhao.pages.home.bundle import bundle_name, bundle_readme

from tests.books import sample
from tests.builds import BuiltInMemory, Options, build_in_memory, publish
from tests.conftest import ROOT
from tests.unit.commands.running import run


@cache
def built(only: str = "") -> BuiltInMemory:
    return build_in_memory(ROOT / "reports", Options(only=only)) if only else sample()


def test_it_is_called_after_what_is_in_it() -> None:
    site = built().site
    twice = replace(site, corpus=Corpus((*site.corpus.series, *site.corpus.series), ()))
    assert bundle_name(site) == "wangchuan"
    assert bundle_name(built("wangchuan-2025").site, "wangchuan-2025") == "wangchuan-2025"
    assert bundle_name(twice) == "duizhao"
    assert bundle_name(replace(site, corpus=Corpus((), ()))) == "duizhao"


def test_the_readme_names_every_source_with_its_checksum() -> None:
    readme = bundle_readme(built().site).decode()
    for report in (r for s in built().corpus.series for r in s.reports):
        assert report.id in readme
        for edition in report.editions:
            assert edition.file in readme
            assert edition.sha256 in readme
    assert "index.html" in readme
    assert readme.isprintable() or {c for c in readme if not c.isprintable()} == {"\n"}


def without_renderings(files: Mapping[str, bytes]) -> dict[str, Any]:
    data = json.loads(files["data/reports/wangchuan-2025.json"])
    return {**data, "passages": [{**p, "words": []} for p in data["passages"]]}


def test_one_report_has_the_same_text_and_no_way_to_another() -> None:
    one, all_of = built("wangchuan-2025").files, built().files
    assert without_renderings(one) == without_renderings(all_of)  # these are learned from all reports that are there
    assert not [name for name in one if "2024" in name]
    text = b"".join(data for name, data in one.items() if name.endswith((".md", ".json"))).decode()
    assert "wangchuan-2024" not in text
    assert not re.search(r"\((?:\.\./)*2024[/-]", text)
    assert {name for name in one if name.startswith("wangchuan/2025/")} == {n for n in all_of if n.startswith("wangchuan/2025/")}


def test_a_report_that_is_not_there_gives_none(tmp_path: Path) -> None:
    assert built("../wangchuan-2025").corpus.series == ()
    (tmp_path / "in").mkdir()
    (tmp_path / "mkdocs.yml").write_text("", encoding="utf-8")
    done = run("bundle", "in", "--report", "../x", cwd=tmp_path)
    assert done.exit_code == 2
    assert "there is no report ../x" in done.stderr
    assert not (tmp_path / "dist").exists()


@pytest.mark.parametrize("element", ["<p data-dz-bundle></p>", '<p class="x" data-dz-bundle="">old <b>x</b></p>'])
def test_the_page_of_downloads_gets_the_line(tmp_path: Path, element: str) -> None:
    page = f"<p>a</p>{element}<p>b</p>".encode()
    publish({"index.html": b"<p>1", "downloads/index.html": page, "downloads/SHA256SUMS": b"1f0c  x.tmx\n"}, tmp_path / "site")
    packed = pack_site(built(), tmp_path / "site", tmp_path / "dist")
    assert offer(packed, tmp_path / "site") == tmp_path / "site/downloads/wangchuan.zip"
    html = (tmp_path / "site/downloads/index.html").read_text(encoding="utf-8")
    assert '<a href="wangchuan.zip" download>' in html
    assert packed.sha256[:12] in html
    assert html.startswith("<p>a</p><p")
    assert html.endswith("</p><p>b</p>")
    sums = (tmp_path / "site/downloads/SHA256SUMS").read_text(encoding="utf-8")
    assert sums == f"{packed.sha256}  wangchuan.zip\n1f0c  x.tmx\n"
    with zipfile.ZipFile(packed.path) as archive:
        assert element in archive.read("wangchuan/downloads/index.html").decode()
        assert not [name for name in archive.namelist() if name.endswith(".zip")]
        licences = archive.read("wangchuan/LICENSES.txt").decode()
    assert "The Duizhao authors" in licences
    assert "Martin Donath" in licences


def test_a_bundle_is_the_same_bytes_again(tmp_path: Path) -> None:
    publish({"index.html": b'<a href="a/">', "a/index.html": b"<p>1"}, tmp_path / "site")
    one = pack_site(built(), tmp_path / "site", tmp_path / "one")
    (tmp_path / "site/index.html").touch()
    assert pack_site(built(), tmp_path / "site", tmp_path / "two").sha256 == one.sha256
