"""Headers as offices and pages write them: where the speaker stands, and what is no part of a header."""

import pytest
from duizhao.diagnostics import Collector
from duizhao.model.curation import Advice
from duizhao.model.edition import Edition
from duizhao.readers import SourceFile, read_document
from duizhao.structure import understand
from duizhao.text.fragments import joined

BODY = "各位代表：\n现在，我代表望川市人民政府，向大会报告工作，请予审议。\n一、2024年工作回顾\n过去一年，修了三座桥。"
MEETING = "在望川市第九届人民代表大会第四次会议上"


def header(text: str) -> tuple[list[tuple[str, str]], list[str]]:
    """Return the fields of a header and the reasons for which lines of it are set aside."""
    document = read_document(SourceFile("a.txt", f"{text}\n{BODY}".encode()), Collector())
    assert document
    edition = understand(document, Advice(), Collector())
    assert isinstance(edition, Edition)
    return [(r.field, joined(r.zh, "zh")) for r in edition.rows if r.field], [a.why for a in edition.set_aside]


@pytest.mark.parametrize(
    "text",
    [
        f"望川市政府工作报告\n——2025年1月9日{MEETING}\n望川市市长 林远",
        f"望川市政府工作报告\n——2025年1月9日望川市市长 林远{MEETING}",
        f"望川市政府工作报告\n——2025年1月9日{MEETING} 望川市市长 林远",
        f"望川市政府工作报告\n——2025年1月9日{MEETING}望川市市长 林远作政府工作报告。",
    ],
)
def test_the_speaker_stands_on_either_side_of_the_meeting(text: str) -> None:
    fields, _ = header(text)
    assert fields == [("title", "望川市政府工作报告"), ("occasion", f"——2025年1月9日{MEETING}"), ("speaker", "望川市市长 林远")]


def test_what_follows_the_meeting_without_a_name_belongs_to_it() -> None:
    fields, _ = header(f"望川市政府工作报告\n——2025年1月9日望川市市长林远{MEETING}的讲话")
    assert fields[1:] == [("occasion", f"——2025年1月9日{MEETING}的讲话"), ("speaker", "望川市市长林远")]


@pytest.mark.parametrize(
    ("caption", "why"),
    [
        ("市长林远作政府工作报告。", "caption of a picture"),
        ("1月9日，林远代表望川市人民政府，向大会作政府工作报告。望川日报记者 沈舟 摄", "chrome"),
        ("林远作政府工作报告。望川日报记者 沈舟", "chrome"),
    ],
)
def test_captions_are_no_titles(caption: str, why: str) -> None:
    fields, reasons = header(f"望川市政府工作报告\n——2025年1月9日{MEETING}\n望川市市长 林远\n{caption}")
    assert [field for field, _ in fields] == ["title", "occasion", "speaker"]
    assert reasons == [why]


def test_a_header_goes_on_after_the_path_of_its_page() -> None:
    fields, reasons = header(f"2025年1月9日{MEETING}\n望川要闻及时报\n望川市政府工作报告\n时间：")
    assert [field for field, _ in fields] == ["title", "occasion"]
    assert sorted(reasons) == ["chrome", "front matter not recognised"]
