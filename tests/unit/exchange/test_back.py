"""A report goes out as Word or XLIFF and comes back: nothing is lost, edits arrive, nothing is overwritten."""

import tomllib
from pathlib import Path

import pytest

from tests.conservation import folder_of
from tests.unit.commands.running import run
from tests.unit.exchange.edited import REPORT, deleted, edit_docx, inserted, row_with
from tests.unit.exchange.xliff_rules import errors

DOCX, XLIFF = "dist/wangchuan-2024.docx", "dist/wangchuan-2024.xlf"
RAILINGS = "put new railings on eight old bridges"


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    folder = tmp_path_factory.mktemp("exported")
    (folder / "reports").mkdir()
    (folder / "reports/a.txt").write_text(REPORT, encoding="utf-8")
    assert run("export", "--docx", "--xliff", cwd=folder).exit_code == 0
    return folder_of(folder)


@pytest.fixture
def folder(exported: dict[str, bytes], tmp_path: Path) -> Path:
    """The folder after the export."""
    for name, data in exported.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(data)
    return tmp_path


def edits(folder: Path) -> list[dict[str, str]]:
    path = folder / "reports/curation.toml"
    return tomllib.loads(path.read_text(encoding="utf-8")).get("edit", []) if path.exists() else []


def shown(folder: Path) -> str:
    return run("explain", "reports", "--rows", "0", "--width", "0", cwd=folder).stdout


@pytest.mark.parametrize("name", [DOCX, XLIFF])
def test_what_comes_back_unedited_changes_nothing(folder: Path, name: str) -> None:
    done = run("import", name, cwd=folder)
    assert (done.exit_code, done.stdout) == (0, f"{Path(name).name}: wangchuan-2024, 8 rows, 0 texts changed\n")
    assert sorted(folder_of(folder / "reports")) == ["a.txt"]


def test_an_edit_with_tracked_changes_and_a_comment_arrives(folder: Path) -> None:
    change = ("eight old", f"{deleted('eight')}{inserted('nine')} old")
    comment = ("Two new boats", '</w:t></w:r><w:r><w:commentReference w:id="0"/></w:r><w:r><w:t>Two new boats')
    edit_docx(folder / DOCX, change, comment, comment="Were it nine?")
    done = run("import", DOCX, cwd=folder)
    assert done.exit_code == 0
    assert "[-eight-]{+nine+} old bridges" in done.stdout
    assert "comment by Lin: Were it nine?" in done.stdout
    assert "deleted by Lin: eight" in done.stdout
    assert [e["text"].count("nine old bridges") for e in edits(folder)] == [1]
    assert "# wangchuan-2024.docx · Lin: Were it nine?" in (folder / "reports/curation.toml").read_text(encoding="utf-8")
    assert "nine old bridges" in shown(folder)
    again = run("import", DOCX, cwd=folder)
    assert (again.exit_code, len(edits(folder))) == (0, 1)
    assert "0 texts changed" in again.stdout


def test_an_edit_of_xliff_arrives_with_the_rest_of_its_row(folder: Path) -> None:
    text = (folder / XLIFF).read_text(encoding="utf-8")
    (folder / XLIFF).write_text(text.replace("Two new boats serve", "Two wide boats serve"), encoding="utf-8")
    assert run("import", XLIFF, cwd=folder).exit_code == 0
    assert [e["text"].split(". ")[1] for e in edits(folder)] == ["Two wide boats serve the ferry."]


def test_a_translation_that_was_missing_is_filled_in(folder: Path) -> None:
    row = row_with(folder / DOCX, "汛前修好六个泵站")
    edit_docx(folder / DOCX, (row, row.replace("</w:p></w:tc></w:tr>", "<w:r><w:t>Pumps first.</w:t></w:r></w:p></w:tc></w:tr>")))
    assert run("import", DOCX, cwd=folder).exit_code == 0
    assert "汛前修好六个泵站，入夜点亮湖岸步道。 | Pumps first." in shown(folder)


def test_a_note_is_edited_and_keeps_its_place(folder: Path) -> None:
    edit_docx(folder / DOCX, ("digging silt", "taking silt"), ("Last year we", "In the past year we"))
    assert run("import", DOCX, cwd=folder).exit_code == 0
    assert {(e.get("row", "")[:1], e.get("note")) for e in edits(folder)} == {("p", None), ("", 1)}
    text = shown(folder)
    assert "taking silt from the bed" in text
    assert (
        "…past year we dredged fifteen kilometers of river" in run("explain", "reports/a.txt", cwd=folder).stdout or "[1]" in text
    )


def test_a_text_that_was_changed_elsewhere_is_not_overwritten(folder: Path) -> None:
    (folder / "reports/a.txt").write_text(REPORT.replace("eight old bridges", "eight stone bridges"), encoding="utf-8")
    edit_docx(folder / DOCX, ("eight old", "nine old"), ("Hot water now", "Warm water now"))
    done = run("import", DOCX, cwd=folder)
    assert done.exit_code == 1
    assert "was changed in the reports since the export, and is not overwritten" in done.stdout
    assert [e["text"] for e in edits(folder)] == ["Warm water now reaches every school in the hills."]
    assert "eight stone bridges" in shown(folder)


