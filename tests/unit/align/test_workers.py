"""Which process does what."""

import gc
import os

import pytest
from duizhao.align.workers import Workers


def at_work(_: int) -> tuple[int, bool]:
    """This process, and whether it runs its collector."""
    return os.getpid(), gc.isenabled()


def test_this_process_does_its_share_and_a_task_stays_where_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("duizhao.align.workers._WORTH_A_PROCESS", 10)
    with Workers(2) as workers:
        workers.expect(9)
        assert {process for process, _ in workers.map(at_work, range(3))} == {os.getpid()}
        workers.expect(1)
        first, second = (list(workers.map(at_work, range(count))) for count in (3, 4))
    (other,) = {process for process, _ in first} - {os.getpid()}
    assert [process for process, _ in second] == [os.getpid(), other, os.getpid(), other]
    assert first == second[:3]
    assert not first[1][1]


def test_one_task_starts_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("duizhao.align.workers._WORTH_A_PROCESS", 0)
    with Workers(3) as workers:
        workers.expect(1)
        assert [process for process, _ in workers.map(at_work, [0])] == [os.getpid()]
