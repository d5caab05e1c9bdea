"""The real reports: nothing lost, everything found. They are read where they lie, never copied."""

import hashlib
import io
import json
import random
import re
import zipfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest
from duizhao.diagnostics import Collector
from duizhao.readers import find_files

from tests.builds import Options, build_in_memory
from tests.conservation import texts, unaccounted, unread
from tests.depth import pick
from tests.permalinks import broken_addresses
from tests.real.scores import SHARED, built, score

pytestmark = [pytest.mark.realcorpus, pytest.mark.xdist_group("real")]


def reports(files: Mapping[str, bytes]) -> dict[str, dict]:  # type: ignore[type-arg]
    return {
        name.removeprefix("data/reports/").removesuffix(".json"): json.loads(data)
        for name, data in files.items()
        if name.startswith("data/reports/")
    }


@pytest.mark.parametrize("folder", ["beijing", "central-bilingual", "central-zh"])  # all in one build: test_all_reports
def test_nothing_is_lost(folder: str) -> None:
    result = built(folder)
    assert unaccounted(result.files, unread(result.diagnostics), texts(SHARED / "reports" / folder)) == []


def test_beijing_scores() -> None:
    said = score("beijing")
    assert "lost=0 " in said
    assert re.search(r"^notes +notes=24  anchored=24  missed=\[\]  false_markers=0$", said, re.MULTILINE)


def test_beijing_rows_are_in_order_and_complete() -> None:
    data = reports(built("beijing").files)
    lines = [
        [r["line"] for r in p["readings"] if r["file"].startswith("001") and r["lang"] == "zh"]
        for p in data["beijing-2024"]["passages"]
        if p["kind"] != "front"
    ]
    assert [n for row in lines for n in row] == list(range(9, 341, 2))
    assert all(p["zh"] and p["en"] for p in data["beijing-2024"]["passages"])
    whole = [
        r["line"]
        for p in data["beijing-2025"]["passages"]
        for r in p["readings"]
        if r["file"].startswith("003") and r["lang"] == "zh"
    ]
    body = [n for n in whole if n > 8]
    assert body == sorted(body)
    assert set(body) == set(range(10, 178, 2))


def _located(files: Mapping[str, bytes]) -> tuple[int, int]:
    """How many rows of the excerpts are in the passage that the hand-made answers name, of how many."""
    gold = [json.loads(line) for line in (SHARED / "gold/locate.jsonl").read_text(encoding="utf-8").splitlines()]
    where: dict[tuple[str, int], set[tuple[str, str]]] = {}
    for name, report in reports(files).items():
        for p in report["passages"]:
            for r in p["readings"]:
                if r["lang"] == "zh":
                    where.setdefault((r["file"], r["line"]), set()).add((name, p["id"]))
    mine = [where.get((g["file"], g["zh_line"]), set()) for g in gold]
    found = [here & where[g["target"], g["target_line"]] for g, here in zip(gold, mine, strict=True) if len(here) == 1]
    return sum(map(bool, found)), len(gold)


def test_every_row_of_an_excerpt_is_in_the_right_passage() -> None:
    assert _located(built("beijing").files) == (51, 51)


@pytest.mark.parametrize(("share", "least"), [(0.1, 50), (0.2, 48)])
@pytest.mark.parametrize("seed", pick([1], [1, 2, 3]))
def test_damaged_excerpts_find_their_places(tmp_path: Path, share: float, least: int, seed: int) -> None:
    rng = random.Random(seed)
    pool = [c for c in next((SHARED / "reports/beijing").glob("003*")).read_text(encoding="utf-8") if "\u4e00" <= c <= "\u9fff"]
    for path in sorted((SHARED / "reports/beijing").iterdir()):
        lines = path.read_text(encoding="utf-8").split("\n")
        if path.name[:3] in {"000", "002", "004"}:
            for i in range(8, len(lines)):
                lines[i] = "".join(
                    rng.choice(pool) if "\u4e00" <= c <= "\u9fff" and rng.random() < share else c for c in lines[i]
                )
        (tmp_path / path.name).write_text("\n".join(lines), encoding="utf-8")
    assert _located(build_in_memory(tmp_path, Options(books=False)).files)[0] >= least


