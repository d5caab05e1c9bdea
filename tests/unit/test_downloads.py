"""The page of what can be taken away: any maker's files, by report, with size and digest."""

import hashlib
import json
from pathlib import Path

import pytest
import yaml

from generator.cache import Cache
from generator.diagnostics import Collector
from generator.model.artefact import Artefact
from generator.model.rights import NOTHING_STATED
from generator.pipeline import build, read_corpus
from generator.render import downloads
from generator.render.labels import labels
from tests.conftest import ROOT

REPORT = "tests/cases/run-in-headings/in"
KINDS = "html epub epub-pinyin pdf bundle csv csv-sentences tmx tei json links indicators index citation schema".split()
RIGHTS = """
[rights]
texts_zh = "望川市人民政府公布。"
texts_en = "Published by the city of Wangchuan."
licence = "CC-BY-4.0"
publisher = "江边研究室"
"""


def _page(*artefacts: Artefact) -> tuple[str, str]:
    with Cache(None) as cache:
        corpus = read_corpus(ROOT / REPORT, Collector(), lambda *_: None, cache)
    files = downloads(corpus, artefacts)
    return files["downloads.md"].decode(), files["downloads/SHA256SUMS"].decode()


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_a_name_and_says_what_it_is_for(kind: str) -> None:
    key = kind.replace("-", "_")
    page, _ = _page(Artefact(f"downloads/x.{kind}", kind, b"x"))
    for table in ("names", "kinds"):
        assert labels()[f"page.downloads.{table}.{key}"].en in page
        assert labels()[f"page.downloads.{table}.{key}"].zh in page


def test_files_of_a_report_and_of_all_stand_apart_with_size_and_digest() -> None:
    one = Artefact("downloads/wangchuan-2024/wangchuan-2024.epub", "epub", b"x" * 1500, "wangchuan-2024")
    other = Artefact("data/links.json", "links", b"y")
    page, sums = _page(one, other)
    everything, _, report = page.partition("{ #wangchuan-2024 }")
    assert "links.json" in everything
    assert "[wangchuan-2024.epub](downloads/wangchuan-2024/wangchuan-2024.epub){ download }" in report
    assert "2 kB" in report
    assert hashlib.sha256(one.data).hexdigest()[:12] in report
    assert sums == "".join(
        f"{hashlib.sha256(a.data).hexdigest()}  {path}\n"
        for path, a in (("../data/links.json", other), ("wangchuan-2024/wangchuan-2024.epub", one))
    )


def test_a_kind_that_nobody_named_is_listed_by_its_own_word_at_the_end() -> None:
    page, _ = _page(Artefact("downloads/x.zzz", "zzz <b>", b"x"), Artefact("downloads/x.tmx", "tmx", b"x"))
    assert "<td>zzz &lt;b&gt;</td>" in page
    assert page.index("x.tmx") < page.index("x.zzz")


def test_a_page_to_read_is_opened_and_not_saved() -> None:
    page, _ = _page(Artefact("downloads/x.html", "html", b"x"))
    assert "[x.html](downloads/x.html)</td>" in page


def test_what_the_owner_says_of_the_rights_is_in_every_export(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(next((ROOT / REPORT).glob("*.txt")).read_bytes())
    (tmp_path / "curation.toml").write_text(RIGHTS, encoding="utf-8")
    built = build(tmp_path, lambda *_: None)
    assert built.diagnostics == ()
    rights = json.loads(built.files["data/reports/wangchuan-2024.json"])["rights"]
    assert rights["texts"]["en"] == "Published by the city of Wangchuan."
    assert rights["made"]["en"] == NOTHING_STATED.made_en
    stem = "downloads/wangchuan-2024/wangchuan-2024"
    for path in (f"{stem}.tmx", f"{stem}.xml", f"{stem}.csv", f"{stem}-sentences.csv", "downloads.md", "downloads/wangchuan.xml"):
        text = built.files[path].decode()
        assert "Published by the city of Wangchuan." in text, path
        assert "CC-BY-4.0" in text, path
    cited = yaml.safe_load(built.files["downloads/CITATION.cff"])
    assert (cited["license"], cited["authors"]) == ("CC-BY-4.0", [{"name": "江边研究室"}])
    assert "https://spdx.org/licenses/CC-BY-4.0" in built.files["downloads.md"].decode()


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ("rights = 3", "must be written as [rights]"),
        ('[rights]\ncolour = "red"', "unknown key “colour”"),
        ("[rights]\nlicence = 4", "licence must be text"),
        ('[rights]\nlicence = "do what you like"', "no SPDX name"),
    ],
)
def test_rights_that_are_not_allowed_are_said(tmp_path: Path, table: str, said: str) -> None:
    (tmp_path / "curation.toml").write_text(table, encoding="utf-8")
    found = Collector()
    with Cache(None) as cache:
        assert read_corpus(tmp_path, found, lambda *_: None, cache).rights == NOTHING_STATED
    assert [(d.code, said in d.message) for d in found.sorted() if d.code == "U103"] == [("U103", True)]


def test_rights_are_those_of_the_site_and_stand_at_the_top(tmp_path: Path) -> None:
    (tmp_path / "x").mkdir()
    (tmp_path / "x/curation.toml").write_text(RIGHTS, encoding="utf-8")
    found = Collector()
    with Cache(None) as cache:
        assert read_corpus(tmp_path, found, lambda *_: None, cache).rights == NOTHING_STATED
    assert [d.code for d in found.sorted() if "top of the reports folder" in d.message] == ["U103"]


def test_a_site_without_reports_has_nothing_to_take_away(tmp_path: Path) -> None:
    files = build(tmp_path, lambda *_: None).files
    assert not [path for path in files if path.startswith("downloads") and path != "downloads.md"]
    assert "downloads.md" not in files
    assert "downloads.md" not in files["index.md"].decode()
