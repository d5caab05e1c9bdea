"""A small report, and functions that edit exported files as an editor's program does."""

import io
import re
import zipfile
from pathlib import Path

from lxml import etree

REPORT = """政府工作报告
——2024年1月16日在望川市第九届人民代表大会第三次会议上
Government Work Report
Delivered at the Third Session of the Ninth Wangchuan Municipal People’s Congress on January 16, 2024
一、2023年工作回顾
I. Review of Work in 2023
去年清淤河道三十里[1]，给八座老桥换了栏杆。渡口添了两条新船。
Last year we dredged fifteen kilometers of river[1] and put new railings on eight old bridges. Two new boats serve the ferry.
山里的学校都通了热水。
Hot water now reaches every school in the hills.
二、2024年工作安排
II. Plans for 2024
汛前修好六个泵站，入夜点亮湖岸步道。
注释：
[1] 清淤：挖出河底的泥沙。
Notes:
[1] Dredging: digging silt from the bed of a river.
"""
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_COMMENTS = "word/comments.xml"


def parts_of(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def written(path: Path, parts: dict[str, bytes]) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    path.write_bytes(out.getvalue())


def edit_docx(path: Path, *changes: tuple[str, str], comment: str = "") -> None:
    """Replace pieces of the markup of a document; each must be there. `comment` is the text of comment 0."""
    parts = parts_of(path)
    document = parts["word/document.xml"].decode()
    for old, new in changes:
        assert old in document
        document = document.replace(old, new, 1)
    etree.fromstring(document.encode())
    parts["word/document.xml"] = document.encode()
    if comment:
        body = f'<w:comment w:id="0" w:author="Lin"><w:p><w:r><w:t>{comment}</w:t></w:r></w:p></w:comment>'
        parts[_COMMENTS] = f'<w:comments xmlns:w="{W}">{body}</w:comments>'.encode()
    written(path, parts)


def deleted(words: str) -> str:
    """Return the markup of words that are deleted with changes tracked, to stand within a text."""
    return f'</w:t></w:r><w:del w:author="Lin"><w:r><w:delText>{words}</w:delText></w:r></w:del><w:r><w:t xml:space="preserve">'


def inserted(words: str) -> str:
    return f'</w:t></w:r><w:ins w:author="Lin"><w:r><w:t>{words}</w:t></w:r></w:ins><w:r><w:t xml:space="preserve">'


def row_with(path: Path, words: str) -> str:
    """Return the markup of the row of the table that has these words."""
    rows: list[str] = re.findall(r"<w:tr>.*?</w:tr>", parts_of(path)["word/document.xml"].decode())
    return next(row for row in rows if words in row)
