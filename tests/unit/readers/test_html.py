"""Web pages: text, notes, readings, tables; the frame of the page is told apart and nothing is lost."""

import pytest
from duizhao.readers.html.attributes import attributes_of_tags, is_costly
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import etree

from tests.unit.readers.reading import Reading, read

LONG = "今年望川市将改造老旧小区一百八十个，新建绿道八十公里，完成岚江沿岸生态修复，城乡居民收入与经济同步增长。"


def page(body: str, head: str = "") -> Reading:
    return read(f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>")


def test_inline_elements_are_one_text_and_br_is_a_line() -> None:
    got = page("<p>改造<b>老旧</b>\n小区<span>180</span>个。<br>新建绿道。</p><div>第二段<p>第三段</div>第四段")
    assert got.texts == ["改造老旧小区180个。", "新建绿道。", "第二段", "第三段", "第四段"]
    assert [line.paragraph for line in got.lines][:3] == [True, False, True]


def test_entities_are_characters_and_source_lines_are_kept() -> None:
    got = read("<!DOCTYPE html>\n<p>A&amp;B&nbsp;&#26395;&lt;川&gt;</p>\n\n<p>末</p>")
    assert got.texts == ["A&B 望<川>", "末"]
    assert [line.fragment.line for line in got.lines] == [2, 4]


def test_scripts_styles_and_comments_are_no_text() -> None:
    got = page("<script>var a='坏';</script><style>p{}</style><!-- 注 --><p>望川</p><template><p>模</p></template>")
    assert got.texts == ["望川"]
    assert got.aside == []


def test_headings_and_quotes_keep_their_role() -> None:
    got = page("<h2>一、回顾</h2><blockquote><p>引文</p></blockquote><p>正文</p>")
    assert [(line.role, line.depth) for line in got.lines] == [("heading", 2), ("quote", 0), ("text", 0)]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("绿道<sup>9</sup>。", "绿道[9]。"),
        ("绿道<sup>[9]</sup>。", "绿道[9]。"),
        ('绿道<a href="#_ftn9">[9]</a>。', "绿道[9]。"),
        ('绿道<sup><a href="#fn9">9</a></sup>。', "绿道[9]。"),
        ("面积30 km<sup>2</sup>。", "面积30 km2。"),
        ("built greenways<sup>12</sup> here", "built greenways[12] here"),
    ],
)
def test_superior_numbers_are_markers_and_powers_of_units_are_not(source: str, text: str) -> None:
    assert page(f"<p>{source}</p>").texts == [text]


def test_notes_of_a_page_have_a_title_and_their_numbers() -> None:
    got = page(
        f'<p>{LONG}<sup><a href="#fn1">1</a></sup></p><hr><ol><li id="fn1"><p>绿道指步行的路。<a href="#fnref1">↩</a></p></li>'
        '<li id="fn2"><p>二。</p></li></ol>'
    )
    assert got.texts == [LONG + "[1]", "注释：", "[1] 绿道指步行的路。", "[2] 二。"]
    assert "R112" in got.codes


def test_word_saved_as_a_web_page_gets_a_title_for_its_notes() -> None:
    got = page(f'<p>{LONG}<a href="#_ftn1">[1]</a></p><div id=ftn1><p><a href="#_ftnref1">[1]</a> 绿道。</p></div>')
    assert got.texts[1:] == ["注释：", "[1] 绿道。"]
    titled = page(f'<p>{LONG}</p><p>注释</p><div id=ftn1><p><a href="#_ftnref1">[1]</a> 绿道。</p></div>')
    assert titled.texts[1:] == ["注释", "[1] 绿道。"]


def test_readings_over_characters_are_set_aside() -> None:
    got = page("<p><ruby>望<rp>(</rp><rt>wàng</rt><rp>)</rp>川<rt>chuān</rt></ruby>市</p>")
    assert "".join(got.texts) == "望川市"
    assert {why for _, why in got.aside} == {"reading of a character"}


def test_numbered_lists_show_their_numbers() -> None:
    got = page('<ol start="3"><li>修路</li><li>建桥</li></ol><ul><li>种树</li></ul>')
    assert got.texts == ["3. 修路", "4. 建桥", "种树"]


def test_tables() -> None:
    got = page(
        "<table><tr><th>指标</th><th>目标</th></tr><tr><td>绿道</td><td>80公里</td></tr>"
        f"<tr><td>{LONG}</td><td>We will build 80 km of greenways.</td></tr></table>"
    )
    assert got.texts == ["指标 目标", "绿道 80公里", LONG, "We will build 80 km of greenways."]


FRAME = "<div class=top><a href=/>首页</a> <a href=/x>要闻</a></div>{}<div class=share>分享到：</div><footer>望川市人民政府主办</footer>"


def test_the_frame_of_a_page_is_set_aside_and_said() -> None:
    inside = f"<div id=c><h1>政府工作报告</h1><p>各位代表：</p><p>{LONG}</p><p>谢谢。</p><p>{LONG}好。</p></div>"
    got = page(FRAME.format(inside))
    assert got.texts == ["政府工作报告", "各位代表：", LONG, "谢谢。", LONG + "好。"]
    assert [text for text, why in got.aside if why == "frame of the page"] == ["首页 要闻", "分享到：", "望川市人民政府主办"]
    assert "R110" in got.codes


