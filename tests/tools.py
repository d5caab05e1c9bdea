"""Load a program of `tools/` as a module."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType


def load_tool(root: Path, file: str, name: str) -> ModuleType:
    """Load a file of `tools/` under a name of its own."""
    spec = importlib.util.spec_from_file_location(name, root / "tools" / file)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look for their module there
    spec.loader.exec_module(module)
    return module
