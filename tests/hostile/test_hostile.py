"""Hostile inputs: the build ends, says what is wrong, loses nothing, runs nothing, and leaves other reports alone."""

import json
import os
import re
import time
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.builds import BuiltInMemory, Options, build_in_memory
from tests.conservation import unaccounted, unread
from tests.hostile.payloads import OPENINGS, PAYLOADS

HEAD = "政府工作报告\n——2024年1月16日在望川市第九届人民代表大会第三次会议上\n望川市市长 沈知行\n"
HEAD_EN = (
    "GOVERNMENT WORK REPORT\nDelivered at the Third Session of the Ninth Wangchuan Municipal People’s Congress on January 16, 2024\n"
    "Shen Zhixing, Mayor of Wangchuan\n"
)
ONE, ONE_EN = "一、2023年工作回顾\n", "I. Review of Work in 2023\n"
TWO, TWO_EN = "二、2024年工作安排\n", "II. Plans for 2024\n"
ROW, ROW_EN = "过去一年，望川的地区生产总值增长5.8%。\n", "Over the past year, Wangchuan’s GRP grew by 5.8%.\n"
NEXT, NEXT_EN = "今年改造老旧小区180个。\n", "This year, we will renovate 180 old residential compounds.\n"
PLAIN = HEAD + ONE + ROW + TWO + NEXT
NEIGHBOUR = (
    "政府工作报告\n——2024年2月3日在青屿市第五届人民代表大会第二次会议上\n青屿市市长 陆听澜\n"
    "一、2023年工作回顾\n港口吞吐量增长4%。\n二、2024年工作安排\n新建渔港两座。\n"
)
MARKDOWN = "# 2024年望川市政府工作报告\n\n## 一、2023年工作回顾\n\n"
_HIDDEN = re.compile("[\x00-\x1f\u202e]")  # in names: shown as U+FFFD
Files = Mapping[str, str | bytes]


@contextmanager
def within(seconds: int) -> Iterator[None]:
    """Fail when the body took longer, of the processor's time; such inputs end in a moment, or take minutes."""
    begun = time.process_time()
    yield
    assert time.process_time() - begun < seconds


def write(folder: Path, files: Files) -> None:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)


def run(folder: Path, seconds: int = 20) -> BuiltInMemory:
    """A build without books; test_pages makes those of the same words."""
    with within(seconds):
        return build_in_memory(folder, Options(books=False))


def texts(files: Files) -> dict[str, str]:
    shown = {_HIDDEN.sub("\ufffd", n): c for n, c in files.items()}
    return {n: c for n, c in shown.items() if isinstance(c, str) and not n.endswith("curation.toml")}


def neighbours(built: BuiltInMemory) -> dict[str, bytes]:
    return {n: b for n, b in built.files.items() if n.startswith("qingyu/2024") or n.endswith("qingyu-2024.json")}


def check(folder: Path, files: Files, undisturbed: dict[str, bytes]) -> BuiltInMemory:
    """Build `files` beside a good report: it must be as it is alone, and nothing may be lost."""
    write(folder, {**files, "z/neighbour.txt": NEIGHBOUR})
    built = run(folder)
    does_no_harm(built, files, undisturbed)
    return built


def does_no_harm(built: BuiltInMemory, files: Files, undisturbed: dict[str, bytes]) -> None:
    assert neighbours(built) == undisturbed
    assert unaccounted(built.files, unread(built.diagnostics), texts(files)) == []
    for name in built.files:
        assert not name.startswith(("/", ".."))
        assert "/../" not in name


def codes(built: BuiltInMemory) -> set[str]:
    return {d.code for d in built.diagnostics}


def report_of(payload: str) -> str:
    """A bilingual report with the words in the middle of a row, at its start, in a heading, a name and a note."""
    return (
        HEAD + f"（{payload}）\n" + HEAD_EN + "各位代表：\nFellow Deputies,\n" + ONE + ONE_EN
        + f"望川市{payload}建设取得进展，群众普遍欢迎。\nThe work on {payload} went on and people in the city were content.\n"
        + f"{payload}是开头的话，望川市的群众都知道。\n{payload} is how this paragraph opens, as people in the city know.\n"
        + f"二、2024年{payload}安排\nII. Plans {payload} for 2024\n" + NEXT + NEXT_EN
        + f"（一）{payload}。望川继续前进。\n(1) {payload}. The city goes on.\n"
        + f"Notes:\n[1] The “{payload}” is a thing that the city knows.\n[2] {payload}\n"
    )  # fmt: skip


