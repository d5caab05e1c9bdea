"""Builds of the real reports, and what the scorer that lies beside them says of their data files."""

import subprocess
import sys
import tempfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from generator.pipeline import Built, Means, build

SHARED = Path(__file__).resolve().parents[3] / "shared"


_KEPT = tempfile.TemporaryDirectory(prefix="duizhao-tests-")  # what one folder's build finds serves the next


@cache
def built(folder: str) -> Built:
    return build(SHARED / "reports" / folder, lambda *_: None, Means(Path(_KEPT.name) / "found.sqlite"))


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
