"""Pinyin of words in context, against a list made by hand."""

from pathlib import Path

import pytest
from duizhao.readings.read import sounded
from duizhao.text.readings.tables import polyphones, rules, surnames, terms

CONTEXTS = Path(__file__).with_name("contexts.tsv")
_LEAST = 0.995


def _cases() -> list[tuple[str, int, int, str]]:
    """Each phrase without brackets, where its word stands, and its pinyin."""
    out = []
    for line in CONTEXTS.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            phrase, pinyin = line.split("\t")
            start, end = phrase.index("【"), phrase.index("】") - 1
            out.append((phrase.replace("【", "").replace("】", ""), start, end, pinyin.replace("'", "")))
    return out


def test_words_in_context_are_read_right() -> None:
    cases = _cases()
    wrong = []
    for text, start, end, pinyin in cases:
        _, sounds = sounded(text)
        got = "".join(sounds[k].pinyin for k in range(start, end)).lower()
        if got != pinyin:
            wrong.append(f"{text}: {text[start:end]} {got}, not {pinyin}")
    assert len(cases) >= 300
    assert len(wrong) <= len(cases) * (1 - _LEAST), "\n".join(wrong)


def test_the_polyphones_of_the_genre_stand_in_the_list() -> None:
    marked = "".join(text[start:end] for text, start, end, _ in _cases())
    for char in "行长重都得着为数调难应干处量分间相率供种会传载中朝当便强降卷担铺血角":
        assert char in marked


@pytest.mark.parametrize("table", [terms(), surnames()])
def test_each_character_of_a_term_has_a_syllable(table: dict[str, tuple[str, ...]]) -> None:
    assert [word for word, found in table.items() if len(word) != len(found)] == []


def test_tables_hold_nothing_twice_and_rules_are_for_polyphones() -> None:
    for name in ("terms.tsv", "places.tsv", "polyphones.tsv", "surnames.tsv"):
        lines = (
            Path(__file__).parents[3].joinpath("generator/duizhao/text/readings", name).read_text(encoding="utf-8").splitlines()
        )
        words = [line.split("\t")[0] for line in lines if not line.startswith("#")]
        assert len(words) == len(set(words)), name
    assert set(rules()) <= set(polyphones())
