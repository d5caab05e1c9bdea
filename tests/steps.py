"""Put something else in the place of a stage, wherever the pipeline calls it."""

import importlib
import pkgutil
from types import ModuleType
from typing import Any

import pytest
from duizhao import pipeline


def modules_with(name: str) -> list[ModuleType]:
    """Return the modules of the pipeline that have a stage of this name."""
    found = [importlib.import_module(f"{pipeline.__name__}.{m.name}") for m in pkgutil.iter_modules(pipeline.__path__)]
    return [module for module in found if hasattr(module, name)]


def stage(name: str) -> Any:
    """Return a stage."""
    return getattr(modules_with(name)[0], name)


def replace_stage(monkeypatch: pytest.MonkeyPatch, name: str, by: object) -> None:
    """Let the pipeline call `by` in the place of a stage."""
    for module in modules_with(name):
        monkeypatch.setattr(module, name, by)
