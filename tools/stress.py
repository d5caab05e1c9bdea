"""Build at the same time, kill builds at random moments, fill the disk; say whether the site was whole each time.

    python tools/stress.py --pairs 200 --kills 50 --full 20 --seed 1

Two sets of reports are built in turn into one folder, so that what is there must be one of two known sites, byte for byte. A file of a
person lies in every folder of the project. Exit code 1, and a line for each failure, if a site was not whole, a file of the person
changed, or something was left over after the next build. Filling a disk needs the right to mount one (`tmpfs`).
"""

import argparse
import hashlib
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
REPORT = """政府工作报告
——2024年1月16日在望川市第九届人民代表大会第三次会议上
各位代表：
现在，我代表望川市人民政府报告工作。
一、2023年工作回顾
全年新修道路{}公里。
"""
OUTPUTS = ("docs/site", "site", "dist", ".duizhao_cache")


class Project:
    """A folder with two sets of reports, files of a person, and a folder for temporary files."""

    def __init__(self, folder: Path, temporary: Path) -> None:
        self.folder, self.temporary = folder, temporary
        for name, number in (("one", 12), ("two", 13)):
            (folder / name).mkdir(parents=True)
            (folder / name / "a.txt").write_text(REPORT.format(number), encoding="utf-8")
        (folder / "docs").mkdir()
        (folder / "mkdocs.yml").write_text("site_name: 望川\n", encoding="utf-8")
        for name in ("notes.md", "docs/notes.md", "one/.notes", "two/.notes"):
            (folder / name).write_text("mine", encoding="utf-8")
        self.persons = self._persons()
        self.known: set[str] = set()

    def start(self, reports: str, *options: str) -> subprocess.Popen[str]:
        command = [sys.executable, "-m", "duizhao", *(options or ("build",)), reports, "-q"]
        environment = {**os.environ, "PYTHONPATH": str(ROOT / "generator"), "TMPDIR": str(self.temporary)}
        return subprocess.Popen(
            command,
            cwd=self.folder,
            env=environment,
            start_new_session=True,
            text=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )

    def run(self, reports: str, *options: str) -> tuple[int, str]:
        process = self.start(reports, *options)
        output = process.communicate()[1]
        return process.returncode, output

    def learn(self) -> None:
        """Build both sites and remember them."""
        for reports in ("one", "two"):
            code, output = self.run(reports)
            assert code == 0, output
            self.known |= {self.digest("site"), self.digest("docs/site")}
        assert len(self.known) == 4

    def digest(self, name: str) -> str:
        digest = hashlib.sha256()
        for path in sorted((self.folder / name).rglob("*")):
            if path.is_file():
                digest.update(f"{path.relative_to(self.folder)}\0".encode() + path.read_bytes() + b"\0")
        return digest.hexdigest()

    def wrong(self, *, left_over: bool) -> Iterator[str]:
        """Yield what is wrong now; `left_over` says whether left-overs are."""
        for name in ("docs/site", "site"):
            if self.digest(name) not in self.known:
                yield f"{name} is not whole"
        if self._persons() != self.persons:
            yield "a file of a person changed"
        here = {p.relative_to(self.folder).as_posix() for d in (".", "docs") for p in (self.folder / d).iterdir()}
        expected = {"one", "two", "docs", "mkdocs.yml", "notes.md", "docs/notes.md", *OUTPUTS, "filler"}
        if left_over and (here - expected or list(self.temporary.iterdir())):
            yield f"left over: {sorted(here - expected)} {sorted(p.name for p in self.temporary.iterdir())}"

    def _persons(self) -> dict[str, bytes]:
        own = [p for name in ("one", "two") for p in (self.folder / name).rglob("*")]
        own += [self.folder / name for name in ("notes.md", "docs/notes.md", "mkdocs.yml")]
        return {str(p): p.read_bytes() if p.is_file() else b"" for p in own}


def pairs(project: Project, count: int, whole: int) -> Iterator[str]:
    for k in range(count):
        options = () if k < whole else ("build", "--pages-only")
        running = [project.start(reports, *options) for reports in ("one", "two")]
        for process in running:
            output = process.communicate()[1]
            if process.returncode or output:
                yield f"pair {k}: exit {process.returncode}: {output[-300:]}"
        yield from (f"pair {k}: {why}" for why in project.wrong(left_over=True))


def kills(project: Project, count: int, chance: random.Random) -> Iterator[str]:
    begun = time.monotonic()
    project.run("one")
    usual = time.monotonic() - begun
    for k in range(count):
        process = project.start("two" if k % 2 else "one")
        time.sleep(chance.uniform(0, usual))
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        yield from (f"kill {k}: {why}" for why in project.wrong(left_over=False))
        code, output = project.run("one" if k % 2 else "two")
        if code or output:
            yield f"kill {k}: the next build: exit {code}: {output[-300:]}"
        yield from (f"kill {k}, after the next build: {why}" for why in project.wrong(left_over=True))


def full_disks(project: Project, count: int, chance: random.Random) -> Iterator[str]:
    failed = 0
    for k in range(count):
        free = shutil.disk_usage(project.folder).free
        with (project.folder / "filler").open("wb") as filler:
            filler.write(bytes(max(0, free - chance.randrange(0, 12_000_000))))
        archive = project.folder / "dist/wangchuan.zip"
        before = archive.read_bytes() if archive.exists() else b""
        code, output = project.run("two" if k % 2 else "one", "bundle" if k % 3 == 0 else "build")
        failed += code == 2
        if code not in {0, 2} or (code == 2 and not (output.count("\n") == 1 and output.endswith("No space left on device\n"))):
            yield f"full disk {k}: exit {code}: {output[-500:]}"
        if code and (archive.read_bytes() if archive.exists() else b"") != before:
            yield f"full disk {k}: half an archive"
        yield from (f"full disk {k}: {why}" for why in project.wrong(left_over=True))
        (project.folder / "filler").unlink()
        project.run("two" if k % 2 else "one")
    print(f"  {failed} of them too full for the build")


@contextmanager
def small_disk() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["mount", "-t", "tmpfs", "-o", "size=40m", "tmpfs", folder], check=True)
        try:
            yield Path(folder)
        finally:
            subprocess.run(["umount", folder], check=True)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name, usual in (("pairs", 200), ("whole", 200), ("kills", 50), ("full", 20), ("seed", 1)):
        parser.add_argument(f"--{name}", type=int, default=usual)
    given = parser.parse_args()
    chance = random.Random(given.seed)
    failures: list[str] = []
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as temporary:
        project = Project(Path(folder) / "project", Path(temporary))
        project.learn()
        failures += said(
            f"{given.pairs} pairs, {min(given.whole, given.pairs)} of them with the site",
            pairs(project, given.pairs, given.whole),
        )
        failures += said(f"{given.kills} kills", kills(project, given.kills, chance))
        if given.full:
            with small_disk() as disk, tempfile.TemporaryDirectory() as outside:
                project = Project(disk / "project", Path(outside))
                project.learn()
                failures += said(f"{given.full} full disks", full_disks(project, given.full, chance))
    return bool(failures)


def said(what: str, failures: Iterator[str]) -> list[str]:
    begun = time.monotonic()
    out = []
    for failure in failures:
        print(f"  {failure}", flush=True)
        out.append(failure)
    print(f"{what}: {len(out)} failures, {time.monotonic() - begun:.0f} s", flush=True)
    return out


if __name__ == "__main__":
    sys.exit(main())
