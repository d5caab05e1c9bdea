"""What must hold for any text: nothing lost, nothing twice, keys that stay, escapes that give the text back."""

import itertools
import re
import tempfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import markdown  # type: ignore[import-untyped]
import pytest
from duizhao.readers.clean import clean
from duizhao.site import escape
from duizhao.text.fold import fold, fold_with_map
from duizhao.text.fragments import cut, cut_all, joined
from duizhao.text.keys import keys
from duizhao.text.project import project
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

from tests.builds import BuiltInMemory, Options, build_in_memory
from tests.conservation import unaccounted, unread
from tests.depth import pick

BOUNDED = settings(
    derandomize=True, max_examples=pick(80, 2000), deadline=None, database=None, suppress_health_check=list(HealthCheck)
)
BUILDS = settings(BOUNDED, max_examples=pick(40, 400))  # each example is a build or two
HEAD = "政府工作报告\n——2024年1月16日在望川市第九届人民代表大会第三次会议上\n望川市市长 沈知行\n"

ODD = "\t \u00a0\u3000\u200b\ufeff\u00ad\u202e\u2028é\u0301ﬁ㎡①½İßʼ𠮷👩‍👧한\u1112\u1161\u11ab“”‘’［］[]（）()0123456789¹²ⅣⅩ#*_`<>&{}|\\~^$:;.,!?—-"
HAN = "望川市岚江重湖改造老旧小区新建绿道公里一二三四是的发展臺灣漢字"
anything = st.text(alphabet=st.one_of(st.sampled_from(ODD + HAN + "abcXYZ "), st.characters(codec="utf-8")), max_size=60)
zh_words = st.text(alphabet=HAN, min_size=6, max_size=40).map(lambda t: t + "。")
en_words = st.lists(
    st.sampled_from("the city will build new roads parks Lanjiang River homes 2 30".split()), min_size=3, max_size=14
).map(lambda w: " ".join(w).capitalize() + ".")
number = st.sampled_from("一二三四五六七八九十")
line = st.one_of(
    zh_words,
    en_words,
    anything,
    st.just(""),
    st.builds("{}、{}".format, number, zh_words),
    st.builds("（{}）{}".format, number, zh_words),
    st.builds("{}是{}{}".format, number, zh_words, zh_words),
    st.sampled_from(["I. Review", "II", "（1）x", "各位代表！", "Fellow Deputies,", "注释：", "Notes:", "来源：望川", "---", "> 望川", "## 二、今年", "［1］", "[2] A note."]),
    st.builds("［{}］{}".format, st.integers(0, 30), zh_words),
    st.builds("{}{} and on.".format, en_words.map(lambda t: t[:-1]), st.integers(1, 30)),
)  # fmt: skip
lines = st.lists(line, max_size=14)


def run(files: dict[str, str]) -> BuiltInMemory:
    with tempfile.TemporaryDirectory() as name:
        for file, text in files.items():
            (Path(name) / file).write_bytes(text.encode())
        return build_in_memory(Path(name), Options(books=False))


def shown(built: BuiltInMemory) -> list[tuple[str | None, str | None]]:
    return [(p.zh, p.en) for s in built.corpus.series for r in s.reports for p in r.passages]


@pytest.mark.slow
@BUILDS
@given(lines)
def test_nothing_is_lost(body: list[str]) -> None:
    files = {"a.txt": HEAD + "\n".join(body)}
    built = run(files)
    assert unaccounted(built.files, unread(built.diagnostics), files) == []


label = st.sampled_from(["1", "2", "12", "3-en", "note4", "绿道", "x", "^", "1]", "0", "999"])
noted = st.one_of(
    line,
    st.builds("[^{}]: {}".format, label, st.one_of(zh_words, en_words, anything, st.just(""))),
    st.builds("{}[^{}]{}".format, zh_words, label, zh_words),
    st.builds("{}[^{}]".format, en_words, label),
    st.builds("    {}".format, st.one_of(zh_words, en_words)),
    st.builds("> [^{}]：{}".format, label, zh_words),
)


