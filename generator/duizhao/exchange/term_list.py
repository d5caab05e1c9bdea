"""Add terms to `terms.toml`; what a person wrote there stays as it is, byte for byte."""

import os
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from duizhao.diagnostics import Collector
from duizhao.exchange.terms_in import ReadTerm
from duizhao.files import NotReadError, read_editor_file, write_whole
from duizhao.model.words import ListedTerm
from duizhao.text.language import to_simplified
from duizhao.text.tables import table_lines
from duizhao.words import LISTED_TERMS, MOST_TERMS, TERMS_LIMIT, BadTermError, load_terms, term_of

State = Literal["new", "there", "differs", "not allowed"]


class TermListError(Exception):
    """The list could not be written; the message says why, and the file is as it was."""


@dataclass(frozen=True, slots=True)
class AddedTerm:
    """A term of a file, and what is done with it: it is new, or there already, says something else there, or is not allowed."""

    term: ReadTerm
    state: State
    detail: str = ""


def compare_terms(folder: Path, terms: Sequence[ReadTerm]) -> list[AddedTerm]:
    """Say of each term what adding it to the list would do; raise TermListError if the list cannot be read as it is."""
    diagnostics = Collector()
    listed = load_terms(folder, diagnostics)
    if wrong := [d for d in diagnostics.sorted() if d.severity == "error"]:
        raise TermListError(f"{LISTED_TERMS} is not valid, correct it first: line {wrong[0].line}: {wrong[0].message}")
    known = {w: t for t in listed for w in (t.zh, *t.also)}
    return [_compared(t, known) for t in terms]


def _compared(term: ReadTerm, known: dict[str, ListedTerm]) -> AddedTerm:
    try:
        new = term_of(_entry(term), term.line)
    except BadTermError as error:
        return AddedTerm(term, "not allowed", str(error))
    old = known.get(new.zh)
    if old is None:
        known[new.zh] = new
        return AddedTerm(term, "new")
    if {*new.official} <= {*old.official} and {*new.forbidden} <= {*old.forbidden}:
        return AddedTerm(term, "there")
    return AddedTerm(term, "differs", f"line {old.line} has “{'; '.join(old.official) or 'no official rendering'}”")


def _entry(term: ReadTerm) -> dict[str, object]:
    return {"zh": to_simplified(term.zh), "official": list(term.official), "forbidden": list(term.forbidden)}


def write_terms(folder: Path, terms: Sequence[ReadTerm], name: str) -> Path:
    """Append terms to the list of a folder; `name` is that of the file that they are from. Return the path of the list."""
    path = folder / LISTED_TERMS
    try:
        if os.path.lexists(path):
            path = path.resolve(strict=True)
        old = read_editor_file(path, folder, TERMS_LIMIT) if path.exists() else ""
    except (OSError, RuntimeError, ValueError, NotReadError) as error:
        raise TermListError(f"{LISTED_TERMS} cannot be read: {error}") from None
    blocks = "\n".join("\n".join(block) + "\n" for block in _blocks(terms, name))
    new = f"{old.rstrip()}\n\n{blocks}" if old.strip() else blocks
    data = new.encode()
    if old.strip():
        stands = path.read_bytes()  # with its own ends of lines
        end = b"\r\n" if b"\r\n" in stands else b"\n"
        data = stands.rstrip() + 2 * end + blocks.encode().replace(b"\n", end)
    try:
        entries = tomllib.loads(new).get("term", [])
    except (ValueError, RecursionError) as error:
        raise TermListError(f"{LISTED_TERMS} cannot be added to as it is written: {error}") from None
    if len(entries) != len(tomllib.loads(old).get("term", [])) + len(terms):
        raise TermListError(f"{LISTED_TERMS} cannot be added to as it is written")
    if len(entries) > MOST_TERMS:
        raise TermListError(f"{LISTED_TERMS} would have more than {MOST_TERMS} terms")
    if len(data) > TERMS_LIMIT:
        raise TermListError(f"{LISTED_TERMS} would be larger than {TERMS_LIMIT // 1048576} MB")
    write_whole(path, data)
    return path


def _blocks(terms: Sequence[ReadTerm], name: str) -> Iterator[list[str]]:
    for k, term in enumerate(terms):
        values: list[tuple[str, str | Sequence[str]]] = [("zh", to_simplified(term.zh))]
        values += [(key, some) for key, some in (("official", term.official), ("forbidden", term.forbidden)) if some]
        yield [*([f"# {name}"] if k == 0 else []), *table_lines("term", values)]
