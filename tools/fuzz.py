"""Hostile input, made by damaging documents of every format: `python tools/fuzz.py --count 100000 --seed 1`.

Every case is read and understood as in a build, heavy formats in a process of their own. It fails if an exception is raised, if it takes more than five seconds
of CPU time or 500 MB, if a character of a line is lost or doubled, or if Markdown takes a text for markup. Files that editors write (`curation`,
`settings`) are loaded. `--case N` repeats one case.
"""

import argparse
import gc
import html
import io
import multiprocessing
import random
import re
import resource
import signal
import sys
import time
import zipfile
from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path
from types import FrameType

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import markdown
from duizhao.diagnostics import Collector
from duizhao.model.curation import Advice
from duizhao.model.edition import Edition
from duizhao.model.report import Refused
from duizhao.model.source import Lang, RawDocument
from duizhao.readers import IsolatedReader, SourceFile
from duizhao.readers.unpack import unpack
from duizhao.site import escape
from duizhao.structure import split_reports, understand
from duizhao.text.fragments import joined

from tests import documents
from tools.fuzz_seeds import EDITORS, YAML_AND_TOML, check_editors, office_seeds

SECONDS = 5  # of CPU time, which does not depend on the load of the machine
HANG = 120  # seconds after which a case that does not even react to a signal is killed
MEGABYTES = 500
CHUNK = 1000  # cases of one process
EACH = 2000  # cases from one line of progress to the next
RENDERED = 16  # one case in so many is rendered as Markdown and HTML

ZH = [
    "政府工作报告",
    "——2024年1月16日在望川市第九届人民代表大会第三次会议上",
    "望川市市长 沈知行",
    "各位代表：",
    "现在，我代表望川市人民政府，向大会报告工作，请予审议。",
    "一、2023年工作回顾",
    "过去一年，全市地区生产总值增长5.8%[1]，改造老旧小区180个，新建绿道80公里。",
    "（一）产业稳步发展。新增企业1200家。",
    "二、2024年工作安排",
    "今年，我们将编制轨道交通规划，新增学位1.2万个，完成岚江沿岸生态修复工程。",
    "注释：",
    "[1]地区生产总值按不变价格计算。",
]
EN = [
    "Government Work Report",
    "Delivered at the Third Session of the Ninth Wangchuan Municipal People’s Congress on January 16, 2024",
    "Shen Zhixing, Mayor of Wangchuan",
    "Fellow Deputies,",
    "On behalf of the Wangchuan Municipal People’s Government, I now present this report.",
    "I. Review of Work in 2023",
    "Over the past year GDP grew by 5.8 percent1. We renovated 180 old communities and built 80 km of greenways.",
    "1. Industry developed steadily. There were 1,200 new firms.",
    "II. Plans for 2024",
    "This year we will draw up a rail transit plan and add 12,000 school places.",
    "Notes:",
    "[1] GDP is in constant prices.",
]
PAIRS = list(zip(ZH, EN, strict=True))
BOTH = [text for pair in PAIRS for text in pair]


