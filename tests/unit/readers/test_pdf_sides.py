"""PDFs with Chinese and English side by side, in a table or in columns."""

from collections.abc import Sequence

import pytest
from duizhao.readers.limits import Deadline
from duizhao.readers.pdf.layer import find_lines
from duizhao.readers.pdf.sides import side_by_side

from tests.documents import pdf
from tests.unit.readers.reading import read

_THINGS = {
    "绿道": "greenways", "学校": "schools", "桥梁": "bridges", "医院": "hospitals", "公园": "parks", "管网": "pipelines", "码头": "wharves", "电梯": "lifts",
}  # fmt: skip
_ZH = [f"今年{zh}建设全面完成，{zh}沿线受益居民5万户，其中一半在城南各区。" for zh in _THINGS]
_EN = [
    f"{en.capitalize()} were completed this year, and residents near the {en} were served, half in the south."
    for en in _THINGS.values()
]
_WIDE = {"zh": 18, "en": 20}
_Placed = tuple[float, float, str]


def _lines(text: str, lang: str) -> list[str]:
    """Break a text into lines of a column."""
    if lang == "zh":
        return [text[k : k + _WIDE["zh"]] for k in range(0, len(text), _WIDE["zh"])]
    out = [""]
    for word in text.split():
        out = [*out[:-1], f"{out[-1]} {word}".strip()] if len(out[-1]) + len(word) < _WIDE["en"] else [*out, word]
    return out


def _table(left: Sequence[str], right: Sequence[str], langs: tuple[str, str], padding: float) -> list[list[_Placed]]:
    """Place the rows of a table on pages."""
    pages: list[list[_Placed]] = [[]]
    y = 690.0
    for cells in zip(left, right, strict=True):
        broken = [_lines(text, lang) for text, lang in zip(cells, langs, strict=True)]
        if y - 16 * max(map(len, broken)) < 420:
            pages.append([])
            y = 690.0
        for x, some in zip((60.0, 310.0), broken, strict=True):
            pages[-1] += [(x, y - 16 * k, line) for k, line in enumerate(some)]
        y -= 16 * max(map(len, broken)) + padding
    return pages


@pytest.mark.parametrize("padding", [0.0, 3.0, 12.0])
@pytest.mark.parametrize("first", ["zh", "en"])
def test_rows_of_a_table_are_read_chinese_first(first: str, padding: float) -> None:
    sides = (_ZH, _EN) if first == "zh" else (_EN, _ZH)
    got = read(pdf(_table(*sides, ("zh", "en") if first == "zh" else ("en", "zh"), padding)))
    assert got.texts == [text for pair in zip(_ZH, _EN, strict=True) for text in pair]


def test_columns_of_text_are_read_one_after_the_other_through_all_pages() -> None:
    pages = []
    for part in (slice(0, 4), slice(4, 8)):
        zh = [line for text in _ZH[part] for line in _lines(text, "zh")]
        en = [line for text in _EN[part] for line in _lines(text, "en")]
        pages.append(
            [(60.0, 690.0 - 16.7 * k, x) for k, x in enumerate(zh)] + [(310.0, 686.0 - 15.1 * k, x) for k, x in enumerate(en)]
        )
    joined = "".join(read(pdf(pages)).texts)
    assert joined.index("今年电梯") < joined.index("Greenways were")
    assert joined.index("Hospitals were") < joined.index("Parks were")


def test_languages_in_turn_and_figures_beside_names_are_as_they_stand() -> None:
    turn = [(60.0, 690.0 - 20 * k, text) for k, text in enumerate(t for pair in zip(_ZH, _EN, strict=True) for t in pair)]
    table = [(x, 300.0 - 20 * k, text) for k, name in enumerate(_THINGS) for x, text in ((60.0, name), (310.0, f"{k}00"))]
    lines, _, _ = find_lines(pdf([turn + table]), Deadline())
    assert side_by_side(lines) == (lines, frozenset())