def test_what_repeats_or_is_short_inside_the_text_is_text() -> None:
    lines = ["一、回顾", LONG, "各位代表！", LONG, "各位代表！", "二、安排", LONG + "末。"]
    assert page(FRAME.format("<div>" + "".join(f"<p>{x}</p>" for x in lines) + "</div>")).texts == lines


def test_a_page_of_links_only_is_not_lost() -> None:
    got = page('<p><a href="/a">望川市2024年政府工作报告</a></p>')
    assert "望川市2024年政府工作报告" in [*got.texts, *(text for text, _ in got.aside)] or got.codes == {"R103"}


def test_hidden_elements_are_set_aside() -> None:
    got = page('<p>望川</p><p style="display: none">藏</p><p hidden>匿</p><p class="sr-only">隐</p><noscript>无</noscript>')
    assert got.texts == ["望川"]
    assert [text for text, _ in got.aside] == ["藏", "匿", "隐", "无"]


@pytest.mark.parametrize("encoding", ["gb2312", "gbk", "big5", "utf-16", "utf-8-sig", "gb18030"])
def test_encodings_by_name_and_by_mark(encoding: str) -> None:
    text = "政府工作報告，全年增長，經濟發展的工作。" if encoding == "big5" else "政府工作报告，全年增长，经济发展的工作。"
    source = f'<html><head><meta http-equiv="Content-Type" content="text/html; charset={encoding}"></head><body><p>{text}</p></body></html>'
    assert read(source.encode(encoding)).texts == [text]


def test_a_piece_of_a_page_is_a_page_and_text_with_a_tag_is_not() -> None:
    assert read("<p>第一段</p>\n<p>第二段</p>\n<p>第三段</p>").format == "html"
    assert read("望川<b>市</b>").format == "text"
    assert read("<5% 的企业</p>\n望川").format == "text"


@pytest.mark.parametrize(
    "source",
    [
        "<!DOCTYPE html>" + "<div>" * 5000 + "望川" + "</div>" * 5000,
        "<!DOCTYPE html>" + "<font>" * 5000 + "望川",
        "<!DOCTYPE html>" + "<table><tr><td>" * 700 + "望川",
    ],
)
def test_depth_is_no_danger(source: str) -> None:
    got = read(source)
    assert got.codes <= {"R108", "R110"}
    if got.document:
        assert got.texts == ["望川"]


def test_limits_are_said() -> None:
    assert read("<!DOCTYPE html>" + "<b>x" * 900_000).codes == {"R108"}
    assert read("<!DOCTYPE html><p " + " ".join(f"a{i}=1" for i in range(20_000)) + ">望川</p>").codes == {"R108"}


@pytest.mark.parametrize(
    "trick", ["", ' a=">"', " a='x=\"'", ' ="', " style=\"<!DOCTYPE x [<!ENTITY a 'b'>]>\"", " <b title='<p>'"]
)
@pytest.mark.parametrize("one", ["/a{}", " a{}=1", '\na{}="x>y"', "a{}=''"])
def test_thousands_of_attributes_are_refused_however_they_are_written(trick: str, one: str) -> None:
    endless = "".join(one.format(i) for i in range(20_000))
    assert read(f"<!DOCTYPE html><p{trick} {endless}>望川</p>").codes == {"R108"}


@settings(derandomize=True, deadline=None, database=None)
@given(st.text("<p>/= \"'ab\n!-", max_size=60))
@example("<p a='\"' b=\"'>\" c>")
@example("<p <b a>x<i b=c/d")
@example("<script><p a b c></script><p a>")
def test_attributes_are_counted_as_the_parser_counts_them_or_higher(source: str) -> None:
    root = etree.fromstring(f"<i>{source}".encode(), etree.HTMLParser(encoding="utf-8"))
    most = max(len(e.attrib) for e in root.iter() if isinstance(e.tag, str))
    assert max(attributes_of_tags(source, 0) or (0,)) >= most


def test_pages_with_many_tags_and_long_scripts_are_not_refused() -> None:
    script = "<script>" + "for(i=0;i<n.length;i++){x=y[i]/2}if(a>b){z()}\n" * 5000 + "</script>"
    tags = '<p class="a b" id=c style="margin: 0; padding: 0"><span lang=zh>望川</span></p>\n' * 5000
    assert not is_costly(f"<!DOCTYPE html>{script}{tags}")


def test_a_long_text_without_tags_is_no_endless_tag() -> None:
    assert len(page("<pre>" + "roads and homes\n" * 12_000 + "</pre>").texts) == 12_000


def test_a_picture_inside_the_page_is_no_reason_to_refuse_it() -> None:
    picture = "data:image/png;base64," + "iVBORw0KGgo/AAA+" * 60_000
    assert page(f'<p>望川<img src="{picture}">市</p>').texts == ["望川市"]
