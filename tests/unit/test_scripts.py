"""The scripts of the site: ES2020, and the same programs after a build has made them smaller."""

import re
import shutil
from pathlib import Path

import pytest
from duizhao.publish.minify import minify_assets

from tests.conftest import ROOT
from tests.node import ask

SCRIPTS = ROOT / "theme_overrides/assets/js"
BOOK_SCRIPTS = ROOT / "generator/duizhao/books/templates"


def _wrong(scripts: list[tuple[str, str, str]]) -> list[list[str]]:
    problems: list[list[str]] = ask("same_program.js", data=scripts, options=["--expose-internals"])
    return problems


def test_a_build_leaves_every_script_the_same_program(tmp_path: Path) -> None:
    sources = {}
    for script in sorted(SCRIPTS.rglob("*.js")):
        name = script.relative_to(SCRIPTS).as_posix()
        sources[name] = script.read_text(encoding="utf-8").replace("joined(", "joined_later(")  # one by one here
        target = tmp_path / "js" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(sources[name], encoding="utf-8")
    minify_assets(tmp_path)
    smaller = {name: (tmp_path / "js" / name).read_text(encoding="utf-8") for name in sources}
    assert len(sources) > 25
    assert sum(map(len, smaller.values())) < 0.8 * sum(map(len, sources.values()))
    assert _wrong([(name, source, smaller[name]) for name, source in sources.items()]) == []


def test_the_scripts_of_a_book_are_es2020_without_var() -> None:
    sources = {script.name: script.read_text(encoding="utf-8") for script in sorted(BOOK_SCRIPTS.glob("*.js"))}
    assert set(sources) == {"one.js", "paper.js", "scheme.js"}
    assert _wrong([(name, source, source) for name, source in sources.items()]) == []
    assert [name for name, source in sources.items() if re.search(r"\bvar\b", source)] == []


def test_a_build_joins_what_is_loaded_together(tmp_path: Path) -> None:
    shutil.copytree(SCRIPTS, tmp_path / "js")
    loader = (SCRIPTS / "search.js").read_text(encoding="utf-8")
    lists = re.findall(r'joined\("([^"]+)", \[([^\]]+)\]', loader)
    assert [name for name, _ in lists] == ["search-engine.js", "search-dialog.js", "search-results.js"]
    minify_assets(tmp_path)
    built = {p.relative_to(tmp_path / "js").as_posix() for p in (tmp_path / "js").rglob("*.js")}
    for name, parts in lists:
        names = re.findall('"([^"]+)"', parts)
        assert built.isdisjoint(names)
        source = "".join((SCRIPTS / part).read_text(encoding="utf-8") for part in names)
        assert _wrong([(name, source, (tmp_path / "js" / name).read_text(encoding="utf-8"))]) == []
        assert f'["{name}"]' in (tmp_path / "js/search.js").read_text(encoding="utf-8")
    assert {name for name in built if "search" in name} == {"search.js", "search/marks.js", *(name for name, _ in lists)}


@pytest.mark.parametrize(
    ("source", "smaller"),
    [
        ("let a = 'b  c';", "let a='b c';"),
        ("a ??= 1;", "a??=1;"),  # later than ES2020
        ("class A { #b = 1 }", "class A{#b=1}"),
        ("let a = 1", "let a ="),
    ],
)
def test_another_program_is_told_from_the_same(source: str, smaller: str) -> None:
    assert [name for name, _ in _wrong([("ok", "let a = 1;", "let a=1"), ("a", source, smaller)])] == ["a"]
