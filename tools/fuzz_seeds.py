"""Seeds of the fuzzer as offices and programs make them: tables, columns, encodings, web archives, and what editors write."""

import quopri
import tempfile
import textwrap
from collections.abc import Sequence
from pathlib import Path

from duizhao.curation import load_curations
from duizhao.diagnostics import Collector
from duizhao.publish.settings import ConfigError, load_settings

from tests import documents

CURATION = """[series]
zh = "望川市"
en = "Wangchuan"

[[edition]]
starts = "望川市政府工作报告"
year = 2024
source = "https://example.org/2024"

[[line]]
starts = “编辑：闻溪”
as ＝ "set aside"

[[pair]]
report = "wangchuan-2024"
zh = "p1234567"
en = "p7654321"

[[figure]]
report = "wangchuan-2024"
row = "p1234567"
zh = "50个"
en = "55"

[[link]]
report = "wangchuan-2024"
row = "p1234567"
words = "新增学位"
later_row = "p7654321"
later_words = "新增学位"
is = "wrong"
"""
SETTINGS = """site_name: 望川
site_url: https://example.org/wangchuan/
use_directory_urls: true
theme:
  name: material
  language: zh
  palette:
    - scheme: default
      primary: teal
  features: [navigation.tabs]
plugins:
  - search
  - tags: {enabled: true}
markdown_extensions:
  - admonition
  - toc: {permalink: true}
nav:
  - 首页: index.md
  - 关于: [about.md, 联系: contact.md]
extra_css: [stylesheets/extra.css]
extra: &extra
  social: !ENV [WANGCHUAN, x]
  again: {<<: *extra}
"""
YAML_AND_TOML = (
    "“", "＝", "：", "［［line］］", "a: &x [*x]\n", "<<: *x\n", "!!python/name:os.system ", "? [a]\n: b\n", "INHERIT: mkdocs.yml\n",
    "'''", '"""', "a.b.c = 1\n", "[[[x]]]\n", "nan", "1979-05-27T07:32:00Z", "\\u0000", "- - - -\n", "{a: {b: [", "%YAML 9\n",
)  # fmt: skip
EDITORS = frozenset({"curation", "settings"})  # kinds that are no reports


def office_seeds(pairs: Sequence[tuple[str, str]]) -> dict[str, bytes]:
    """Make a sound document of every kind from pairs of paragraphs; `curation` and `settings` are what editors write."""
    zh, en = zip(*pairs, strict=True)
    rows = [("序号", "原文", "译文", "备注"), *((str(n), a, b, "已校") for n, (a, b) in enumerate(pairs, 1))]
    cells = ("".join(f"<w:tc>{documents.word_paragraph(cell)}</w:tc>" for cell in row) for row in rows)
    table = "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"
    page = quopri.encodestring(documents.html(zh))
    archive = (
        b'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="wangchuan"\n\n--wangchuan\nContent-Type: text/html\n'
    )
    wrapped = [line for a, b in pairs for line in (*documents.columns(a, 40), "", *textwrap.wrap(b, 50), "")]
    return {
        "cat": documents.docx_of_parts(table),
        "sides": documents.pdf(_sides(zh, en)),
        "western": "\n".join(en).encode("cp1252", "replace"),
        "damaged": "\n".join(zh).encode("gb18030").replace("绿道".encode("gb18030"), b"\xff\xc2", 1),
        "mixed": "\n".join(zh).encode("gb18030") + b"\n" + "\n".join(en).encode(),
        "marks": "".join(f"<p>&emsp;&emsp;{text}</p>\n" if n % 3 else f"{text}<br>\n" for n, text in enumerate(zh)).encode(),
        "archive": archive + b"Content-Transfer-Encoding: quoted-printable\n\n" + page + b"\n--wangchuan--\n",
        "scores": "".join(f"{a}\t{b}\t0.{n}\n" for n, (a, b) in enumerate(pairs)).encode(),
        "wrapped": "\n".join(wrapped).encode(),
        "curation": CURATION.encode(),
        "settings": SETTINGS.encode(),
    }


def _sides(zh: Sequence[str], en: Sequence[str]) -> list[list[tuple[float, float, str]]]:
    """Place both languages side by side on a page."""
    page: list[tuple[float, float, str]] = []
    y = 800.0
    for left, right in zip(zh, en, strict=True):
        broken = (documents.columns(left, 36), textwrap.wrap(right, 38))
        page += [(x, y - 13 * k, line) for x, lines in zip((60.0, 310.0), broken, strict=True) for k, line in enumerate(lines)]
        y -= 13 * max(map(len, broken))
    return [page]


def check_editors(kind: str, data: bytes, diagnostics: Collector) -> None:
    """Load what an editor wrote; what is wrong of it must be a diagnostic or a ConfigError."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / ("curation.toml" if kind == "curation" else "mkdocs.yml")
        path.write_bytes(data)
        if kind == "curation":
            load_curations(path.parent, diagnostics)
            return
        try:
            load_settings(path)
        except ConfigError as error:
            str(error).encode("utf-8")
