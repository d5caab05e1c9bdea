"""The lock of a folder as Windows gives it: `msvcrt` locks bytes, and no open file can be deleted."""

import fcntl
import importlib.util
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest
from duizhao.publish import lock
from duizhao.publish.errors import OutputError

REFUSED = 13


class Windows(ModuleType):
    """Stands for `msvcrt`: knows which files are locked, by this process or, as `taken`, by another one."""

    LK_NBLCK = 2

    def __init__(self) -> None:
        super().__init__("msvcrt")
        self.held: list[int] = []
        self.taken = 0

    def locking(self, descriptor: int, mode: int, size: int) -> None:
        assert (mode, size) == (self.LK_NBLCK, 1)
        if self.taken:
            self.taken -= 1
            raise OSError(REFUSED, "Permission denied")
        self.held.append(descriptor)

    def is_open(self) -> bool:
        def answers(descriptor: int) -> bool:
            try:
                fcntl.fcntl(descriptor, fcntl.F_GETFD)
            except OSError:
                return False
            return True

        return any(map(answers, self.held))


@pytest.fixture
def windows(monkeypatch: pytest.MonkeyPatch) -> tuple[ModuleType, Windows]:
    """The module as it is on Windows, and what it locks with."""
    system = Windows()
    monkeypatch.setitem(sys.modules, "msvcrt", system)
    assert lock.__spec__ is not None
    spec = importlib.util.spec_from_file_location("lock_of_windows", lock.__spec__.origin)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    with monkeypatch.context() as other:
        other.setattr(sys, "platform", "win32")
        spec.loader.exec_module(module)
    unlink: Callable[[Path], None] = Path.unlink

    def refuse(path: Path) -> None:
        if system.is_open():
            raise PermissionError(REFUSED, "it is open")
        unlink(path)

    monkeypatch.setattr(Path, "unlink", refuse)
    return module, system


def test_a_folder_is_locked_and_the_file_deleted_when_it_is_closed(tmp_path: Path, windows: tuple[ModuleType, Windows]) -> None:
    module, system = windows
    with module.locked(tmp_path / "out"):
        assert [p.name for p in tmp_path.iterdir()] == [".out.lock"]
        assert len(system.held) == 1
        with module.locked(tmp_path / "out"):  # who holds it may ask again
            assert len(system.held) == 1
    assert list(tmp_path.iterdir()) == []


def test_another_build_is_waited_for(tmp_path: Path, windows: tuple[ModuleType, Windows]) -> None:
    module, system = windows
    system.taken = 2
    said: list[str] = []
    with module.locked(tmp_path / "out", said.append):
        assert len(system.held) == 1
    assert [message.split("; ")[1] for message in said] == ["waiting for it"]
    system.taken = 99
    with (
        pytest.raises(OutputError, match=r"another build of .*out runs; wait"),
        module.locked(tmp_path / "out", said.append, 0.15),
    ):
        pytest.fail("it is held by another build")
