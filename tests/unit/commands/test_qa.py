"""`duizhao check --qa`: findings on the terminal and in files, and what an editor decides on them."""

import json
import re
import zipfile
from pathlib import Path

import pytest
from jsonschema import Draft4Validator
from lxml import etree, html

from tests.unit.commands.running import run
from tests.unit.data.validators import sarif_schema

REPORT = """政府工作报告
REPORT ON THE WORK OF THE GOVERNMENT
——2024年1月16日在望川市第九届人民代表大会第三次会议上
Delivered at the Third Session of the Ninth Wangchuan Municipal People's Congress on January 16, 2024
各位代表：
Fellow Deputies,
现在，我代表望川市人民政府报告工作。
On behalf of the People's Government of Wangchuan, I will now report to you on our work.
一、2023年工作回顾
I. Review of Our Work in 2023
城南渡口修好了，每天有14班渡船往来。
The ferry in the south was repaired,and 14 boats cross the river each day.
山里的<孩子>有了新校舍。
The children of the hills have the the new school <house>.
"""
COMMA = ("report.txt", 12, "Q205")
WORD = ("report.txt", 14, "Q204")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    reports = tmp_path / "in"
    reports.mkdir()
    (reports / "report.txt").write_text(REPORT, encoding="utf-8")
    return tmp_path


def found(stderr: str) -> list[tuple[str, int, str]]:
    return [(m[1], int(m[2]), m[3]) for m in re.finditer(r"^(.+):(\d+): \w+ ([QU]\d+): ", stderr, re.MULTILINE)]


def test_findings_are_printed_only_if_they_are_asked_for(folder: Path) -> None:
    assert found(run("check", "in", cwd=folder).stderr) == []
    done = run("check", "in", "--qa", cwd=folder)
    assert (done.exit_code, found(done.stderr)) == (0, [COMMA, WORD])
    assert "warnings: 1, remarks: 1" in done.stdout
    assert run("check", "in", "--qa", "--strict", cwd=folder).exit_code == 1


def test_findings_are_written_as_files_for_people_and_programs(folder: Path) -> None:
    names = ("out/qa.html", "out/qa.xlsx", "out/qa.sarif", "out/qa.json")
    done = run("check", "in", *(a for name in names for a in ("--findings", name)), cwd=folder)
    assert found(done.stderr) == [COMMA, WORD]
    page = html.fromstring((folder / names[0]).read_text(encoding="utf-8"))
    assert page.xpath("//mark/text()") == ["paired,and 14", "the the"]
    assert "山里的<孩子>有了新校舍。" in str(page.xpath("string()"))
    assert not list(page.iter("script"))
    with zipfile.ZipFile(folder / names[1]) as book:
        sheet = etree.fromstring(book.read("xl/worksheets/sheet1.xml"))
    rows = [[str(cell.xpath("string()")) for cell in row] for row in sheet.iter("{*}row")]
    assert [(row[0], row[7], row[8]) for row in rows[1:]] == [("Q205", "report.txt", "12"), ("Q204", "report.txt", "14")]
    run_of = json.loads((folder / names[2]).read_text(encoding="utf-8"))["runs"][0]
    where = [r["locations"][0]["physicalLocation"] for r in run_of["results"]]
    assert [p["artifactLocation"]["uri"] for p in where] == ["in/report.txt"] * 2
    line = REPORT.split("\n")[13]
    assert where[1]["region"] == {"startLine": 14, "startColumn": line.index("the the") + 1}
    rules = [rule["id"] for rule in run_of["tool"]["driver"]["rules"]]
    assert [rules[r["ruleIndex"]] for r in run_of["results"]] == ["Q205", "Q204"]
    rows_of_json = json.loads((folder / names[3]).read_text(encoding="utf-8"))["findings"]
    assert [row["en"]["text"][slice(*row["en"]["span"])] for row in rows_of_json] == ["paired,and 14", "the the"]


def test_sarif_follows_its_schema(folder: Path) -> None:
    (folder / "in").rename(folder / "年报 & co")
    run("check", "年报 & co", "--findings", "qa.sarif", cwd=folder)
    log = json.loads((folder / "qa.sarif").read_text(encoding="utf-8"))
    validator = Draft4Validator(sarif_schema(), format_checker=Draft4Validator.FORMAT_CHECKER)
    assert [error.message for error in validator.iter_errors(log)] == []
    assert [r["ruleId"] for r in log["runs"][0]["results"]] == ["Q205", "Q204"]
    log["runs"][0]["results"][0]["level"] = "remark"
    assert not validator.is_valid(log)


def test_all_formats_say_the_same(folder: Path) -> None:
    names = ("qa.html", "qa.xlsx", "qa.sarif", "qa.json")
    run("check", "in", *(a for name in names for a in ("--findings", name)), cwd=folder)
    rows = json.loads((folder / "qa.json").read_text(encoding="utf-8"))["findings"]
    messages = [(row["rule"], row["message"]["en"], row["message"]["zh"], row["line"]) for row in rows]
    results = json.loads((folder / "qa.sarif").read_text(encoding="utf-8"))["runs"][0]["results"]
    assert [
        (r["ruleId"], *r["message"]["text"].split("\n"), r["locations"][0]["physicalLocation"]["region"]["startLine"])
        for r in results
    ] == messages
    with zipfile.ZipFile(folder / "qa.xlsx") as book:
        assert book.testzip() is None
        cells = [
            {str(c.get("r"))[0]: str(c.xpath("string()")) for c in row}
            for row in etree.fromstring(book.read("xl/worksheets/sheet1.xml")).iter("{*}row")
        ]
    assert [(c["A"], c["D"], c["E"], int(c["I"])) for c in cells[1:]] == messages
    assert [(c["J"], c["K"]) for c in cells[1:]] == [(row["zh"]["text"], row["en"]["text"]) for row in rows]
    shown = str(html.fromstring((folder / "qa.html").read_text(encoding="utf-8")).xpath("string()"))
    assert all(text in shown for rule, en, zh, _ in messages for text in (rule, en, zh))


