"""Bytes as offices have them: damaged, cut, wrongly declared, in two encodings."""

import pytest
from duizhao.readers.encodings import decode

_ZH = "望川市政府工作报告\n各位代表：\n过去一年，全市经济发展稳中有进，新建学校12所，改造老旧小区46个。\n" * 3
_HANT = "望川市政府工作報告\n各位代表：\n過去一年，全市經濟發展穩中有進，新建學校12所，改造老舊小區46個。\n" * 3
_EN = "The city’s “Green Belt” – the mayor’s own – was built in 2023.\nWe will open the Évora café on the river.\n"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "gb2312", "utf-16", "utf-16-le", "utf-16-be", "hz", "utf-32"]
)
def test_whole_text_is_read_for_certain(encoding: str) -> None:
    found = decode(_ZH.encode(encoding))
    assert found
    assert (found[0], found[2]) == (_ZH, True)


@pytest.mark.parametrize("encoding", ["big5", "big5hkscs"])
def test_big5_is_read(encoding: str) -> None:
    found = decode(_HANT.encode(encoding))
    assert found
    assert found[0] == _HANT


@pytest.mark.parametrize(("encoding", "name"), [("cp1252", "windows-1252"), ("mac_roman", "macintosh")])
@pytest.mark.parametrize("times", [1, 40])
def test_english_of_western_europe_keeps_its_signs(encoding: str, name: str, times: int) -> None:
    assert decode((_EN * times).encode(encoding)) == (_EN * times, name, False)
    page = '<html><meta charset="iso-8859-1"><p>' + _EN
    assert decode(page.encode("cp1252")) == (page, "windows-1252", True)


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
@pytest.mark.parametrize("damage", ["byte", "cut", "two"])
def test_a_damaged_byte_costs_a_character_or_two(encoding: str, damage: str) -> None:
    data = _ZH.encode(encoding)
    if damage == "cut":
        data = data[:-2]
        assert not data.endswith(b"\n")
    else:
        for at in (60, 120)[: 2 if damage == "two" else 1]:
            data = data[:at] + b"\xff" + data[at + 1 :]
    found = decode(data)
    assert found
    text, name, certain = found
    assert (name, certain) == (encoding, False)
    assert "\ufffd" in text
    assert sum(a != b for a, b in zip(text.splitlines(), _ZH.splitlines(), strict=True)) <= 2


@pytest.mark.parametrize("declared", ["utf-8", "big5", "shift_jis", "iso-8859-1", "windows-1252", "gb2312", "euc-kr", "no-such"])
@pytest.mark.parametrize("real", ["utf-8", "gb18030"])
def test_a_wrong_declaration_is_overruled(declared: str, real: str) -> None:
    page = f'<html><head><meta charset="{declared}"></head><p>{_ZH}'
    found = decode(page.encode(real))
    assert found
    assert found[:2] == (page, real)


def test_lines_of_two_encodings_are_each_read() -> None:
    data = _ZH.encode("gb18030") + _EN.replace("É", "E").encode() + "新建道路12公里。\n".encode()
    assert decode(data) == (_ZH + _EN.replace("É", "E") + "新建道路12公里。\n", "gb18030 and utf-8", False)


def test_a_mark_before_other_text_and_a_stray_nul_do_no_harm() -> None:
    assert decode(b"\xef\xbb\xbf" + _ZH.encode("gb18030")) == (_ZH, "gb18030", False)
    assert decode(b"\xef\xbb\xbf" + _EN.encode("cp1252")) == (_EN, "windows-1252", False)
    assert decode(_ZH.encode("gb18030") + b"\0") == (_ZH + "\0", "gb18030", False)
    assert decode(_ZH.encode("utf-16-le") + b"\n") == (_ZH, "utf-16-le", False)


def test_what_is_no_text_is_none() -> None:
    assert decode(bytes(range(256)) * 8) is None
    assert decode(bytes(range(128, 256)) * 8) is None


@pytest.mark.parametrize("first", ["utf-8", "gb18030"])
@pytest.mark.parametrize("taken", ["latin-1", "cp1252"])
def test_text_that_was_encoded_twice_is_decoded_twice(first: str, taken: str) -> None:
    seen = "".join(bytes([b]).decode(taken, errors="ignore") or chr(b) for b in _ZH.encode(first))
    assert decode(seen.encode()) == (_ZH, f"{first} (encoded twice)", False)
    assert decode("Évora, Orléans, Besançon".encode()) == ("Évora, Orléans, Besançon", "utf-8", True)
