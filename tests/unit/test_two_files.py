"""A Chinese file and an English file of one report, from the folder to the pages."""

import re
from collections import Counter
from html import unescape
from pathlib import Path

import pytest
from duizhao.align.paragraphs import known, stage
from duizhao.align.paragraphs.verdict import SAME, Content, same_report
from duizhao.cache import Cache
from duizhao.diagnostics import Collector
from duizhao.model.report import MarkedPassage
from duizhao.pipeline import read_corpus
from duizhao.site.carried import with_html_in_text
from duizhao.text.glosses import glosses

from tests.builds import BuiltInMemory, Options, build_in_memory
from tests.cases.test_cases import HERE as CASES
from tests.conservation import texts, unaccounted, unread
from tests.two_files import Paragraph, TwoSides, damaged, judge, written

PAIR = CASES / "P106-doubtful-pair" / "in"
WHOLE = CASES / "two-files-other-paragraphs" / "in"


def passages(result: BuiltInMemory) -> list[MarkedPassage]:
    return [p for s in result.corpus.series for r in s.reports for p in r.passages]


def built(folder: Path, **files: bytes) -> BuiltInMemory:
    folder.mkdir(exist_ok=True)
    for name, data in files.items():
        (folder / name.replace("__", ".")).write_bytes(data)
    return build_in_memory(folder, Options(books=False))


def rows(folder: Path, **files: bytes) -> list[tuple[str | None, str | None, float | None]]:
    """Return the texts of every row, and the score of its pairing."""
    folder.mkdir(exist_ok=True)
    for name, data in files.items():
        (folder / name.replace("__", ".")).write_bytes(data)
    corpus = read_corpus(folder, Collector(), lambda *_: None, Cache())
    (report,) = [r for s in corpus.series for r in s.reports]
    return [(p.zh, p.en, p.row.pairing) for p in report.passages]


def test_a_doubtful_pair_is_marked_on_the_page_and_in_the_data_and_listed_with_the_lines_that_settle_it() -> None:
    result = build_in_memory(PAIR, Options(books=False))
    page = result.files["wangchuan/2025/01-00.md"].decode()
    marked = [part for part in page.split('<div class="dz-row') if "perhaps not the English of this Chinese" in part]
    assert [re.search("江上的风|签约", part) is not None for part in marked].count(True) == 1
    assert len(marked) == sum(1 for d in result.diagnostics if d.code == "P106")
    checks = unescape(with_html_in_text(result.files["wangchuan/2025/quality.md"].decode()))
    assert '[[pair]]\nreport = "wangchuan-2025"\nzh = "pm1nvvk"\nen = "pm1nvvk"' in checks
    assert b'"pairing":' in result.files["data/reports/wangchuan-2025.json"]
    assert any(d.code == "P106" and d.file == "a.txt" and d.line == 6 and "b.txt:6" in d.message for d in result.diagnostics)


def test_nothing_is_lost_and_addresses_of_either_file_alone_lead_to_its_words(tmp_path: Path) -> None:
    zh, en = (WHOLE / "a.txt").read_bytes(), (WHOLE / "b.txt").read_bytes()
    both = built(tmp_path / "both", a__txt=zh, b__txt=en)
    assert unaccounted(both.files, unread(both.diagnostics), texts(tmp_path / "both")) == []
    assert all(z and e for z, e, _ in rows(tmp_path / "both"))
    reached = {key: p for p in passages(both) for key in (p.key, *p.aliases)}
    for alone in (built(tmp_path / "zh", a__txt=zh), built(tmp_path / "en", b__txt=en)):
        for p in passages(alone):
            assert (p.zh or "") in (reached[p.key].zh or "")
            assert (p.en or "") in (reached[p.key].en or "")


@pytest.mark.parametrize("swap", [False, True])
def test_any_two_formats_give_the_same_rows(tmp_path: Path, *, swap: bool) -> None:
    zh, en = ([Paragraph(line, ()) for line in (WHOLE / name).read_text().splitlines()] for name in ("a.txt", "b.txt"))
    files = dict([written(zh, "zh", "docx" if swap else "pdf"), written(en, "en", "pdf" if swap else "docx")])
    assert [r[:2] for r in rows(tmp_path, **files)] == [r[:2] for r in rows(WHOLE)]


