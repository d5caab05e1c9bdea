"""What the aligner gives for rows, reports and series; every text is fabricated."""

import sqlite3
from collections.abc import Callable, Mapping
from itertools import pairwise
from pathlib import Path

import pytest
from duizhao.align import passes
from duizhao.align.affinity import Evidence, evidence
from duizhao.align.passes import first_pass, second_pass
from duizhao.align.row import Row
from duizhao.align.texts import Beads, Lesson, Rough, Text
from duizhao.cache import Cache
from duizhao.diagnostics import Collector
from duizhao.figures import find_figures, ties
from duizhao.model.report import ComparedPassage, Corpus
from duizhao.pipeline import read_corpus
from duizhao.text.glosses import _entries, glosses

from tests import growth

ROOT = Path(__file__).resolve().parents[3]
HEAD = "政府工作报告\n——{year}年1月16日在望川市第九届人民代表大会第三次会议上\n"
HEAD_EN = "GOVERNMENT WORK REPORT\nPresented at the Third Session of the Ninth Wangchuan Municipal People’s Congress on January 16, {year}\n"


def text(zh: str, en: str, *bonds: tuple[str, str]) -> Text:
    left, right = find_figures(zh, "zh"), find_figures(en, "en")
    tied = tuple((left[t.zh].start, right[t.en].start, t.weight) for t in ties(left, right))
    return Text(zh, en, tied, tuple((zh.index(z), en.index(e)) for z, e in bonds))


def forget() -> None:
    """Forget what this process knows of words and texts."""
    glosses.cache_clear()
    passes._prepared.cache_clear()


def beads(*texts: Text) -> list[list[tuple[str, str]]]:
    """The beads of rows as pairs of strings."""
    found = second_pass(texts, first_pass(texts), ())
    return [
        [("".join(t.zh[a:b] for a, b in s.zh), " ".join(t.en[a:b] for a, b in s.en)) for s in row]
        for t, row in zip(texts, found.rows, strict=True)
    ]


def corpus_of(folder: Path, cache: Path | None = None, processes: int = 1, diagnostics: Collector | None = None) -> Corpus:
    with Cache(cache) as kept:
        return read_corpus(folder, diagnostics or Collector(), lambda *_: None, kept, processes)


def sample(folder: Path, *names: str, cache: Path | None = None) -> Corpus:
    folder.mkdir(exist_ok=True)
    for name in names:
        (folder / name).write_bytes((ROOT / "reports/wangchuan" / name).read_bytes())
    return corpus_of(folder, cache)


def passages(corpus: Corpus) -> dict[tuple[str, str], ComparedPassage]:
    return {(r.id, p.key): p for s in corpus.series for r in s.reports for p in r.passages}


WATER = text(
    "岚江水质优良，新建公园12个，改造老旧小区30个；开通公交线路5条。",
    "The Lanjiang River had good water. We built 12 parks and renovated 30 old residential compounds. Five bus routes opened.",
)


def test_clauses_go_to_the_sentence_that_renders_them() -> None:
    assert beads(WATER) == [
        [
            ("岚江水质优良，", "The Lanjiang River had good water."),
            ("新建公园12个，改造老旧小区30个；", "We built 12 parks and renovated 30 old residential compounds."),
            ("开通公交线路5条。", "Five bus routes opened."),
        ]
    ]


