"""Run the passes of the aligner in this process and others, which are started once for all series, if there is enough work."""

import gc
import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import AbstractContextManager
from types import TracebackType
from typing import Any, Self, TypeVar

Result = TypeVar("Result")
_WORTH_A_PROCESS = 400  # rows; for fewer, starting processes takes longer than it saves


class Workers(AbstractContextManager["Workers"]):
    """Runs functions on tasks in `processes` processes, of which this is one; the results do not depend on their number."""

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
            # commands run without the collector, too
            self._pool = ProcessPoolExecutor(self._processes - 1, multiprocessing.get_context("spawn"), gc.disable)

    def map(self, function: Callable[..., Result], *tasks: Sequence[Any]) -> Iterator[Result]:
        """Yield the results of the function in the order of the tasks.

        A task has the same place in each call, so that a process may get again what it has read: with two processes always.
        """
        if self._pool is None:
            return map(function, *tasks)
        each = list(zip(*tasks, strict=True))
        others = {k: self._pool.submit(function, *task) for k, task in enumerate(each) if k % self._processes}
        mine = {k: function(*task) for k, task in enumerate(each) if k not in others}
        return (others[k].result() if k in others else mine[k] for k in range(len(each)))
