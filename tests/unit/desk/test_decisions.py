"""Decisions in `curation.toml`: what stands there stays, they are in order, and can be taken back."""

import os
import signal
import tomllib
import warnings
from pathlib import Path

import pytest
from duizhao.desk import DecisionError, DecisionFile
from duizhao.desk.decisions import block_of

HERS = '# my own\n[series]\nzh="望川市"   # short\n\n[[line]]\nstarts = "发布于 2025"\nas = "set aside"\n'


def block(row: str, why: str = "a.txt:3") -> str:
    return block_of("pair", (("report", "wangchuan-2024"), ("zh", row), ("en", row)), why)


def rows(folder: Path) -> list[str]:
    return [pair["zh"] for pair in tomllib.loads((folder / "curation.toml").read_text(encoding="utf-8")).get("pair", [])]


def test_decisions_are_sorted_below_what_a_person_wrote(tmp_path: Path) -> None:
    path = tmp_path / "curation.toml"
    path.write_text(HERS, encoding="utf-8")
    for row in ("pccc000", "paaa000", "pbbb000"):
        DecisionFile(tmp_path).add(block(row))
    assert path.read_text(encoding="utf-8").startswith(HERS)
    assert rows(tmp_path) == ["paaa000", "pbbb000", "pccc000"]


@pytest.mark.parametrize("before", [None, HERS, HERS.replace("\n", "\r\n"), "\ufeff" + HERS, HERS.rstrip("\n") + "\n\n\n"])
def test_what_is_taken_back_leaves_no_trace(tmp_path: Path, before: str | None) -> None:
    path = tmp_path / "curation.toml"
    if before is not None:
        path.write_bytes(before.encode())
    file = DecisionFile(tmp_path)
    file.add(block("paaa000"))
    assert rows(tmp_path) == ["paaa000"] if before is None or "\ufeff" not in before else True
    if before and "\r\n" in before:
        assert path.read_bytes().count(b"\n") == path.read_bytes().count(b"\r\n")
    file.remove(block("paaa000"))
    assert (path.read_bytes().decode() if path.exists() else None) == before


def test_the_decisions_of_two_editors_touch_different_lines(tmp_path: Path) -> None:
    texts = []
    for own in ("pbbb000", "pddd000"):
        folder = tmp_path / own
        folder.mkdir()
        for row in ("paaa000", "pccc000", "peee000", own):
            DecisionFile(folder).add(block(row))
        texts.append((folder / "curation.toml").read_text(encoding="utf-8"))
    one, other = (text.split("\n\n") for text in texts)
    assert [len(set(one) - set(other)), len(set(other) - set(one))] == [1, 1]


def test_what_another_program_wrote_meanwhile_stays(tmp_path: Path) -> None:
    file = DecisionFile(tmp_path)
    file.add(block("paaa000"))
    path = tmp_path / "curation.toml"
    path.write_text(f"{HERS}\n{path.read_text(encoding='utf-8')}", encoding="utf-8")
    file.add(block("pbbb000"))
    assert path.read_text(encoding="utf-8").startswith(HERS)
    assert rows(tmp_path) == ["paaa000", "pbbb000"]
    path.write_text(HERS, encoding="utf-8")
    with pytest.raises(DecisionError, match="does not stand"):
        file.remove(block("paaa000"))


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"[[pair]\n", "not valid"),
        ("zh = 望".encode("gbk"), "not UTF-8"),
        (b"pair = [1]\n", "not valid"),
        (b"year = " + b"1" * 4301, "not valid"),
        (b"x" * 2_000_000, "limit"),
    ],
)
def test_a_file_that_cannot_be_added_to_is_left_as_it_is(tmp_path: Path, content: bytes, reason: str) -> None:
    path = tmp_path / "curation.toml"
    path.write_bytes(content)
    with pytest.raises(DecisionError, match=reason):
        DecisionFile(tmp_path).add(block("paaa000"))
    assert path.read_bytes() == content


def test_a_link_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "outside.toml").write_text(HERS, encoding="utf-8")
    (tmp_path / "in").mkdir()
    (tmp_path / "in/curation.toml").symlink_to("../outside.toml")
    with pytest.raises(DecisionError, match="leads out"):
        DecisionFile(tmp_path / "in")


def test_a_program_that_ends_while_it_writes_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = DecisionFile(tmp_path)
    file.add(block("paaa000"))
    before = (tmp_path / "curation.toml").read_bytes()

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "replace", killed)
    monkeypatch.setattr(Path, "replace", killed)
    with pytest.raises(KeyboardInterrupt):
        file.add(block("pbbb000"))
    assert (tmp_path / "curation.toml").read_bytes() == before


def killed_while_it_adds(folder: Path, added: str, *, after: bool) -> None:
    """Add a decision in another process, which is killed just before the file is replaced, or just after."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of the threads that this process may have
        child = os.fork()
    if child == 0:
        replace = Path.replace

        def killed(old: Path, new: Path) -> None:
            if after:
                replace(old, new)
            os.kill(os.getpid(), signal.SIGKILL)

        Path.replace = killed  # type: ignore[assignment, method-assign]
        try:
            DecisionFile(folder).add(added)
        finally:
            os._exit(1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes cannot be divided here")
@pytest.mark.parametrize(("after", "left"), [(False, ["paaa000"]), (True, ["paaa000", "pbbb000"])])
def test_a_killed_program_leaves_the_old_file_or_the_new_one(tmp_path: Path, *, after: bool, left: list[str]) -> None:
    (tmp_path / "curation.toml").write_text(HERS, encoding="utf-8")
    DecisionFile(tmp_path).add(block("paaa000"))
    killed_while_it_adds(tmp_path, block("pbbb000"), after=after)
    assert rows(tmp_path) == left
    DecisionFile(tmp_path).add(block("pccc000"))
    assert rows(tmp_path) == [*left, "pccc000"]
    assert (tmp_path / "curation.toml").read_text(encoding="utf-8").startswith(HERS)
    assert [path.name for path in tmp_path.iterdir()] == ["curation.toml"]


def test_words_of_a_text_cannot_leave_their_value_or_comment() -> None:
    made = block_of("figure", (("zh", 'a"\n[[line]]\n'), ("en", "\\")), "a.txt:3\n[[line]]\x1b")
    assert tomllib.loads(made) == {"figure": [{"zh": 'a"\n[[line]]\n', "en": "\\"}]}
