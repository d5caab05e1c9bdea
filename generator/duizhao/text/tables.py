"""Load a table that stands beside the code that uses it; write one of an editor's file."""

import json
import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any

_DELETE, _ESCAPED = "\x7f", "\\u007F"  # the one control sign that JSON leaves as it is, and TOML forbids


@cache
def packaged(package: str, name: str) -> dict[str, Any]:
    """Load a TOML file of a package; callers share the result and must not change it."""
    return tomllib.loads(files(package).joinpath(name).read_text(encoding="utf-8"))


def table_lines(name: str, values: Sequence[tuple[str, str | int | Sequence[str]]]) -> list[str]:
    r"""Format a table of an array as TOML, line by line.

    >>> table_lines("figure", [("row", "p1a2b3c"), ("zh", '称为"绿道"'), ("n", 2)])
    ['[[figure]]', 'row = "p1a2b3c"', 'zh = "称为\\"绿道\\""', 'n = 2']
    """
    strings = ((key, json.dumps(value, ensure_ascii=False)) for key, value in values)
    return [f"[[{name}]]", *(f"{key} = {text.replace(_DELETE, _ESCAPED)}" for key, text in strings)]
