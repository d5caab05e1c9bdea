"""A report published piece by piece is one report, whatever the pieces."""

import json
import random
from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path

import pytest

from tests.builds import Options, build_in_memory
from tests.permalinks import broken_addresses

HEADER = 8  # lines of the sample's front matter


def _site(path: Path) -> Mapping[str, bytes]:
    return build_in_memory(path, Options(books=False)).files


def _rows(files: Mapping[str, bytes]) -> list[tuple[str, str]]:
    reports = [name for name in files if name.startswith("data/reports/")]
    assert len(reports) == 1
    return [(p["zh"], p["en"]) for p in json.loads(files[reports[0]])["passages"]]


def _broken(folder: Path, after: Mapping[str, bytes]) -> list[str]:
    """Addresses of the sites of each file alone that are broken in the site of all files."""
    return [b for path in sorted(folder.iterdir()) for b in broken_addresses(_site(path), after)]


def _lines(root: Path) -> tuple[list[str], list[str]]:
    """The sample's lines: its front matter, and its body without notes."""
    lines = (root / "reports/wangchuan/2024.txt").read_text(encoding="utf-8").splitlines()
    return lines[:HEADER], lines[HEADER : lines.index("注释：")]


@pytest.fixture(scope="module")
def rows_of_the_whole(root: Path, tmp_path_factory: pytest.TempPathFactory) -> list[tuple[str, str]]:
    front, body = _lines(root)
    folder = tmp_path_factory.mktemp("whole")
    (folder / "a.txt").write_text("\n".join([*front, *body]), encoding="utf-8")
    return _rows(_site(folder))


@pytest.mark.parametrize("seed", range(6))
def test_pieces_of_a_bilingual_report_make_the_whole(
    root: Path, tmp_path: Path, rows_of_the_whole: list[tuple[str, str]], seed: int
) -> None:
    front, body = _lines(root)
    heads = [i for i in range(0, len(body), 2) if body[i][1:3] in {"是稳", "是推", "是深", "是把"} or body[i][0] == "（"]
    parts = [i for i in range(0, len(body), 2) if body[i][:2] in {"一、", "二、"}]
    rng = random.Random(seed)
    cuts = [0, *sorted(rng.sample(heads, 4)), len(body)]
    for k, (a, b) in enumerate(pairwise(cuts)):
        part = max((p for p in parts if p <= a), default=None)
        repeated = body[part : part + 2] if part is not None and part < a else []
        name = f"{rng.random()}.txt"
        (tmp_path / name).write_text("\n".join([*front, *repeated, *body[a:b]]) + f"\n来源：第{k}次发布\n", encoding="utf-8")
    site = _site(tmp_path)
    assert _rows(site) == rows_of_the_whole
    assert _broken(tmp_path, site) == []


@pytest.mark.parametrize("seed", range(6))
def test_bilingual_pieces_and_a_chinese_whole(root: Path, tmp_path: Path, seed: int) -> None:
    """The whole in Chinese only, its paragraphs joined at random, and the English in pieces: the bilingual rows come out.

    A salutation that opens a paragraph of the whole stays there, though a piece sets it on a line of its own.
    """
    front, body = _lines(root)
    rng = random.Random(seed)
    chinese: list[str] = []
    opened: list[int] = []  # by a salutation
    for i in range(0, len(body), 2):
        joins = (
            chinese and body[i][0] not in "一二三四（各" and chinese[-1][:2] not in {"一、", "二、"} and chinese[-1][0] != "（"
        )
        if joins and rng.random() < 0.5:
            opened += [i] if chinese[-1] in {"各位代表：", "各位代表！"} else []
            chinese[-1] += body[i]
        else:
            chinese.append(body[i])
    (tmp_path / "zh.txt").write_text("\n".join([*front[:4], *chinese]), encoding="utf-8")
    cuts = sorted({0, *(2 * rng.randrange(1, len(body) // 2) for _ in range(3)), len(body)})
    for k, (a, b) in enumerate(pairwise(cuts)):
        (tmp_path / f"{k}.txt").write_text("\n".join([*front, *body[a:b]]), encoding="utf-8")
    site = _site(tmp_path)
    got = [row for row in _rows(site) if row[1]]
    want: list[tuple[str, str]] = []
    for i in range(0, len(body), 2):
        if i in opened and i not in cuts:
            want[-1] = (want[-1][0] + body[i], f"{want[-1][1]} {body[i + 1]}")
        else:
            want.append((body[i], body[i + 1]))
    assert got[3:] == want
    assert _broken(tmp_path, site) == []
