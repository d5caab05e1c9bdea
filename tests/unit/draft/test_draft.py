"""`duizhao draft`: the nearest clauses, the figures to change, known parts; as page, Word document, XLIFF and TMX."""

import re
import zipfile
from pathlib import Path

import pytest
from duizhao.draft import Memory
from duizhao.draft.drafted import Draft, DraftClause, Source
from duizhao.draft.memory import Unit
from duizhao.draft.xliff import xliff_of_draft
from duizhao.model.words import Rendering
from duizhao.readers.limits import UnreadableError
from duizhao.readers.tmx import read_pairs

from tests.unit.commands.running import run
from tests.unit.exchange.xliff_rules import errors

BEFORE = """政府工作报告
——2024年1月16日在望川市第九届人民代表大会第三次会议上
Government Work Report
Delivered at the Third Session of the Ninth Wangchuan Municipal People’s Congress on January 16, 2024
一、2023年工作回顾
I. Review of Work in 2023
清淤河道十八条，给八座老桥换了栏杆，渡口添了2条新船。
We dredged 18 rivers, put new railings on eight old bridges, and gave the ferry 2 new boats.
山里的学校都通了热水。
Hot water now reaches every school in the hills.
"""
NEW = """政府工作报告
——2025年1月14日在望川市第九届人民代表大会第四次会议上
一、2024年工作回顾
山里的学校都通了暖气。渡口添了3条新船。
雨水花园建了六处。
Six rain gardens were laid out.
"""
SOURCE = Source("wangchuan-2024", 2024, "pat1gjf")


def unit(zh: str, en: str, *pairs: tuple[str, str], year: int = 2024) -> Unit:
    """Make a bead with words that render each other."""

    def span(text: str, words: str) -> tuple[int, int]:
        return text.index(words), text.index(words) + len(words)

    words = tuple(Rendering(span(zh, a), span(en, b), 0.9) for a, b in pairs)
    return Unit(zh, en, words, Source(f"wangchuan-{year}", year, "pat1gjf"))


BOATS = unit(
    "给老桥换了栏杆，渡口添了2条新船。",
    "We put new railings on old bridges and gave the ferry 2 new boats.",
    ("老桥", "old bridges"),
    ("栏杆", "railings"),
    ("渡口", "the ferry"),
    ("添了", "gave"),
    ("新船", "new boats"),
)


def clauses(zh: str, *units: Unit) -> tuple[DraftClause, ...]:
    return Memory(units).row("", zh, "").clauses


def test_the_nearest_clause_has_its_words_marked_and_what_differs() -> None:
    (clause,) = clauses("渡口添了3条木船。", BOATS)
    near = clause.nearest
    assert near
    assert near.words
    assert near.en[slice(*near.words)] == "gave the ferry 2 new boats"
    assert [c for c in near.changes if c[0] != c[1]] == [("2", "3"), ("新", "木")]
    assert [(f.zh_old, f.zh_new, f.en_old, f.en_new, f.carried) for f in near.figures] == [("2条", "3条", "2", "3", False)]


def test_a_clause_that_is_like_none_has_no_nearest_one() -> None:
    assert clauses("雨后看云。", BOATS)[0].nearest is None


@pytest.mark.parametrize(
    ("old", "en", "new", "expected"),
    [
        ("收入268.4亿元", "Revenue came to 26.84 billion yuan", "收入300亿元", "30 billion yuan"),
        ("新增学位3.6万个", "36,000 places were added", "新增学位1.2万个", "12,000"),
        ("增长5.5%", "It grew by 5.5%", "增长5.5%", "5.5%"),
        ("2024年1月16日开工", "Work began on January 16, 2024", "2025年3月2日开工", "March 2, 2025"),
        ("2024年开工", "Work began in 2024", "2025年开工", "2025"),
        ("清淤河道8条", "Eight rivers were dredged", "清淤河道9条", ""),
        ("修路30公里", "30 kilometers of roads were mended", "修路30座", ""),
    ],
)
def test_a_changed_figure_is_written_as_the_old_one_was(old: str, en: str, new: str, expected: str) -> None:
    near = clauses(new, unit(old, en))[0].nearest
    assert near
    assert [f.en_new for f in near.figures] == [expected]


def test_parts_are_as_long_as_can_be_and_the_commonest_rendering_leads() -> None:
    again = unit("渡口要修。", "The ferry needs work.", ("渡口", "The ferry"))
    other = unit("渡口热闹。", "The landing is busy.", ("渡口", "The landing"))
    parts = clauses("渡口添了花。", BOATS, again, other)[0].parts
    assert [(p.en, p.count, p.places, p.others) for p in parts] == [("gave the ferry", 1, 1, ())]
    (part,) = clauses("到渡口去。", BOATS, again, other)[0].parts
    assert (part.en.casefold(), part.count, part.places, part.others) == ("the ferry", 2, 3, ("The landing",))


def test_a_particle_alone_is_no_rendering() -> None:
    carried = unit("开展夜校。", "We carried out night classes.", ("开展", "out"), ("夜校", "night classes"))
    assert [p.en for p in clauses("开展夜校，", carried)[0].parts] == ["We carried out night classes"]
    assert [p.en for p in clauses("夜校开展得好，", carried)[0].parts] == ["night classes"]


