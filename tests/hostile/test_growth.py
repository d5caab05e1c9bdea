"""Twice the input takes about twice the time, whatever it repeats: `tools/doubling.py` prints the table of all kinds.

Here four times the input must take less than eight times as long; what is quadratic takes sixteen times as long. Only processor
time counts, and a measurement that a busy machine has spoilt is repeated.
"""

import re
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from duizhao.collate.locate import locate
from duizhao.figures import find_figures
from duizhao.model.report import Anchor, ComparedPassage, EditionMarker, MergedRow
from duizhao.notes.facing import marks
from duizhao.search.folding import Folding
from duizhao.structure.repair import pinyin
from duizhao.text.atoms import atoms
from duizhao.years.tables import load
from duizhao.years.wording import names, says

from tests import growth
from tests.builds import build_in_memory
from tests.depth import pick

_RATIO, _NOISE, _ATTEMPTS = 8, 0.1, 3  # of four times as much; seconds
_SMALL = 12_000  # characters

# Each of these once took the square of its length, or more.
FUNCTIONS: dict[str, tuple[Callable[[str], object], str, str]] = {
    "sentences, full stops": (lambda text: atoms(text, "en"), "", "."),
    "sentences, spaces": (lambda text: atoms(text, "en"), "a", " "),
    "sentences, abbreviations": (lambda text: atoms(text, "en"), "", "U.S. Mr. "),
    "Chinese figures, groups of three digits": (lambda text: find_figures(text, "zh"), "", "111,"),
    "Chinese figures, quoted digits": (lambda text: find_figures(text, "zh"), "", "“1”"),
    "English figures, quoted digits": (lambda text: find_figures(text, "en"), "", "“1” "),
    "folding, spaces": (Folding({}).fold, "a", " "),
    "readings in brackets": (pinyin, "渌（", "āa"),
    "names with a number, digits": (names, "", "1"),
    "times of several years, digits": (lambda text: says("multiple", text), "", "1"),
    "lists of practical matters, digits": (re.compile(load("words.toml")["lists"]["announced"]).search, "", "1"),
    "a damaged row": (lambda text: locate([text + "望川市的"], text + "望川市", (0,)), "", "1"),
}


def _growth_holds(measure: Callable[[int], float], small: int) -> bool:
    """Does four times the size take less than _RATIO times as long, in one attempt of several?"""
    return any(measure(4 * small) < _RATIO * measure(small) + _NOISE for _ in range(_ATTEMPTS))


@pytest.mark.parametrize("name", FUNCTIONS)
def test_a_long_run_of_one_sign(name: str) -> None:
    function, start, pump = FUNCTIONS[name]

    def seconds(size: int) -> float:
        text = start + (pump * size)[:size]
        begun = time.process_time()
        function(text)
        return time.process_time() - begun

    assert _growth_holds(seconds, _SMALL)


def test_many_notes_in_a_row() -> None:
    def seconds(count: int) -> float:
        markers = tuple(EditionMarker(n, "en", n, own=True) for n in range(count))
        anchors = tuple(Anchor(n, 1, "zh", n, "marker") for n in range(count))
        row = MergedRow((), (), "", (), (), markers)
        passage = ComparedPassage("paaaaaa", (), "passage", "1", (0, 0), "望" * count, "a" * count, row, anchors, (), (), ())
        begun = time.process_time()
        assert len(marks(passage, "en")) == count
        return time.process_time() - begun

    assert _growth_holds(seconds, 1_500)


# What no single function shows; an ordinary run builds a quarter of the sizes.
_KINDS = [
    "rows alike in two years",
    "notes",
    "line of digits",
    "line of quoted digits",
    "line of figures",
    "line of ranges in words",
    "line of counted things",
    "line of bracketed notes",
    "line of wide spaces",
    "line of enumerators",
    "Markdown, capitals",
]


@pytest.mark.slow
@pytest.mark.parametrize("name", pick(_KINDS, list(growth.KINDS)))
def test_a_build_of_hostile_input(name: str, tmp_path: Path) -> None:
    kind = growth.KINDS[name]

    def seconds(size: int) -> float:
        folder = tmp_path / str(size)
        growth.write(folder, kind.make(size))
        begun = time.process_time()
        build_in_memory(folder)
        return time.process_time() - begun

    assert _growth_holds(seconds, kind.sizes[0] // pick(4, 1))
