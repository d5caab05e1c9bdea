"""Show a progress bar on a terminal."""

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn

from duizhao.pipeline import Progress as Callback

_STAGES = {"read": 5, "understand": 55, "words": 10, "write": 30, "print": 60}  # in their order, and about how long each takes


@contextmanager
def progress_bar(console: Console | None = None) -> Iterator[Callback]:
    """Yield a callback that shows how much of the whole is done, and of the stage that runs; remove the bar at the end."""
    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn())
    with Progress(*columns, console=console or Console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=sum(_STAGES.values()) - _STAGES["print"])

        def show(stage: str, done: int, of: int) -> None:
            before, total = _place(stage)
            completed = before + _STAGES[stage] * done / max(1, of)
            progress.update(task, description=f"{stage} {done}/{of}", completed=completed, total=total)

        yield show


def _place(stage: str) -> tuple[int, int]:
    """Return how much is done before a stage, and how much there is in all; PDFs are seldom printed.

    >>> _place("words"), _place("print")
    ((60, 100), (100, 160))
    """
    names = list(_STAGES)
    before = sum(_STAGES[name] for name in names[: names.index(stage)])
    return before, max(before + _STAGES[stage], sum(_STAGES.values()) - _STAGES["print"])
