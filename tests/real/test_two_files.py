"""Bilingual reports split into a Chinese and an English file and damaged: the paragraphs come back in their rows.

The weights were chosen on other years than these: see docs/decisions/0028-two-files.md and tools/pairing.py.
"""

import time

import pytest
from duizhao.align import pair_editions
from duizhao.cache import Cache
from duizhao.collate import group_editions
from duizhao.diagnostics import Collector
from duizhao.figures import meanings
from duizhao.model.curation import Advice
from duizhao.model.edition import Edition
from duizhao.model.pairing import SURE
from duizhao.readers import SourceFile, read_document
from duizhao.structure import understand

from tests.depth import pick
from tests.real.scores import SHARED
from tests.two_files import TwoSides, damaged, judge, merged_rows, sides_of, written

pytestmark = [pytest.mark.realcorpus, pytest.mark.xdist_group("real")]
YEARS = ("2010", "2015", "2019")
SECONDS = 3.0


def sides(year: str) -> TwoSides:
    return sides_of(SHARED / f"reports/central-bilingual/GR{year}.bilingual.txt")


@pytest.mark.parametrize(
    ("kind", "least"),
    [("undamaged", 0.995), ("merged", 0.97), ("split", 0.97), ("dropped", 0.97), ("shortened", 0.96), ("all at once", 0.94)],
)
def test_paragraphs_stand_in_exactly_their_row(kind: str, least: float) -> None:
    scores = []
    for year in YEARS:
        two = damaged(sides(year), kind)
        scores.append(judge(two, merged_rows(two, ("text", "text"))))
    right, total = sum(s.right for s in scores), sum(s.total for s in scores)
    assert right / total >= least
    assert sum(s.false(SURE) for s in scores) == 0


@pytest.mark.parametrize(
    "forms", pick([("docx", "pdf")], [("docx", "pdf"), ("html", "docx"), ("pdf", "html"), ("wrapped-blank", "docx")])
)
def test_formats_make_no_difference(forms: tuple[str, str]) -> None:
    for year in pick(YEARS[:1], YEARS):
        assert judge(sides(year), merged_rows(sides(year), forms)).share >= 0.98


def test_files_of_two_years_are_never_paired_and_a_report_takes_less_than_three_seconds() -> None:
    """The English of another year gets the header of this one."""
    zh, en = sides("2015"), sides("2019")
    head, body = zh.en[:5], en.en[5:]
    for english, same in ((zh.en, True), ([*head, *body], False)):
        editions = []
        for name, data in (written(zh.zh, "zh", "text"), written(english, "en", "text")):
            document = read_document(SourceFile(name, data), Collector())
            assert document is not None
            edition = understand(document, Advice(), Collector())
            assert isinstance(edition, Edition)
            editions.append(edition)
        (group,) = group_editions(editions)
        diagnostics = Collector()
        start = time.process_time()
        pairing = pair_editions(group, meanings, Cache(), diagnostics)
        assert time.process_time() - start < SECONDS * pick(2, 1)
        assert (pairing is not None) == same
        assert [d.code for d in diagnostics.sorted() if d.code == "P101"] == ([] if same else ["P101"])
