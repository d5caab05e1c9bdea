"""Packages that import their modules when something of them is asked for."""

import subprocess
import sys
from importlib import import_module

import pytest


def loaded_with(module: str) -> set[str]:
    code = f"import sys, {module}; print(*sys.modules)"
    return set(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split())


@pytest.mark.parametrize(
    ("module", "needed", "others"),
    [
        ("duizhao.align.passes", "duizhao.align.scoring", "judge paragraphs stage workers"),
        ("duizhao.publish.changed_pages", "duizhao.publish.kept_pages", "engines batches bundle live new"),
    ],
)
def test_a_process_loads_what_it_needs(module: str, needed: str, others: str) -> None:
    loaded = loaded_with(module)
    assert {module, needed} <= loaded
    assert not {f"{module.rpartition('.')[0]}.{name}" for name in others.split()} & loaded


@pytest.mark.parametrize("package", ["duizhao.align", "duizhao.publish"])
def test_all_that_a_package_offers_is_found(package: str) -> None:
    offers = import_module(package)
    for name in offers.__all__:
        assert getattr(offers, name) is not None
    with pytest.raises(AttributeError, match=f"'{package}' has no attribute 'nothing'"):
        getattr(offers, "nothing")  # noqa: B009 - mypy knows that there is none
