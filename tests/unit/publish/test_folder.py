"""Publishing replaces a folder whole, or not at all."""

import hashlib
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path

import pytest
from duizhao.model.artefact import Artefact, File
from duizhao.publish.folder import replace_folder, replacing

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


@pytest.mark.parametrize("moment", ["before the old folder moves", "after the old folder moved"])
def test_a_killed_run_is_put_right(tmp_path: Path, moment: str) -> None:
    target = tmp_path / "out"
    publish({"a.md": b"1"}, target)
    program = f"""
        import os, sys
        from pathlib import Path
        from tests.builds import publish
        rename = Path.rename
        calls = []
        def dying(self, other):
            calls.append(self)
            if len(calls) == {2 if "after" in moment else 1}:
                os._exit(9)
            return rename(self, other)
        Path.rename = dying
        publish({{"a.md": b"2"}}, Path({str(target)!r}))
    """
    done = subprocess.run([sys.executable, "-c", textwrap.dedent(program)], check=False)
    assert done.returncode == 9
    if "before" in moment:
        assert (target / "a.md").read_bytes() == b"1"
    publish({"a.md": b"3"}, target)
    assert folder_of(target) == {"a.md": b"3"}
    assert not list(tmp_path.glob(".out.previous"))
