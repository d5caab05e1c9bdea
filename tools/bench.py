"""Compare the time of the generator with that of MkDocs, in one run, at 2, 20 and 200 copies of a folder of reports.

Each copy has another city's name, and some clauses are reworded, so that no two are the same and none
merge. The first build has an empty cache; the following ones use it: five if there are fewer than 100
copies, of which the median is printed, else one. The generator's time covers its stages and writing the
pages; that of the whole command also covers the start of Python and of the command line.

    python tools/bench.py [REPORTS] [--counts 2 20 200]
"""

import argparse
import os
import re
import resource
import subprocess
import sys
import tempfile
import time
import zlib
from pathlib import Path

_ROOT = Path(__file__).resolve().parent.parent


def _names() -> list[str]:
    """Return names of cities for the copies."""
    rows = (_ROOT / "generator/duizhao/text/places.tsv").read_text(encoding="utf-8").splitlines()
    return [row.split("\t")[0] for row in rows if not row.startswith("#")]


def _sources(folder: Path) -> list[str]:
    """Read the texts of the folder."""
    return [p.read_text(encoding="utf-8") for p in sorted(folder.rglob("*")) if p.suffix in {".txt", ".md"}]


def _copy(text: str, name: str) -> str:
    """Replace the name of the city, and reword one clause in twenty.

    The rewording depends on the clause only, so the editions of one report still agree.
    """
    for place in set(re.findall(r"([\u4e00-\u9fff]{2,3})市市[长長]", text)):
        text = text.replace(f"{place}市", f"{name}市").replace(place, name)

    def reworded(m: re.Match[str]) -> str:
        return m[0] + name if zlib.crc32(f"{m[0]}{name}".encode()) % 20 == 0 else m[0]

    return re.sub(r"(?<=[，,；;])[\u4e00-\u9fff]{8,}(?=[，,；;。])", reworded, text)


_RUNS, _MANY = 5, 100  # short builds are run several times, and the median is printed


def _build(folder: Path) -> tuple[float, float, float, float]:
    """Run a whole build; return seconds of the generator, of MkDocs and of the command, and peak MB."""
    command = [sys.executable, "-m", "duizhao", "build", "in", "--timings"]
    before = time.perf_counter()
    done = subprocess.run(
        command,
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(_ROOT / "generator")},
    )
    whole = time.perf_counter() - before
    timings = re.search(r"generator: ([0-9.]+) s, mkdocs: ([0-9.]+) s", done.stdout)
    if not timings:
        sys.exit(done.stderr[-2000:])
    return float(timings[1]), float(timings[2]), whole, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reports", type=Path, nargs="?", default=Path("reports"))
    parser.add_argument("--counts", type=int, nargs="+", default=[2, 20, 200])
    args = parser.parse_args()
    names = _names()
    sources = _sources(args.reports)
    print(
        f"{'copies':>6} {'pages':>6} {'first':>8} {'generator':>10} {'mkdocs':>8} {'generator / mkdocs':>19} {'whole command':>14} {'peak':>8}"
    )
    times: dict[int, float] = {}
    for count in args.counts:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            (folder / "in").mkdir()
            for k in range(count):
                for i, text in enumerate(sources):
                    (folder / "in" / f"{k}-{i}.txt").write_text(_copy(text, names[k]), encoding="utf-8")
            (folder / "mkdocs.yml").write_text((_ROOT / "mkdocs.yml").read_text(encoding="utf-8"), encoding="utf-8")
            (folder / "theme_overrides").symlink_to(_ROOT / "theme_overrides")
            first = _build(folder)
            runs = sorted((_build(folder) for _ in range(_RUNS if count < _MANY else 1)), key=lambda run: run[0] / run[1])
            generator, mkdocs, whole, _ = runs[len(runs) // 2]
            peak = first[3]  # the greatest of all processes so far
            pages = len(list((folder / "docs/site").rglob("*.md")))
            times[count] = generator
            print(
                f"{count:6} {pages:6} {first[0]:7.1f}s {generator:9.2f}s {mkdocs:7.1f}s {generator / mkdocs:19.1%} {whole:13.1f}s {peak:5.0f} MB",
                flush=True,
            )
    if 20 in times and 200 in times:
        print(f"generator, 200 against 20 copies: {times[200] / times[20]:.1f} times")


if __name__ == "__main__":
    main()
