"""Run the site's scripts outside a browser, in Node: the machine's own, else the one that comes with Playwright."""

import json
import shutil
import subprocess
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import playwright

_ROOT = Path(__file__).resolve().parent.parent
_BUNDLED = Path(playwright.__file__).parent / "driver"


@cache
def node() -> str:
    """Return the path of the program."""
    path = shutil.which("node") or shutil.which("node", path=str(_BUNDLED))
    assert path, f"there is no node on this machine, and none in {_BUNDLED}"
    return path


def run_tests(name: str) -> None:
    """Run a file of `node --test` in tests/browser; raise AssertionError with its output if a test fails."""
    command = [node(), "--test", f"tests/browser/{name}.test.js"]
    done = subprocess.run(command, cwd=_ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def ask(program: str, *arguments: str, data: object, options: Sequence[str] = ()) -> Any:
    """Run a program in tests/browser with `data` as JSON; return its output, which is JSON, too. `options` are those of Node."""
    command = [node(), *options, str(_ROOT / "tests/browser" / program), *arguments]
    done = subprocess.run(command, input=json.dumps(data), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)
