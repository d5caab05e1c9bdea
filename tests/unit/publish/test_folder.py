"""Publishing replaces a folder whole, or not at all."""

import errno
import hashlib
import os
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path

import pytest
from duizhao.model.artefact import Artefact, File
from duizhao.publish.errors import OutputError
from duizhao.publish.folder import replace_folder, replacing
from duizhao.publish.lock import locked
from duizhao.publish.mark import MARK

from tests.builds import publish
from tests.conservation import folder_of


def test_only_what_changed_is_written_and_stale_files_go(tmp_path: Path) -> None:
    target = tmp_path / "out"
    publish({"a.md": b"1", "b/c.md": b"2", "old.md": b"3"}, target)
    kept = (target / "a.md").stat().st_ino
    folder = publish({"a.md": b"1", "b/c.md": b"new"}, target)
    assert (folder.count, folder.changed, folder.removed) == (2, 1, 1)
    assert folder_of(target) == {"a.md": b"1", "b/c.md": b"new"}
    assert (target / "a.md").stat().st_ino == kept
    assert [p.name for p in tmp_path.iterdir()] == ["out"]


def test_a_failing_write_leaves_the_previous_folder(tmp_path: Path) -> None:
    target = tmp_path / "out"
    publish({"a.md": b"1"}, target)

    def fail(new: Path) -> None:
        (new / "half").write_text("x")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        replace_folder(target, fail)
    assert folder_of(tmp_path) == {"out/a.md": b"1"}


def test_a_failing_block_leaves_the_previous_folder(tmp_path: Path) -> None:
    target = tmp_path / "out"
    publish({"a.md": b"1"}, target)

    def fail() -> Iterator[bytes]:
        yield b"2"
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError), replacing(target) as folder:
        folder.write(File("a.md", fail()))
    assert folder_of(tmp_path) == {"out/a.md": b"1"}


def test_pieces_are_one_file_with_size_and_digest(tmp_path: Path) -> None:
    target = tmp_path / "out"
    with replacing(target) as folder:
        written = folder.write(File("a/b.csv", (b"x" * n for n in (1, 0, 70_000)), "csv", "wangchuan-2024"))
    data = b"x" * 70_001
    assert folder_of(target) == {"a/b.csv": data}
    assert written == Artefact("a/b.csv", "csv", "wangchuan-2024", len(data), hashlib.sha256(data).hexdigest())


def test_pieces_that_give_the_old_bytes_keep_the_file(tmp_path: Path) -> None:
    target = tmp_path / "out"
    publish({"same": b"12", "other": b"34"}, target)
    kept = {name: (target / name).stat().st_ino for name in ("same", "other")}
    with replacing(target) as folder:
        folder.write(File("same", iter([b"1", b"2"])))
        folder.write(File("other", iter([b"3", b"5"])))
    assert folder_of(target) == {"same": b"12", "other": b"35"}
    assert (target / "same").stat().st_ino == kept["same"]
    assert (target / "other").stat().st_ino != kept["other"]
    assert (folder.count, folder.changed, folder.removed) == (2, 1, 0)


def test_only_what_is_offered_to_take_away_has_a_digest(tmp_path: Path) -> None:
    with replacing(tmp_path / "out") as folder:
        assert folder.write(File("a.md", b"1")).sha256 == ""
        assert folder.write(File("a.csv", b"1", "csv")).sha256 == hashlib.sha256(b"1").hexdigest()


@pytest.mark.parametrize("moment", ["writing", "before the exchange", "between two renames"])
def test_a_killed_run_is_put_right(tmp_path: Path, moment: str) -> None:
    target = tmp_path / "out"
    publish({"a.md": b"1"}, target)
    program = f"""
        import os
        from pathlib import Path
        from duizhao.publish import folder
        from duizhao.model.artefact import File
        moment = {moment!r}
        if moment == "writing":
            folder._write = lambda *_: os._exit(9)
        elif moment == "before the exchange":
            folder.exchange = lambda *_: os._exit(9)
        else:
            folder.exchange = lambda *_: False
            rename = Path.rename
            Path.rename = lambda self, other: rename(self, other) and os._exit(9)
        with folder.replacing(Path({str(target)!r})) as new:
            new.write(File("a.md", b"2"))
    """
    done = subprocess.run([sys.executable, "-c", textwrap.dedent(program)], check=False)
    assert done.returncode == 9
    if moment != "between two renames":
        assert (target / "a.md").read_bytes() == b"1"
    assert len(list(tmp_path.iterdir())) > 1
    publish({"a.md": b"3"}, target)
    assert folder_of(tmp_path) == {"out/a.md": b"3"}
    assert [p.name for p in tmp_path.iterdir()] == ["out"]


