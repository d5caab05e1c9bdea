"""Golden folders: every case is built and compared with what was read and accepted before."""

import difflib
import shutil
from pathlib import Path

import pytest
from duizhao.diagnostics import CODES
from duizhao.pipeline import build

HERE = Path(__file__).resolve().parent
CASES = sorted(p.parent.name for p in HERE.glob("*/in"))
# What no text file can show; the tests of hostile input make them.
MADE_IN_TESTS = {"R101", "R105", "R106"}


def _result(case: Path) -> dict[str, str]:
    built = build(case / "in", lambda *_: None)
    files = {name: data.decode() for name, data in built.files.items() if name.endswith(".md") and name.count("/") > 1}
    return files | {"diagnostics.txt": "".join(f"{d}\n" for d in built.diagnostics)}


def _golden(case: Path) -> dict[str, str]:
    folder = case / "golden"
    return {p.relative_to(folder).as_posix(): p.read_text(encoding="utf-8") for p in sorted(folder.rglob("*")) if p.is_file()}


@pytest.mark.parametrize("name", CASES)
def test_case(name: str, request: pytest.FixtureRequest) -> None:
    case = HERE / name
    assert (case / "why").read_text(encoding="utf-8").strip(), "say in `why` what the case shows"
    got = _result(case)
    if request.config.getoption("--update-golden"):
        shutil.rmtree(case / "golden", ignore_errors=True)
        for file, text in got.items():
            path = case / "golden" / file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return
    want = _golden(case)
    diff = [
        line
        for file in sorted(set(want) | set(got))
        for line in difflib.unified_diff(
            want.get(file, "").splitlines(), got.get(file, "").splitlines(), f"golden/{file}", f"built/{file}", lineterm=""
        )
    ]
    assert not diff, "\n" + "\n".join(diff)


def test_every_diagnostic_has_a_case() -> None:
    shown = {code for code in CODES for name in CASES if name.startswith(f"{code}-")}
    assert shown == set(CODES) - MADE_IN_TESTS


@pytest.mark.parametrize("code", sorted(set(CODES) - MADE_IN_TESTS))
def test_the_case_of_a_code_shows_it(code: str) -> None:
    names = [n for n in CASES if n.startswith(f"{code}-")]
    assert names
    for name in names:
        said = (HERE / name / "golden" / "diagnostics.txt").read_text(encoding="utf-8")
        assert f" {code}: " in said
