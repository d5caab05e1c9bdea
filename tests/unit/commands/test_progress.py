"""One bar shows how much of the whole is done, and which stage runs."""

from io import StringIO

import pytest
from duizhao.commands.progress import progress_bar
from rich.console import Console


@pytest.mark.parametrize(("stage", "done", "share"), [("read", 4, " 5%"), ("understand", 2, "32%"), ("write", 4, "100%")])
def test_one_bar_runs_through_all_stages(stage: str, done: int, share: str) -> None:
    out = StringIO()
    with progress_bar(Console(file=out, force_terminal=True, width=60, color_system=None)) as show:
        show("read", 0, 4)
        show(stage, done, 4)
    last = out.getvalue().rpartition(f"{stage} {done}/4")[2]
    assert share in last
    assert out.getvalue().count("\n") <= 2  # one line at a time
