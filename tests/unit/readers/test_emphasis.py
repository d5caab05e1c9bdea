"""Marks of emphasis in Markdown: those that CommonMark leaves beside Chinese are not shown; what only looks like them is."""

import pytest
from duizhao.readers.markdown import read_markdown


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("**（一）聚力稳增长。**稳工业，新增企业30家。", "（一）聚力稳增长。稳工业，新增企业30家。"),
        ("__（一）聚力稳增长。__稳工业。", "（一）聚力稳增长。稳工业。"),
        ("*（一）聚力稳增长。*稳工业。", "（一）聚力稳增长。稳工业。"),
        ("***（一）聚力稳增长。***稳工业。", "（一）聚力稳增长。稳工业。"),
        ("`（一）聚力稳增长。`稳工业。", "（一）聚力稳增长。稳工业。"),
        ("实施**“两重”**项目和__“两新”__项目。", "实施“两重”项目和“两新”项目。"),
        ("建设__数字城市__试点。", "建设数字城市试点。"),
        ("　　**（一）护生态。**修湿地，**（二）惠民生。**办学校。", "（一）护生态。修湿地，（二）惠民生。办学校。"),
        ("体积为3米 * 2米 * 1米。", "体积为3米 * 2米 * 1米。"),
        (r"标注\*\*重点。\*\*其余从略。", "标注**重点。**其余从略。"),
        ("文件名为 a_望川_b，共两份。", "文件名为 a_望川_b，共两份。"),
    ],
)
def test_marks_that_are_left_are_not_shown(raw: str, shown: str) -> None:
    (line,) = read_markdown("a.md", [raw])
    assert line.fragment.text.strip("　") == shown
    assert line.fragment.raw == raw
    assert len(line.fragment.at) == len(line.fragment.text)
