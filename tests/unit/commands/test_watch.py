"""A change of reports is seen once, when it has come to an end."""

import os
from pathlib import Path

from duizhao.commands.watch import Watch


def test_a_change_is_seen_once_and_when_it_is_complete(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a/a.txt").write_text("1", encoding="utf-8")
    watch = Watch(tmp_path)
    assert not watch.has_changed()
    (tmp_path / "a/curation.toml").write_text("half", encoding="utf-8")
    assert not watch.has_changed()
    (tmp_path / "a/curation.toml").write_text("the whole", encoding="utf-8")
    assert [watch.has_changed() for _ in range(3)] == [False, True, False]


def test_names_sizes_and_times_count(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("1", encoding="utf-8")
    watch = Watch(tmp_path)
    for change in (
        lambda: (tmp_path / "a.txt").rename(tmp_path / "b.txt"),
        lambda: os.utime(tmp_path / "b.txt", ns=(1, 1)),
        lambda: (tmp_path / "link").symlink_to("nowhere"),
        (tmp_path / "b.txt").unlink,
    ):
        change()
        assert [watch.has_changed() for _ in range(3)] == [False, True, False]
