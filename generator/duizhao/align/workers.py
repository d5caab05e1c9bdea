"""Other processes that run the passes of the aligner: started once for all series, and only if there is enough work."""

import multiprocessing
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import AbstractContextManager
from types import TracebackType
from typing import Any, Self, TypeVar

Result = TypeVar("Result")
_WORTH_A_PROCESS = 400  # rows; for fewer, starting processes takes longer than it saves


class Workers(AbstractContextManager["Workers"]):
    """Runs functions on tasks, in this process or in `processes` others; the results do not depend on that."""

    def __init__(self, processes: int = 1) -> None:
        self._processes = processes
        self._rows = 0
        self._pool: Executor | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._pool:
            self._pool.shutdown(cancel_futures=True)
            self._pool = None

    def expect(self, rows: int) -> None:
        """Count rows that will be worked on; from the first call with enough of them on, other processes work."""
        self._rows += rows
        if self._pool is None and self._processes > 1 and self._rows >= _WORTH_A_PROCESS:
            self._pool = ProcessPoolExecutor(self._processes, multiprocessing.get_context("spawn"))

    def map(self, function: Callable[..., Result], *tasks: Any) -> Iterator[Result]:
        """Yield the results of the function in the order of the tasks."""
        return (self._pool.map if self._pool else map)(function, *tasks)