def test_what_a_running_process_writes_stays(tmp_path: Path) -> None:
    busy = tmp_path / f".out.next-{os.getppid()}-abc"
    busy.mkdir()
    publish({"a.md": b"1"}, tmp_path / "out")
    assert busy.is_dir()


def test_readers_always_see_a_whole_folder(tmp_path: Path) -> None:
    """Two processes replace one folder at the same time; it is there, and of one piece, whenever somebody looks."""
    target = tmp_path / "out"
    publish({"a": b"0", "b": b"0"}, target)
    program = f"""
        from pathlib import Path
        from duizhao.model.artefact import File
        from duizhao.publish.folder import replacing
        for k in range(15):
            with replacing(Path({str(target)!r})) as folder:
                for name in "ab":
                    folder.write(File(name, str(k).encode()))
    """
    command = [sys.executable, "-c", textwrap.dedent(program)]
    writers = [subprocess.Popen(command, stderr=subprocess.PIPE) for _ in range(2)]
    while any(w.poll() is None for w in writers):
        folder = os.open(target, os.O_RDONLY)
        names = {entry.name for entry in os.scandir(folder)}
        if os.path.samestat(os.fstat(folder), target.stat()):  # not replaced while it was listed
            assert names == {"a", "b", MARK}
        os.close(folder)
    assert [w.communicate()[1] for w in writers] == [b"", b""]
    assert folder_of(tmp_path) == {"out/a": b"14", "out/b": b"14"}
    assert [p.name for p in tmp_path.iterdir()] == ["out"]


def test_a_second_process_waits_for_the_first(tmp_path: Path) -> None:
    program = f"""
        from pathlib import Path
        from duizhao.publish.lock import locked
        with locked(Path({str(tmp_path / "out")!r})):
            print("locked", flush=True)
            input()
    """
    first = subprocess.Popen([sys.executable, "-c", textwrap.dedent(program)], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert first.stdout
    first.stdout.readline()
    messages: list[str] = []
    with pytest.raises(OutputError, match=r"another build of .*out runs; wait"), locked(tmp_path / "out", messages.append, 0.2):
        pass
    assert [m.partition("; ")[2] for m in messages] == ["waiting for it"]
    first.kill()  # the system releases its lock
    first.communicate()
    with locked(tmp_path / "out"):
        pass
    assert list(tmp_path.iterdir()) == []


def test_a_folder_without_a_mark_is_not_replaced(tmp_path: Path) -> None:
    target = tmp_path / "out"
    target.mkdir()
    publish({"a.md": b"1"}, target)  # it was empty
    (target / MARK).unlink()
    with pytest.raises(OutputError, match="was not made by a build"):
        publish({"a.md": b"2"}, target)
    assert folder_of(target) == {"a.md": b"1"}


def test_a_file_that_no_build_wrote_stops_the_next(tmp_path: Path) -> None:
    target = tmp_path / "out"
    publish({"a.md": b"1"}, target)
    (target / "notes.md").write_text("mine", encoding="utf-8")
    with pytest.raises(OutputError, match=r"holds notes\.md, which no build wrote; move it elsewhere"):
        publish({"a.md": b"2"}, target)
    assert folder_of(target) == {"a.md": b"1", "notes.md": b"mine"}
    (target / "notes.md").rename(target / ".DS_Store")  # the file manager's own
    publish({"a.md": b"3"}, target)
    assert folder_of(target) == {"a.md": b"3"}


def test_a_site_of_a_version_without_marks_is_replaced(tmp_path: Path) -> None:
    names = ("assets/labels.js", "data/refused.json", "data/links.json", "data/indicators.json")
    publish(dict.fromkeys(names, b"[window.duizhao]"), tmp_path / "site")
    (tmp_path / "site" / MARK).unlink()
    publish({"a.md": b"1"}, tmp_path / "site")
    assert folder_of(tmp_path) == {"site/a.md": b"1"}


def test_a_link_to_a_folder_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "disk").mkdir()
    (tmp_path / "site").symlink_to("disk")
    publish({"a.md": b"1"}, tmp_path / "site")
    assert (tmp_path / "site").is_symlink()
    assert folder_of(tmp_path / "disk") == {"a.md": b"1"}
    (tmp_path / "nowhere").symlink_to("not there")
    with pytest.raises(OutputError, match="a link that leads nowhere"):
        publish({"a.md": b"1"}, tmp_path / "nowhere")


def test_a_full_disk_is_one_line_and_leaves_the_old_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "out"
    publish({"a.md": b"1"}, target)

    def full(*_: object) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "write", full)
    with pytest.raises(OutputError, match=r"out cannot be written: No space left on device$"):
        publish({"a.md": b"2"}, target)
    assert folder_of(tmp_path) == {"out/a.md": b"1"}
