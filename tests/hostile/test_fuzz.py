"""A short run of the fuzzer; `python tools/fuzz.py --count 100000` is the long one."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.depth import pick
from tools.fuzz_seeds import EDITORS

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.slow
def test_damaged_documents_of_every_format_do_no_harm() -> None:
    done = subprocess.run(
        [sys.executable, "tools/fuzz.py", "--count", pick("500", "20000"), "--seed", "1"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=pick(300, 3000),
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    read = {m[1]: int(m[2]) for m in re.finditer(r"^(\w+) +\d+ +\d+ +\d+ +(\d+)", done.stdout, re.MULTILINE)}
    assert set(read) >= {
        "text",
        "markdown",
        "docx",
        "html",
        "csv",
        "pairs",
        "tmx",
        "pdf",
        "zip",
        "cat",
        "sides",
        "archive",
        *EDITORS,
    }
    assert all(count for kind, count in read.items() if kind not in EDITORS), (
        "no damaged file of some format is understood as a report any more"
    )


@pytest.mark.slow
def test_whole_builds_with_odd_dates_and_numbers_lose_nothing() -> None:
    command = [sys.executable, "tools/fuzz_builds.py", "--count", pick("20", "2000"), "--seed", "1"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=pick(300, 6000), check=False)
    assert done.returncode == 0, done.stdout + done.stderr
