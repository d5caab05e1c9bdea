"""Sentences and figures of the real reports against hand-made answers, by the scorer that lies beside them."""

import json
import re
from pathlib import Path

import pytest
from duizhao.text import glosses

from tests.builds import Options, build_in_memory
from tests.real.scores import SHARED, score, scored

pytestmark = [pytest.mark.realcorpus, pytest.mark.xdist_group("real")]
GOLD = SHARED / "gold"
TUNED, UNSEEN = (2008, 2012, 2017), (2010, 2015, 2019)  # central reports that the weights were chosen on, and the others


def values(said: str, name: str = "") -> dict[str, float]:
    line = next(x for x in said.splitlines() if x.startswith(name))
    return {k: float(v) for k, v in re.findall(r"(\w+)=([0-9.]+)", line)}


def test_sentences_of_beijing() -> None:
    found = values(score("beijing"), "alignment")
    assert found["found"] == found["paragraphs"]
    assert found["strict_f"] >= 0.98
    assert found["link_f"] >= 0.99
    assert found["paragraphs_exact"] >= 0.94


def test_sentences_of_the_traditional_rows(tmp_path: Path) -> None:
    rows = [x for x in (GOLD / "alignment.jsonl").read_text(encoding="utf-8").splitlines() if json.loads(x)["script"] == "Hant"]
    assert rows
    (tmp_path / "alignment.jsonl").write_text("\n".join(rows), encoding="utf-8")
    found = values(score("beijing", "--gold", str(tmp_path)), "alignment")
    assert found["strict_f"] >= 0.98


def test_sentences_without_the_dictionary(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("duizhao.text.dictionary.dictionary_file", lambda: None)
    glosses._entries.cache_clear()
    glosses.glosses.cache_clear()
    try:
        found = values(scored(build_in_memory(SHARED / "reports/beijing", Options(books=False)).files), "alignment")
    finally:
        glosses._entries.cache_clear()
        glosses.glosses.cache_clear()
    assert found["link_f"] >= 0.98


@pytest.mark.parametrize("year", [*TUNED, *UNSEEN])
def test_sentences_of_the_central_reports(year: int) -> None:
    found = values(score("central-bilingual", "--units", str(GOLD / f"central-sentences/GR{year}.paragraphs.tsv")))
    assert found["covered"] >= 0.99
    assert found["hover_right"] >= 0.97


def test_figures_of_beijing() -> None:
    found = values(score("beijing"), "figures")
    for measure in ("zh_precision", "zh_recall", "en_precision", "en_recall"):
        assert found[measure] >= 0.97, measure
    assert found["pairs_found"] >= 0.985
