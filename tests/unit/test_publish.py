"""Publishing replaces a folder whole, or not at all."""

import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
from tests.builds import publish
from duizhao.publish.folder import replace_folder
from duizhao.publish.shrink import shrink_assets

from tests.conservation import folder_of


def test_only_what_changed_is_written_and_stale_files_go(tmp_path: Path) -> None:
    target = tmp_path / "out"
    publish({"a.md": b"1", "b/c.md": b"2", "old.md": b"3"}, target)
    kept = (target / "a.md").stat().st_ino
    assert publish({"a.md": b"1", "b/c.md": b"new"}, target) == (1, 1)
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


def test_style_sheets_stand_in_the_place_of_their_imports(tmp_path: Path) -> None:
    (tmp_path / "css").mkdir()
    (tmp_path / "css/a.css").write_text("/* red */\na {\n  color: red;\n}\n", encoding="utf-8")
    (tmp_path / "css/all.css").write_text('/* parts\n * of it */\n@import "a.css";\nb { color: blue }\n', encoding="utf-8")
    shrink_assets(tmp_path)
    assert (tmp_path / "css/all.css").read_text(encoding="utf-8") == "a {\ncolor: red;\n}\nb { color: blue }\n"
    assert (tmp_path / "css/a.css").read_text(encoding="utf-8") == "/* red */\na {\n  color: red;\n}\n"
    shrink_assets(tmp_path / "missing")
    assert not (tmp_path / "missing").exists()


def test_scripts_lose_their_comments_and_no_word_of_a_text(tmp_path: Path) -> None:
    (tmp_path / "js").mkdir()
    (tmp_path / "js/a.js").write_text(
        '/* why */\nvar a = "/* 望 */ // x";\nvar b = /\\/\\*[/*]/.test(a); // 川\nfoo("  two  ");\n', encoding="utf-8"
    )
    shrink_assets(tmp_path)
    shrunk = (tmp_path / "js/a.js").read_text(encoding="utf-8")
    assert shrunk == 'var a="/* 望 */ // x";var b=/\\/\\*[/*]/.test(a);foo("  two  ");'
