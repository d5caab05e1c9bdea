"""Translation memories: pairs in order, nothing executed, nothing fetched."""

import pytest

from tests.unit.readers.reading import Reading, read


def units(*inside: str, head: str = "") -> Reading:
    body = "\n".join(f"<tu>{unit}</tu>" for unit in inside)
    return read(f'<?xml version="1.0" encoding="utf-8"?>\n{head}<tmx version="1.4"><header/><body>\n{body}\n</body></tmx>')


def tuv(lang: str, text: str) -> str:
    return f'<tuv xml:lang="{lang}"><seg>{text}</seg></tuv>'


def test_chinese_leads_and_lines_are_those_of_the_source() -> None:
    got = units(tuv("EN-us", "Roads.") + tuv("zh_CN", "修路。"), tuv("zh", "建桥。") + tuv("en", "Bridges."))
    assert [(line.fragment.line, line.fragment.text) for line in got.lines] == [
        (3, "修路。"), (3, "Roads."), (4, "建桥。"), (4, "Bridges."),
    ]  # fmt: skip


def test_a_name_in_place_of_a_tag_leaves_the_language_to_the_text() -> None:
    got = units(tuv("English", "Roads.") + tuv("Chinese (Simplified)", "修路。") + tuv("fr-FR", "Des routes."))
    assert got.texts == ["修路。", "Roads."]


def test_a_unit_may_have_one_side_and_name_no_language() -> None:
    assert units(tuv("zh", "修路。"), "<tuv><seg>建桥。</seg></tuv><tuv><seg>Bridges.</seg></tuv>").texts == [
        "修路。",
        "建桥。",
        "Bridges.",
    ]


def test_codes_other_languages_and_remarks_are_set_aside() -> None:
    got = units(
        "<note>校过</note>"
        + tuv("zh", '修<bpt i="1">&lt;b&gt;</bpt>路<hi>好</hi><ept i="1"/>。')
        + tuv("fr", "Routes.")
        + tuv("zh", "修道。")
    )
    assert got.texts == ["修路好。"]
    assert got.aside == [
        ("<b>", "formatting code"), ("Routes.", "in another language (fr)"), ("修道。", "second rendering of a unit"),
        ("校过", "remark of the translation memory"),
    ]  # fmt: skip


def test_bare_ampersands_and_controls_are_mended() -> None:
    assert units(tuv("en", "R&D \x0b and A&amp;B")).texts == ["R&D and A&B"]


@pytest.mark.parametrize(
    ("head", "code"),
    [
        ('<!DOCTYPE tmx [<!ENTITY a "哈"><!ENTITY b "&a;&a;&a;">]>', "R109"),
        ('<!DOCTYPE tmx [<!ENTITY x SYSTEM "file:///etc/passwd">]>', "R109"),
        ("<x>" * 400, "R108"),
        ("<x>", "R109"),
    ],
)
def test_entities_depth_and_damage_are_refused(head: str, code: str) -> None:
    assert units(tuv("zh", "修路。"), head=head).codes == {code}


def test_a_dtd_is_not_fetched() -> None:
    assert units(tuv("zh", "修路。"), head='<!DOCTYPE tmx SYSTEM "http://192.0.2.1/tmx14.dtd">').texts == ["修路。"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-8-sig"])
def test_encodings(encoding: str) -> None:
    source = f'<?xml version="1.0" encoding="{encoding}"?><tmx><body><tu>{tuv("zh", "望川的工作。")}</tu></body></tmx>'
    assert read(source.encode(encoding)).texts == ["望川的工作。"]
