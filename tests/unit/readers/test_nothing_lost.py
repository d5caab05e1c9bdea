"""Whatever the paragraphs and whatever the format: every character is read, in order, once."""

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.documents import csv_pairs, csv_text, docx, html, packed, pdf_of, tmx
from tests.unit.readers.reading import Reading, read

BOUNDED = settings(derandomize=True, max_examples=60, deadline=None, database=None, suppress_health_check=list(HealthCheck))
HAN = "望川市岚江重湖改造老旧小区新建绿道公里一二三四是的发展，。；：“”（）《》、—…"
ODD = "&<>\"'`*_#{}[]\\|;,\t \u00a0\u3000\u200b0123456789%é①²ⅣﬁＡ𠮷"
shown = st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn", "Co", "Zl", "Zp"])
text = st.text(
    st.one_of(st.sampled_from(HAN), st.sampled_from(HAN), st.sampled_from(ODD), st.sampled_from("abc XYZ"), shown),
    min_size=1,
    max_size=60,
)
paragraph = text.filter(lambda t: any(c.isalnum() for c in t))
paragraphs = st.lists(paragraph, min_size=1, max_size=12)
chinese = st.text(st.sampled_from(HAN), min_size=4, max_size=90).map(lambda t: "望" + t)
english = st.lists(
    st.sampled_from('the city will build new roads, parks & homes <80> "km" in 2024.'.split()), min_size=2, max_size=20
).map(" ".join)
pairs = st.lists(st.tuples(chinese, english), min_size=1, max_size=8)


def characters(parts: list[str]) -> str:
    return "".join("".join(parts).split())


def raws(reading: Reading) -> str:
    """The characters of every line, in order, but for what the test's document has around its paragraphs."""
    around = {"title of the page", "frame of the page", "name of a column"}
    return characters(
        [line.fragment.raw for line in reading.lines if line.why not in around and not line.why.startswith("column ")]
    )


@BOUNDED
@given(paragraphs)
def test_docx(given: list[str]) -> None:
    got = read(docx(given))
    assert got.format == "docx"
    assert raws(got) == characters(given)


@BOUNDED
@given(paragraphs)
@example(["望\u200b川", "a & b <c>"])
def test_html(given: list[str]) -> None:
    got = read(html(given))
    assert got.format == "html"
    inside = [p for p in given if p.strip("\u200b\u00a0\u3000 \t")]
    everything = characters([line.fragment.raw for line in got.lines])
    assert everything == characters(["望川", "首页", *inside, "望川市人民政府"])


@BOUNDED
@given(paragraphs)
def test_a_long_text_on_a_page_is_not_taken_for_its_frame(given: list[str]) -> None:
    long = [
        f"{p.replace('。', '')}望川市今年改造老旧小区一百八十个，新建绿道八十公里，城乡居民收入同步增长，各项工作都有新的进展。"
        for p in given
    ]
    got = read(html(long))
    assert raws(got) == characters(long)


@BOUNDED
@given(paragraphs)
def test_csv_with_a_text_in_a_cell(given: list[str]) -> None:
    got = read(csv_text(given), "a.csv")
    assert got.format == "csv"
    assert raws(got) == characters(given)


@BOUNDED
@given(pairs, st.sampled_from(",;\t|"))
def test_a_table_of_pairs(given: list[tuple[str, str]], delimiter: str) -> None:
    got = read(csv_pairs(given, delimiter), "a.txt")
    assert [characters([t]) for t in got.texts] == [characters([t]) for pair in given for t in pair]


@BOUNDED
@given(pairs)
def test_tmx(given: list[tuple[str, str]]) -> None:
    got = read(tmx(given))
    assert got.format == "tmx"
    assert [characters([t]) for t in got.texts] == [characters([t]) for pair in given for t in pair]


@BOUNDED
@given(st.lists(chinese, min_size=1, max_size=30))
def test_pdf(given: list[str]) -> None:
    got = read(pdf_of(given))
    assert got.format == "pdf"
    assert characters([line.fragment.raw for line in got.lines]) == characters(given)


@BOUNDED
@given(paragraphs)
def test_an_archive_is_the_files_in_it(given: list[str]) -> None:
    from duizhao.diagnostics import Collector  # noqa: PLC0415 - of this test alone
    from duizhao.readers.unpack import unpack  # noqa: PLC0415 - of this test alone

    files = {"望川/2024.docx": docx(given), "b.csv": csv_text(given), "c.html": html(given)}
    diagnostics = Collector()
    assert dict(unpack("a.zip", packed(files), diagnostics)) == {f"a.zip/{name}": data for name, data in files.items()}
    assert diagnostics.sorted() == ()