def test_a_dry_run_writes_nothing(folder: Path) -> None:
    edit_docx(folder / DOCX, ("eight old", "nine old"))
    before = folder_of(folder / "reports")
    assert "{+nine+}" in run("import", DOCX, "--dry-run", cwd=folder).stdout
    assert folder_of(folder / "reports") == before


def test_a_second_edit_takes_the_place_of_the_first_and_one_taken_back_leaves_none(folder: Path) -> None:
    first = (folder / DOCX).read_bytes()
    edit_docx(folder / DOCX, ("eight old", "nine old"))
    run("import", DOCX, cwd=folder)
    run("export", "--docx", cwd=folder)
    edit_docx(folder / DOCX, ("nine old", "ten old"))
    run("import", DOCX, cwd=folder)
    assert ["ten old" in e["text"] for e in edits(folder)] == [True]
    run("export", "--docx", cwd=folder)
    edit_docx(folder / DOCX, ("ten old", "eight old"))
    run("import", DOCX, cwd=folder)
    assert edits(folder) == []
    run("export", "--docx", cwd=folder)
    assert (folder / DOCX).read_bytes() == first


def test_an_edited_file_becomes_a_new_edition(folder: Path) -> None:
    edit_docx(folder / DOCX, ("eight old", "nine old"))
    done = run("import", DOCX, "--into", "edition", cwd=folder)
    assert done.exit_code == 0
    assert "written to reports/wangchuan/2024-zh-en.txt" in done.stdout
    new = (folder / "reports/wangchuan/2024-zh-en.txt").read_text(encoding="utf-8")
    assert "river[1] and put new railings on nine old bridges." in new
    assert "1 notes, 1 with a place" in done.stdout
    assert edits(folder) == []


def test_rows_that_are_new_deleted_or_doubled_are_reported(folder: Path) -> None:
    row = row_with(folder / DOCX, RAILINGS)
    other = row_with(folder / DOCX, "Hot water")
    new = "<w:tr><w:tc><w:p><w:r><w:t>新的一行。</w:t></w:r></w:p></w:tc><w:tc><w:p/></w:tc></w:tr>"
    gone = other.replace("<w:tr>", "<w:tr><w:trPr><w:del/></w:trPr>")
    edit_docx(folder / DOCX, (row, row + row + new), (other, gone))
    done = run("import", DOCX, cwd=folder)
    assert done.exit_code == 1
    for words in (
        "stands in the file twice",
        "new in the file, and is not taken: 新的一行。",
        "is deleted in the file",
        "1 rows of the",
    ):
        assert words in done.stdout
    assert edits(folder) == []


def test_a_row_is_known_by_one_of_its_two_hidden_names(folder: Path) -> None:
    row = row_with(folder / DOCX, RAILINGS)
    mark = row[row.rindex("<w:bookmarkStart") : row.rindex("<w:r>")]
    edit_docx(folder / DOCX, (row, row.replace(mark, "").replace("eight", "nine")))
    assert run("import", DOCX, cwd=folder).exit_code == 0
    assert len(edits(folder)) == 1


def test_a_row_without_any_text_stays(folder: Path) -> None:
    row = row_with(folder / DOCX, "湖岸步道")
    edit_docx(folder / DOCX, (row, row.replace("汛前修好六个泵站，入夜点亮湖岸步道。", "")))
    done = run("import", DOCX, cwd=folder)
    assert (done.exit_code, edits(folder)) == (1, [])
    assert "would have no text in either language" in done.stdout


def test_xliff_keeps_to_the_rules_of_the_format(exported: dict[str, bytes]) -> None:
    assert errors(exported[XLIFF]) == []
    assert errors(exported[XLIFF].replace(b"<source", b"<origin").replace(b"</source", b"</origin")) != []


def test_a_document_of_another_report_is_named(folder: Path) -> None:
    edit_docx(folder / DOCX, ("eight old", "nine old"))
    (folder / "reports/a.txt").write_text(REPORT.replace("2024年1月", "2021年1月"), encoding="utf-8")
    done = run("import", DOCX, cwd=folder)
    assert done.exit_code == 2
    assert "there is no report wangchuan-2024 in this folder" in done.stderr


def test_an_edit_that_is_too_long_for_curation_is_not_written(folder: Path) -> None:
    edit_docx(folder / DOCX, ("eight old", "nine " + "very " * 4000 + "old"))
    done = run("import", DOCX, cwd=folder)
    assert (done.exit_code, edits(folder)) == (2, [])
    assert "use --into edition" in done.stderr


@pytest.mark.parametrize(
    "data", [b"PK\x03\x04 damaged", b"<xliff version='1.2'/>", b"<xliff", b'<xliff version="2.1"><file id="a"/></xliff>']
)
def test_a_file_that_is_none_of_ours_is_read_as_a_report(folder: Path, data: bytes) -> None:
    (folder / "odd.xlf").write_bytes(data)
    done = run("import", "odd.xlf", cwd=folder)
    assert done.exit_code == 1
    assert "not imported" in done.stdout + done.stderr
