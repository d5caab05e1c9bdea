"""Double the size of hostile input twice, and print by how much the time of each stage and reader grows.

`python tools/doubling.py` prints every stage that takes longer than `--least` seconds with the largest input, its processor time at
each size and the ratios between them. Twice the input takes twice the time; a stage that takes four times as long is quadratic.
`--only WORD` measures the kinds of input whose names contain the word; `--all` prints fast stages too.

Garbage is not collected meanwhile: a collection looks at all objects of the process, dictionaries too, and its time would fall on
whichever stage it happens in. A kind with a ratio that is too large is measured up to `--runs` times, and the least times of each
stage count: other processes only make a stage slower.
"""

import argparse
import gc
import signal
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import wraps
from itertools import pairwise
from pathlib import Path
from types import FrameType
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import duizhao.data
import duizhao.search
from duizhao.diagnostics import Collector
from duizhao.model.curation import Advice
from duizhao.pipeline import files
from duizhao.readers import isolated

from tests import growth
from tests.builds import build_in_memory
from tests.steps import modules_with

RATIO = 2.3  # the most that twice the input may take, in the time of the half
SECONDS = 60  # of processor time for one build
Files = Mapping[str, bytes]
Times = dict[str, float]
_STAGES = (
    "find_files load_curations split_reports understand group_editions merge outline with_permalinks anchor_notes"
    " apply_curation measure_figures align compare_figures mark_notes group_series link_years name_indicators read_report measure"
    " citation summaries pages_of_report books_of pages_of_series pages_of_site present report_unused segment_decisions"
).split()
_METHODS: dict[object, tuple[str, ...]] = {
    isolated: ("read_document",),
    duizhao.data.DataWriter: ("report", "site"),
    duizhao.search.SearchWriter: ("report", "files"),
}


class TooSlowError(Exception):
    """One build took longer than SECONDS."""


@contextmanager
def stages_timed(times: Times) -> Iterator[None]:
    """Add the processor time of every stage to `times`."""
    saved: list[tuple[Any, str, Callable[..., object]]] = [
        (m, name, getattr(m, name)) for name in _STAGES for m in modules_with(name)
    ]
    saved += [(owner, name, getattr(owner, name)) for owner, names in _METHODS.items() for name in names]
    is_heavy = isolated.is_heavy
    isolated.is_heavy = lambda _: False  # all files are read in this process, the time of which is measured
    for owner, name, function in saved:
        label = f"{owner.__name__}.{name}" if isinstance(owner, type) else name
        setattr(owner, name, _timed(function, label, times))
    try:
        yield
    finally:
        isolated.is_heavy = is_heavy
        for owner, name, function in saved:
            setattr(owner, name, function)


def _timed(function: Callable[..., object], label: str, times: Times) -> Callable[..., object]:
    @wraps(function)
    def run(*args: object, **options: object) -> object:
        begun = time.process_time()
        result = function(*args, **options)
        times[label] += time.process_time() - begun
        return _items(result, label, times) if isinstance(result, Iterator) else result

    return run


def _items(items: Iterator[object], label: str, times: Times) -> Iterator[object]:
    """Yield the items; the time that a generator takes is that of its stage."""
    while True:
        begun = time.process_time()
        item = next(items, _items)
        times[label] += time.process_time() - begun
        if item is _items:
            return
        yield item


def measure(files: Files, *, reading: bool = False) -> Times:
    """Build a folder of these files, or only read them; return the processor time of each stage and of the whole."""
    times: Times = defaultdict(float)
    with tempfile.TemporaryDirectory() as folder, stages_timed(times):
        growth.write(Path(folder), files)
        with limited(SECONDS), no_collection():
            begun = time.process_time()
            if reading:
                read_all(Path(folder))
            else:
                build_in_memory(Path(folder))
            times["the whole"] = time.process_time() - begun
    return times


@contextmanager
def no_collection() -> Iterator[None]:
    """Collect garbage before and after, but not meanwhile."""
    gc.collect()
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
        gc.collect()


def read_all(folder: Path) -> None:
    """Read and understand every file as a build does."""
    diagnostics = Collector()
    for source in files.find_files(folder, diagnostics):
        document = isolated.read_document(source, diagnostics)
        for part in files.split_reports(document, diagnostics) if document else ():
            files.understand(part, Advice(), diagnostics)


@contextmanager
def limited(seconds: float) -> Iterator[None]:
    """Raise TooSlowError after so much processor time."""

    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise TooSlowError

    signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def compare(name: str, kind: growth.Kind, least: float, runs: int) -> list[str]:
    """Measure one kind of input at every size; return its lines of the table."""
    measured: list[Times] = []
    for size in kind.sizes:
        try:
            measured.append(measure(kind.make(size), reading=kind.reading))
        except TooSlowError:
            return [f"{name:32} {'the whole':24} {size}: more than {SECONDS} s  !"]
        except (ValueError, ArithmeticError) as error:
            return [f"{name:32} {'the whole':24} {size}: {type(error).__name__}: {str(error)[:60]}  !"]
    for _ in range(runs - 1):
        if not _slow_stages(measured, least):
            break
        again = [measure(kind.make(size), reading=kind.reading) for size in kind.sizes]
        measured = [_least(one, other) for one, other in zip(measured, again, strict=True)]
    slow = _slow_stages(measured, least)
    return [
        _line(name, stage, [times.get(stage, 0.0) for times in measured], mark=stage in slow)
        for stage, seconds in sorted(measured[-1].items(), key=lambda item: -item[1])
        if seconds >= least
    ]


def _slow_stages(measured: list[Times], least: float) -> set[str]:
    """Return the stages that take `least` seconds with the largest input, and more than RATIO times those of the half."""
    half, full = measured[-2:]
    return {stage for stage, seconds in full.items() if seconds >= least and seconds > RATIO * half.get(stage, seconds)}


def _least(one: Times, other: Times) -> Times:
    return {stage: min(one[stage], other[stage]) for stage in one.keys() & other.keys()}


def _line(name: str, stage: str, seconds: list[float], *, mark: bool) -> str:
    ratios = " ".join(f"{b / a if a else 1.0:5.2f}" for a, b in pairwise(seconds))
    return f"{name:32} {stage:24} {' '.join(f'{s:7.2f}' for s in seconds)}  {ratios}{'  !' if mark else ''}"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", default="", help="a word of the names of inputs")
    parser.add_argument("--least", type=float, default=0.3, help="seconds from which a stage is printed (default: %(default)s)")
    parser.add_argument("--all", action="store_true", help="print fast stages too")
    parser.add_argument(
        "--runs", type=int, default=5, help="how often a kind with a ratio above is measured (default: %(default)s)"
    )
    options = parser.parse_args()
    measure(growth.KINDS["rows"].make(4))  # loads dictionaries
    gc.freeze()  # no collection need look at them again
    kinds = [(name, kind) for name, kind in growth.KINDS.items() if options.only in name]
    slow = 0
    for name, kind in kinds:
        for line in compare(name, kind, 0 if options.all else options.least, options.runs):
            slow += line.endswith("!")
            print(line, flush=True)
    print(f"{len(kinds)} kinds of input; {slow} stages with a ratio above {RATIO} (marked !)")


if __name__ == "__main__":
    main()
