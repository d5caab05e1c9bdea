"""Edits of `curation.toml`: they apply to the text that they were made from, in any order, and to no other."""

from itertools import pairwise
from pathlib import Path

import pytest
from duizhao.model.report import MarkedPassage
from duizhao.text.digest import text_digest

from tests.builds import BuiltInMemory, Options, build_in_memory
from tests.unit.exchange.edited import REPORT

HILLS = "Hot water now reaches every school in the hills."


def built(folder: Path, curation: str, report: str = REPORT) -> BuiltInMemory:
    (folder / "a.txt").write_text(report, encoding="utf-8")
    (folder / "curation.toml").write_text(curation, encoding="utf-8")
    return build_in_memory(folder, Options(books=False))


def row(made: BuiltInMemory, words: str) -> MarkedPassage:
    return next(p for p in made.corpus.reports[0].passages if words in (p.zh or ""))


@pytest.fixture(scope="module")
def keys(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The keys of some rows, by words of theirs."""
    made = built(tmp_path_factory.mktemp("keys"), "")
    return {words: row(made, words).key for words in ("山里的学校", "清淤河道", "2024年工作安排")}


def edit(key: str, text: str, was: str = "", lang: str = "en") -> str:
    digest = f'was = "{text_digest(was)}"\n' if was else ""
    return f'[[edit]]\nreport = "wangchuan-2024"\nrow = "{key}"\nlang = "{lang}"\n{digest}text = "{text}"\n'


def codes(made: BuiltInMemory) -> list[tuple[str, str]]:
    return [(d.code, d.message) for d in made.diagnostics if d.file == "curation.toml"]


def test_edits_follow_one_another_in_any_order(tmp_path: Path, keys: dict[str, str]) -> None:
    key = keys["山里的学校"]
    made = built(tmp_path, edit(key, "Second.", "First.") + edit(key, "First.", HILLS))
    assert (row(made, "山里的学校").en, codes(made)) == ("Second.", [])


def test_an_edit_of_a_text_that_is_not_there_any_more_is_reported(tmp_path: Path, keys: dict[str, str]) -> None:
    key = keys["山里的学校"]
    made = built(tmp_path, edit(key, "Another.", "What stood here once."))
    assert row(made, "山里的学校").en == HILLS
    assert codes(made) == [("U102", f"the en text of row {key} is not the one that was edited; it stays as it is")]
    made = built(tmp_path, edit(key, HILLS, "What stood here once."))
    assert codes(made) == [("U102", f"the en text of row {key} is so already")]


def test_an_edit_finds_its_text_in_a_row_of_another_key(tmp_path: Path, keys: dict[str, str]) -> None:
    made = built(tmp_path, edit(keys["山里的学校"], "Warm water.", HILLS), REPORT.replace("山里的学校都", "山里学校都"))
    assert row(made, "山里学校").en == "Warm water."
    assert [code for code, _ in codes(made)] == ["U104"]


def test_notes_stay_at_their_words_and_chapters_take_the_new_name(tmp_path: Path, keys: dict[str, str]) -> None:
    text = "In the past year we dredged fifteen kilometers of river and built a dike."
    heading = edit(keys["2024年工作安排"], "II. Tasks for 2024") + edit(keys["2024年工作安排"], "二、2024年任务", lang="zh")
    made = built(tmp_path, edit(keys["清淤河道"], text) + heading)
    passage = row(made, "清淤河道")
    assert passage.en == text
    assert [text[: m.at] for m in passage.marks if m.lang == "en"] == ["In the past year we dredged fifteen kilometers of river"]
    chapter = next(c for c in made.corpus.reports[0].chapters if c.heading == keys["2024年工作安排"])
    assert ("任务" in chapter.zh, "Tasks" in chapter.en) == (True, True)


@pytest.mark.parametrize(
    ("table", "why"),
    [
        ('row = "p000000"\nnote = 1\nlang = "en"\ntext = ""', "either row or note"),
        ('row = "p000000"\nlang = "en"', "text must be"),
        ('row = "p000000"\nlang = "en"\nwas = "abc"\ntext = ""', "digest of twelve"),
        ('note = 9\nlang = "en"\ntext = "New."', "there is no note 9"),
        ('row = "p000000"\nlang = "en"\ntext = "New."', "there is no row p000000"),
    ],
)
def test_what_is_not_allowed_or_matches_nothing_is_reported(tmp_path: Path, table: str, why: str) -> None:
    made = built(tmp_path, f'[[edit]]\nreport = "wangchuan-2024"\n{table}\n')
    assert [why in message for _, message in codes(made)] == [True]


def test_a_long_chain_of_edits_takes_no_longer_than_it_is(tmp_path: Path, keys: dict[str, str]) -> None:
    texts = [HILLS, *(f"Text {k} of it." for k in range(2000))]
    key = keys["山里的学校"]
    made = built(tmp_path, "".join(edit(key, new, old) for old, new in reversed(list(pairwise(texts)))))
    assert (row(made, "山里的学校").en, codes(made)) == (texts[-1], [])