@pytest.mark.slow
@BUILDS
@given(st.lists(noted, max_size=14), st.sampled_from(["a.txt", "a.md"]))
def test_nothing_of_footnotes_is_lost(body: list[str], name: str) -> None:
    files = {name: HEAD + "\n".join(body)}
    built = run(files)
    assert unaccounted(built.files, unread(built.diagnostics), files) == []


@pytest.mark.slow
@BUILDS
@given(lines, lines)
def test_nothing_of_two_editions_is_lost(one: list[str], other: list[str]) -> None:
    files = {"a.txt": HEAD + "\n".join(one), "b.txt": HEAD + "\n".join([*other, *one[::2]])}
    built = run(files)
    assert unaccounted(built.files, unread(built.diagnostics), files) == []


@pytest.mark.slow
@BUILDS
@given(st.lists(zh_words, min_size=1, max_size=12))
def test_rows_stand_in_the_order_of_the_source(body: list[str]) -> None:
    assume(not any(re.match("[一二三四]+[、是]", t) for t in body))
    got = [zh for zh, _ in shown(run({"a.txt": HEAD + "一、回顾\n" + "\n".join(body)}))]
    assert got[4:] == body


EXTENSIONS = ["attr_list", "md_in_html", "tables", "toc"]


def _text(html: str) -> str:
    import html as entities  # noqa: PLC0415 - the name is a parameter here

    return entities.unescape(re.sub(r"<[^>]*>", "", html))


def _rendered(text: str) -> str:
    """As a row of a page is rendered."""
    source = f'<div class="dz-row" id="p000000" markdown>\n\n{text}\n{{: .dz-zh lang="zh-Hans" }}\n\n[¶](#p000000 "x"){{ .dz-link }}\n\n</div>\n'
    page = markdown.markdown(source, extensions=EXTENSIONS)
    m = re.search(r'<p class="dz-zh" lang="zh-Hans">(.*?)</p>', page, re.DOTALL)
    assert m, page
    assert page.count("<p") == 2
    return _text(m[1])


def _squeezed(text: str) -> str:
    return " ".join(re.sub("[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufffe\uffff]", " ", text).split())


@settings(BOUNDED, max_examples=pick(200, 5000))
@given(anything)
@example("{: .x }")
@example("1. a")
@example("    a")
@example("&lt;")
@example("<b>")
@example("\\*a\\*")
@example("a  \nb")
def test_a_block_gives_its_text_back(text: str) -> None:
    text = clean("a.txt", 1, text).text  # what rows hold
    assume(text.strip())
    assert _squeezed(_rendered(escape.block(text))) == _squeezed(text)


@settings(BOUNDED, max_examples=pick(200, 5000))
@given(anything, anything)
def test_inline_gives_its_text_back(before: str, text: str) -> None:
    before, text = clean("a.txt", 1, before).text, clean("a.txt", 1, text).text
    assume(before.strip() and text.strip())
    source = f"x {escape.inline(before)}[5](#n){{ #r .dz-marker }}{escape.inline(text)}"
    assert _squeezed(_rendered(source)) == _squeezed(f"x {before}5{text}")


@BOUNDED
@given(anything, st.integers(0, 80))
def test_a_cut_loses_nothing(text: str, k: int) -> None:
    fragment = clean("a.txt", 1, text)
    left, right = cut(fragment, k)
    assert left.raw + right.raw == fragment.raw
    assert left.text + right.text == fragment.text
    for f in (left, right):
        assert "".join(f.raw[i] for i in f.at) == f.text or any(c.isspace() for c in f.text)