@pytest.mark.parametrize("name", PAYLOADS)
def test_words_of_others(name: str, tmp_path: Path, undisturbed: dict[str, bytes]) -> None:
    built = check(tmp_path, {"h/2024.txt": report_of(PAYLOADS[name])}, undisturbed)
    assert "data/reports/wangchuan-2024.json" in built.files


@pytest.mark.parametrize("name", PAYLOADS)
def test_words_of_others_in_markdown(name: str, tmp_path: Path, undisturbed: dict[str, bytes]) -> None:
    p = PAYLOADS[name]
    text = f"{MARKDOWN}望川市{p}建设取得进展。\n\n{p}\n\n> {p}\n\n- {p}\n\n## 二、{p}\n\n{p}今年继续。\n"
    check(tmp_path, {"h/2024.md": text}, undisturbed)


@pytest.mark.parametrize("name", OPENINGS)
@pytest.mark.parametrize("kind", ["text", "markdown"])
def test_openings(name: str, kind: str, tmp_path: Path, undisturbed: dict[str, bytes]) -> None:
    p = OPENINGS[name]
    body = HEAD + ONE + ROW + p + "\n" + ROW + "\n" + p + "\n\n" + p + "\n" + TWO + NEXT
    check(tmp_path, {"h/2024.txt": body if kind == "text" else MARKDOWN + body}, undisturbed)


def lines(n: int) -> str:
    return "".join(f"今年要办好第{i}件实事，投入{i * 7}万元。\n" for i in range(n))


def lines_en(n: int) -> str:
    return "".join(f"This year we will take care of task {i} and spend {i * 7} yuan on it.\n" for i in range(n))


def pairs(n: int) -> str:
    return "".join(f"{z}\n{e}\n" for z, e in zip(lines(n).splitlines(), lines_en(n).splitlines(), strict=True))


def notes(n: int, text: str = "The “task {}” is a thing we do.") -> str:
    return "Notes:\n" + "".join(f"[{i}] {text.format(i)}\n" for i in range(1, n + 1))


