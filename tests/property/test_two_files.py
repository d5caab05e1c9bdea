"""A Chinese and an English file in any shape: every paragraph of both is in exactly one row, or said to be set aside."""

from collections import Counter

from duizhao.align import pair_editions
from duizhao.cache import Cache
from duizhao.collate import group_editions, merge
from duizhao.diagnostics import Collector
from duizhao.figures import meanings
from duizhao.model.curation import Advice
from duizhao.model.edition import Edition
from duizhao.model.report import MergedReport
from duizhao.outline import outline
from duizhao.readers import SourceFile, read_document
from duizhao.structure import understand
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.depth import pick

ZH_HEAD = ["望川市政府工作报告", "——2025年1月9日在望川市第九届人民代表大会第四次会议上", "各位代表："]
EN_HEAD = [
    "Report on the Work of the Government",
    "Delivered at the Fourth Session of the Ninth Wangchuan Municipal People’s Congress on January 9, 2025",
    "Fellow Deputies,",
]
PAIRS = [
    ("一、2024年工作回顾", "I. Review of Work in 2024"),
    ("（一）产业基础更加牢固", "(1) The industrial base grew firmer"),
    (
        "签约制造业项目126个，开工标准厂房86万平方米。",
        "We signed 126 manufacturing projects and started 860,000 square meters of workshops.",
    ),
    ("改造老旧小区186个，更新燃气管网468公里。", "We renovated 186 old compounds and replaced 468 kilometers of gas pipelines."),
    ("（二）城乡面貌焕然一新", "(2) Town and country took on a new look"),
    ("行舟桥重建后于4月通车。", "The rebuilt Xingzhou Bridge opened in April."),
    ("二、2025年工作安排", "II. Plans for 2025"),
    (
        "轨道交通3号线6月底前开通，调整46条公交线路。",
        "Metro Line 3 will open before the end of June, with 46 bus routes adjusted.",
    ),
    ("新增学位1.5万个，招聘医生822名。", "We will add 15,000 school places and hire 822 doctors."),
    ("各位代表！让我们携手建设更加美好的望川。", "Fellow Deputies! Let us build a better Wangchuan."),
]
Shape = st.lists(st.tuples(st.sampled_from(range(len(PAIRS))), st.booleans()), max_size=14)


def side(shape: list[tuple[int, bool]], lang: int) -> list[str]:
    """Return paragraphs of one language; one that is flagged is joined with the one before."""
    out = list((ZH_HEAD, EN_HEAD)[lang])
    for k, joined in shape:
        text = PAIRS[k][lang]
        if joined and len(out) > len(ZH_HEAD):
            out[-1] += f"{'' if lang == 0 else ' '}{text}"
        else:
            out.append(text)
    return out


def merged(zh: list[str], en: list[str]) -> tuple[MergedReport, bool]:
    editions = []
    for name, lines in (("zh.txt", zh), ("en.txt", en)):
        document = read_document(SourceFile(name, "\n".join(lines).encode()), Collector())
        assert document is not None
        edition = understand(document, Advice(), Collector())
        assert isinstance(edition, Edition)
        editions.append(edition)
    (group,) = group_editions(editions)
    pairing = pair_editions(group, meanings, Cache(), Collector())
    return merge(group, Collector(), pairing), pairing is not None


@given(Shape, Shape)
@settings(max_examples=pick(25, 400), deadline=None)
def test_every_paragraph_is_in_one_row(zh: list[tuple[int, bool]], en: list[tuple[int, bool]]) -> None:
    texts = {"zh.txt": side(zh, 0), "en.txt": side(en, 1)}
    report, _ = merged(texts["zh.txt"], texts["en.txt"])
    places = Counter((r.file, r.line) for row in report.rows for r in row.readings)
    places.update((a.file, a.line) for a in report.set_aside)
    assert set(places.values()) == {1}
    got = {(r.file, r.line): r.text for row in report.rows for r in row.readings}
    got |= {(a.file, a.line): a.text for a in report.set_aside}
    assert got == {(file, n): line for file, lines in texts.items() for n, line in enumerate(lines, 1)}
    keys = [p.key for p in outline(report, Collector()).passages]
    assert len(keys) == len(set(keys))
