"""What the exports say beside the text: provenance, confidence, scripts, notes, quantities, other wordings."""

from pathlib import Path

from duizhao.diagnostics import Collector
from duizhao.model.published import ReportData
from duizhao.readers import find_files, read_document
from duizhao.site.tables import BOM
from lxml import etree

from tests.unit.data.made import passage, report
from tests.unit.data.reading import TEI, XML, read_csv, read_tmx
from tests.unit.data.writing import memory, passages, sentences, text

ZH, EN = "空气变好，水变清。", "The air improved. The water cleared."
BEADS = [{"zh": [[0, 5]], "en": [[0, 17]], "score": 0.97}, {"zh": [[5, 9]], "en": [[18, 36]], "score": 0.4, "curated": True}]


def _tmx(*rows: object, **more: object) -> etree._Element:
    return etree.fromstring(memory(report(*rows, **more)))  # type: ignore[arg-type]


def _tei(made: ReportData) -> etree._Element:
    return etree.fromstring(text(made))


def _props(node: etree._Element) -> dict[str, str]:
    return {str(p.get("type")): p.text or "" for p in node.findall("prop")}


def test_a_unit_says_where_it_stands_how_sure_it_is_and_where_it_is_from() -> None:
    first, second = _tmx(passage("p000001", ZH, EN, segments=BEADS)).iter("tu")
    assert _props(first) == {
        "x-report": "wangchuan-2024",
        "x-chapter": "1",
        "x-passage": "p000001",
        "x-address": "wangchuan/2024/01-00/#p000001",
        "x-confidence": "0.97",
    }
    assert _props(second)["x-confirmed"] == "by an editor"
    assert [(v.get(f"{XML}lang"), _props(v)["x-source"]) for v in first.iter("tuv")] == [
        ("zh-Hans", "a.txt:1"),
        ("en", "a.txt:2"),
    ]


def test_what_is_in_one_language_has_no_unit() -> None:
    half = passage("p000001", ZH, EN, segments=[BEADS[0], {"zh": [[5, 9]], "en": [], "score": 0.3}])
    assert list(read_tmx(memory(report(half, passage("p000002", "水。", None))))) == ["wangchuan-2024.p000001.1"]


def test_a_unit_in_the_other_script_names_its_source_language() -> None:
    other = passage("p000002", "水變清。", EN, readings=[{"file": "b.txt", "line": 7, "lang": "zh", "text": "水變清。"}])
    root = _tmx(passage("p000001", ZH, EN), other)
    header = root.find("header")
    assert header is not None
    assert header.get("srclang") == "zh-Hans"
    plain, traditional = root.iter("tu")
    assert (plain.get("srclang"), traditional.get("srclang")) == (None, "zh-Hant")
    assert next(traditional.iter("tuv")).get(f"{XML}lang") == "zh-Hant"


def test_notes_in_both_languages_are_units() -> None:
    notes = [
        {"number": 1, "nth": 1, "zh": "注", "en": "note", "readings": []},
        {"number": 1, "nth": 2, "zh": None, "en": "x", "readings": []},
    ]
    (unit,) = _tmx(notes=notes).iter("tu")
    assert (unit.get("tuid"), unit.get("segtype")) == ("wangchuan-2024.note-1", "paragraph")


def test_our_own_reader_reads_our_translation_memory(tmp_path: Path) -> None:
    (tmp_path / "memory.tmx").write_bytes(memory(report(passage("p000001", ZH, EN, segments=BEADS))))
    diagnostics = Collector()
    document = read_document(next(iter(find_files(tmp_path, diagnostics))), diagnostics)
    assert document is not None
    assert document.format == "tmx"
    assert [line.fragment.text for line in document.lines if line.fragment.text in {ZH[:5], ZH[5:], EN[:17], EN[18:]}] == [
        ZH[:5], EN[:17], ZH[5:], EN[18:],
    ]  # fmt: skip


def test_beads_of_tei_lead_to_the_other_language() -> None:
    root = _tei(report(passage("p000001", ZH, EN, segments=BEADS)))
    segs = {str(s.get(f"{XML}id")): s for s in root.iter(f"{TEI}seg")}
    assert segs["wangchuan-2024.zh.p000001.1"].get("corresp") == "#wangchuan-2024.en.p000001.1"
    assert (segs["wangchuan-2024.en.p000001.2"].get("cert"), segs["wangchuan-2024.en.p000001.2"].get("type")) == (
        "0.40",
        "confirmed",
    )
    rows = {str(p.get(f"{XML}id")): p for p in root.iter(f"{TEI}p") if p.get(f"{XML}id")}
    assert rows["wangchuan-2024.zh.p000001"].get("corresp") == "#wangchuan-2024.en.p000001"


def test_a_bead_whose_words_stand_apart_has_parts() -> None:
    apart = [{"zh": [[0, 5]], "en": [[0, 8], [18, 36]], "score": 0.9}]
    segs = [dict(s.attrib) for s in _tei(report(passage("p000001", ZH, EN, segments=apart))).iter(f"{TEI}seg")]
    assert segs[0]["corresp"] == "#wangchuan-2024.en.p000001.1 #wangchuan-2024.en.p000001.1.2"
    assert [s.get("part") for s in segs] == [None, "I", "F"]
    assert segs[2]["prev"] == "#wangchuan-2024.en.p000001.1"