# name: files, codes that must be among the diagnostics
SHAPES: dict[str, tuple[Files, set[str]]] = {
    "empty": ({"h/a.txt": ""}, {"R103"}),
    "white": ({"h/a.txt": " \n\t\n　\n\u2028"}, {"R103"}),
    "only a mark": ({"h/a.txt": b"\xef\xbb\xbf", "h/b.txt": b"\xff\xfe"}, {"R103"}),
    "binary": ({"h/a.txt": bytes(range(256)) * 20}, {"R102"}),
    "zeros": ({"h/a.txt": b"\0" * 5000}, {"R102"}),
    "NUL in the text": ({"h/a.txt": PLAIN.replace("望川的", "望\0川的").encode()}, {"R104"}),
    "half a character": ({"h/a.txt": PLAIN.encode() + b"\xe6\x9c"}, {"R104"}),
    "odd UTF-16": ({"h/a.txt": PLAIN.encode("utf-16") + b"\x00"}, {"R104"}),
    "UTF-32": ({"h/a.txt": PLAIN.encode("utf-32")}, set()),
    "Big5": ({"h/a.txt": "政府工作報告\n——2024年1月16日在望川市第九屆人民代表大會第三次會議上\n一、2023年工作回顧\n我們的發展是好的。\n".encode("big5")}, set()),
    "no line end": ({"h/a.txt": PLAIN.rstrip("\n")}, set()),
    "carriage returns": ({"h/a.txt": PLAIN.replace("\n", "\r")}, set()),
    "mixed ends": ({"h/a.txt": PLAIN.replace("\n", "\r\n", 2).replace("\n", "\u2028", 1)}, set()),
    "note gaps and doubles": (
        {"h/a.txt": PLAIN + "注释：\n［3］丙。\n［1］甲。\n［1］甲又。\n［99999］末。\n［0］零。\n没有号码的一行\n［2］乙。\n"},
        {"S401", "S402"},
    ),
    "title of notes alone": ({"h/a.txt": PLAIN + "注释：\n"}, set()),
    "two lists of notes": ({"h/a.txt": PLAIN + "注释：\n［1］甲。\n" + TWO_EN + "Notes:\n[1] One.\n"}, set()),
    "cyclic headings": ({"h/a.txt": HEAD + (ONE + ROW + TWO + NEXT) * 20}, {"O101"}),
    "heading 99": ({"h/a.txt": HEAD + "九十九、最后\n" + ROW + "（九十九）最后\n" + NEXT + "99. 最后\n"}, set()),
    "heading without a number": ({"h/a.txt": HEAD + "十十十、怪\n" + ROW + "IIII. Strange\n(0) Zero\n0. Zero\n"}, set()),
    "only headings": ({"h/a.txt": HEAD + "一、甲\n二、乙\n三、丙\n"}, set()),
    "only a header": ({"h/a.txt": HEAD}, set()),
    "only a title": ({"h/a.txt": "2024年望川市政府工作报告"}, set()),
    "only punctuation": ({"h/a.txt": HEAD + ONE + "……\n——\n。。。\n!!!\n。\n" + TWO + "？\n"}, set()),
    "only digits": ({"h/a.txt": HEAD + ONE + "1\n2 3\n4.5\n" + TWO + "6\n"}, set()),
    "markers only": ({"h/a.txt": HEAD + HEAD_EN + ONE + ONE_EN + "［1］\n[1]\n¹\n" + TWO + TWO_EN + notes(2)}, set()),
    "salutations only": ({"h/a.txt": HEAD + "各位代表！\n" * 9 + "Fellow Deputies,\n" * 5}, set()),
    "six times the same": ({f"h/{i}.txt": PLAIN for i in range(6)}, set()),
    "six orders": ({f"h/{i}.txt": HEAD + ONE + "".join(sorted(lines(9).splitlines(keepends=True), key=lambda s: zlib.crc32(s.encode()) * i % 97)) for i in range(1, 7)}, set()),
    "front matter inside": ({"h/a.txt": PLAIN + "---\ntitle: x\ntemplate: y.html\n---\n" + NEXT, "h/b.md": "---\ntitle: x\nhooks: [a.py]\n---\n\n" + MARKDOWN + ROW}, set()),
    "markdown: comment to the end": ({"h/a.md": MARKDOWN + "<!-- 望川\n\n" + ROW + "\n## " + TWO}, set()),
    "markdown: broken tag over lines": ({"h/a.md": MARKDOWN + '过去<a href="x"\nonclick="y">一年</a>很好。\n'}, set()),
    "markdown: code over lines": ({"h/a.md": MARKDOWN + "过去`一\n年`很好。\n\n```\n代码\n```\n\n~~~ 没有完\n" + ROW}, set()),
    "markdown: setext": ({"h/a.md": MARKDOWN + "望川\n===\n\n今年\n---\n" + ROW}, set()),
    "markdown: deep quotes": ({"h/a.md": MARKDOWN + ">" * 300 + " 望川\n" + "> " * 60 + "今年\n"}, set()),
    "markdown: deep lists": ({"h/a.md": MARKDOWN + "".join("  " * i + "- 望川\n" for i in range(80))}, set()),
    "markdown: table": ({"h/a.md": MARKDOWN + "| 甲 | 乙 |\n|---|---|\n| 1 | `|` |\n\n" + ROW}, set()),
    "markdown: definitions": ({"h/a.md": MARKDOWN + "[望川]: https://example.org\n[^1]: 注\n*[望川]: 市\n\n" + ROW}, set()),
    "invalid TOML": ({"h/a.txt": PLAIN, "h/curation.toml": "[[pair]\nreport = 1"}, {"U101"}),
    "TOML in another encoding": ({"h/a.txt": PLAIN, "h/curation.toml": '[series]\nzh = "望川"\n'.encode("gb18030")}, set()),
    "deep TOML": ({"h/a.txt": PLAIN, "h/curation.toml": "a = " + "[" * 5000 + "]" * 5000}, {"U101"}),
    "paths as series": ({"h/a.txt": PLAIN, "h/curation.toml": "".join(f'[[edition]]\nstarts = "政府工作报告"\nseries = "{s}"\n\n' for s in ("../../etc/passwd", "/etc", "a/b", "..", "a\\\\b", "A", "", "中"))}, {"U103"}),
    "paths as report and row": ({"h/a.txt": PLAIN, "h/curation.toml": '[[report]]\nreport = "../../etc/passwd"\nzh = "x"\n\n[[chapter]]\nreport = "wangchuan-2024"\nrow = "../x"\nzh = "y"\n\n[[anchor]]\nreport = "/etc"\nnote = 1\n\n[[pair]]\nreport = "wangchuan-2024"\nzh = "p/../.."\nen = "p"\n'}, {"U103"}),
    "wrong types": ({"h/a.txt": PLAIN, "h/curation.toml": 'edition = 5\nline = "x"\npair = [1, 2]\nanchor = {a = 1}\nreport = [[]]\nchapter = 2024-01-01\n'}, {"U103"}),
    "wrong values": ({"h/a.txt": PLAIN, "h/curation.toml": '[[edition]]\nstarts = ["政府"]\nyear = 2024\n\n[[edition]]\nstarts = "政府工作报告"\nyear = 1.5\n\n[[edition]]\nstarts = "政府工作报告"\nyear = true\n\n[[line]]\nstarts = "政府工作报告"\nas = 3\n\n[[anchor]]\nreport = "wangchuan-2024"\nnote = "1"\n\n[[report]]\nreport = "wangchuan-2024"\nzh = {}\n'}, {"U103"}),
}  # fmt: skip