def test_of_several_places_the_latest_is_named() -> None:
    near = clauses("渡口添船。", unit("渡口添船。", "New.", year=2025), unit("渡口添船。", "Old."))[0].nearest
    assert near
    assert (near.en, str(near.source)) == ("New.", "wangchuan-2025 pat1gjf")


def test_traditional_text_finds_simplified_memory() -> None:
    assert clauses("山裡的學校都通了熱水。", unit("山里的学校都通了热水。", "Hot water."))[0].nearest


def test_xliff_of_a_draft_keeps_to_the_rules_of_the_format() -> None:
    rows = (Memory([BOATS]).row("pat1gjf", "渡口添了3条新船。 给老桥 <刷漆>。", ""), Memory([BOATS]).row("", "已译。", "Done."))
    data = xliff_of_draft(Draft("wangchuan-2025", "标题", rows))
    assert errors(data) == []
    assert b'similarity="100.0"' in data
    assert re.search('<gls:term>老桥</gls:term><gls:translation source="wangchuan-2024 pat1gjf">old bridges<'.encode(), data)


def test_a_draft_is_written_in_four_forms_and_comes_back_by_import(tmp_path: Path) -> None:
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports/a.txt").write_text(BEFORE, encoding="utf-8")
    (tmp_path / "reports/new.txt").write_text(NEW, encoding="utf-8")
    done = run("draft", "reports/new.txt", cwd=tmp_path)
    assert done.exit_code == 0
    names = ["wangchuan-2025.draft.docx", "wangchuan-2025.draft.html", "wangchuan-2025.draft.tmx", "wangchuan-2025.draft.xlf"]
    assert sorted(p.name for p in (tmp_path / "dist").iterdir()) == names
    page = (tmp_path / "dist" / names[1]).read_text(encoding="utf-8")
    assert "山里的学校都通了<del>热水</del><ins>暖气</ins>。" in page
    assert "wangchuan-2024" in page
    assert "Six rain gardens" in page
    assert errors((tmp_path / "dist" / names[3]).read_bytes()) == []
    pairs = {(zh, en) for zh, en, _ in read_pairs((tmp_path / "dist" / names[2]).read_bytes())}
    assert ("山里的学校都通了热水。", "Hot water now reaches every school in the hills.") in pairs
    first = {name: (tmp_path / "dist" / name).read_bytes() for name in names}
    run("draft", "reports/new.txt", cwd=tmp_path)
    assert {name: (tmp_path / "dist" / name).read_bytes() for name in names} == first
    for name in (names[0], names[3]):
        done = run("import", f"dist/{name}", cwd=tmp_path)
        assert (done.exit_code, "0 texts changed" in done.stdout) == (0, True)


def test_a_text_that_is_no_report_and_a_memory_as_tmx(tmp_path: Path) -> None:
    unit_of = (
        "<tu changedate='20230501T000000Z'><tuv xml:lang='zh-CN'><seg>{}</seg></tuv><tuv xml:lang='en'><seg>{}</seg></tuv></tu>"
    )
    memory = f"<tmx version='1.4'><header/><body>{unit_of.format('渡口添了2条新船。', 'The ferry got 2 new boats.')}</body></tmx>"
    (tmp_path / "old.tmx").write_text(memory, encoding="utf-8")
    (tmp_path / "notice.txt").write_text("关于渡口的通知\n渡口添了4条新船。\n", encoding="utf-8")
    done = run("draft", "notice.txt", "--memory", "old.tmx", "--out", "out", cwd=tmp_path)
    assert done.exit_code == 0
    page = (tmp_path / "out/notice.draft.html").read_text(encoding="utf-8")
    assert "The ferry got 2 new boats." in page
    assert "old 2023 1" in page
    with zipfile.ZipFile(tmp_path / "out/notice.draft.docx") as document:
        assert "渡口添了4条新船。".encode() in document.read("word/document.xml")


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("none.txt",), 2, "none.txt is no file"),
        (("new.txt", "--memory", "none"), 2, "there is no memory none"),
        (("new.txt", "--memory", "bad.tmx"), 2, "bad.tmx cannot be read"),
        (("done.txt", "--memory", "bad.tmx"), 1, "has no Chinese that is not translated"),
    ],
)
def test_what_cannot_be_drafted_is_said(tmp_path: Path, arguments: tuple[str, ...], code: int, words: str) -> None:
    for name, text in (("new.txt", NEW), ("bad.tmx", "<tmx"), ("done.txt", "All is done in English by now.\n")):
        (tmp_path / name).write_text(text, encoding="utf-8")
    done = run("draft", *arguments, cwd=tmp_path)
    assert (done.exit_code, words in done.stderr) == (code, True)


def test_units_of_one_language_are_left_out_of_a_memory() -> None:
    data = (
        b"<tmx><body><tu><tuv xml:lang='en'><seg>A.</seg></tuv></tu><tu><tuv xml:lang='fr'><seg>B.</seg></tuv></tu></body></tmx>"
    )
    assert list(read_pairs(data)) == []
    with pytest.raises(UnreadableError):
        list(read_pairs(b"<tmx"))
