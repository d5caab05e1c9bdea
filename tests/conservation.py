"""Check that every character of the input is in the data files. Written from `data.md`, not from the generator."""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from pathlib import Path

from duizhao.diagnostics import Collector
from duizhao.readers import SourceFile, find_files, read_document
from duizhao.readers.encodings import decode

_BREAK = re.compile("\r\n|[\r\n\u2028\u2029\u0085\f\v]")
_UNREAD = {"R101", "R102", "R103", "R105", "R106", "R108", "R109"}  # codes of files that were not accepted, and that are said so


def unaccounted(files: Mapping[str, bytes], refused_unread: set[str], sources: Mapping[str, str]) -> list[str]:
    """List characters that are lost or doubled: lines of `sources` (file → text) against the data of a built site."""
    pieces: dict[tuple[str, int], list[str]] = defaultdict(list)
    for name, data in files.items():
        if name.startswith("data/reports/"):
            report = json.loads(data)
            holders = [*report["passages"], *report["notes"]]
            for piece in [r for h in holders for r in h["readings"]] + report["set_aside"]:
                pieces[piece["file"], piece["line"]].append(piece["text"])
    for file in json.loads(files["data/refused.json"]):
        for piece in file["set_aside"]:
            pieces[file["file"], piece["line"]].append(piece["text"])
    out: list[str] = []
    for file, text in sources.items():
        if file in refused_unread:
            continue
        for number, line in enumerate(_BREAK.split(text.removeprefix("\ufeff")), 1):
            want, got = _characters(line), _characters("".join(pieces[file, number]))
            if want != got:
                out.append(f"{file}:{number}: lost {dict(want - got)}, too many {dict(got - want)}")
            out.extend(f"{file}:{number}: {piece!r} is not of the source" for piece in pieces[file, number] if piece not in line)
    return out


def texts(folder: Path) -> dict[str, str]:
    """Read the texts of a reports folder, by file: plain text as decoded, other formats as read."""
    out = {source.file: _text(source) for source in find_files(folder, Collector())}
    return {file: text for file, text in out.items() if text is not None}


def _text(source: SourceFile) -> str | None:
    document = read_document(source, Collector())
    if document is None or document.format in {"text", "markdown"}:
        decoded = decode(source.data)
        return decoded[0] if decoded else None
    lines = [""] * max(line.fragment.line for line in document.lines)
    for line in document.lines:
        lines[line.fragment.line - 1] += f" {line.fragment.raw}"
    return "\n".join(lines)


def folder_of(path: Path) -> dict[str, bytes]:
    """Read all files below a folder but the mark of a build, by name."""
    files = (p for p in path.rglob("*") if p.is_file() and p.name != ".duizhao-build.json")
    return {p.relative_to(path).as_posix(): p.read_bytes() for p in files}


def unread(diagnostics: object) -> set[str]:
    """Return the files that gave no document, by their diagnostics."""
    return {d.file for d in diagnostics if d.code in _UNREAD}  # type: ignore[attr-defined]


def _characters(text: str) -> Counter[str]:
    return Counter(c for c in text if not c.isspace())
