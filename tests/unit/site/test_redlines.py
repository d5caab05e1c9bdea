"""Two texts compared by words."""

import random
from itertools import pairwise

import pytest
from duizhao.model.shown import ShownQuote
from duizhao.model.source import Lang
from duizhao.site.redlines import redline_of, redlines
from duizhao.text.redline import redline
from lxml import html


def told(markup: str) -> str:
    """The text of a redline, with what differs in brackets; what only screen readers read is checked and dropped."""
    root = html.fromstring(f"<p>{markup}</p>")
    for change in root.iter("del", "ins"):
        mark = change[0]
        assert mark.get("class") == "dz-told"
        assert ("原为" if change.tag == "del" else "改为") in str(mark.xpath("string()"))
        open_, close = ("[-", "-]") if change.tag == "del" else ("{+", "+}")
        mark.getparent().text = f"{open_}{mark.tail}{close}"  # type: ignore[union-attr]
        change.remove(mark)
    return str(root.xpath("string()"))


def quote(text: str, marks: tuple[tuple[int, int], ...], en: str, en_marks: tuple[tuple[int, int], ...] = ()) -> ShownQuote:
    return ShownQuote(text, marks, en, en_marks, "zh-Hans", "a/2024/#p1", "", 2024, "a-2024", "", "")


def test_clauses_are_compared_by_words_without_the_signs_at_their_ends() -> None:
    old = quote("今年疏浚河道12.5公里，修缮码头。", ((2, 13),), "Dredge 12.5 km of rivers; repair wharves.")
    new = quote("继续疏浚河道9公里。", ((0, 10),), "Dredge 9 km of rivers and repair all wharves.")
    (zh, en) = redlines(old, new)
    assert (zh[0], told(zh[1])) == ("zh-Hans", "{+继续+}疏浚河道[-12.5-]{+9+}公里")
    assert (en[0], told(en[1])) == ("en", "Dredge [-12.5-]{+9+} km of rivers[-;-]{+ and+} repair {+all +}wharves")


def test_texts_with_little_in_common_or_without_a_difference_have_no_redline() -> None:
    assert redline_of("疏浚河道九公里", "新开书店三十家", "zh") == ""
    assert redline_of("舊河道", "旧河道", "zh") == ""
    assert redline_of("", "旧河道", "zh") == ""


def test_text_is_escaped() -> None:
    assert "<b>" not in redline_of("Mend the <b> wharf", "Mend the <b> old wharf", "en")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_character_of_either_text_is_lost(lang: Lang) -> None:
    draw = random.Random(7)
    pieces = ["河道", "橋", "12.5%", " ", "，", "wharves", "old-town", "𠀀", "\n", "3,000", ".", "“"]
    for _ in range(40):
        old, new = ("".join(draw.choices(pieces, k=draw.randrange(12))) for _ in range(2))
        parts = redline(old, new, lang)
        assert ("".join(p.old for p in parts), "".join(p.new for p in parts)) == (old, new)
        assert all(one.same != other.same for one, other in pairwise(parts))


def test_texts_of_words_that_recur_all_the_time_are_one_change() -> None:
    (part,) = redline("新河桥头" * 1250, "新湖桥头" * 1250, "zh")  # by words it would take minutes
    assert not part.same
