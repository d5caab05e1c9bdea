"""What holds for any text: spans in order within the text, values that are numbers, agreement that names each once."""

import time

import pytest
from duizhao.figures import agree, find_figures, ties
from duizhao.model.alignment import Segment
from duizhao.model.source import Lang
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

BOUNDED = settings(derandomize=True, max_examples=300, deadline=None, database=None, suppress_health_check=list(HealthCheck))
PIECES = (
    "一 二 两 三 十 百 千 万 亿 零 〇 成 倍 半 第 年 月 日 元 % 亩 个 家 约 超 近 以上 左右 余 多 分之 点 / : ： — 至 到 从 “ ” 、 ， 。 １ ２ ． "
    "1 2 5 2024 1,234 3.5 0 , . - – one two twenty hundred thousand million trillion half third quarter dozen over less than at least from to and "
    "percent % yuan mu hectares RMB $ Line Class V March 5 G20 PM2.5 first “ ” 's ( ) ٣ ² Ⅳ ½ \u200b \x00"
).split(" ")
texts = st.one_of(
    st.lists(st.sampled_from(PIECES), max_size=14).map("".join),
    st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join),
    st.text(max_size=40),
)
langs: st.SearchStrategy[Lang] = st.sampled_from(["zh", "en"])


@BOUNDED
@given(texts, langs)
def test_figures_stand_in_order_within_the_text(text: str, lang: Lang) -> None:
    at = 0
    for figure in find_figures(text, lang):
        assert at <= figure.start < figure.end <= len(text)
        assert figure.value.is_finite()
        assert figure.value >= 0
        assert figure.high is None or figure.high > figure.value
        assert figure.lang == lang
        at = figure.end


@BOUNDED
@given(texts, texts, st.integers(0, 20), st.integers(0, 20))
def test_agreement_names_each_quantity_and_indices_that_are_there(zh: str, en: str, cut_zh: int, cut_en: int) -> None:
    ours, theirs = find_figures(zh, "zh"), find_figures(en, "en")
    beads = [
        Segment(((0, cut_zh),), ((0, cut_en),), 1.0),
        Segment(((cut_zh, len(zh) + cut_zh),), ((cut_en, len(en) + cut_en),), 1.0),
    ]
    said = agree(ours, theirs, beads)
    for a in said:
        assert a.zh is not None or a.en is not None
        assert a.zh is None or 0 <= a.zh < len(ours)
        assert a.en is None or 0 <= a.en < len(theirs)
        assert (a.status == "unmatched") == (a.zh is None or a.en is None)
        if a.status == "differs":
            assert a.zh is not None
            assert a.en is not None
            assert ours[a.zh].kind == theirs[a.en].kind == "quantity"
    assert said == agree(ours, theirs, beads)
    assert all(0 < t.weight <= 1 for t in ties(ours, theirs))


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_run_of_digits_that_no_number_has_is_none_and_costs_nothing(lang: Lang) -> None:
    begun = time.process_time()
    assert find_figures("共" + "5" * 300_000 + "个", lang) == ()
    assert time.process_time() - begun < 2


@pytest.mark.parametrize(("text", "lang"), [("增长0.5%—{}%", "zh"), ("grew by 5 to {} percent", "en")])
def test_a_run_of_digits_is_no_upper_end_of_a_range(text: str, lang: Lang) -> None:
    assert all(f.high is None for f in find_figures(text.format("9" * 4345), lang))
