"""A mistake of the program in any step: one diagnostic, and every other report as it is without that file."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from duizhao import pipeline
from duizhao.compare import Headlines
from duizhao.data import writer as data_writer
from duizhao.diagnostics import Collector
from duizhao.diagnostics.boundary import StepError, attempt
from duizhao.model.source import Fragment
from duizhao.pages import stage as page_stage
from duizhao.present import summary as present_summary
from duizhao.publish import replacing
from duizhao.search import writer as search_writer

from tests.builds import BuiltInMemory, Options, build_in_memory
from tests.hostile.test_hostile import NEIGHBOUR, PLAIN, neighbours, write
from tests.steps import replace_stage, stage

OLDER = PLAIN.replace("2023", "2022").replace("2024", "2023")
STEPS = [
    "split_reports", "understand", "lead_first", "merge", "outline", "anchor_notes", "apply_curation", "measure_figures",
    "segment_decisions", "align", "compare_figures", "mark_notes", "read_report", "citation", "measure", "pages_of_report", "books_of",
]  # fmt: skip
READ = Options(books=True)


def broken(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """Make a step of the pipeline fail on everything about Wangchuan."""
    step: Callable[..., Any] = stage(name)

    def fails(*args: object, **options: object) -> object:
        if "望川" in repr(args[0]):
            raise KeyError(name)
        return step(*args, **options)

    replace_stage(monkeypatch, name, fails)


def failures(built: BuiltInMemory) -> list[tuple[str, str, str]]:
    return [(d.code, d.file, d.message) for d in built.diagnostics if d.code.startswith("X")]


@pytest.mark.parametrize("step", STEPS)
def test_the_report_of_a_failed_step_is_left_out(step: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, {"z/neighbour.txt": NEIGHBOUR})
    alone = neighbours(build_in_memory(tmp_path, READ))
    write(tmp_path, {"h/a.txt": PLAIN})
    broken(monkeypatch, step)
    built = build_in_memory(tmp_path, READ)
    ((code, file, message),) = failures(built)
    assert (code, file) == ("X101", "h/a.txt")
    assert f"KeyError: '{step}'" in message
    assert step != "merge" or " in duizhao.pipeline.series:" in message
    assert neighbours(built) == alone
    assert not [name for name in built.files if "wangchuan" in name]
    assert [r.file for r in built.corpus.refused] == ["h/a.txt"]


@pytest.mark.parametrize("step", ["link_years", "pages_of_series"])
def test_reports_stay_without_the_links_that_failed(step: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, {"h/a.txt": PLAIN, "h/b.txt": OLDER, "z/neighbour.txt": NEIGHBOUR})
    real: Callable[..., Any] = stage(step)

    def fails(first: Any, years: Any, *rest: object) -> object:
        if "望川" in repr(first) and (step == "link_years" or years.pairs):
            raise KeyError(step)
        return real(first, years, *rest)

    replace_stage(monkeypatch, step, fails)
    built = build_in_memory(tmp_path, READ)
    assert {code for code, _, _ in failures(built)} == {"X102"}
    assert {name for name in built.files if name.endswith("index.md")} >= {"wangchuan/2023/index.md", "wangchuan/2024/index.md"}
    assert built.years.pairs == ()


@pytest.mark.parametrize("step", ["load_curations", "report_unused", "report_unknown", "with_rights"])
def test_reports_are_built_without_decisions_that_failed(step: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, {"h/a.txt": PLAIN})
    want = build_in_memory(tmp_path, READ).files["data/reports/wangchuan-2024.json"]

    def fails(*_: object) -> None:
        raise KeyError(step)

    replace_stage(monkeypatch, step, fails)
    built = build_in_memory(tmp_path, READ)
    ((code, file, message),) = failures(built)
    assert (code, file) == ("X101", "curation.toml")
    assert f"curation failed: KeyError: '{step}'" in message
    assert built.files["data/reports/wangchuan-2024.json"] == want


def test_reports_are_built_where_their_places_cannot_be_told_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, {"h/a.txt": PLAIN, "z/neighbour.txt": NEIGHBOUR})
    broken(monkeypatch, "separate_places")
    built = build_in_memory(tmp_path, READ)
    ((code, file, message),) = failures(built)
    assert (code, file) == ("X103", "")
    assert "KeyError: 'separate_places'" in message
    assert {s.slug for s in built.corpus.series} == {"qingyu", "wangchuan"}


def test_a_report_stays_without_its_headline_indicators(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, {"h/a.txt": PLAIN, "z/neighbour.txt": NEIGHBOUR})
    real = Headlines.of_report

    def fails(self: Headlines, report: Any, cache: Any) -> object:
        if report.id.startswith("wangchuan"):
            raise KeyError(report.id)
        return real(self, report, cache)

    monkeypatch.setattr(Headlines, "of_report", fails)
    built = build_in_memory(tmp_path, READ)
    assert [(code, file) for code, file, _ in failures(built)] == [("X104", "h/a.txt")]
    assert {s.slug for s in built.corpus.series} == {"qingyu", "wangchuan"}


def test_a_report_that_cannot_be_summed_up_is_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, {"h/a.txt": PLAIN, "z/neighbour.txt": NEIGHBOUR})
    real = present_summary.summary

    def fails(report: Any, quality: Any) -> object:
        if report.id.startswith("wangchuan"):
            raise KeyError(report.id)
        return real(report, quality)

    monkeypatch.setattr(present_summary, "summary", fails)
    built = build_in_memory(tmp_path, READ)
    assert [(code, file) for code, file, _ in failures(built)] == [("X101", "h/a.txt")]
    assert {s.slug for s in built.corpus.series} == {"qingyu"}


@pytest.mark.parametrize(
    ("owner", "name", "path"),
    [
        (page_stage, "home_page", "index.md"),
        (page_stage, "series_page", "wangchuan/index.md"),
        (page_stage, "compare_pages", "compare/index.md"),
        (page_stage, "quality_page", "quality.md"),
        (page_stage, "feed", "feed.xml"),
        (page_stage, "downloads", "downloads.md"),
        (data_writer, "links_data", "data/links.json"),
        (search_writer, "index_files", "search"),
    ],
)
def test_a_page_of_the_site_that_cannot_be_made(
    owner: Any, name: str, path: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, {"h/a.txt": PLAIN})
    whole = build_in_memory(tmp_path, READ).files

    def fails(*_: object, **__: object) -> None:
        raise KeyError(name)

    monkeypatch.setattr(owner, name, fails)
    built = build_in_memory(tmp_path, READ)
    ((code, file, message),) = failures(built)
    assert (code, file) == ("X103", "")
    assert message.startswith(f"writing {path} failed: KeyError: '{name}' in duizhao.")
    assert ("This page could not be made" in built.files[path].decode()) if path.endswith(".md") else path not in built.files
    gone = {p for p in whole.keys() - built.files.keys() if not p.startswith("assets/search/")}
    assert gone <= {path, "downloads/SHA256SUMS"}  # which comes with the page of downloads
    same = [p for p in whole.keys() & built.files.keys() if p.startswith("wangchuan/") and p != path]
    assert len(same) > 5
    assert all(whole[p] == built.files[p] for p in same)


def test_nothing_of_a_failed_attempt_stays_in_the_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "in", {"h/a.txt": PLAIN, "h/b.txt": OLDER, "z/neighbour.txt": NEIGHBOUR})
    broken(monkeypatch, "books_of")
    for _ in range(2):  # the second time, files are linked to those of the first
        with replacing(tmp_path / "out") as folder:
            built = pipeline.build(tmp_path / "in", folder, lambda *_: None, READ)
    files = [p for p in (tmp_path / "out").rglob("*") if p.is_file() and not p.name.startswith(".")]  # not the mark
    assert folder.count == len(files)
    assert (folder.changed, folder.removed) == (0, 0)
    assert not [p for p in files if "wangchuan" in p.as_posix()]
    assert {s.slug for s in built.site.corpus.series} == {"qingyu"}


def test_the_message_names_the_line_and_one_line_of_text() -> None:
    diagnostics = Collector()

    def step() -> None:
        piece = Fragment("a.txt", 7, "望川", "望川", range(2))
        raise ValueError(f"bad\n\x1b[31m{piece.text}")

    assert attempt("outline", "a.txt", diagnostics, step) is None
    (d,) = diagnostics.sorted()
    assert (d.code, d.file, d.line, d.message) == ("X101", "a.txt", 7, "outline failed: ValueError: bad [31m望川")


def test_what_another_process_says_is_passed_on_and_a_full_disk_is_raised() -> None:
    diagnostics = Collector()

    def remote() -> None:
        raise StepError("ValueError in duizhao.x:3", 4)

    def disk() -> None:
        raise OSError(28, "No space left on device")

    assert attempt("reading", "a.txt", diagnostics, remote) is None
    assert [(d.line, d.message) for d in diagnostics.sorted()] == [(4, "reading failed: ValueError in duizhao.x:3")]
    with pytest.raises(OSError, match="No space"):
        attempt("reading", "a.txt", diagnostics, disk)
