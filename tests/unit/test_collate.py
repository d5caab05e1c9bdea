"""Editions merged in odd combinations."""

from pathlib import Path

from tests.unit.test_reading import HEAD, HEAD_EN, report, shown

ROWS = [
    ("一、2023年工作回顾", "I. Review of Work in 2023"),
    (
        "全年新建绿道80公里，串起沿江十二个老厂区。",
        "We built 80 km of greenways, linking twelve old factory sites along the river.",
    ),
    ("二、2024年工作安排", "II. Plans for 2024"),
    ("改造老旧小区186个，惠及居民6万户左右。", "We will renovate 186 old residential compounds for about 60,000 households."),
    (
        "新增护理型养老床位2400张，再开长者食堂100家。",
        "We will add 2,400 nursing beds for the elderly and open 100 more seniors’ canteens.",
    ),
    (
        "修复重湖湿地6平方公里，补种芦苇和水杉。",
        "We will restore 6 km2 of the Chonghu wetland, replanting reeds and dawn redwoods.",
    ),
]


def bilingual(*rows: tuple[str, str]) -> str:
    return HEAD + HEAD_EN + "".join(f"{zh}\n{en}\n" for zh, en in rows)


def test_overlapping_pieces_without_a_whole(tmp_path: Path) -> None:
    found = report(tmp_path, a=bilingual(*ROWS[:4]), b=bilingual(*ROWS[3:5]), c=bilingual(*ROWS[4:]))
    assert shown(found) == ROWS


def test_a_row_of_other_words_is_not_put_in_a_gap_of_its_length(tmp_path: Path) -> None:
    other = (
        "夜间门诊全年接诊九万人次，等候时间缩短一半。",
        "Night clinics handled 90,000 visits, and the waiting time was halved.",
    )
    whole = HEAD + "".join(f"{zh}\n" for zh, _ in ROWS)
    found = report(tmp_path, a=whole, b=bilingual(ROWS[2], ROWS[3], other, ROWS[5]))
    assert (ROWS[4][0], None) in shown(found)
    assert other in shown(found)


def test_an_excerpt_row_over_two_rows_is_no_variant(tmp_path: Path) -> None:
    joined = (ROWS[3][0] + ROWS[4][0], f"{ROWS[3][1]} {ROWS[4][1]}")
    found = report(tmp_path, a=bilingual(*ROWS), b=bilingual(ROWS[2], joined, ROWS[5]))
    assert shown(found) == ROWS
    assert [p.row.variants for p in found.passages if p.row.variants] == []


def test_an_english_edition_is_merged_by_its_english(tmp_path: Path) -> None:
    found = report(tmp_path, a=bilingual(*ROWS), b=HEAD_EN + "".join(f"{en}\n" for _, en in ROWS[2:5]))
    assert shown(found) == ROWS
    assert sum(any(r.file == "b.txt" for r in p.row.readings) for p in found.passages if p.kind != "front") == 3


def test_the_same_file_twice_changes_nothing(tmp_path: Path) -> None:
    assert shown(report(tmp_path, a=bilingual(*ROWS), b=bilingual(*ROWS))) == ROWS


def test_a_salutation_alone_divides_no_paragraph(tmp_path: Path) -> None:
    salute = ("各位代表！", "Fellow Deputies,")
    whole = HEAD + "".join(f"{zh}\n" for zh in (*(zh for zh, _ in ROWS[:4]), f"{salute[0]}{ROWS[4][0]}{ROWS[5][0]}"))
    found = report(tmp_path, a=whole, b=bilingual(ROWS[2], ROWS[3], salute, ROWS[4], ROWS[5]))
    assert shown(found) == [
        *((zh, None) for zh, _ in ROWS[:2]),
        *ROWS[2:4],
        (f"{salute[0]}{ROWS[4][0]}", f"{salute[1]} {ROWS[4][1]}"),
        ROWS[5],
    ]


def test_a_salutation_alone_in_both_editions_stays_alone(tmp_path: Path) -> None:
    rows = [ROWS[2], ROWS[3], ("各位代表！", "Fellow Deputies,"), ROWS[4], ROWS[5]]
    whole = HEAD + "".join(f"{zh}\n" for zh, _ in (*ROWS[:2], *rows))
    assert shown(report(tmp_path, a=whole, b=bilingual(*rows)))[2:] == rows


def test_the_clean_edition_leads_and_not_the_longer_damaged_one(tmp_path: Path) -> None:
    clean = HEAD + "".join(f"{zh}\n" for zh, _ in ROWS)
    damaged = HEAD + "".join(f"{zh.replace('老', '?').replace('居民', '居 民')}\n" for zh, _ in ROWS) + "责任更重，步子更稳。\n"
    for a, b in ((clean, damaged), (damaged, clean)):
        found = report(tmp_path, a=a, b=b)
        assert [zh for zh, _ in shown(found)][: len(ROWS)] == [zh for zh, _ in ROWS]
        assert "?" in "".join(x.text for r in found.editions[1].rows for x in r.zh)
