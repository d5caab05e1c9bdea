"""What the tests of commands share."""

from pathlib import Path

import pytest

from tests.unit.commands.running import REPORT


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """The folder `in` with one report; commands run in the folder that holds it."""
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text(REPORT, encoding="utf-8")
    return folder
