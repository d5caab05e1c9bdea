"""The page of what can be taken away: any maker's files, by report, with size and digest."""

import csv
import hashlib
import html
import io
import json
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from duizhao.cache import Cache
from duizhao.diagnostics import Collector, Diagnostic
from duizhao.model.artefact import Artefact
from duizhao.model.report import Corpus
from duizhao.model.rights import NOTHING_STATED, Rights
from duizhao.pages import bundle_readme
from duizhao.pages.home.downloads import downloads
from duizhao.pipeline import read_corpus
from duizhao.present import summaries
from duizhao.site.carried import with_html_in_text
from duizhao.site.labels import labels

from tests.builds import BuiltInMemory, build_in_memory
from tests.conftest import ROOT
from tests.sites import site_of

REPORT = "tests/cases/run-in-headings/in"
KINDS = "html epub epub-pinyin pdf bundle csv csv-sentences tmx tei json links indicators index citation schema".split()
RIGHTS = """
[rights]
texts_zh = "望川市人民政府公布。"
texts_en = "Published by the city of Wangchuan."
licence = "CC-BY-4.0"
publisher = "江边研究室"
"""


OTHER = """青屿市政府工作报告
——2024年1月9日在青屿市第六届人民代表大会第二次会议上
各位代表：
一、过去一年工作
全年新建公园6个。
First, the Past Year
Six parks were built over the year.
"""


def _rights(folder: Path) -> tuple[dict[str, Rights], list[Diagnostic]]:
    diagnostics = Collector()
    with Cache(None) as cache:
        corpus = read_corpus(folder, diagnostics, lambda *_: None, cache)
    return {r.id: r.rights for s in corpus.series for r in s.reports}, [d for d in diagnostics.sorted() if d.severity != "info"]


def _artefact(path: str, kind: str, data: bytes = b"x", report: str | None = None) -> Artefact:
    return Artefact(path, kind, report, len(data), hashlib.sha256(data).hexdigest())


def _page(*artefacts: Artefact) -> tuple[str, str]:
    with Cache(None) as cache:
        corpus = read_corpus(ROOT / REPORT, Collector(), lambda *_: None, cache)
    files = {f.path: f.whole() for f in downloads(summaries(site_of(*corpus.series)), artefacts)}
    return with_html_in_text(files["downloads.md"].decode()), files["downloads/SHA256SUMS"].decode()


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_a_name_and_says_what_it_is_for(kind: str) -> None:
    key = kind.replace("-", "_")
    page, _ = _page(_artefact(f"downloads/x.{kind}", kind))
    for table in ("names", "kinds"):
        assert labels()[f"page.downloads.{table}.{key}"].en in page
        assert labels()[f"page.downloads.{table}.{key}"].zh in page


def test_files_of_a_report_and_of_all_stand_apart_with_size_and_digest() -> None:
    one = _artefact("downloads/wangchuan-2024/wangchuan-2024.epub", "epub", b"x" * 1500, "wangchuan-2024")
    other = _artefact("data/links.json", "links", b"y")
    page, sums = _page(one, other)
    everything, _, report = page.partition("{ #wangchuan-2024 }")
    assert '<a download href="../data/links.json">links.json</a>' in everything
    assert '<a download href="wangchuan-2024/wangchuan-2024.epub">wangchuan-2024.epub</a>' in report
    assert "2 kB" in report
    assert one.sha256[:12] in report
    assert sums == "".join(
        f"{a.sha256}  {path}\n" for path, a in (("../data/links.json", other), ("wangchuan-2024/wangchuan-2024.epub", one))
    )


def test_a_kind_that_nobody_named_is_listed_by_its_own_word_at_the_end() -> None:
    page, _ = _page(_artefact("downloads/x.zzz", "zzz <b>"), _artefact("downloads/x.tmx", "tmx"))
    assert "<td>zzz &lt;b&gt;</td>" in page
    assert page.index("x.tmx") < page.index("x.zzz")


def test_a_page_to_read_is_opened_and_not_saved() -> None:
    page, _ = _page(_artefact("downloads/x.html", "html"))
    assert '<td><a href="x.html">x.html</a></td>' in page