@pytest.mark.parametrize("name", SHAPES)
def test_shapes(name: str, tmp_path: Path, undisturbed: dict[str, bytes]) -> None:
    files, expected = SHAPES[name]
    built = check(tmp_path, files, undisturbed)
    assert expected <= codes(built), [str(d) for d in built.diagnostics]
    for d in built.diagnostics:
        assert d.file in files, "a diagnostic names a file of the folder"


NAMES = [
    'a"b', "a'b", "a\nb", "<script>window.pwned=1</script>", "#x", "?x", "%41%00", "a b  c", "望川 报告（终稿）", "x" * 240, "`x`", "[x](y)",
    "{{ config }}", "a|b", "a\\b", "-rf", "~", "$(id)", "a:1", "\x1b[31mred", "*", "index.md", "con", "ｆｕｌｌ", "\u202egnp.exe", "&lt;", "…",
]  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_names(name: str, tmp_path: Path, undisturbed: dict[str, bytes]) -> None:
    files = {f"h/{name}": PLAIN, f"h/{name}.bad": "这不是报告。\n"}
    built = check(tmp_path, files, undisturbed)
    assert "S101" in codes(built)
    assert built.files["wangchuan/2024/index.md"]


def test_name_that_is_no_text(tmp_path: Path, undisturbed: dict[str, bytes]) -> None:
    write(tmp_path, {os.fsdecode(b"h/\xff\xfe.txt"): PLAIN, "z/neighbour.txt": NEIGHBOUR})
    assert neighbours(run(tmp_path)) == undisturbed


def test_links_and_other_entries(tmp_path: Path, undisturbed: dict[str, bytes]) -> None:
    outside = tmp_path / "secret.txt"
    outside.write_text(PLAIN.replace("望川", "密川"), encoding="utf-8")
    folder = tmp_path / "reports"
    write(folder, {"h/2024.txt": PLAIN, "h/x.txt/inner.txt": "这不是报告。\n", "z/neighbour.txt": NEIGHBOUR})
    (folder / "h" / "out.txt").symlink_to(outside)
    (folder / "h" / "up").symlink_to(tmp_path)
    (folder / "h" / "loop").symlink_to("loop")
    (folder / "h" / "self").symlink_to(folder)
    (folder / "h" / "dead.txt").symlink_to("nowhere.txt")
    (folder / "h" / "curation.toml").symlink_to("/etc/passwd")
    os.mkfifo(folder / "h" / "pipe.txt")
    built = run(folder)
    codes = {(d.file, d.code) for d in built.diagnostics}
    assert {
        ("h/out.txt", "R106"),
        ("h/up", "R106"),
        ("h/self", "R106"),
        ("h/loop", "R101"),
        ("h/dead.txt", "R101"),
        ("h/pipe.txt", "R101"),
    } <= codes
    assert ("h/x.txt/inner.txt", "S101") in codes
    assert neighbours(built) == undisturbed
    assert not any("密川".encode() in data for data in built.files.values())


