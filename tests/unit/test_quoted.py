"""Where quoted words stand in a text; every text is fabricated."""

import pytest
from duizhao.text.fold import wording_with_map
from duizhao.text.quoted import place_of
from hypothesis import given
from hypothesis import strategies as st

SHOWN = "望川发展“绿色”航运，船票增长５%，新增 12 条航线。Ferries run daily — on 12 lines."
WIDE = str.maketrans({**{chr(c): chr(c + 0xFEE0) for c in range(0x21, 0x7F)}, '"': '"', "'": "'"})
FORMS = (
    lambda text: text.translate(WIDE),
    lambda text: text.replace(" ", ""),
    "\u3000".join,
    lambda text: text.replace("“", "「").replace("”", "」"),
    lambda text: text.replace("—", "–"),
)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("船票增长5%,", "船票增长５%，"),
        ("「绿色」航运", "“绿色”航运"),
        ("新增12条", "新增 12 条"),
        ("發展", "发展"),
        ("daily – on", "daily — on"),
        ("船票减少", None),
        ("on 13 lines", None),
        (" \u3000", None),
    ],
)
def test_the_place_of_words_of_another_form(words: str, found: str | None) -> None:
    place = place_of(words, SHOWN)
    assert (SHOWN[place[0] : place[1]] if place else None) == found


def test_words_as_they_are_go_before_those_of_another_form() -> None:
    assert place_of("5%", "５%，5%") == (3, 5)


@given(st.text(alphabet="发展绿色５5% ，,“”「」—–.aAé㎡…", max_size=40), st.data())
def test_words_of_another_form_stand_where_the_exact_ones_do(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    words = data.draw(st.sampled_from(FORMS))(text[start:end])
    folded, at = wording_with_map(text)
    wanted = wording_with_map(words)[0]
    place = place_of(words, text)
    if words in text or not wanted:
        assert place == ((text.find(words), text.find(words) + len(words)) if words in text else None)
        return
    assert place is not None
    first = folded.find(wanted)
    assert place[0] == at[first]
    assert wanted in wording_with_map(text[place[0] : place[1]])[0]
    times = sum(folded.startswith(wanted, k) for k in range(len(folded)))
    if times == 1 and text[start:end] == text[start:end].strip():
        assert place == (start, end)