def seeds() -> dict[str, bytes]:
    """One sound document of every kind; the name says which."""
    word = documents.docx_of_parts(
        "".join(map(documents.word_paragraph, ZH))
        + '<w:p><w:r><w:t>绿道</w:t></w:r><w:r><w:footnoteReference w:id="1"/></w:r><w:ins w:id="3"><w:r><w:t>新</w:t></w:r></w:ins></w:p>'
        + "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>乙</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
        footnotes=f'<w:footnote w:id="1">{documents.word_paragraph("步行的路。")}</w:footnote>',
        numbering='<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>'
        '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>',
        styles='<w:style w:styleId="1"><w:name w:val="heading 1"/></w:style>',
    )
    quoted = "\n\n".join(f"> {text}" if k < 3 else f"## {text}" if "、20" in text else text for k, text in enumerate(ZH))
    return office_seeds(PAIRS) | {
        "text": "\n".join(ZH).encode(),
        "both": "\n\n".join(BOTH).encode(),
        "gbk": "\r\n".join(ZH).encode("gb18030"),
        "utf16": "\n".join(BOTH).encode("utf-16"),
        "markdown": f"{quoted}\n\n- 甲\n- [乙](x)\n\n| 甲 | 乙 |\n|---|---|\n| 1 | **2** |\n\n```\n码\n```\n".encode(),
        "docx": word,
        "html": documents.html(ZH),
        "page": documents.html(BOTH)
        .replace(b"<p>", b"<td><p>", 3)
        .replace(b"</p>", "<sup>2</sup><br><ruby>川<rt>chuan</rt></ruby></p>".encode(), 2),
        "csv": documents.csv_text(ZH),
        "pairs": documents.csv_pairs(PAIRS, "\t"),
        "tmx": documents.tmx(PAIRS),
        "pdf": documents.pdf_of(ZH * 2),
        "zip": documents.packed({"望川/a.txt": "\n".join(ZH).encode(), "b.docx": word, "c.csv": documents.csv_pairs(PAIRS)}),
    }


PAYLOADS = [
    "<script>alert(1)</script>", "{{ config }}", "{% include 'x' %}", "[x](javascript:alert(1))", "![a](b)", "<!--", "-->", "]]>",
    "<![CDATA[", "<!DOCTYPE x [<!ENTITY a 'b'>]>", "&a;", "&#0;", "&#x110000;", "&amp;lt;", "<p", "</div>", "<td>", "<ol><li>", "<ruby><rt>",
    "<w:p>", "</w:p>", "<w:del>", "<w:tbl><w:tr>", '"', '""', "'", ",", ";", "\t", "\n", "\r", "\r\n\r\n", "\u2028", "\0", "\x0b", "\ufeff",
    "\u200b", "\u202e", "\ufffe", "[1]", "[999]", "¹²", "注释：", "Notes:", "各位代表：", "Fellow Deputies,", "一、", "（二）", "三是", "IV.",
    "# ", "> ", "```", "~~~", "---", "| a | b |\n|---|---|\n", "::: note", "{: .x onclick=1 }", "^[a]", "$$x$$", "2024年", "99999999999999999999",
    "%PDF-1.7", "PK\x03\x04", "/Kids[2 0 R]", "/Length 99999999", "endobj", "来源：", "本作品", "</body></html>", "<title>", "<select>", "<pre>",
    "<style>", "<template>", "<textarea>", "<plaintext>", "<math>", "<svg>", "<br>" * 50, "A" * 3000, "望" * 3000, "1." * 500, "（" * 500, "[" * 500,
    *YAML_AND_TOML,
]  # fmt: skip


def mutate(rng: random.Random, kind: str, pool: dict[str, bytes]) -> bytes:
    """The seed of a kind, damaged in one to four ways; parts of a container are damaged inside it, too."""
    data = pool[kind]
    inside = data.startswith(b"PK") and rng.random() < 0.8
    for _ in range(rng.choice((1, 1, 1, 2, 2, 3, 4))):
        data = _repacked(rng, data, pool) if inside else rng.choice(WAYS)(rng, data, pool)
    return data[:2_000_000]


def _flip(rng: random.Random, data: bytes, _: dict[str, bytes]) -> bytes:
    out = bytearray(data)
    for _k in range(rng.choice((1, 2, 8, 64))):
        if out:
            out[rng.randrange(len(out))] = rng.randrange(256)
    return bytes(out)


def _span(rng: random.Random, data: bytes) -> tuple[int, int]:
    a = rng.randrange(len(data) + 1)
    return a, min(len(data), a + rng.choice((1, 4, 40, 400, 4000)))


def _truncate(rng: random.Random, data: bytes, _: dict[str, bytes]) -> bytes:
    return data[: rng.randrange(len(data) + 1)]


def _remove(rng: random.Random, data: bytes, _: dict[str, bytes]) -> bytes:
    a, b = _span(rng, data)
    return data[:a] + data[b:]


