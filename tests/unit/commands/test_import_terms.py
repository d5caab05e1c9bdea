"""`duizhao import-terms`: renderings of term bases and tables go into the list, and nothing that stands there changes."""

from pathlib import Path

import pytest
from duizhao.diagnostics import Collector
from duizhao.words import load_terms

from tests.sites import written
from tests.unit.commands.running import run
from tests.unit.words.banks import LISTED, site

OWN = '# 编辑\r\n[[term]]\r\nzh = "晒书台"\r\nofficial = "book rack"\r\n'
TBX2 = """<?xml version="1.0"?><martif type="TBX"><text><body><termEntry id="1">
<langSet xml:lang="zh-CN"><tig><term>觀鳥亭</term></tig></langSet>
<langSet xml:lang="en"><ntig><termGrp><term>bird  pavilion</term><termNote type="administrativeStatus">preferredTerm-admn-sts</termNote>
</termGrp></ntig><tig><term>pavilion of birds</term></tig>
<tig><term>birdhouse</term><termNote type="administrativeStatus">supersededTerm-admn-sts</termNote></tig></langSet></termEntry>
<termEntry id="2"><langSet xml:lang="en"><tig><term>alone</term></tig></langSet></termEntry></body></text></martif>"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "reports").mkdir()
    return tmp_path


def listed(folder: Path) -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    diagnostics = Collector()
    terms = load_terms(folder / "reports", diagnostics)
    assert not diagnostics.sorted()
    return {t.zh: (t.official, t.forbidden) for t in terms}


def test_a_term_base_goes_into_the_list_once(folder: Path) -> None:
    (folder / "reports/terms.toml").write_bytes(OWN.encode())
    (folder / "ours.tbx").write_text(TBX2, encoding="utf-8")
    done = run("import-terms", "ours.tbx", cwd=folder)
    assert done.exit_code == 1
    assert "1 terms: 1 new" in done.stdout
    assert "line 6: the entry has no term in Chinese" in done.stdout
    assert listed(folder) == {"晒书台": (("book rack",), ()), "观鸟亭": (("bird pavilion",), ("birdhouse",))}
    assert (folder / "reports/terms.toml").read_bytes().startswith(OWN.rstrip().encode())
    before = (folder / "reports/terms.toml").read_bytes()
    assert "1 there already" in run("import-terms", "ours.tbx", cwd=folder).stdout
    assert (folder / "reports/terms.toml").read_bytes() == before


def test_a_table_is_read_by_the_names_of_its_columns(folder: Path) -> None:
    (folder / "reports/terms.toml").write_text(OWN, encoding="utf-8")
    table = "中文;英文;禁用\n观光路;scenic road；'=scenic way;road tour\n晒书台;shelf;\n;nothing;\n路;way;\n"
    (folder / "表.csv").write_bytes(table.encode("gb18030"))
    dry = run("import-terms", "表.csv", "--dry-run", cwd=folder)
    assert "2 terms: 1 new, 1 listed otherwise" in dry.stdout
    assert "line 3: 晒书台: listed otherwise: line 2 has “book rack”" in dry.stdout
    assert "line 4: the row has no Chinese" in dry.stdout
    assert "line 5: “路” is no Chinese term" in dry.stdout
    assert listed(folder) == {"晒书台": (("book rack",), ())}
    run("import-terms", "表.csv", cwd=folder)
    assert listed(folder)["观光路"] == (("scenic road", "'=scenic way"), ("road tour",))


@pytest.mark.parametrize("name", ["terms.csv", "terms.tbx"])
def test_what_a_site_exports_is_taken_back(folder: Path, name: str) -> None:
    (folder / name).write_bytes(written(site(LISTED))[f"data/{name}"])
    run("import-terms", name, cwd=folder)
    official, forbidden = listed(folder)["梯田观光路"]
    assert "=scenic terrace road" in official
    assert "terrace sightseeing road" not in official
    assert "road & view" in forbidden


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("a.csv", "甲,乙\n观光路,x\n", "its first line names no columns"),
        ("a.tbx", "<html/>", "it is XML, but no TBX"),
        ("a.tbx", "<tbx><", "TBX: line 1"),
        ("a.csv", "\0\1\2\3\xff", "names no columns"),
    ],
)
def test_a_file_that_is_no_list_is_said_and_nothing_is_written(folder: Path, name: str, content: str, why: str) -> None:
    (folder / name).write_text(content, encoding="utf-8")
    done = run("import-terms", name, cwd=folder)
    assert (done.exit_code, why in done.stdout) == (1, True), done.stdout
    assert not (folder / "reports/terms.toml").exists()


def test_a_list_that_is_not_valid_or_leads_elsewhere_is_not_written(folder: Path) -> None:
    (folder / "a.csv").write_text("zh,en\n观光路,scenic road\n", encoding="utf-8")
    (folder / "reports/terms.toml").write_text('[[term]]\nzh = "晒\n', encoding="utf-8")
    done = run("import-terms", "a.csv", cwd=folder)
    assert (done.exit_code, "terms.toml is not valid" in done.stderr) == (2, True)
    (folder / "reports/terms.toml").unlink()
    (folder / "reports/terms.toml").symlink_to(folder / "new.toml")
    assert run("import-terms", "a.csv", cwd=folder).exit_code == 2
    assert not (folder / "new.toml").exists()


def test_a_list_takes_no_more_terms_than_a_build_reads(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("duizhao.exchange.term_list.MOST_TERMS", 1)
    (folder / "reports/terms.toml").write_bytes(OWN.encode())
    (folder / "ours.tbx").write_text(TBX2, encoding="utf-8")
    done = run("import-terms", "ours.tbx", cwd=folder)
    assert "more than 1 terms" in done.stderr
    assert (folder / "reports/terms.toml").read_bytes() == OWN.encode()


def test_nothing_is_written_if_one_of_the_files_is_not_there(folder: Path) -> None:
    (folder / "ours.tbx").write_text(TBX2, encoding="utf-8")
    assert "gone.tbx is no file" in run("import-terms", "ours.tbx", "gone.tbx", cwd=folder).stderr
    assert not (folder / "reports/terms.toml").exists()
