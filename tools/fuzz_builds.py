"""Whole builds with odd dates, numbers and structures: `python tools/fuzz_builds.py --count 20000 --seed 1`.

A build fails if it raises an exception, reports one (X101, X102), takes more than five seconds of CPU time, or loses a
character. `--case N` repeats one case; `--save FOLDER` writes its files.
"""

import argparse
import gc
import random
import re
import resource
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.builds import Options, build_in_memory
from tests.conservation import unaccounted, unread
from tools.fuzz import ODD_NUMBERS, PAIRS, odd_date

SECONDS = 5
EACH = 500  # builds from one line of progress to the next
_NUMBER = re.compile(r"[0-9]+(?:[.,][0-9]+)*")
_SHAPES = (
    "{}", "{}至{}", "{}—{}", "{}/{}", "{}%", "{}个百分点", "{}万亿元", "{}亿", "{}倍", "约{}", "第{}", "[{}]", "{}.{}", "{},{}",
    "-{}", "{}年{}月", "{}E{}", "{}分之{}", "{}:{}", "{} to {} percent", "${} billion", "No. {}", "by {} times",
)  # fmt: skip
_LINES = (
    "一、{}年工作回顾", "（{}）{}", "{}、{}", "第{}部分 {}", "[{}]注释：{}", "注释：", "Notes:", "各位代表：", "{}", "# {}", "| {} | {} |", "> {}",
    "{}. {}", "Part {}", "到{}年，增长{}%，达到{}万亿元。", "全市GDP要增{}%上下。", "GDP grew by {} percent to {} trillion yuan in {}.",
    "就业岗位添{}万个，失业率{}%。", "We will create {} urban jobs and keep unemployment at {}%.", "同比增长{}倍、{}成、{}番。",
)  # fmt: skip


def number(rng: random.Random) -> str:
    if rng.random() < 0.5:
        return rng.choice(ODD_NUMBERS)
    if rng.random() < 0.3:
        return "".join(
            rng.choice("零〇一二三四五六七八九十百千万亿两廿半点几多余.%") for _ in range(rng.choice((1, 2, 5, 12, 60)))
        )
    return str(rng.choice((rng.randrange(100), rng.randrange(10**6), rng.random(), 10 ** rng.randrange(40))))


def filled(rng: random.Random, shape: str) -> str:
    while "{}" in shape:
        shape = shape.replace("{}", number(rng), 1)
    return shape


def report(rng: random.Random, year: int) -> str:
    """A report of a year with odd dates, numbers and lines."""
    lines = [text for pair in PAIRS for text in (pair if rng.random() < 0.7 else pair[:1])]
    lines = [line.replace("2024", str(year)).replace("2023", str(year - 1)) for line in lines]
    if rng.random() < 0.6:
        lines[rng.choice((1, 2))] = f"——{odd_date(rng)}在望川市第九届人民代表大会第三次会议上"
    for _ in range(rng.choice((1, 2, 5, 15))):
        k = rng.randrange(len(lines))
        what = rng.randrange(4)
        if what == 0:
            lines[k] = _NUMBER.sub(lambda _: filled(rng, rng.choice(_SHAPES)), lines[k], count=rng.choice((1, 3)))
        elif what == 1:
            lines.insert(k, filled(rng, rng.choice(_LINES)))
        elif what == 2:
            lines[k] += filled(rng, rng.choice(_SHAPES)) + rng.choice("。，；.") + odd_date(rng) * (rng.random() < 0.3)
        else:
            lines.insert(rng.randrange(len(lines)), lines.pop(k))
    return rng.choice(("\n", "\n", "\n\n")).join(lines)


def files(seed: int, index: int) -> dict[str, str]:
    """Return the files of a case; they depend on its numbers only."""
    rng = random.Random(f"{seed}:{index}")
    years = rng.choice(((2024,), (2024,), (2023, 2024), (2023, 2024, 2024)))
    return {f"{k}.txt": report(rng, year) for k, year in enumerate(years)}


def check(given: dict[str, str], folder: Path, *, books: bool) -> str:
    """Build the files; return what is wrong, or an empty string."""
    for name, text in given.items():
        (folder / name).write_text(text, encoding="utf-8")
    begun = time.process_time()
    built = build_in_memory(folder, Options(books=books))
    seconds = time.process_time() - begun
    failures = [str(d) for d in built.diagnostics if d.code.startswith("X")]
    lost = unaccounted(built.files, unread(built.diagnostics), given)
    slow = [f"{seconds:.1f} s"] * (seconds > SECONDS)
    return "; ".join([*failures, *lost[:2], *slow])


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--seconds", type=float, default=float("inf"), help="stop after so many seconds")
    parser.add_argument("--case", type=int, help="do this case alone and let what it raises be seen")
    parser.add_argument("--save", type=Path, help="with --case: write its files into this folder")
    args = parser.parse_args()
    cases = range(args.first, args.first + args.count) if args.case is None else [args.case]
    begun, done, failed, slowest = time.perf_counter(), 0, 0, (0.0, 0)
    for index in cases:
        if time.perf_counter() - begun > args.seconds:
            break
        given = files(args.seed, index)
        start = time.process_time()
        with tempfile.TemporaryDirectory() as folder:
            target = args.save or Path(folder)
            try:
                wrong = check(given, target, books=index % 8 == 0)
            except Exception as error:
                if args.case is not None:
                    raise
                wrong = f"{type(error).__name__}: {error}"
        slowest = max(slowest, (time.process_time() - start, index))
        if not done:
            gc.freeze()  # dictionaries are loaded by now; they need not be looked at again and again
        done += 1
        failed += bool(wrong)
        if wrong:
            print(f"case {index}: {wrong[:400]}", flush=True)
        if done % EACH == 0:
            print(f"{done} builds, {failed} failures", file=sys.stderr, flush=True)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{done} builds in {time.perf_counter() - begun:.0f} s, seed {args.seed}: {failed} failures; ", end="")
    print(f"slowest {slowest[0]:.2f} s (case {slowest[1]}), {memory:.0f} MB")
    return 1 if failed or not done else 0


if __name__ == "__main__":
    sys.exit(main())