def test_what_the_owner_says_of_the_rights_is_in_every_export(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(next((ROOT / REPORT).glob("*.txt")).read_bytes())
    (tmp_path / "curation.toml").write_text(RIGHTS, encoding="utf-8")
    built = build_in_memory(tmp_path)
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
    ("table", "code", "line", "phrase"),
    [
        ("rights = 3", "U103", 0, "must be written as [rights]"),
        ('\n[rights]\ncolour = "red"', "U103", 2, "[rights]: unknown key “colour”"),
        ("[rights]\nlicence = 4", "U103", 1, "licence must be text"),
        ('[rights]\nlicence = "do what you like"', "U103", 1, "not an SPDX name"),
        ('[rights.publisher]\nlicence = "MIT"', "U103", 0, "publisher must be text"),
        ('\n[rights]\nqingyu = {licence = "MIT"}', "U102", 2, "no report or series qingyu"),
        ('\n\n[rights.wangchuan-2024]\ncolour = "red"', "U103", 3, "[rights.wangchuan-2024]: unknown key “colour”"),
        ('\n[ rights . "望川" ]\nlicence = "MIT"', "U103", 2, "“望川” is not the name of a series or a report"),
        ('[rights.wangchuan]\n[rights.qingyu]\nlicence = "MIT"', "U102", 2, "no report or series qingyu"),
        ('[rights.wangchuan-1999]\nlicence = "MIT"', "U102", 1, "no report or series wangchuan-1999"),
    ],
)
def test_rights_that_are_not_allowed_or_of_nothing_are_said(
    tmp_path: Path, table: str, code: str, line: int, phrase: str
) -> None:
    (tmp_path / "a.txt").write_bytes(next((ROOT / REPORT).glob("*.txt")).read_bytes())
    (tmp_path / "curation.toml").write_text(table, encoding="utf-8")
    rights, diagnostics = _rights(tmp_path)
    assert rights == {"wangchuan-2024": NOTHING_STATED}
    assert [(d.file, d.line, d.code, phrase in d.message) for d in diagnostics] == [("curation.toml", line, code, True)]


def test_rights_of_the_site_stand_at_the_top_those_of_a_report_anywhere(tmp_path: Path) -> None:
    (tmp_path / "x").mkdir()
    (tmp_path / "x/a.txt").write_bytes(next((ROOT / REPORT).glob("*.txt")).read_bytes())
    (tmp_path / "x/curation.toml").write_text(RIGHTS + '[rights.wangchuan]\nlicence = "MIT"', encoding="utf-8")
    rights, diagnostics = _rights(tmp_path)
    assert rights == {"wangchuan-2024": replace(NOTHING_STATED, licence="MIT")}
    assert [(d.file, d.line, d.code) for d in diagnostics if "top of the reports folder" in d.message] == [
        ("x/curation.toml", 2, "U103")
    ]


def test_what_is_said_of_a_report_goes_before_its_series_that_before_the_site(tmp_path: Path) -> None:
    for year in (2024, 2025):
        (tmp_path / f"{year}.txt").write_text(OTHER.replace("2024", str(year)), encoding="utf-8")
    (tmp_path / "x").mkdir()
    (tmp_path / "x/a.txt").write_bytes(next((ROOT / REPORT).glob("*.txt")).read_bytes())
    curation = RIGHTS + '[rights.qingyu]\ntexts_en = "By Qingyu."\nlicence = ""\n[rights.qingyu-2025]\npublisher = "B"'
    (tmp_path / "curation.toml").write_text(curation + '\n[rights.wangchuan-2024]\nmade_en = "top"', encoding="utf-8")
    (tmp_path / "x/curation.toml").write_text('[rights.wangchuan-2024]\nmade_en = "deep"', encoding="utf-8")
    rights, diagnostics = _rights(tmp_path)
    assert [d for d in diagnostics if d.code.startswith("U")] == []
    site = replace(
        NOTHING_STATED,
        texts_zh="望川市人民政府公布。",
        texts_en="Published by the city of Wangchuan.",
        licence="CC-BY-4.0",
        publisher="江边研究室",
    )
    qingyu = replace(site, texts_en="By Qingyu.", licence="")
    assert rights == {
        "qingyu-2024": qingyu,
        "qingyu-2025": replace(qingyu, publisher="B"),
        "wangchuan-2024": replace(site, made_en="deep"),
    }


def _two_offices(folder: Path) -> BuiltInMemory:
    (folder / "a.txt").write_bytes(next((ROOT / REPORT).glob("*.txt")).read_bytes())
    (folder / "b.txt").write_text(OTHER, encoding="utf-8")
    curation = RIGHTS.replace("[rights]", "[rights.wangchuan]")
    qingyu = """
        [rights.qingyu-2024]
        texts_zh = "青屿市<人民政府>公布。"
        texts_en = "Published by the city of <Qingyu>."
        licence = "CC0-1.0"
        publisher = "海边研究室"
    """
    (folder / "curation.toml").write_text(curation + qingyu, encoding="utf-8")
    return build_in_memory(folder)