def test_without_a_dictionary_it_works_still(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("duizhao.text.glosses._entries", dict)
    forget()
    try:
        assert [z for z, _ in beads(WATER)[0]] == ["岚江水质优良，", "新建公园12个，改造老旧小区30个；", "开通公交线路5条。"]
    finally:
        forget()


def test_a_process_that_gets_a_report_again_has_what_no_lexicon_changes(monkeypatch: pytest.MonkeyPatch) -> None:
    forget()
    texts = (
        WATER,
        text("全市森林覆盖率达到40%，空气质量持续改善。", "Forest coverage reached 40 percent. The air grew cleaner."),
    )
    rough = first_pass(texts)
    forget()
    alone = second_pass(texts, rough, ())  # as another process does it
    looked: list[str] = []

    def counted(row: Row, rarities: Mapping[str, float]) -> Evidence:
        looked.append(row.zh)
        return evidence(row, rarities)

    monkeypatch.setattr(passes, "evidence", counted)
    forget()
    assert first_pass(texts) == rough
    assert second_pass(texts, rough, ()) == alone
    assert looked == [t.zh for t in texts]


def test_the_dictionary_is_there_and_read() -> None:
    assert len(_entries()) > 100_000
    assert ("water", "qualiti") in glosses("水质") or ("water", "qualiti") in [g[:2] for g in glosses("水质")]


def test_a_sentence_that_nothing_renders_stands_alone() -> None:
    row = text(
        "全年新增就业3.2万人，建成保障房1800套。",
        "Over the year 32,000 new jobs were created. A visiting delegation of foreign journalists praised the noodles of our "
        "railway station at great length and in several languages. We finished 1,800 government-subsidized homes.",
    )
    found = beads(row)[0]
    assert ("全年新增就业3.2万人，", "Over the year 32,000 new jobs were created.") in found
    assert any(z == "" and "noodles" in e for z, e in found)


def test_two_sentences_that_changed_places_are_told() -> None:
    row = text(
        "新建桥梁7座，总投资41.5亿元；改造医院13家，新增床位2600张。",
        "A total of 13 hospitals were renovated, with 2,600 beds added. We built seven bridges with an investment of 4.15 billion yuan.",
    )
    assert sorted(beads(row)[0]) == [
        ("改造医院13家，新增床位2600张。", "A total of 13 hospitals were renovated, with 2,600 beds added."),
        ("新建桥梁7座，总投资41.5亿元；", "We built seven bridges with an investment of 4.15 billion yuan."),
    ]


def test_an_editors_bond_outweighs_all_else() -> None:
    zh, en = WATER.zh, WATER.en
    (found,) = beads(text(zh, en, ("改造老旧", "Five bus")))
    assert ("新建公园12个，", "We built 12 parks and renovated 30 old residential compounds.") in found
    assert ("改造老旧小区30个；开通公交线路5条。", "Five bus routes opened.") in found
    crossed = text(zh, en, ("岚江", "Five bus"))
    rows = second_pass([crossed], first_pass([crossed]), ()).rows[0]
    (bound,) = [s for s in rows if s.curated]
    assert zh[slice(*bound.zh[0])] == "岚江水质优良，"
    assert "Five bus" in en[slice(*bound.en[0])]
    assert bound.score == 1.0


def test_a_row_that_holds_a_whole_report_is_aligned_as_its_parts_are(tmp_path: Path) -> None:
    corpus = sample(tmp_path / "in", "2024.txt")
    rows = [p for p in passages(corpus).values() if p.zh and p.en]
    long = text("".join(p.zh or "" for p in rows), " ".join(p.en or "" for p in rows))
    found = set(beads(long)[0])
    apart = {(p.zh[slice(*s.zh[0])], p.en[slice(*s.en[0])]) for p in rows for s in p.segments if p.zh and p.en and s.zh and s.en}
    assert len(apart) > 100
    assert len(found & apart) > 0.7 * len(apart)  # one row learns from itself alone, its parts from each other


def test_every_character_of_a_bilingual_row_is_in_one_segment(tmp_path: Path) -> None:
    for p in passages(sample(tmp_path / "in", "2024.txt", "2025.md")).values():
        for shown, side in ((p.zh, "zh"), (p.en, "en")):
            spans = sorted(span for s in p.segments for span in getattr(s, side))
            assert all(b <= c for (_, b), (c, _) in pairwise(spans))
            covered = {i for a, b in spans for i in range(a, b)}
            if p.zh and p.en and shown:
                assert all(c.isspace() for i, c in enumerate(shown) if i not in covered)
            else:
                assert not spans


class Counted:
    """Counts what the passes were asked to do."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.first: list[int] = []
        self.second: list[int] = []
        self._watch(monkeypatch, "first_pass", self.first)
        self._watch(monkeypatch, "second_pass", self.second)

    @staticmethod
    def _watch(monkeypatch: pytest.MonkeyPatch, name: str, into: list[int]) -> None:
        real: Callable[..., Rough | Beads] = getattr(passes, name)

        def counted(texts: tuple[Text, ...], *more: object) -> Rough | Beads:
            into.append(len(texts))
            return real(texts, *more)

        monkeypatch.setattr(passes, name, counted)


def test_what_did_not_change_is_never_looked_at_twice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache = tmp_path / "cache" / "beads.sqlite"
    one = sample(tmp_path / "in", "2024.txt", cache=cache)
    counted = Counted(monkeypatch)
    with monkeypatch.context() as patched:
        for name in ("find_figures", "agree"):
            patched.setattr(f"duizhao.figures.stage.{name}", None)
        assert sample(tmp_path / "in", cache=cache) == one
    assert counted.first == counted.second == []
    both = sample(tmp_path / "in", "2025.md", cache=cache)
    assert len(counted.first) == len(counted.second) == 1  # the new year only
    older = {k: p.segments for k, p in passages(both).items() if k[0].endswith("2024")}
    assert older == {k: p.segments for k, p in passages(one).items()}


def test_a_report_learns_from_so_many_before_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    growth.write(tmp_path, growth.KINDS["several reports in a file"].make(16))
    taught: list[int] = []
    real = passes.second_pass

    def counted(rows: tuple[Text, ...], rough: Rough, lessons: list[Lesson]) -> Beads:
        taught.append(len(lessons))
        return real(rows, rough, lessons)

    monkeypatch.setattr(passes, "second_pass", counted)
    corpus_of(tmp_path)
    assert len(taught) == 16
    assert taught[:2] == [0, taught[1]]
    assert taught == sorted(taught)
    assert taught[-1] == taught[12] > taught[11]


def test_the_cache_is_no_source_of_truth(tmp_path: Path) -> None:
    path = tmp_path / "beads.sqlite"
    fresh = sample(tmp_path / "in", "2024.txt")
    path.write_bytes(b"no database at all" * 100)
    assert sample(tmp_path / "in", cache=path) == fresh
    with sqlite3.connect(path) as db:
        db.execute("UPDATE found SET value = '[[1, {\"a\": 2}]]'")
    db.close()
    assert sample(tmp_path / "in", cache=path) == fresh
    (tmp_path / "file").write_text("")
    assert sample(tmp_path / "in", cache=tmp_path / "file" / "beads.sqlite") == fresh


def test_one_process_and_two_give_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("duizhao.align.workers._WORTH_A_PROCESS", 0)
    alone = sample(tmp_path / "in", "2024.txt", "2025.md")
    assert corpus_of(tmp_path / "in", processes=2) == alone


@pytest.fixture
def two_rows(tmp_path: Path) -> tuple[Path, str]:
    """A folder with a report of two rows with water, and the key of the first."""
    folder = tmp_path / "in"
    folder.mkdir()
    rows = f"{WATER.zh}\n{WATER.en}\n湖水也清了。\nLake water cleared, too.\n"
    (folder / "a.txt").write_text(
        f"{HEAD.format(year=2024)}{HEAD_EN.format(year=2024)}一、回顾\nI. Review\n{rows}", encoding="utf-8"
    )
    return folder, next(p.key for p in passages(corpus_of(folder)).values() if p.zh == WATER.zh)


def test_curation_overrides_the_beads_and_survives_a_rebuild(two_rows: tuple[Path, str], tmp_path: Path) -> None:
    folder, key = two_rows
    rule = f'[[segment]]\nreport = "wangchuan-2024"\nrow = "{key}"\nzh = "改造老旧"\nen = "Five bus"\n'
    (folder / "curation.toml").write_text(rule, encoding="utf-8")
    for _ in range(2):
        corpus = corpus_of(folder, tmp_path / "beads.sqlite")
        (row,) = [p for p in passages(corpus).values() if p.zh == WATER.zh]
        (bound,) = [s for s in row.segments if s.curated]
        assert WATER.zh[slice(*bound.zh[0])] == "改造老旧小区30个；开通公交线路5条。"


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ('row = "pzzzzzz"\nzh = "水"\nen = "water"', "there is no row pzzzzzz in this report"),
        ('row = "{key}"\nzh = "火山"\nen = "water"', "does not contain “火山”"),
        ('row = "{key}"\nzh = "水"\nen = "volcano"', "does not contain “volcano”"),
        ('row = "{key}"\nzh = ""\nen = "water"', "zh and en must quote words"),
        ('row = "water"\nzh = "水"\nen = "water"', "is not a row key"),
    ],
)
def test_a_rule_that_fits_nothing_is_said_with_its_line(two_rows: tuple[Path, str], rule: str, said: str) -> None:
    folder, key = two_rows
    text = f'[[segment]]\nreport = "wangchuan-2024"\n{rule.format(key=key)}\n'
    (folder / "curation.toml").write_text(text, encoding="utf-8")
    diagnostics = Collector()
    corpus_of(folder, diagnostics=diagnostics)
    found = [d for d in diagnostics.sorted() if d.file == "curation.toml"]
    assert [(d.line, said in d.message) for d in found] == [(1, True)]