def test_the_names_of_the_files_mean_nothing(tmp_path: Path) -> None:
    zh, en = (WHOLE / "a.txt").read_bytes(), (WHOLE / "b.txt").read_bytes()
    assert rows(tmp_path / "one", a__txt=zh, b__txt=en) == rows(tmp_path / "other", b__txt=zh, a__txt=en)


def test_without_the_dictionary_no_word_is_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = rows(WHOLE)
    known._renderings.cache_clear()
    glosses.cache_clear()
    monkeypatch.setattr("duizhao.text.glosses._entries", dict)
    bare = rows(WHOLE)
    monkeypatch.undo()
    known._renderings.cache_clear()
    glosses.cache_clear()
    assert sum(z is not None and e is not None for z, e, _ in bare) > len(whole) // 2
    for side in (0, 1):
        assert characters(bare, side) == characters(whole, side)


def characters(found: list[tuple[str | None, str | None, float | None]], side: int) -> Counter[str]:
    return Counter("".join("".join(str(r[side] or "") for r in found).split()))


def test_files_that_are_too_long_are_said_and_not_paired(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stage, "LARGEST", 20)
    diagnostics = Collector()
    (series,) = read_corpus(WHOLE, diagnostics, lambda *_: None, Cache()).series
    assert [d.code for d in diagnostics.sorted() if d.code.startswith("P")] == ["P104"]
    assert not any(p.zh and p.en for p in series.reports[0].passages)


@pytest.mark.parametrize(
    ("density", "quantities", "hits", "same"),
    [(60.0, 80, 78, True), (40.0, 60, 26, True), (10.0, 70, 2, False), (12.0, 0, 0, True), (0.0, 8, 0, False)],
)
def test_the_texts_decide_whatever_the_headers_say(density: float, quantities: int, hits: int, *, same: bool) -> None:
    """The same day in both headers, and texts: alike, shortened, of another year, too short to tell, of another place."""
    characters = 60000.0 if quantities > 10 else 900.0
    chance = same_report(Content((), density, characters, quantities, hits), 0.99, dictionary=True)
    assert (chance >= SAME) == same
    assert not 0.4 < chance < 0.6


def test_the_judge_of_the_measurements_counts_false_and_cut_rows() -> None:
    sides = TwoSides(
        [Paragraph(f"第{k}段。", (k,)) for k in range(4)], [Paragraph(f"Paragraph {k}.", (k,)) for k in (0, 1, 1, 3)]
    )
    right, cut, false = ({("zh", 0), ("en", 0)}, {("zh", 1), ("en", 1)}, {("zh", 2), ("en", 3)})
    score = judge(sides, [(frozenset(m), 0.95) for m in (right, cut, false, {("en", 2)}, {("zh", 3)})])  # type: ignore[arg-type]
    assert [how for how, _ in score.pairs] == ["right", "cut", "false"]
    assert (score.right, score.total, score.false(0.9), score.false(0.99)) == (2, 8, 1, 0)
    assert damaged(sides, "merged", 1) != sides


def test_a_long_heading_without_a_stop_stays_a_paragraph_of_a_web_page(tmp_path: Path) -> None:
    """A heading of more than 60 characters stands over its text in a file whose English paragraphs are long."""
    heading = "(1) Lengthen and strengthen the industrial chains along both banks of the Lanjiang River"
    long = [
        (
            "We will sign 130 new manufacturing projects this year and raise industrial investment by more than 9 percent, so that the "
            "district has work for all who come home from the coast, and for those who never left it; the workshops will be built where "
            "the old warehouses stood."
        ),
        (
            "Metro Line 3 will open before the end of June, with 46 bus routes adjusted at the same time, and nobody in the city will "
            "live more than ten minutes from a stop, neither on the hills in the north nor in the villages along the lake, where ferries "
            "go on running as before."
        ),
        (
            "We will plant 63 kilometers of greenway on both banks of the river and turn what is left of the old port into a park with a "
            "library, a swimming pool and a market hall, all of which the people of the quarter have asked for in three hearings held "
            "since the spring."
        ),
    ]
    english = [*(WHOLE / "b.txt").read_text().splitlines()[:5], heading, *long]
    name, data = written([Paragraph(t.strip(), ()) for t in english], "en", "html")
    assert heading in [en for _, en, _ in rows(tmp_path, **{name: data})]
