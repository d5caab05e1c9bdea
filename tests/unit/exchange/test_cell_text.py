"""The text of a cell of Word: what is shown once all changes are accepted, to the character."""

import pytest
from duizhao.exchange.cell_text import read_cell
from duizhao.exchange.rows import Remark
from lxml import etree

from tests.unit.exchange.edited import W


def cell(markup: str) -> etree._Element:
    return etree.fromstring(f'<w:tc xmlns:w="{W}">{markup}</w:tc>')


def run(inner: str) -> str:
    return f"<w:r>{inner}</w:r>"


def text(words: str) -> str:
    return run(f"<w:t>{words}</w:t>")


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        (f"<w:p>{text('Two ')}<w:proofErr/>{text('boats')}</w:p>", "Two boats"),
        (f"<w:p>{run('<w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/><w:softHyphen/>')}</w:p>", "a\tb\nc\u2011\u00ad"),
        ("<w:p><w:r><w:sym w:char='2192'/></w:r></w:p>", "→"),
        (f"<w:p><w:hyperlink>{text('link')}</w:hyperlink>{run('<w:instrText>PAGE</w:instrText>')}</w:p>", "link"),
        (f"<w:p>{text('One.')}</w:p><w:p/><w:p>{text('Two.')}</w:p>", "One. Two."),
        (f"<w:p>{text('修桥，')}</w:p><w:p>{text('铺路。')}</w:p>", "修桥，铺路。"),
        (f"<w:p><w:del><w:ins>{text('x')}</w:ins></w:del><w:moveFrom>{text('y')}</w:moveFrom><w:moveTo>{text('y')}</w:moveTo></w:p>", "y"),
        (f"<w:p><w:r><w:pict><w:txbxContent><w:p>{text('box')}</w:p></w:txbxContent></w:pict></w:r>{text('out')}</w:p>", "out box"),
        (f"<w:sdt><w:sdtContent><w:p>{text('held')}</w:p></w:sdtContent></w:sdt>", "held"),
    ],
)  # fmt: skip
def test_what_is_shown_is_read_to_the_character(markup: str, expected: str) -> None:
    assert read_cell(cell(markup), {}).text == expected


def test_comments_and_changes_are_kept_with_their_authors() -> None:
    comment = Remark("comment", "Lin", "Why?")
    changes = f'<w:ins w:author="Lin">{text("new")}</w:ins><w:del w:author="Wei">{run("<w:delText>old</w:delText>")}</w:del>'
    read = read_cell(cell(f'<w:p>{changes}<w:r><w:commentReference w:id="7"/></w:r></w:p>'), {"7": comment})
    assert (read.text, read.remarks) == ("new", [Remark("inserted", "Lin", "new"), Remark("deleted", "Wei", "old"), comment])
