"""Measure how a build grows: processor time and peak memory at 20 and 200 copies of a folder of reports, case by case.

Copies are made as in `bench.py`: other cities, some clauses reworded. The cases of each size, one after the other in one folder:

    new        nothing is kept: no pages, no site, no cache
    pages      every page is new; of the cache, only the sentences (`beads.sqlite`) are kept
    changed    one clause of one report is reworded
    unchanged  nothing is new

With `--against CHECKOUT` every case is also run, in turn, with the code, theme and settings of that checkout; the last column is the
time of this one by that of the other. Times are of the processor and include all child processes; the generator's are the
command's without those of MkDocs. A build of other work on the machine at the same time changes them little.

    python tools/bench_scale.py [REPORTS] [--copies 20 200] [--against CHECKOUT] [--pages-only]
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from bench import _copy, _names, _sources

_ROOT = Path(__file__).resolve().parent.parent
_SENTENCES = "beads.sqlite"
# Run at the start of every Python process of a build: each notes, at its end, what it was and what it took.
_NOTING = """
import atexit, os, resource, sys
def note():
    took = resource.getrusage(resource.RUSAGE_SELF)
    with open(os.environ["BENCH_NOTES"], "a") as out:
        print("mkdocs" if {"mkdocs", "duizhao.publish.changed_pages"} & {*sys.orig_argv[1:4]} else "other", took.ru_utime + took.ru_stime, took.ru_maxrss, file=out)
atexit.register(note)
"""


@dataclass(frozen=True, slots=True)
class Took:
    """Processor seconds of generator and MkDocs, and the greatest MB of one process."""

    generator: float
    mkdocs: float
    peak: float

    @property
    def whole(self) -> float:
        """All seconds."""
        return self.generator + self.mkdocs


class Place:
    """A folder in which a checkout builds copies of reports."""

    def __init__(self, checkout: Path, folder: Path, texts: Sequence[tuple[str, str]], *, pages_only: bool) -> None:
        self._checkout, self.folder, self._pages_only = checkout, folder, pages_only
        (folder / "in").mkdir(parents=True)
        for name, text in texts:
            (folder / "in" / name).write_text(text, encoding="utf-8")
        shutil.copy(checkout / "mkdocs.yml", folder)
        (folder / "theme_overrides").symlink_to(checkout / "theme_overrides")
        (folder / "noting").mkdir()
        (folder / "noting" / "sitecustomize.py").write_text(_NOTING)

    def build(self) -> Took:
        """Run a whole build."""
        notes = self.folder / "notes"
        notes.write_text("")
        is_old = (self._checkout / "generator/cli.py").is_file()  # before 29 November 2026 the package was the folder itself
        path = f"{self._checkout / ('' if is_old else 'generator')}{os.pathsep}{self.folder / 'noting'}"
        command = [
            sys.executable,
            "-m",
            "generator" if is_old else "duizhao",
            "build",
            "in",
            "--quiet",
            *(["--pages-only"] if self._pages_only else []),
        ]
        with (self.folder / "output").open("w") as out:
            process = subprocess.Popen(
                command,
                cwd=self.folder,
                stdout=out,
                stderr=out,
                env={**os.environ, "PYTHONPATH": path, "BENCH_NOTES": str(notes)},
            )
            _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        made = self.folder / ("docs" if self._pages_only else "site")
        if process.returncode > 1 or not made.is_dir():  # 1: diagnostics of the reports, or an exception of an old checkout
            sys.exit((self.folder / "output").read_text()[-2000:])
        rows = [line.split() for line in notes.read_text().splitlines()]
        mkdocs = sum(float(seconds) for kind, seconds, _ in rows if kind == "mkdocs")
        peak = max(int(size) for kind, _, size in rows if kind == "other") / 1024
        return Took(usage.ru_utime + usage.ru_stime - mkdocs, mkdocs, peak)

    def forget(self, *, sentences: bool) -> None:
        """Delete all that builds have written, or all but the sentences."""
        for name in ("docs", "site"):
            shutil.rmtree(self.folder / name, ignore_errors=True)
        for kept in (self.folder / ".duizhao_cache").glob("*"):
            if kept.name != _SENTENCES or sentences:
                shutil.rmtree(kept) if kept.is_dir() else kept.unlink()

    def change(self) -> None:
        """Reword a clause of one report."""
        for file in sorted((self.folder / "in").iterdir()):
            text = file.read_text(encoding="utf-8")
            reworded = re.sub(r"(?<=[，；])([\u4e00-\u9fff]{8,})(?=[，；])", r"\1等方面", text, count=1)
            if reworded != text:
                file.write_text(reworded, encoding="utf-8")
                return
        sys.exit("no report has a clause to reword")

    def size(self) -> float:
        """Return the MB of pages, site and cache; a file with two names counts once."""
        files = {(s.st_ino, s.st_size) for f in self.folder.rglob("*") if f.is_file() and not f.is_symlink() for s in [f.stat()]}
        return sum(size for _, size in files) / 1e6


_CASES: dict[str, Callable[[Place], None]] = {
    "new": lambda place: place.forget(sentences=True),
    "pages": lambda place: place.forget(sentences=False),
    "changed": Place.change,
    "unchanged": lambda _: None,
}


def main() -> None:
    """Print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reports", type=Path, nargs="?", default=Path("reports"))
    parser.add_argument("--copies", type=int, nargs="+", default=[20, 200])
    parser.add_argument("--against", type=Path, help="a checkout to compare with")
    parser.add_argument("--pages-only", action="store_true", help="leave MkDocs out")
    parser.add_argument("--cases", nargs="+", choices=list(_CASES), default=list(_CASES))
    given = parser.parse_args()
    checkouts = [_ROOT, *([given.against.resolve()] if given.against else [])]
    sources, names = _sources(given.reports), _names()
    print(f"{'copies':>6} {'case':>10} {'checkout':>9} {'generator':>10} {'mkdocs':>8} {'whole':>8} {'peak':>8} {'ratio':>6}")
    for count in given.copies:
        texts = [(f"{k}-{i}.txt", _copy(text, names[k])) for k in range(count) for i, text in enumerate(sources)]
        with tempfile.TemporaryDirectory() as name:
            places = [Place(c, Path(name) / str(k), texts, pages_only=given.pages_only) for k, c in enumerate(checkouts)]
            for case in given.cases:
                _print_case(case, count, places)
            print(f"{count:6}  on disk: {', '.join(f'{place.size():.0f} MB' for place in places)}")


def _print_case(case: str, count: int, places: Sequence[Place]) -> None:
    times = []
    for k, place in enumerate(places):
        _CASES[case](place)
        took = place.build()
        times.append(took)
        ratio = f"{times[0].whole / took.whole:6.2f}" if k else ""
        print(
            f"{count:6} {case:>10} {'other' if k else 'this':>9} {took.generator:9.1f}s {took.mkdocs:7.1f}s {took.whole:7.1f}s "
            f"{took.peak:5.0f} MB {ratio}",
            flush=True,
        )


if __name__ == "__main__":
    main()