def _repeat(rng: random.Random, data: bytes, _: dict[str, bytes]) -> bytes:
    a, b = _span(rng, data)
    return data[:a] + data[a:b] * min(rng.choice((2, 3, 30, 300)), 400_000 // max(1, b - a)) + data[b:]


def _splice(rng: random.Random, data: bytes, pool: dict[str, bytes]) -> bytes:
    other = pool[rng.choice(sorted(pool))]
    a, b = _span(rng, other)
    c, d = _span(rng, data)
    return data[:c] + other[a:b] + data[d if rng.random() < 0.5 else c :]


def _insert(rng: random.Random, data: bytes, _: dict[str, bytes]) -> bytes:
    for _k in range(rng.choice((1, 1, 2, 5))):
        encoding = rng.choice(("utf-8", "utf-8", "utf-8", "gb18030", "utf-16-le"))
        a = rng.randrange(len(data) + 1)
        data = data[:a] + rng.choice(PAYLOADS).encode(encoding, "replace") + data[a:]
    return data


def _nest(rng: random.Random, data: bytes, _: dict[str, bytes]) -> bytes:
    tag = rng.choice(
        ("div", "table><tr><td", "b", "ul><li", "tu", "w:sdt", "w:ins", "blockquote", "font", "a href='#1'", "ruby", "sup")
    )
    name = [t.split(" ")[0] for t in tag.split("><")]
    n = rng.choice((3, 50, 240, 260, 3000))
    a, b = sorted((rng.randrange(len(data) + 1), rng.randrange(len(data) + 1)))
    close = "".join(f"</{t}>" for t in reversed(name)).encode() if rng.random() < 0.7 else b""
    return data[:a] + f"<{tag}>".encode() * n + data[a:b] + close * n + data[b:]


def _attribute(rng: random.Random, data: bytes, _: dict[str, bytes]) -> bytes:
    a = data.find(b">", rng.randrange(len(data) + 1))
    huge = (
        b' style="' + b"x" * rng.choice((10, 10_000, 300_000)) + b'"'
        if rng.random() < 0.5
        else b"".join(b" a%d=1" % k for k in range(rng.choice((3, 3000, 30_000))))
    )
    return data if a < 0 else data[:a] + huge + data[a:]


def _recode(rng: random.Random, data: bytes, _: dict[str, bytes]) -> bytes:
    text = data.decode("utf-8", "replace")
    if rng.random() < 0.3:
        half = len(text) // 2
        return text[:half].encode("utf-8", "replace") + text[half:].encode("gb18030", "replace")
    return text.encode(
        rng.choice(("gb18030", "utf-16", "utf-16-be", "big5", "utf-32", "utf-8-sig", "latin-1", "cp1252")), "replace"
    )


ODD_NUMBERS = (
    "²", "¹²³", "٣", "１２", "-1", "1.5", "", "0", "1e9", "NaN", "Infinity", "13", "99", "999", "99999999999", "9" * 30, "9" * 4301, "0" * 5000,
    "1" * 20_000, "²" * 4301, "①", "㊿", "Ⅻ", "½", "〇", "一" * 400, "亿" * 60, "万亿" * 40, "1E+400", "1,2,3", "0.0", "1." + "0" * 500, "௧", "𝟚",
)  # fmt: skip
_RUNS = "²1９一（[#*>-_.:;,'\"&<\u200b\u3000亿%年"
_DIGITS = re.compile(rb"\d+")
_TEXT = re.compile(rb">[^<>]+<")
_ROOT = re.compile(rb"<[a-zA-Z]")
_AMID = ("&hellip;", "&x;", "&D", "<!-- 注 -->", "<?p i?>", "<![CDATA[A & <B>]]>", "&#8230;", "&#x0;", "&amp;hellip;", "%p;")
_DOCTYPES = (
    '<!DOCTYPE {0} SYSTEM "x.dtd">', "<!DOCTYPE {0} [<!ELEMENT a (b)>]>", '<!DOCTYPE {0} PUBLIC "-//X//Y" "http://127.0.0.1/x">',
    "<!DOCTYPE {0} [<!ENTITY a 'b'>]>", '<!DOCTYPE {0} [<!ATTLIST x y CDATA "z">]>',
)  # fmt: skip


def odd_date(rng: random.Random) -> str:
    """Return a date that few calendars have."""
    year = rng.choice(("2024", "0000", "9999", "0001", "２０２４", "二〇二四", "〇〇〇〇", "20240", "1949"))
    month, day = (rng.choice(("0", "1", "2", "12", "13", "99", "²", "十三", "十", "١")) for _ in range(2))
    form = rng.choice(
        ("{0}年{1}月{2}日", "{0}年{1}月{2}日", "{0}年{1}月", "January {2}, {0}", "February {2}, {0}", "May {0}", "{0}-{1}-{2}")
    )
    return form.format(year, month, day)


def _numbers(rng: random.Random, data: bytes, _: dict[str, bytes]) -> bytes:
    """Replace numbers anywhere: in text, in values of attributes, in the objects of a PDF."""
    for _k in range(rng.choice((1, 1, 3, 20))):
        if m := _DIGITS.search(data, rng.randrange(len(data) + 1)):
            data = data[: m.start()] + rng.choice(ODD_NUMBERS).encode() + data[m.end() :]
    return data


def _dates(rng: random.Random, data: bytes, _: dict[str, bytes]) -> bytes:
    text = data.decode("utf-8", "surrogateescape")
    return re.sub(r"2024年1月16日|January 16, 2024", lambda _: odd_date(rng), text).encode("utf-8", "surrogateescape")


def _long_run(rng: random.Random, data: bytes, _: dict[str, bytes]) -> bytes:
    a = rng.randrange(len(data) + 1)
    return data[:a] + rng.choice(_RUNS).encode() * rng.choice((300, 4301, 20_000)) + data[a:]


def _amid(rng: random.Random, data: bytes, _: dict[str, bytes]) -> bytes:
    """Put a DOCTYPE before the root, and entities, comments and sections amid text."""
    for _k in range(rng.choice((1, 3))):
        if m := _TEXT.search(data, rng.randrange(len(data) + 1)):
            a = rng.randrange(m.start() + 1, m.end())
            data = data[:a] + rng.choice(_AMID).encode() + data[a:]
    root = _ROOT.search(data)
    if root and rng.random() < 0.8:
        data = data[: root.start()] + rng.choice(_DOCTYPES).format("x").encode() + data[root.start() :]
    return data


def _swap(rng: random.Random, data: bytes, _: dict[str, bytes]) -> bytes:
    lines = data.split(b"\n")
    rng.shuffle(lines)
    return b"\n".join(lines)


def _element(rng: random.Random, data: bytes, _: dict[str, bytes]) -> bytes:
    """Markup that stays well-formed: an element moved, repeated, put in itself; an attribute with another value."""
    elements = list(_ELEMENT.finditer(data))
    if not elements:
        return data
    one, other = rng.choice(elements), rng.choice(elements)
    what = rng.randrange(4)
    if what == 0:
        values = list(_VALUE.finditer(data))
        value = rng.choice(values) if values else None
        new = html.escape(rng.choice(PAYLOADS).replace("\0", "")).encode("utf-8", "replace")
        new = rng.choice((new, b"0", b"-1", b"99999999999", b"1", b""))
        return data[: value.start(1)] + new + data[value.end(1) :] if value else data
    if what == 1:
        new = html.escape(rng.choice(PAYLOADS)).encode("utf-8", "replace")
        return data[: one.end()] + one[0].replace(one[3], new) + data[one.end() :]
    if what == 2:
        return data[: other.end()] + one[0] * rng.choice((1, 1, 2, 100)) + data[other.end() :]
    depth = rng.choice((1, 5, 100, 300))
    name = one[1]
    return data[: one.start()] + (b"<" + name + b">") * depth + one[0] + (b"</" + name + b">") * depth + data[one.end() :]


_ELEMENT = re.compile(rb"<([a-zA-Z][\w:]*)([^<>]*)>(.*?)</\1>", re.DOTALL)
_VALUE = re.compile(rb'="([^"<>]*)"')
_Way = Callable[[random.Random, bytes, dict[str, bytes]], bytes]
WAYS: tuple[_Way, ...] = (
    _flip,
    _truncate,
    _remove,
    _repeat,
    _splice,
    _insert,
    _insert,
    _insert,
    _nest,
    _attribute,
    _recode,
    _swap,
    _numbers,
    _numbers,
    _dates,
    _long_run,
    _amid,
)


def _repacked(rng: random.Random, data: bytes, pool: dict[str, bytes]) -> bytes:
    """The container with a part damaged, or with parts swapped, so that its checksums are right."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as z:
            parts = {name: z.read(name) for name in z.namelist()}
    except Exception:  # noqa: BLE001 - no container any more
        return rng.choice(WAYS)(rng, data, pool)
    names = sorted(parts)
    if not names:
        return data
    one = rng.choice([n for n in names if n.endswith("document.xml")] or names) if rng.random() < 0.6 else rng.choice(names)
    if rng.random() < 0.1:
        other = rng.choice(names)
        parts[one], parts[other] = parts[other], parts[one]
    elif rng.random() < 0.1:
        parts[rng.choice(("../x.txt", "a" * 300, "报告.txt", "word/document.xml", "x/", "b.zip"))] = parts[one]
    else:
        way = _element if rng.random() < 0.5 else rng.choice(WAYS)  # half of them stay well-formed
        parts[one] = way(rng, parts[one], pool)
    return documents.packed(parts)


@dataclass
class Result:
    """The result of a run of cases; `codes` counts the diagnostics."""

    cases: int = 0
    files: int = 0
    read: int = 0
    reports: int = 0
    slowest: float = 0.0
    slowest_case: int = -1
    memory: float = 0.0
    codes: Counter[str] = field(default_factory=Counter)
    failures: list[tuple[int, str]] = field(default_factory=list)

    def add(self, other: "Result") -> None:
        self.cases += other.cases
        self.files += other.files
        self.read += other.read
        self.reports += other.reports
        if other.slowest > self.slowest:
            self.slowest, self.slowest_case = other.slowest, other.slowest_case
        self.memory = max(self.memory, other.memory)
        self.codes += other.codes
        self.failures += other.failures


def case(seed: int, index: int, pool: dict[str, bytes]) -> tuple[str, bytes]:
    """Return the kind and the bytes of a case; they depend on its numbers only."""
    rng = random.Random(f"{seed}:{index}")
    kind = sorted(pool)[index % len(pool)]
    return kind, mutate(rng, kind, pool)


def check(data: bytes, name: str, result: Result, reader: IsolatedReader, *, render: bool) -> None:
    """Read and understand one file; raise AssertionError if the result breaks a rule."""
    diagnostics = Collector()
    if (kind := name.partition(".")[0]) in EDITORS:
        result.files += 1
        check_editors(kind, data, diagnostics)
        result.codes += Counter(d.code for d in diagnostics.sorted() if str(d).encode("utf-8"))
        return
    for file, inside in unpack(name, data, diagnostics):
        result.files += 1
        document = reader.read(SourceFile(file, inside), diagnostics)
        if document is None:
            continue
        result.read += 1
        parts = split_reports(document, diagnostics)
        if Counter(map(id, document.lines)) != Counter(id(line) for part in parts for line in part.lines):
            raise AssertionError("a line is lost or doubled by the division into reports")
        for part in parts:
            edition = understand(part, Advice(), diagnostics)
            _conserved(part, edition)
            if isinstance(edition, Edition):
                result.reports += 1
                if render:
                    _only_text(edition)
    listed = diagnostics.sorted()
    if not listed and not result.read:
        raise AssertionError("neither read nor diagnosed")
    for d in listed:
        result.codes[d.code] += 1
        str(d).encode("utf-8")  # a message can be printed


def _conserved(document: RawDocument, edition: Edition | Refused) -> None:
    want: dict[int, Counter[str]] = defaultdict(Counter)
    for line in document.lines:
        want[line.fragment.line] += Counter(line.fragment.raw)
    got: dict[int, Counter[str]] = defaultdict(Counter)
    for aside in edition.set_aside:
        got[aside.line] += Counter(aside.text)
    if isinstance(edition, Edition):
        for fragment in [f for r in edition.rows for f in (*r.zh, *r.en)] + [f for n in edition.notes for f in n.fragments]:
            got[fragment.line] += Counter(fragment.raw)
            if len(fragment.text) != len(fragment.at):
                raise AssertionError(f"line {fragment.line}: positions do not fit the text")
    for number in want.keys() | got.keys():
        for char in want[number].keys() | got[number].keys():
            if not char.isspace() and want[number][char] != got[number][char]:
                raise AssertionError(f"line {number}: {char!r} {want[number][char]} times read, {got[number][char]} times kept")


def _only_text(edition: Edition) -> None:
    for row in edition.rows[:40]:
        sides: tuple[tuple[Lang, str], ...] = (("zh", joined(row.zh, "zh")), ("en", joined(row.en, "en")))
        for _, text in sides:
            if not text.strip() or len(text) > 5000:
                continue
            shown = markdown.markdown(escape.block(text.strip()), extensions=["attr_list", "tables", "md_in_html", "footnotes"])
            inner = shown.removeprefix("<p>").removesuffix("</p>")
            plain = html.unescape(inner)
            if "<" in inner or "".join(plain.split()) != "".join(_printable(text).split()):
                raise AssertionError(f"more than text: {text[:80]!r} → {inner[:120]!r}")


def _printable(text: str) -> str:
    return html.unescape(html.escape("".join(" " if c in _NOT_SHOWN else c for c in text)))


_NOT_SHOWN = {chr(c) for c in (*range(32), *range(127, 160), 0x2028, 0x2029, *range(0xD800, 0xE000), 0xFFFE, 0xFFFF)}


class _TooLongError(BaseException):  # no handler of a library takes it for its own
    pass


def _alarm(_signal: int, _frame: FrameType | None) -> None:
    raise _TooLongError


def work(seed: int, start: int, stop: int, pipe: Connection) -> None:
    """Do some cases in a process of its own, with bounded memory; say each one's number before it starts."""
    pool = seeds()
    size = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (size + MEGABYTES * 1024 * 1024,) * 2)
    signal.signal(signal.SIGPROF, _alarm)
    base = _resident()
    reader = IsolatedReader()
    for index in range(start, stop):
        pipe.send(index)
        kind, data = case(seed, index, pool)
        result = Result(cases=1)
        begun = time.process_time()
        signal.alarm(HANG)
        signal.setitimer(signal.ITIMER_PROF, SECONDS)
        try:
            check(data, f"{kind}.{'csv' if kind == 'pairs' else kind}", result, reader, render=index % RENDERED == 0)
        except _TooLongError:
            result.failures.append((index, f"{kind}: longer than {SECONDS} s"))
        except BaseException as error:  # noqa: BLE001 - whatever it is, it is a failure
            result.failures.append((index, f"{kind}: {type(error).__name__}: {str(error)[:200]}"))
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
            signal.alarm(0)
        result.slowest, result.slowest_case = time.process_time() - begun, index
        result.memory = _resident() - base
        pipe.send((kind, result))
        if index % 50 == 0:
            gc.collect()
    reader.__exit__(None, None, None)
    pipe.send(None)