def test_a_row_of_tei_names_the_lines_of_its_editions() -> None:
    readings = [{"file": f, "line": n, "lang": "zh", "text": ZH} for f, n in (("a.txt", 41), ("b.txt", 11))]
    root = _tei(report(passage("p000001", ZH, None, readings=readings)))
    starts = [(x.get("edRef"), x.get("n")) for x in root.iter(f"{TEI}lb")]
    assert starts == [("#wangchuan-2024.w1", "41"), ("#wangchuan-2024.w2", "11")]
    witnesses = {w.get(f"{XML}id"): [i.text for i in w.iter(f"{TEI}idno")] for w in root.iter(f"{TEI}witness")}
    assert witnesses == {
        "wangchuan-2024.w1": ["a.txt", "0" * 64, "https://www.wangchuan.example/1"],
        "wangchuan-2024.w2": ["b.txt", "1" * 64],
    }


def test_notes_of_tei_and_their_places_lead_to_each_other() -> None:
    row = passage("p000001", ZH, EN, markers=[{"note": 3, "nth": 1, "lang": "en", "at": 16, "how": "term"}])
    notes: list[object] = [{"number": 3, "nth": 1, "zh": None, "en": "What the air is.", "readings": []}]
    root = _tei(report(row, notes=notes))
    (place,), (note,) = root.iter(f"{TEI}ptr"), [n for n in root.iter(f"{TEI}note") if n.get("n")]
    assert (place.get("target"), place.get("subtype"), place.tail) == ("#wangchuan-2024.en.note-3", "term", EN[16:])
    assert note.get("target") == f"#{place.get(f'{XML}id')}" == "#wangchuan-2024.en.ref-3"


def test_quantities_are_in_the_base_unit_and_ranges_have_both_ends() -> None:
    zh = "新增约30万辆，增长5%至6%。"
    figures = [
        {"lang": "zh", "span": [2, 7], "value": 300000, "unit": "vehicle", "approx": "~"},
        {"lang": "zh", "span": [10, 15], "value": 5, "high": 6.5, "unit": "%", "approx": None, "change": "growth"},
    ]
    made = [
        (dict(m.attrib), "".join(str(t) for t in m.itertext()))
        for m in _tei(report(passage("p000001", zh, None, figures=figures))).iter(f"{TEI}measure")
    ]
    assert made == [
        ({"type": "quantity", "subtype": "about", "quantity": "300000", "unit": "vehicle"}, "约30万辆"),
        ({"type": "growth", "unit": "%"}, "5%至6%"),
    ]
    (num,) = _tei(report(passage("p000001", zh, None, figures=figures))).iter(f"{TEI}num")
    assert (num.get("atLeast"), num.get("atMost")) == ("5", "6.5")


def test_other_wordings_stand_in_the_apparatus() -> None:
    row = passage("p000001", ZH, EN, variants=[{"file": "b.txt", "line": 9, "lang": "zh", "text": "空气好转，水变清。"}])
    (entry,) = _tei(report(row)).iter(f"{TEI}app")
    (reading,) = entry
    assert (entry.get("from"), reading.get("wit"), reading.get("n"), reading.text) == (
        "#wangchuan-2024.zh.p000001", "#wangchuan-2024.w2", "9", "空气好转，水变清。",
    )  # fmt: skip


def test_headings_head_their_division_and_run_in_headings_stay_in_their_row() -> None:
    chapters = [
        {"id": "1", "parent": None, "zh": "一、回顾", "en": "I. Review", "url": ""},
        {"id": "1.1", "parent": "1", "zh": "一是空气", "en": "First, air", "url": ""},
    ]
    rows = (
        passage("p000001", "一、回顾", "I. Review", kind="part"),
        passage("p000002", "一是空气。空气变好。", "First, air. It improved.", kind="chapter", chapter="1.1"),
    )
    root = _tei(report(*rows, chapters=chapters))
    divisions = [(d.get("type"), d.get("n"), [etree.QName(c).localname for c in d]) for d in root.iter(f"{TEI}div")]
    assert divisions[:2] == [("part", "1", ["head", "div"]), ("chapter", "1.1", ["p"])]


def test_the_header_counts_what_was_set_aside() -> None:
    aside = [{"file": "a.txt", "line": 9, "text": "发布", "why": "credit"}]
    assert "(the data file has them, with the reason): 1." in text(report(set_aside=aside)).decode()
    assert "(the data file has them" not in text(report()).decode()


def test_tables_open_in_excel_and_say_where_each_row_is_from() -> None:
    made = report(
        passage("p000001", ZH, EN, segments=BEADS, markers=[{"note": 3, "nth": 1, "lang": "en", "at": 3, "how": "term"}])
    )
    table = passages(made)
    assert table.startswith(BOM.encode())
    assert table.count(b"\r\n") == 2
    (row,) = read_csv(table)
    assert (row["notes"], row["source"], row["address"]) == ("3", "a.txt:1; a.txt:2", "wangchuan/2024/01-00/#p000001")
    assert row["rights"] == "Texts: as Wangchuan published them. Alignment: by rule."
    first, second = read_csv(sentences(made))
    assert (first["score"], first["confirmed"], second["confirmed"]) == ("0.97", "", "yes")
    assert (first["rights"] != "", second["rights"]) == (True, "")