def _epub(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read("EPUB/package.opf").decode() + archive.read("EPUB/about.xhtml").decode()


def test_each_report_has_its_own_rights_wherever_they_stand(tmp_path: Path) -> None:
    built = _two_offices(tmp_path)
    offices = {
        "wangchuan": ("Published by the city of Wangchuan.", "望川市人民政府公布。", "CC-BY-4.0", "江边研究室"),
        "qingyu": ("Published by the city of <Qingyu>.", "青屿市<人民政府>公布。", "CC0-1.0", "海边研究室"),
    }
    for slug, other in (("wangchuan", "qingyu"), ("qingyu", "wangchuan")):
        en, zh, licence, publisher = offices[slug]
        stem = f"downloads/{slug}-2024/{slug}-2024"
        texts = {path: built.files[path].decode() for path in (f"{slug}/2024/index.md", f"data/reports/{slug}-2024.json")}
        texts |= {end: built.files[stem + end].decode() for end in (".html", ".tmx", ".xml", ".csv", "-sentences.csv")}
        texts |= {end: _epub(built.files[stem + end]) for end in (".epub", "-pinyin.epub")}
        corpus = Corpus(tuple(s for s in built.corpus.series if s.slug == slug), ())
        texts["README"] = bundle_readme(replace(built.site, corpus=corpus)).decode()
        for name, text in texts.items():
            unescaped = html.unescape(text)
            assert en in unescaped, name
            assert licence in unescaped, name
            assert offices[other][0] not in unescaped, name
            assert offices[other][2] not in unescaped, name
            if name not in {".csv", "-sentences.csv"}:  # one language, that of the licence's name
                assert zh in unescaped, name
        report = json.loads(yaml.safe_load(texts[f"{slug}/2024/index.md"].split("---")[1])["dz_ld"])
        assert report["copyrightNotice"][1].startswith(en)
        assert report["encoding"]["license"] == f"https://spdx.org/licenses/{licence}"
        assert report["encoding"]["creator"]["name"] == publisher
        for name in (".xml", f"data/reports/{slug}-2024.json", f"{slug}/2024/index.md"):
            assert publisher in texts[name], name


def test_what_holds_all_reports_says_all_of_it(tmp_path: Path) -> None:
    built = _two_offices(tmp_path)
    texts = {name: built.files[name].decode() for name in ("downloads.md", "downloads/CITATION.cff")}
    texts |= {end: built.files[f"downloads/duizhao{end}"].decode() for end in (".tmx", ".xml", ".csv", "-sentences.csv", ".json")}
    texts["README"] = bundle_readme(built.site).decode()
    for name, text in texts.items():
        unescaped = html.unescape(text)
        for one in ("Published by the city of Wangchuan.", "Published by the city of <Qingyu>.", "CC-BY-4.0", "CC0-1.0"):
            assert one in unescaped, name
    for name in (".tmx", "README"):
        assert "qingyu-2024: Published by the city of <Qingyu>." in html.unescape(texts[name])
    assert "Qingyu, 2024: Published by the city of &lt;Qingyu&gt;." in texts["downloads.md"]
    cited = yaml.safe_load(texts["downloads/CITATION.cff"])
    assert [a["name"] for a in cited["authors"]] == ["海边研究室", "江边研究室"]
    assert "license" not in cited  # two would mean: as you like
    front = yaml.safe_load(texts["downloads.md"].split("---")[1])
    dataset = json.loads(front["dz_ld"])
    assert [c["name"] for c in dataset["creator"]] == ["海边研究室", "江边研究室"]
    assert "license" not in dataset
    for table in (".csv", "-sentences.csv"):
        stated = [row["rights"] for row in csv.DictReader(io.StringIO(texts[table].removeprefix("\ufeff"))) if row["rights"]]
        assert len(stated) == 2, table


def test_a_site_without_reports_has_nothing_to_take_away(tmp_path: Path) -> None:
    files = build_in_memory(tmp_path).files
    assert not [path for path in files if path.startswith("downloads") and path != "downloads.md"]
    assert "downloads.md" not in files
    assert "downloads.md" not in files["index.md"].decode()
