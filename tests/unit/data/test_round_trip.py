"""What is read back from an export is the text of the data file, whatever the text holds."""

from duizhao.data.exports.xml import count_lost
from duizhao.model.published import ReportData
from duizhao.site.tables import guarded, unguarded
from hypothesis import given, settings
from lxml import etree

from tests.unit.data.made import BOUNDED, TEXT, passage, report, reports
from tests.unit.data.reading import TEI, XML, beads, read_csv, read_tei, read_tmx, tei_texts, units
from tests.unit.data.writing import corpus, memory, passages, sentences, text


@given(reports())
@BOUNDED
def test_tmx(made: ReportData) -> None:
    assert read_tmx(memory(made)) == units(made)


@given(reports())
@BOUNDED
def test_tei(made: ReportData) -> None:
    assert read_tei(text(made)) == tei_texts(made)


@given(reports())
@settings(BOUNDED, max_examples=30)
def test_tei_points_to_what_is_there(made: ReportData) -> None:
    root = etree.fromstring(corpus("wangchuan", made))
    ids = [node.get(f"{XML}id") for node in root.iter() if node.get(f"{XML}id")]
    assert len(ids) == len(set(ids))
    named = {"corresp", "target", "prev", "from", "edRef", "wit"}
    asked = {x for node in root.iter() for name in named for x in (node.get(name) or "").split()}
    notes = {m["note"] for p in made["passages"] for m in p["markers"]}
    assert {x.removeprefix("#") for x in asked} <= set(ids)
    assert len(list(root.iter(f"{TEI}ptr"))) >= len(notes)


@given(reports())
@BOUNDED
def test_tables(made: ReportData) -> None:
    rows = read_csv(passages(made))
    assert [(r["passage"], r["zh"], r["en"]) for r in rows] == [(p["id"], p["zh"] or "", p["en"] or "") for p in made["passages"]]
    pairs = {f"{r['report']}.{r['passage']}.{r['bead']}": (r["zh"], r["en"]) for r in read_csv(sentences(made))}
    assert pairs == beads(made)


@given(TEXT)
@BOUNDED
def test_no_cell_is_a_formula(cell: str) -> None:
    assert unguarded(guarded(cell)) == cell
    assert guarded(cell)[0] not in "=+-@\t\r\n＝＋－＠"


def test_what_xml_cannot_hold_is_replaced_and_counted() -> None:
    made = report(passage("p000001", "空\u0000气。", "A\u000bir.\uffff"))
    assert count_lost(["空\u0000气。", "A\u000bir.\uffff", None]) == 3
    for data in (memory(made), text(made)):
        assert "空\ufffd气。" in data.decode()
        assert "here replaced by U+FFFD: 3." in data.decode()
    assert "U+FFFD" not in memory(report(passage("p000001", "空气。", "Air."))).decode()


def test_one_report_or_many_say_the_same() -> None:
    first = report(passage("p000001", "空气。", "Air."))
    second = report(passage("p000001", "水。", "Water."), id="wangchuan-2025", year=2025)
    assert read_tmx(memory(first, second)) == units(first) | units(second)
    assert read_tei(corpus("wangchuan", first, second)) == tei_texts(first) | tei_texts(second)
    assert [r["zh"] for r in read_csv(passages(first, second))] == ["空气。", "水。"]
