"""Markup of every odd kind: the readers keep what an extraction by other means finds, in order or not."""

from collections import Counter

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.documents import packed, xml_text
from tests.extraction import text_of_markup
from tests.unit.readers.reading import read

BOUNDED = settings(derandomize=True, max_examples=40, deadline=None, database=None, suppress_health_check=list(HealthCheck))
WORDS = st.text(st.sampled_from("望川市岚江绿道公里今年增长abcRD0123456789，。%<>&\"'"), min_size=1, max_size=12)
piece = st.one_of(
    WORDS.map(xml_text),
    WORDS.map(lambda t: f"<![CDATA[{t.replace(']]>', '')}]]>"),
    st.sampled_from(
        ["&hellip;", "&x;", "&amp;", "&amp;hellip;", "&#26395;", "&#x5ddd;", "<!-- 注 -->", "<?p i?>", "<!-- <![CDATA[ -->", "&"]
    ),
)
segment = st.lists(piece, min_size=1, max_size=8).map(lambda pieces: "望" + "".join(pieces))
nested = st.lists(
    st.tuples(segment, st.sampled_from(["{}", "<b>{}</b>", "<i><b>{}</b></i>", "<b/>{}"])), min_size=1, max_size=4
).map(lambda parts: "".join(shape.format(text) for text, shape in parts))
doctype = st.sampled_from(["", '<!DOCTYPE x SYSTEM "x.dtd">', "<!DOCTYPE x [<!ELEMENT a ANY>]>"])


def characters(text: str) -> Counter[str]:
    return Counter("".join(text.split()))


def kept(data: bytes | str) -> Counter[str]:
    return characters("".join(line.fragment.raw for line in read(data).lines))


@BOUNDED
@given(st.lists(nested, min_size=1, max_size=4), doctype, st.booleans())
def test_tmx(segments: list[str], declared: str, outside: bool) -> None:  # noqa: FBT001 - hypothesis gives it
    unit = "{stray}<tu>{stray}<tuv xml:lang='zh'><seg>{text}</seg>{stray}</tuv><note>记</note></tu>"
    units = "".join(unit.format(text=s, stray="外" * outside) for s in segments)
    source = f"<tmx><header/><body>{units}</body></tmx>"
    assert kept(declared + source) == characters(text_of_markup(source))


@BOUNDED
@given(
    st.lists(nested, min_size=1, max_size=4), doctype, st.sampled_from(["{}", "<w:ins>{}</w:ins>", "<w:del>{}</w:del>", "外{}内"])
)
def test_docx(texts: list[str], declared: str, around: str) -> None:
    runs = "".join(around.format(f"<w:r><w:t>{t.replace('<b', '<w:b').replace('</b', '</w:b')}</w:t></w:r>") for t in texts)
    runs = runs.replace("<i>", "<w:i>").replace("</i>", "</w:i>")
    body = f"体<w:p>{runs}</w:p><w:p><w:r><w:t>末</w:t></w:r></w:p>"
    source = f'<w:document xmlns:w="x"><w:body>{body}</w:body></w:document>'
    assert kept(packed({"word/document.xml": (declared + source).encode()})) == characters(text_of_markup(source))


@BOUNDED
@given(st.lists(nested, min_size=1, max_size=4), st.sampled_from(["p", "div", "math", "svg", "td", "noscript", "object"]))
def test_html(texts: list[str], tag: str) -> None:
    plain = [t.replace("&hellip;", "").replace("&amp;hellip;", "").replace("<?p i?>", "") for t in texts]
    body = "".join(f"<div><{tag}>{t}</{tag}>尾</div>" for t in plain)
    source = f"<html><body>{body}</body></html>"
    assert kept(source) == characters(text_of_markup(source))