def _resident() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def run(count: int, seed: int, processes: int, first: int = 0) -> dict[str, Result]:
    """Run all cases in chunks; if a process dies, the case that it was at fails."""
    with IsolatedReader() as reader:
        for name, data in seeds().items():  # sound documents pass; every library is loaded once, before the processes part
            check(data, name, Result(), reader, render=True)
    context = multiprocessing.get_context("fork")
    todo = [(a, min(a + CHUNK, first + count)) for a in range(first, first + count, CHUNK)][::-1]
    out: dict[str, Result] = defaultdict(Result)
    alive: dict[Connection, tuple[multiprocessing.process.BaseProcess, list[int]]] = {}
    while todo or alive:
        while todo and len(alive) < processes:
            start, stop = todo.pop()
            receiver, sender = context.Pipe(duplex=False)
            process = context.Process(target=work, args=(seed, start, stop, sender), daemon=True)
            process.start()
            sender.close()
            alive[receiver] = (process, [start, stop])
        for pipe in multiprocessing.connection.wait(list(alive), timeout=3 * SECONDS):
            process, state = alive[pipe]  # type: ignore[index]
            try:
                message = pipe.recv()  # type: ignore[union-attr]
            except EOFError:
                message = None
                process.join()
                if process.exitcode:
                    out["?"].failures.append((state[0], f"the process died with {process.exitcode}"))
                    if state[0] + 1 < state[1]:
                        todo.append((state[0] + 1, state[1]))
            if message is None:
                process.join()
                del alive[pipe]  # type: ignore[arg-type]
            elif isinstance(message, int):
                state[0] = message
            else:
                out[message[0]].add(message[1])
                _show(out, message[1])
    return dict(out)


