"""Where rows are cut: the traps of both languages, and that nothing is lost."""

from itertools import pairwise

import pytest
from duizhao.model.source import Lang
from duizhao.text.atoms import atoms
from hypothesis import given, settings
from hypothesis import strategies as st

ZH = {
    "a clause ends at a comma": ("水更清，天更蓝。", ["水更清，", "天更蓝。"]),
    "an enumeration does not": ("新建学校、医院、公园。", ["新建学校、医院、公园。"]),
    "nor a comma of thousands": ("投资1,200亿元，增长5%。", ["投资1,200亿元，", "增长5%。"]),
    "a half-width comma between figures of two clauses does": ("建成桥梁12,2座通车。", ["建成桥梁12,", "2座通车。"]),
    "nor a ratio's colon": ("按1∶2配建车位，完成3:1置换。", ["按1∶2配建车位，", "完成3:1置换。"]),
    "a colon before a list does": ("目标是：岚江水质达标。", ["目标是：", "岚江水质达标。"]),
    "nothing inside quotes": ("推进“治水，护岸”行动，造林。", ["推进“治水，护岸”行动，", "造林。"]),
    "nothing inside brackets": ("改造小区（含老楼，平房）12个，加装电梯。", ["改造小区（含老楼，平房）12个，", "加装电梯。"]),
    "nor inside Traditional quotes": ("推進「治水，護岸」行動，造林。", ["推進「治水，護岸」行動，", "造林。"]),
    "nor inside straight ones": ('推进"治水，护岸"行动，造林。', ['推进"治水，护岸"行动，', "造林。"]),
    "closing quotes go with the clause": ("他们说：“水清了。”大家高兴。", ["他们说：", "“水清了。”", "大家高兴。"]),
    "a quote that never closes holds nothing back": ("实施“治水行动，造林，护岸。", ["实施“治水行动，", "造林，", "护岸。"]),
    "half-width marks": ("水更清;天更蓝!好", ["水更清;", "天更蓝!", "好"]),
    "marks without a word join what stands before": ("好！！……", ["好！！……"]),
}
EN = {
    "a grade ends its sentence": ("Water is no worse than Class V. In May it improved.", 2),
    "so does a phase in Roman numerals": ("We finished Phase II. Work went on.", 2),
    "a decimal does not": ("The “Each 0.5 Gram Less” campaign began. It went well.", 2),
    "a note's number left at a word does not hide the stop": ("We put services on the “no-trip list”4. Progress was good.", 2),
    "nor after the stop": ("We wrote a list.4 Progress was good.", 2),
    "a decimal at the end": ("Growth was 5.2. The rest followed.", 2),
    "titles": ("Dr. Shen and Mr. Lu spoke. All agreed.", 2),
    "numbers of things": ("Line No. 5 opened. It is long.", 2),
    "initials": ("(J. Lu spoke. All agreed.)", 1),
    "countries": ("Trade with the U.S. Midwest grew.", 1),
    "a closing quote": ("They said “well done.” We agreed.", 2),
    "a number opens the next": ("Roads were built. 12 bridges followed.", 2),
    "no capital, no sentence": ("The firm acme. com grew.", 1),
    "a semicolon": ("GRP grew by 5%; jobs grew, too.", 2),
    "not inside brackets": ("We did three tasks (1. Build roads; 2. Plant trees. Then rest) this year.", 1),
    "items of a list": ("We will: -- Build roads -- Plant trees", 3),
    "an item's number is no sentence": ("1. Build roads. 2. Plant trees.", 2),
    "ellipsis": ("We waited... Then it came.", 2),
}


@pytest.mark.parametrize(("text", "pieces"), ZH.values(), ids=ZH)
def test_clauses(text: str, pieces: list[str]) -> None:
    assert [text[slice(*a.span)] for a in atoms(text, "zh")] == pieces


@pytest.mark.parametrize(("text", "count"), EN.values(), ids=EN)
def test_sentences(text: str, count: int) -> None:
    assert len(atoms(text, "en")) == count


marks = st.text(alphabet="。，；：、！？“”‘’「」（）()\"'.,;:!?∶ \u3000\n0123456789ABcd水清治岸的IV—-•*", max_size=60)


@pytest.mark.parametrize("lang", ["zh", "en"])
@given(text=st.one_of(marks, st.text(max_size=60)))
@settings(derandomize=True, max_examples=400, deadline=None, database=None)
def test_all_but_white_space_is_in_one_atom(text: str, lang: Lang) -> None:
    found = atoms(text, lang)
    spans = [a.span for a in found]
    assert all(a < b for a, b in spans)
    assert all(b <= c for (_, b), (c, _) in pairwise(spans))
    covered = {i for a, b in spans for i in range(a, b)}
    assert all(c.isspace() for i, c in enumerate(text) if i not in covered)
