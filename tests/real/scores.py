"""Builds of the real reports, and what the scorer that lies beside them says of their data files."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from tests import builds
from tests.builds import BuiltInMemory, Options, build_in_memory

SHARED = Path(__file__).resolve().parents[3] / "shared"


@cache
def built(folder: str) -> BuiltInMemory:
    """The build of a folder, with books of Beijing only; what it finds serves the next in the same worker."""

    def make() -> BuiltInMemory:
        kept = builds.folder() / f"found-{os.getpid()}.sqlite"
        return build_in_memory(SHARED / "reports" / folder, Options(kept, books=folder == "beijing"))

    return builds.kept_once("all" if folder == "." else folder, make)


@cache
def score(folder: str, *arguments: str) -> str:
    return scored(built(folder).files, *arguments)


def scored(files: Mapping[str, bytes], *arguments: str) -> str:
    with tempfile.TemporaryDirectory() as name:
        for path, data in files.items():
            if path.startswith("data/"):
                target = Path(name) / path
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(data)
        command = [sys.executable, str(SHARED / "gold/score.py"), f"{name}/data", *arguments]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout
