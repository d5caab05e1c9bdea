"""What an editor should look at: every finding with lines that can be pasted, and that settle it."""

import html
import re
import tomllib
from pathlib import Path

from duizhao.site.carried import with_html_in_text

from tests.builds import BuiltInMemory, Options, build_in_memory

REPORT = """政府工作报告
——2024年1月16日在望川市第九届人民代表大会第三次会议上
GOVERNMENT WORK REPORT
Presented at the Third Session of the Ninth Wangchuan Municipal People’s Congress on January 16, 2024
一、2023年工作回顾
I. Review of 2023
我们在重湖边栽了45棵水杉，并请人看护。
We planted 54 dawn redwoods beside Chonghu and had them guarded.
全年修好渡口超过300处，船工都说好用。
Over the year 300 ferry landings were repaired, and the boatmen were content.
新渡船从东岸到西岸只要26分钟，比从前快得多。
The new ferry crosses from the east bank to the west bank much faster than before.
"""
PAGE = "wangchuan/2024/quality.md"


def built(folder: Path, curation: str = "") -> BuiltInMemory:
    (folder / "wangchuan").mkdir(exist_ok=True)
    (folder / "wangchuan/2024.txt").write_text(REPORT, encoding="utf-8")
    (folder / "wangchuan/curation.toml").write_text(curation, encoding="utf-8")
    return build_in_memory(folder, Options(books=False))


def pasted(page: bytes) -> list[str]:
    return [
        html.unescape(lines)
        for lines in re.findall(r"<pre><code[^>]*>(.*?)</code></pre>", with_html_in_text(page.decode()), re.DOTALL)
    ]


def test_every_finding_has_lines_to_paste_and_they_settle_it(tmp_path: Path) -> None:
    first = built(tmp_path)
    lines = pasted(first.files[PAGE])
    given = [tomllib.loads(one) for one in lines]
    assert len(given) == first.files[PAGE].decode().count("<li>") == 3
    figures = {(f["zh"], f["en"]) for one in given for f in one.get("figure", ())}
    assert {re.sub(r"\D", "", zh) + "/" + re.sub(r"\D", "", en) for zh, en in figures} == {"45/54", "300/300"}
    assert [list(one) for one in given].count(["segment"]) == 1
    second = built(tmp_path, "\n".join(lines))
    assert not [d for d in second.diagnostics if d.code.startswith("U")]
    assert "<strong>45" not in second.files[PAGE].decode()
    assert "<strong>超过" not in second.files[PAGE].decode()


def test_quality_is_one_table_with_a_row_a_report(tmp_path: Path) -> None:
    page = built(tmp_path).files["quality.md"].decode()
    table = page.partition('class="dz-counts"')[2].partition("</table>")[0]
    heads = [
        html.unescape(re.sub("<[^>]+>", "", cell)).split(" · ")[-1] for cell in re.findall(r"<th scope=\"col\">(.*?)</th>", table)
    ]
    (row,) = re.findall(r"<tr markdown>(<th scope=\"row\".*?)</tr>", table)
    cells = re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row)
    counts = dict(zip(heads, cells, strict=True))
    assert (counts["Rows"], counts["Figures"], counts["Different"]) == ("4", "3", "1")
    assert f"]({PAGE})" in counts["To check"]
    assert "wangchuan/2024/index.md" in counts["Report"]
