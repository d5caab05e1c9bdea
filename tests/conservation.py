"""What the data files of a site say of every character of the inputs."""

import json
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path

from generator.readers import SourceFile
from generator.readers.encodings import decode


def _squeezed(text: str) -> str:
    return "".join(c for c in text if not c.isspace() and c != "\ufeff" and unicodedata.category(c) != "Cc")


def _readings(node: object) -> Iterator[tuple[str, int, str]]:
    if isinstance(node, dict):
        if isinstance(node.get("text"), str) and isinstance(node.get("file"), str):
            yield node["file"], node["line"], node["text"]
        for value in node.values():
            yield from _readings(value)
    elif isinstance(node, list):
        for value in node:
            yield from _readings(value)


def lost(files: Mapping[str, bytes], source: SourceFile) -> list[tuple[int, str]]:
    """Lines of an input, with what of them is in no reading and not set aside."""
    told = _told(files, source.file)
    decoded = decode(source.data)
    assert decoded is not None
    missing = []
    for number, raw in enumerate(decoded[0].replace("\r\n", "\n").replace("\r", "\n").split("\n"), 1):
        rest = _squeezed(raw)
        for text in sorted(filter(None, map(_squeezed, told.get(number, ()))), key=len, reverse=True):
            rest = rest.replace(text, "", 1)
        if rest:
            missing.append((number, rest))
    return missing


def _told(files: Mapping[str, bytes], file: str) -> dict[int, set[str]]:
    """By line, every text that the data files give for a source file."""
    told: dict[int, set[str]] = {}
    for name, data in files.items():
        value = json.loads(data) if name.startswith("data/") else []
        if name == "data/refused.json":
            value = [{"file": row["file"], **aside} for row in value for aside in row["set_aside"]]
        for where, line, text in _readings(value):
            if where == file:
                told.setdefault(line, set()).add(text)
    return told


def folder_of(path: Path) -> dict[str, bytes]:
    """All files below a folder, by name."""
    return {p.relative_to(path).as_posix(): p.read_bytes() for p in path.rglob("*") if p.is_file()}
