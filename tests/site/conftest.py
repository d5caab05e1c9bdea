"""The sample site, built once a run with each engine, and served under a sub-path."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from duizhao.publish import run_engine

from tests import builds
from tests.builds import build_in_memory, publish
from tests.conftest import ROOT, SHARED
from tests.serving import serve


def make_site(reports: Path, folder: Path, engine: str = "mkdocs") -> Path:
    """Build a site of `reports` in `folder`; a warning of the engine is an error."""
    built = build_in_memory(reports)
    publish(built.files, folder / "pages")
    warnings = run_engine(
        "zensical" if engine == "zensical" else "mkdocs", ROOT / "mkdocs.yml", folder / engine, folder / "pages"
    )
    assert warnings == ""
    return folder / engine


def site_of(text: str, folder: Path) -> Path:
    """Build a site of one file with this text."""
    (folder / "in").mkdir()
    (folder / "in/a.txt").write_text(text, encoding="utf-8")
    return make_site(folder / "in", folder)


def _once(name: str, reports: Path, engine: str = "mkdocs") -> Path:
    """A site that all tests read and none changes."""

    def make(folder: Path) -> None:
        make_site(reports, folder, engine)

    return builds.made_once(f"site-{name}", make) / engine


@pytest.fixture(scope="session")
def sample_site() -> Path:
    return _once("sample", ROOT / "reports")


@pytest.fixture(scope="session")
def several_site() -> Path:
    """A site of a nation, two provinces and a city."""
    return _once("several", ROOT / "tests/pages/several/in")


@pytest.fixture(scope="session")
def zensical_site() -> Path:
    return _once("zensical", ROOT / "reports", "zensical")


@pytest.fixture(scope="session")
def beijing_site() -> Path:
    return _once("beijing", SHARED / "reports/beijing")


@pytest.fixture(scope="session")
def served(sample_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The sample site under /a/b/ on this machine."""
    top = tmp_path_factory.mktemp("served")
    shutil.copytree(sample_site, top / "a/b")

    with serve(top) as address:
        yield f"{address}a/b/"
