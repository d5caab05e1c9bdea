"""Read the entries of an editor's list: a TOML file beside the reports with one kind of table, `[[name]]`."""

import os
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from duizhao.diagnostics import Collector
from duizhao.files import NotReadError, read_editor_file


@dataclass(frozen=True, slots=True)
class EditorList:
    """A kind of list: its file and its largest size in bytes, the name of its tables, how many it may have, and the diagnostics.

    `invalid` is the code for a file that is no valid TOML, `not_allowed` the one for what may not be written in it.
    """

    file: str
    limit: int
    table: str
    most: int
    invalid: str
    not_allowed: str


def editor_entries(root: Path, kind: EditorList, diagnostics: Collector) -> Iterator[tuple[int, Mapping[str, object]]]:
    """Yield the line and the values of each entry of the list below `root`; what cannot be read is skipped with a diagnostic."""
    base = root if root.is_dir() else root.parent
    path = base / kind.file
    if not os.path.lexists(path):
        return
    try:
        source = read_editor_file(path, base, kind.limit)
        values = tomllib.loads(source)
    except (OSError, RuntimeError, ValueError, NotReadError) as error:
        m = re.search(r"at line (\d+)", str(error))
        diagnostics.add(kind.invalid, kind.file, int(m[1]) if m else 0, getattr(error, "strerror", None) or str(error))
        return
    for name in sorted(set(values) - {kind.table}):
        diagnostics.add(kind.not_allowed, kind.file, 0, f"unknown table “{name}”; known: {kind.table}")
    entries = values.get(kind.table, [])
    if not isinstance(entries, list) or not all(isinstance(e, dict) for e in entries):
        diagnostics.add(kind.not_allowed, kind.file, 0, f"“{kind.table}” must be written as [[{kind.table}]]")
        return
    head = re.compile(rf"\s*\[\[\s*{kind.table}\s*\]\]")
    lines = [number for number, line in enumerate(source.split("\n"), 1) if head.match(line)]
    for k, entry in enumerate(entries):
        line = lines[k] if k < len(lines) else 0
        if k >= kind.most:
            left_out = f"more than {kind.most} {kind.table}s; those from here on are left out"
            diagnostics.add(kind.not_allowed, kind.file, line, left_out)
            return
        yield line, entry
