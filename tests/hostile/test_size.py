"""Large input: four times as much takes about four times as long. What looks through all for each takes sixteen times as long.

An ordinary run compares sizes at which that shows; `make deep` takes the whole sizes.
"""

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.builds import build_in_memory
from tests.depth import pick
from tests.hostile.test_hostile import (
    HEAD,
    HEAD_EN,
    MARKDOWN,
    NEIGHBOUR,
    NEXT,
    ONE,
    ONE_EN,
    PLAIN,
    ROW,
    ROW_EN,
    TWO,
    Files,
    does_no_harm,
    lines,
    lines_en,
    notes,
    pairs,
    write,
)

pytestmark = pytest.mark.slow
Part = Callable[[int], int]  # of a number, the part that this build takes
_MOST = 90  # seconds for the whole size
_ATTEMPTS = 2  # a measurement that a busy machine has spoilt is repeated
_RATIO, _NOISE = 7, 0.3  # of four times as much; seconds

# name: files, by what part of each number is taken
BIG: dict[str, Callable[[Part], Files]] = {
    "a line of 1 MB, Chinese": lambda n: {"h/a.txt": HEAD + ONE + "望川" * n(170_000) + "\n" + TWO},
    "a line of 1 MB, words": lambda n: {"h/a.txt": HEAD + ONE + "word " * n(200_000) + "\n" + TWO},
    "a line of 1 MB, digits": lambda n: {"h/a.txt": HEAD + ONE + "1" * n(1_000_000) + "\n" + TWO},
    "a line of 600 KB, spaces": lambda n: {"h/a.txt": HEAD + ONE + "望" + " \u00a0" * n(300_000) + "川\n" + TWO},
    "a line of 200 KB, stars": lambda n: {"h/a.md": MARKDOWN + "*a_b" * n(50_000) + "\n"},
    "a line of 30 KB, brackets": lambda n: {"h/a.md": MARKDOWN + "[" * n(30_000) + "\n"},
    "10,000 rows": lambda n: {"h/a.txt": HEAD + HEAD_EN + ONE + ONE_EN + pairs(n(10_000))},
    "10,000 Chinese rows, then 10,000 English ones": lambda n: {
        "h/a.txt": HEAD + ONE + lines(n(10_000)) + ONE_EN + lines_en(n(10_000))
    },
    "a whole in one line, an excerpt of 1,000 rows": lambda n: {
        "h/a.txt": HEAD + ONE + lines(n(1000)).replace("\n", "") + "\n" + TWO + NEXT * n(200),
        "h/b.txt": HEAD + HEAD_EN + ONE + ONE_EN + pairs(n(1000)),
    },
    "a damaged copy of 2,000 rows": lambda n: {
        "h/a.txt": HEAD + ONE + lines(n(2000)) + TWO + NEXT,
        "h/b.txt": HEAD + ONE + lines(n(2000)).replace("实", "十").replace("要", "耍"),
    },
    "a row of 2,000 figures": lambda n: {
        "h/a.txt": HEAD + HEAD_EN + ONE + ONE_EN + "增长5%，" * n(2000) + "\n" + "It grew by 5%. " * n(2000) + "\n"
    },
    "a clause of 3,000 figures": lambda n: {
        "h/a.txt": HEAD + HEAD_EN + ONE + ONE_EN + "增长" + "5%" * n(3000) + "\nIt grew by " + "5% " * n(3000) + "\n"
    },
    "50 editions of 100 rows": lambda n: {f"h/{i}.txt": HEAD + ONE + lines(n(100) + i) for i in range(50)},
    "1,000 notes": lambda n: {"h/a.txt": HEAD + HEAD_EN + ONE + ONE_EN + pairs(n(100)) + notes(n(1000))},
    # Each of these once took the square of its size:
    # patterns._URL scanned each run of letters from each of them
    "letters": lambda n: {"h/a.txt": HEAD + ONE + "://" + "a" * n(300_000) + "\n" + TWO},
    # take_markers copied the line for each marker, and tested each character against each span
    "markers": lambda n: {
        "h/a.txt": PLAIN + "".join(f"望川建设事项［{i % 999 + 1}］" for i in range(n(20_000))) + "\n" + notes(999)
    },
    # _align's band grew with the difference of the lengths
    "uneven": lambda n: {"h/a.txt": HEAD + ONE + lines(n(2000)) + ONE_EN + lines_en(n(1000))},
    # anchor_notes, _overview_note looked through all notes for each
    "notes": lambda n: {"h/a.txt": HEAD + HEAD_EN + ONE + ONE_EN + ROW + ROW_EN + notes(n(10_000))},
    # keys() counted through all equal ones, _new through all chapters
    "headings": lambda n: {"h/a.txt": PLAIN + (ONE + ROW + TWO + NEXT) * n(2500)},
    # keys() counted through all equal ones
    "same": lambda n: {"h/a.txt": HEAD + ONE + ROW * n(10_000)},
    # to_blocks joined the whole paragraph again for each line
    "unfinished": lambda n: {"h/a.txt": HEAD + ONE + "今年要办好（\n" * n(10_000)},
}
# What an ordinary run divides the numbers by; the others by four.
_ORDINARY = {
    "10,000 rows": 16,
    "10,000 Chinese rows, then 10,000 English ones": 16,
    **dict.fromkeys(("markers", "uneven"), 2),
    **dict.fromkeys(("letters", "notes", "headings", "same", "unfinished"), 1),
}


@pytest.mark.parametrize("name", BIG)
def test_time_grows_with_the_size(name: str, tmp_path: Path, undisturbed: dict[str, bytes]) -> None:
    part = pick(_ORDINARY.get(name, 4), 1)
    small = _seconds(BIG[name](lambda n: n // (4 * part)), tmp_path / "small", undisturbed)
    most = min(_RATIO * small, _MOST / part) + _NOISE
    attempts = (_seconds(BIG[name](lambda n: n // part), tmp_path / f"large-{k}", undisturbed) for k in range(_ATTEMPTS))
    assert any(seconds < most for seconds in attempts)


def _seconds(files: Files, folder: Path, undisturbed: dict[str, bytes]) -> float:
    """The processor's time for a build of `files` with their books, beside a good report, which it leaves alone."""
    write(folder, {**files, "z/neighbour.txt": NEIGHBOUR})
    begun = time.process_time()
    built = build_in_memory(folder)
    seconds = time.process_time() - begun
    does_no_harm(built, files, undisturbed)
    return seconds