def test_a_sentence_left_out_is_found_by_its_words(tmp_path: Path) -> None:
    sample = (Path(__file__).parents[3] / "reports/wangchuan/2024.txt").read_text(encoding="utf-8")
    last = "We will not look away from these problems, but put them right one by one."
    for name, text in (("whole", sample), ("cut", sample.replace(f" {last}", ""))):
        (tmp_path / name).mkdir()
        (tmp_path / name / "report.txt").write_text(text, encoding="utf-8")
        lines = [line for line in run("check", name, "--qa", cwd=tmp_path).stderr.splitlines() if " Q107: " in line]
        assert ["对这些问题，我们不回避，一件一件改。" in line for line in lines] == ([] if name == "whole" else [True])


@pytest.mark.parametrize(
    ("name", "reason"),
    [("qa.txt", "give the file one of these endings"), ("in/qa.json", "reports folder"), ("dir.json", "is a folder")],
)
def test_a_file_that_must_not_be_written_is_refused_before_reading(folder: Path, name: str, reason: str) -> None:
    (folder / "dir.json").mkdir()
    done = run("check", "in", "--findings", name, cwd=folder)
    assert done.exit_code == 2
    assert reason in done.stderr


def test_an_editor_switches_rules_off_acknowledges_findings_and_gives_terms(folder: Path) -> None:
    hint = next(line for line in run("check", "in", "--qa", cwd=folder).stderr.splitlines() if "Q205" in line and "hint" in line)
    table = (
        hint.split("a key a line: ")[1].replace("[[finding]] ", "[[finding]]\n").replace(", ", "\n").replace("…", "as printed")
    )
    terms = '[[term]]\nzh = "渡口"\nuse = "landing"\navoid = ["ferry"]\n'
    (folder / "in/curation.toml").write_text(f'[qa]\noff = ["Q204"]\n{table}\n{terms}', encoding="utf-8")
    done = run("check", "in", "--qa", cwd=folder)
    assert found(done.stderr) == [("report.txt", 11, "Q113"), ("report.txt", 12, "Q114")]
    assert "should be rendered “landing”" in done.stderr


def test_the_list_of_terms_requires_and_forbids_but_the_curation_file_goes_before_it(folder: Path) -> None:
    listed = '[[term]]\nzh = "渡口"\nofficial = "landing"\nforbidden = "ferry"\n[[term]]\nzh = "校舍"\nofficial = "campus"\n'
    (folder / "in/terms.toml").write_text(listed, encoding="utf-8")
    (folder / "in/curation.toml").write_text('[qa]\noff = ["Q204", "Q205"]\n', encoding="utf-8")
    terms = [("report.txt", 11, "Q113"), ("report.txt", 12, "Q114"), ("report.txt", 13, "Q113")]
    assert found(run("check", "in", "--qa", cwd=folder).stderr) == terms
    (folder / "in/curation.toml").write_text(
        '[qa]\noff = ["Q204", "Q205"]\n[[term]]\nzh = "渡口"\nuse = "ferry"\n', encoding="utf-8"
    )
    assert found(run("check", "in", "--qa", cwd=folder).stderr) == terms[2:]


@pytest.mark.parametrize(
    ("text", "code", "reason"),
    [
        ('[[finding]]\nreport = "wangchuan-2024"\nrow = "{row}"\nrule = "Q101"\nreason = "so"', "U102", "finds nothing in row"),
        ('[[finding]]\nreport = "wangchuan-2024"\nrow = "paaaaaa"\nrule = "Q204"\nreason = "so"', "U102", "no row paaaaaa"),
        ('[[finding]]\nreport = "wangchuan-2024"\nrow = "{row}"\nrule = "Q204"', "U103", "reason must say"),
        ('[[finding]]\nreport = "wangchuan-2024"\nrow = "{row}"\nrule = "204"\nreason = "so"', "U103", "not a code of a rule"),
        ('[qa]\noff = ["Q999"]', "U102", "there is no rule Q999"),
        ("[qa]\noff = [204]", "U103", "off must be text"),
        ("[qa]\nwords = 1", "U103", "unknown key “words”"),
        ('[[term]]\nzh = "渡口"', "U103", "use or avoid"),
    ],
)  # fmt: skip
def test_a_decision_that_cannot_apply_is_reported(folder: Path, text: str, code: str, reason: str) -> None:
    row = (
        re.findall(r'row = "(p\w+)", rule = "Q204"', run("check", "in", "--qa", cwd=folder).stderr)[0] if "{row}" in text else ""
    )
    (folder / "in/curation.toml").write_text(text.replace("{row}", row), encoding="utf-8")
    lines = [line for line in run("check", "in", "--qa", cwd=folder).stderr.splitlines() if line.startswith("curation.toml")]
    assert len(lines) == 1
    assert f" {code}: " in lines[0]
    assert reason in lines[0]