def _show(results: dict[str, Result], latest: Result) -> None:
    """Print failures as they come, and how far the run is."""
    for index, what in latest.failures:
        print(f"case {index}: {what}", file=sys.stderr, flush=True)
    done = sum(r.cases for r in results.values())
    if done % EACH == 0:
        print(f"{done} cases, {sum(len(r.failures) for r in results.values())} failures", file=sys.stderr, flush=True)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--count", type=int, default=1500)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--processes", type=int, default=1)
    parser.add_argument("--case", type=int, help="do this case alone and let what it raises be seen")
    parser.add_argument("--save", type=Path, help="with --case: write its bytes to this file")
    args = parser.parse_args()
    if args.case is not None:
        kind, data = case(args.seed, args.case, seeds())
        if args.save:
            args.save.write_bytes(data)
        begun = time.process_time()
        with IsolatedReader() as reader:
            check(data, f"{kind}.{'csv' if kind == 'pairs' else kind}", Result(), reader, render=True)
        print(f"{kind}: {len(data)} bytes, {time.process_time() - begun:.2f} s of the processor")
        return 0
    begun = time.perf_counter()
    results = run(args.count, args.seed, args.processes, args.first)
    print(f"{'format':10} {'cases':>7} {'files':>7} {'read':>7} {'reports':>7} {'slowest':>8} {'case':>7} {'memory':>8} failures")
    whole = Result()
    for kind, r in sorted(results.items()):
        print(
            f"{kind:10} {r.cases:7} {r.files:7} {r.read:7} {r.reports:7} {r.slowest:6.2f} s {r.slowest_case:7} {r.memory:5.0f} MB {len(r.failures)}"
        )
        whole.add(r)
    print(
        f"{'all':10} {whole.cases:7} {whole.files:7} {whole.read:7} {whole.reports:7} {whole.slowest:6.2f} s {whole.slowest_case:7} {whole.memory:5.0f} MB {len(whole.failures)}"
    )
    print("diagnostics:", ", ".join(f"{code} {n}" for code, n in sorted(whole.codes.items())))
    for index, what in sorted(whole.failures)[:40]:
        print(f"case {index}: {what}")
    print(f"{whole.cases} cases in {time.perf_counter() - begun:.0f} s, seed {args.seed}: {len(whole.failures)} failures")
    return 1 if whole.failures or whole.cases < args.count else 0


if __name__ == "__main__":
    sys.exit(main())