@BOUNDED
@given(st.lists(anything, min_size=1, max_size=4), st.lists(st.integers(0, 160), max_size=4))
def test_cuts_lose_nothing(texts: list[str], where: list[int]) -> None:
    fragments = [clean("a.txt", i, t) for i, t in enumerate(texts, 1)]
    whole = joined(fragments, "zh")
    cuts = sorted(k for k in set(where) if k <= len(whole))
    pieces = cut_all(fragments, cuts)
    assert "".join(f.raw for piece in pieces for f in piece) == "".join(texts)
    edges = [0, *cuts, len(whole)]
    assert [joined(p, "zh") for p in pieces] == [whole[a:b] for a, b in itertools.pairwise(edges)]


@BOUNDED
@given(st.lists(zh_words, min_size=1, max_size=12))
def test_keys_are_unique(rows: list[str]) -> None:
    stream, starts = _stream(rows + rows)
    assert len(set(keys([(stream, s) for s in starts]))) == 2 * len(rows)


def _stream(rows: Sequence[str]) -> tuple[str, list[int]]:
    folded = [fold(r, "zh") for r in rows]
    starts = [sum(map(len, folded[:i])) for i in range(len(folded))]
    return "".join(folded), starts


@BOUNDED
@given(st.lists(zh_words, min_size=2, max_size=10, unique=True), st.data())
def test_keys_stay_when_a_row_is_divided(rows: list[str], data: st.DataObject) -> None:
    i = data.draw(st.integers(0, len(rows) - 1))
    k = data.draw(st.integers(1, len(rows[i]) - 2))
    stream, starts = _stream(rows)
    windows = [stream[s : s + 24] for s in starts]
    assume(len(set(windows)) == len(windows))
    at = starts[i] + len(fold(rows[i][:k], "zh"))
    assume(stream[at : at + 24] not in windows)
    before = keys([(stream, s) for s in starts])
    after = keys([(stream, s) for s in sorted([*starts, at])])
    assert [key for key, s in zip(after, sorted([*starts, at]), strict=True) if s != at] == before


@BOUNDED
@given(st.lists(st.text(alphabet=HAN, min_size=30, max_size=60), min_size=1, max_size=8, unique=True), zh_words)
def test_keys_stay_when_rows_are_appended(rows: list[str], more: str) -> None:
    stream, starts = _stream(rows)
    longer, further = _stream([*rows, more])
    assume(len({stream[s : s + 24] for s in starts}) == len(starts))
    assert keys([(longer, s) for s in further])[: len(rows)] == keys([(stream, s) for s in starts])


@BOUNDED
@given(anything, anything)
def test_project_ascends(source: str, target: str) -> None:
    places = [project(i, source, target, "en") for i in range(len(source) + 1)]
    assert places == sorted(places)
    assert all(0 <= p <= len(target) for p in places)


@BOUNDED
@given(anything)
def test_project_onto_itself_is_nothing(text: str) -> None:
    assert [project(i, text, text, "zh") for i in range(len(text) + 1)] == list(range(len(text) + 1))


@settings(BOUNDED, max_examples=pick(300, 5000))
@given(anything)
@example("\u1112\u1161\u11ab")
def test_the_map_of_a_folding_is_of_that_folding(text: str) -> None:
    assert fold_with_map(text, "zh")[0] == fold(text, "zh")


