"""Where a text was published, from what was set aside."""

import pytest
from duizhao.model.source import PAGE_ADDRESS, Origin, SetAside
from duizhao.structure.origin import read_origin
from duizhao.text.addresses import web_address


def found(*pieces: tuple[str, str]) -> Origin:
    return read_origin(SetAside("a.txt", 1, text, why) for text, why in pieces)


@pytest.mark.parametrize(
    ("pieces", "origin"),
    [
        ([("来源：望川日报 发布于 2025-01-20", "credit")], Origin("", "望川日报", "2025-01-20")),
        ([("来源：望川市人民政府网　发布时间：2025年1月20日 08:30", "credit")], Origin("", "望川市人民政府网", "2025-01-20")),
        (
            [("原文链接：https://www.wangchuan.example/a.html。", "credit")],
            Origin("https://www.wangchuan.example/a.html", "", ""),
        ),
        ([("Source: Wangchuan Daily", "credit"), ("来源：望川日报", "credit")], Origin("", "Wangchuan Daily", "")),
        (
            [("https://www.wangchuan.example/", "column source_url"), ("2025/1/20", "column 发布日期")],
            Origin("https://www.wangchuan.example/", "", "2025-01-20"),
        ),
        ([("http://www.wangchuan.example/x", "column 来源")], Origin("http://www.wangchuan.example/x", "", "")),
        ([("https://www.wangchuan.example/c", PAGE_ADDRESS)], Origin("https://www.wangchuan.example/c", "", "")),
        (
            [("2025-02-30", "column publish_date"), ("javascript:alert(1)", "column url"), ("财政收入来源：税收" * 60, "credit")],
            Origin(),
        ),
    ],
)
def test_address_publisher_and_day(pieces: list[tuple[str, str]], origin: Origin) -> None:
    assert found(*pieces) == origin


@pytest.mark.parametrize(
    "text", ["ftp://a.example/x", "https://user@a.example/", "https://localhost/x", 'https://a.example/"onx', "http://[::1/a.b"]
)
def test_only_plain_addresses_of_the_web_are_linked(text: str) -> None:
    assert web_address(text) in ("", "https://a.example/")
