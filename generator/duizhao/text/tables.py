"""Load a table that stands beside the code that uses it."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def packaged(package: str, name: str) -> dict[str, Any]:
    """Load a TOML file of a package; callers share the result and must not change it."""
    return tomllib.loads(files(package).joinpath(name).read_text(encoding="utf-8"))
