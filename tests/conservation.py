"""What the data files of a site say of every character of the inputs."""

import json
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path

from generator.readers import SourceFile
from generator.readers.encodings import decode


def _squeezed(text: str) -> str:
    return "".join(c for c in text if not c.isspace() and c not in "\ufeff" and unicodedata.category(c) != "Cc")


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
    told: dict[int, set[str]] = {}
    for name, data in files.items():
        if not name.startswith("data/"):
            continue
        value = json.loads(data)
        for file, line, text in _readings(value):
            if file == source.file:
                told.setdefault(line, set()).add(text)
        if name == "data/refused.json":
            for row in value:
                if row["file"] == source.file:
                    for aside in row["set_aside"]:
                        told.setdefault(aside["line"], set()).add(aside["text"])
    decoded = decode(source.data)
    assert decoded is not None
    missing = []
    for number, raw in enumerate(decoded[0].replace("\r\n", "\n").replace("\r", "\n").split("\n"), 1):
        rest = _squeezed(raw)
        for text in sorted(told.get(number, ()), key=len, reverse=True):
            rest = rest.replace(_squeezed(text), "", 1) if _squeezed(text) else rest
        if rest:
            missing.append((number, rest))
    return missing


def folder_of(path: Path) -> dict[str, bytes]:
    """All files below a folder, by name."""
    return {p.relative_to(path).as_posix(): p.read_bytes() for p in path.rglob("*") if p.is_file()}