@pytest.mark.parametrize("year", [2008, 2010, 2012, 2015, 2017, 2019])
def test_central_rows(year: int) -> None:
    said = score("central-bilingual", "--units", str(SHARED / f"gold/central-sentences/GR{year}.paragraphs.tsv"))
    share = re.search(r"rows=([0-9.]+)", said)
    assert share
    assert float(share[1]) >= 0.98


def test_central_zh_years_parts_and_licence() -> None:
    data = reports(built("central-zh").files)
    years = {int(p.stem[4:]) for p in (SHARED / "reports/central-zh").glob("gwr_*.txt")}
    assert {r["year"] for r in data.values()} == years
    assert {r["series"] for r in data.values()} == {"central"}
    for report in data.values():
        stated = [c["id"] for c in report["chapters"] if re.fullmatch(r"\d+", c["id"]) and c["id"] != "0"]
        assert stated == [str(i + 1) for i in range(len(stated))], report["id"]
        licence = [a for a in report["set_aside"] if "licence" in a["why"]]
        assert any("Public domain" in a["text"] for a in licence)
        assert not any("Public domain" in (p["zh"] or "") or "维基文库" in (p["zh"] or "") for p in report["passages"])
        assert not any(p["zh"] and re.search(r"[《“（]$|^[》”）、，。]", p["zh"]) for p in report["passages"]), "a broken word"


def test_files_are_used_or_it_is_said_why_not() -> None:
    result = built(".")
    used = {r["file"] for report in reports(result.files).values() for p in report["passages"] for r in p["readings"]}
    errors = {d.file for d in result.diagnostics if d.severity == "error"}
    for source in find_files(SHARED / "reports", Collector()):
        assert (source.file in used) != (source.file in errors), source.file


# Files that give the digest and size of others, in which names of files stand
_TELL_DIGESTS = {"downloads.md", "downloads/SHA256SUMS", "downloads/CITATION.cff", "data/index.json"}


@cache
def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _renamed(folder: Path, target: Path, seed: int) -> dict[str, str]:
    """The files of a folder under other names, in another order: new name → old name."""
    paths = sorted(folder.iterdir())
    names = [f"{chr(97 + i)}-{_digest(str(i * seed).encode())[:6]}" for i in range(len(paths))]
    random.Random(seed).shuffle(names)
    for path, name in zip(paths, names, strict=True):
        (target / name).write_bytes(path.read_bytes())
    return {name: path.name for path, name in zip(paths, names, strict=True)}


def _text(data: bytes) -> str:
    """A file as text; of an e-book, its pages."""
    if not data.startswith(b"PK"):
        return data.decode()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return "".join(archive.read(name).decode() for name in archive.namelist() if name.endswith(".xhtml"))


@pytest.mark.parametrize("seed", pick([1], [1, 2, 3]))
def test_names_and_order_of_files_do_not_matter(tmp_path: Path, seed: int) -> None:
    names = _renamed(SHARED / "reports/beijing", tmp_path, seed)
    other = build_in_memory(tmp_path).files
    assert set(other) == set(built("beijing").files)
    for name, data in built("beijing").files.items():
        if name in _TELL_DIGESTS:
            continue
        text = _text(other[name])
        for new, old in names.items():
            text = text.replace(new, old)
        assert text.replace("&#95;", "_") == _text(data).replace("&#95;", "_"), name


def test_two_builds_are_the_same_bytes() -> None:
    again = build_in_memory(SHARED / "reports/beijing")
    assert again.files == built("beijing").files


@pytest.mark.parametrize("alone", ["000", "001", "002", "003", "004"])
def test_permalinks_survive_further_editions(tmp_path: Path, alone: str) -> None:
    path = next((SHARED / "reports/beijing").glob(f"{alone}*"))
    (tmp_path / path.name).write_bytes(path.read_bytes())
    assert broken_addresses(build_in_memory(tmp_path, Options(books=False)).files, built("beijing").files) == []
