"""The words of a work report stand in the file of the genre, not in code; names of reports are made in one module."""

import ast
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import duizhao
from duizhao.genre import genre_named

ROOT = Path(duizhao.__file__).parent
# Readings of names of persons know the offices that stand beside them, of any text; encodings are told by common characters.
LANGUAGE = {"text/readings/names.py", "text/surnames.py", "readers/encodings.py"}
MODULES = sorted(p.relative_to(ROOT).as_posix() for p in ROOT.rglob("*.py") if p.relative_to(ROOT).parts[0] != "genre")


def words() -> list[str]:
    genre = genre_named()
    offices = [w for o in genre.office for w in (o.zh, o.hant) if w]
    central = [genre.central.zh, genre.central.en, *genre.central.author.values()]
    return [
        *genre.title.names_zh,
        *genre.title.names_en,
        *offices,
        *central,
        *genre.salutation.usual.values(),
        "人民代表大会",
        "名词解释",
    ]


def tree(module: str) -> ast.Module:
    return ast.parse((ROOT / module).read_text(encoding="utf-8"))


def strings(code: ast.AST) -> Iterator[str]:
    """Texts in code that are no docstrings."""
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    first = [n.body[0] for n in ast.walk(code) if isinstance(n, documented) and n.body]
    docs = {id(e.value) for e in first if isinstance(e, ast.Expr)}
    yield from (n.value for n in ast.walk(code) if isinstance(n, ast.Constant) and isinstance(n.value, str) and id(n) not in docs)


def test_words_of_the_genre_stand_in_its_file() -> None:
    alone = "(?!s)"  # what the program is for is said of work reports
    word = re.compile(f"(?:{'|'.join(map(re.escape, words()))}){alone}", re.IGNORECASE)
    stand = {m: [t for t in strings(tree(m)) if word.search(t)] for m in MODULES if m not in LANGUAGE}
    assert {m: texts for m, texts in stand.items() if texts} == {}


def names_made(node: ast.AST) -> bool:
    """Does an f-string put a year after a `-` or a `/`, or a call part a text at its last `-`?"""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        return node.func.attr in {"rpartition", "rsplit"} and [a.value for a in node.args[:1] if isinstance(a, ast.Constant)] == [
            "-"
        ]
    if not isinstance(node, ast.JoinedStr):
        return False
    return any(
        isinstance(sign, ast.Constant)
        and sign.value in {"-", "/"}
        and isinstance(year, ast.FormattedValue)
        and ast.unparse(year.value).split(".")[-1] == "year"
        for sign, year in pairwise(node.values)
    )


def test_names_of_reports_are_made_and_taken_apart_in_one_module() -> None:
    makers = {m for m in MODULES if any(names_made(node) for node in ast.walk(tree(m)))}
    assert makers == {"model/identity.py"}