def test_link_inside_is_read(tmp_path: Path) -> None:
    write(tmp_path, {"h/2024.txt": PLAIN})
    (tmp_path / "again.txt").symlink_to("h/2024.txt")
    built = run(tmp_path)
    assert len(json.loads(built.files["data/reports/wangchuan-2024.json"])["editions"]) == 2


def test_large_file_is_not_read(tmp_path: Path, undisturbed: dict[str, bytes]) -> None:
    write(tmp_path, {"z/neighbour.txt": NEIGHBOUR})
    with (tmp_path / "huge.txt").open("wb") as file:
        file.truncate(33 * 1024 * 1024)
    built = run(tmp_path)
    assert codes(built) == {"R105"}
    assert neighbours(built) == undisturbed


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is unreadable for root")
def test_unreadable(tmp_path: Path, undisturbed: dict[str, bytes]) -> None:
    write(tmp_path, {"h/a.txt": PLAIN, "z/neighbour.txt": NEIGHBOUR})
    (tmp_path / "h" / "a.txt").chmod(0)
    built = run(tmp_path)
    assert ("h/a.txt", "R101") in {(d.file, d.code) for d in built.diagnostics}
    assert neighbours(built) == undisturbed


@pytest.mark.parametrize("number", ["9" * 5000, "0x" + "f" * 6000])
def test_number_without_end(number: str, tmp_path: Path, undisturbed: dict[str, bytes]) -> None:
    built = check(
        tmp_path, {"h/a.txt": PLAIN, "h/curation.toml": f'[[edition]]\nstarts = "政府工作报告"\nyear = {number}\n'}, undisturbed
    )
    assert codes(built) & {"U101", "U103"}


@pytest.mark.parametrize("line", ["year = 123456789", "year = 7", 'series = "quality"', 'series = "assets"', 'series = "search"'])
def test_names_that_would_collide(line: str, tmp_path: Path) -> None:
    write(tmp_path, {"h/a.txt": PLAIN, "h/curation.toml": f'[[edition]]\nstarts = "政府工作报告"\n{line}\n'})
    assert "U103" in codes(run(tmp_path))


@pytest.mark.parametrize(
    "toml",
    [
        "series = 5",
        "[series]\nzh = 5",
        '[series]\nname = "x"',
    ],
)
def test_series_table_is_checked(toml: str, tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": PLAIN, "curation.toml": toml + "\n"})
    assert "U103" in codes(run(tmp_path))


def test_pages_know_no_absolute_path(tmp_path: Path) -> None:
    write(tmp_path, {"h/a.txt": PLAIN, "h/empty.txt": "", "h/curation.toml": "[["})
    built = run(tmp_path)
    root = str(tmp_path).encode()
    assert not any(root in data for data in built.files.values())
    assert not any(tmp_path.as_posix() in str(d) for d in built.diagnostics)


def test_the_check_itself_sees_what_is_lost_and_what_is_doubled(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": PLAIN})
    built = run(tmp_path)
    name = "data/reports/wangchuan-2024.json"
    assert unaccounted(built.files, set(), {"a.txt": PLAIN}) == []
    assert unaccounted(built.files, set(), {"a.txt": PLAIN.replace("望川的", "望川市的")})
    report = json.loads(built.files[name])
    report["passages"][-1]["readings"] *= 2
    assert unaccounted({**built.files, name: json.dumps(report).encode()}, set(), {"a.txt": PLAIN})
