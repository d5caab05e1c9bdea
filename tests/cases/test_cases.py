"""Golden cases: what is understood of the folder of each case, compared with what was read and accepted before."""

import difflib
from pathlib import Path

import pytest
from duizhao.commands.explain_folder import explain_folder_lines
from duizhao.diagnostics import CODES, Collector
from duizhao.pipeline import explain_folder

HERE = Path(__file__).resolve().parent
CASES = sorted(p.parent.name for p in HERE.glob("*/in"))
# What no text file can show, or only a mistake of the program; other tests make them.
MADE_IN_TESTS = {"P104", "R101", "R105", "R106", "X101", "X102", "X103", "X104"}


def understood(folder: Path) -> str:
    """What `duizhao explain FOLDER --rows 0 --width 0` prints, and the diagnostics."""
    diagnostics = Collector()
    lines = list(explain_folder_lines(*explain_folder(folder, diagnostics), rows=0, width=0))
    return "".join(f"{line}\n" for line in [*lines, "diagnostics", *(f"  {d}" for d in diagnostics.sorted())])


@pytest.mark.parametrize("name", CASES)
def test_case(name: str, request: pytest.FixtureRequest) -> None:
    case = HERE / name
    assert (case / "why").read_text(encoding="utf-8").strip(), "say in `why` what the case shows"
    got, golden = understood(case / "in"), case / "golden.txt"
    if request.config.getoption("--update-golden"):
        golden.write_text(got, encoding="utf-8")
        return
    want = golden.read_text(encoding="utf-8")
    diff = difflib.unified_diff(want.splitlines(), got.splitlines(), "golden.txt", "understood", lineterm="")
    assert got == want, "\n".join(("", *diff))


def test_every_diagnostic_has_a_case() -> None:
    shown = {code for code in CODES for name in CASES if name.startswith(f"{code}-")}
    assert shown == set(CODES) - MADE_IN_TESTS


@pytest.mark.parametrize("code", sorted(set(CODES) - MADE_IN_TESTS))
def test_the_case_of_a_code_shows_it(code: str) -> None:
    names = [n for n in CASES if n.startswith(f"{code}-")]
    assert names
    for name in names:
        _, _, diagnostics = (HERE / name / "golden.txt").read_text(encoding="utf-8").rpartition("\ndiagnostics\n")
        assert f" {code}: " in diagnostics