PARAGRAPHS = [
    (
        "过去一年，望川的地区生产总值增长5.8%，新增城镇就业6.7万人。",
        "Over the past year, Wangchuan’s GRP grew by 5.8%, and 67,000 new urban jobs were created.",
    ),
    (
        "轨道交通2号线全线通车，从重湖区到高铁站只要26分钟。",
        "Metro Line 2 opened, putting Chonghu District within 26 minutes of the railway station.",
    ),
    (
        "“临江村行动”起步良好，132个村里已有45个完成改造。",
        "The riverside village program got off to a good start: of 132 villages, 45 have finished.",
    ),
    (
        "今年，我们将改造老旧小区180个，加装电梯500台。",
        "This year, we will renovate 180 old residential compounds and fit 500 elevators.",
    ),
    (
        "岚江两岸新建绿道60公里，让市民看得见江水。",
        "We will build 60 kilometers of greenways along both banks of the Lanjiang River.",
    ),
    (
        "长乐坪区三家轴承企业的订单已经排到今年秋天。",
        "Three bearing makers in Changleping District are booked through to this autumn.",
    ),
]
HEAD_EN = "GOVERNMENT WORK REPORT\nShen Zhixing, Mayor of Wangchuan\n"
ONE = ("一、2023年工作回顾", "I. Review of Work in 2023")
TWO = ("二、2024年工作安排", "II. Plans for 2024")
SALUTE = ("各位代表：", "Fellow Deputies,")
WHOLE = [ONE, *PARAGRAPHS[:3], TWO, *PARAGRAPHS[3:]]


def _bilingual(rows: Sequence[tuple[str, str]]) -> str:
    return HEAD + HEAD_EN + "".join(f"{zh}\n{en}\n" for zh, en in [SALUTE, *rows])


@cache
def _alone(text: str) -> list[tuple[str | None, str | None]]:
    """What is shown of a file by itself; built once for all excerpts."""
    return shown(run({"whole.txt": text}))


@pytest.mark.slow
@BUILDS
@given(st.sets(st.integers(0, len(WHOLE) - 1), min_size=1))
def test_an_excerpt_of_itself_adds_nothing(picked: set[int]) -> None:
    both = run({"whole.txt": _bilingual(WHOLE), "part.txt": _bilingual([WHOLE[i] for i in sorted(picked)])})
    assert shown(both) == _alone(_bilingual(WHOLE))
    assert not any(p.row.variants for s in both.corpus.series for r in s.reports for p in r.passages)


@pytest.mark.slow
@BUILDS
@given(st.sets(st.integers(0, len(WHOLE) - 1), min_size=1))
def test_an_excerpt_in_two_languages_adds_only_english(picked: set[int]) -> None:
    whole = HEAD + "".join(f"{zh}\n" for zh, _ in [SALUTE, *WHOLE]) + "".join(f"第{i}件实事已经办好。" for i in range(60)) + "\n"
    both = run({"whole.txt": whole, "part.txt": _bilingual([WHOLE[i] for i in sorted(picked)])})
    body = [zh for zh, _ in shown(both)]
    assert body == [zh for zh, _ in _alone(whole)]
    english = {zh: en for zh, en in shown(both) if en}
    assert all(english[WHOLE[i][0]] == WHOLE[i][1] for i in picked)


@pytest.mark.slow
@BUILDS
@given(st.permutations(["b", "z/1", "报告", "a b", "0"]), st.sets(st.integers(0, 7), min_size=2))
def test_names_of_files_say_nothing(names: list[str], picked: set[int]) -> None:
    texts = [
        _bilingual(WHOLE),
        _bilingual([WHOLE[i] for i in sorted(picked)]),
        HEAD + "\n".join(zh for zh, _ in WHOLE),
        _bilingual(WHOLE[:4]),
        "不是报告",
    ]
    assume(len(set(texts)) == len(texts))

    def built(names: Sequence[str]) -> dict[str, bytes]:
        marks = {name: f"\uf8ff{i}\uf8ff" for i, name in enumerate(names)}
        with tempfile.TemporaryDirectory() as folder:
            for name, text in zip(names, texts, strict=True):
                path = Path(folder) / f"〔{name}〕.txt"
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8")
            files = build_in_memory(Path(folder), Options(books=False)).files
        out = {}
        for file, data in files.items():
            if file.startswith("downloads") or file == "data/index.json":
                continue  # sizes and checksums of files that name the files they were made from
            text = data.decode()
            for name, mark in marks.items():
                text = text.replace(f"〔{name}〕.txt", mark)
            out[file] = text.encode()
        return out

    assert built(names) == built(["b", "z/1", "报告", "a b", "0"])
