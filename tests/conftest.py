"""Options and fixtures that all tests share."""

import os
from pathlib import Path

import pytest

from tests import builds, depth

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write the golden files anew from what the build gives")
    parser.addoption("--deep", action="store_true", help="whole sizes, all seeds and many more examples (make deep)")
    parser.addoption("--slow", type=int, default=1, metavar="N", help="pages in the browser tests run N times as slowly")


def pytest_configure(config: pytest.Config) -> None:
    if config.getoption("--update-golden") and os.environ.get("CI"):
        raise pytest.UsageError("golden files are not updated in CI: look at the difference, then update them by hand")
    builds.open_folder()
    if config.getoption("--deep"):
        depth.go_deep()
    if config.getoption("--slow") > 1:
        from tests.browser.slow import slow_down  # noqa: PLC0415 - only where there is a browser

        slow_down(config.getoption("--slow"))


def pytest_unconfigure(config: pytest.Config) -> None:
    if not hasattr(config, "workerinput"):
        builds.remove_folder()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip tests of the real reports if these do not lie beside the checkout."""
    if SHARED.is_dir():
        return
    skip = pytest.mark.skip(reason=f"no real reports here ({SHARED} is not there)")
    for item in items:
        if "realcorpus" in item.keywords:
            item.add_marker(skip)


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder of real reports and hand-made answers."""
    return SHARED


@pytest.fixture(scope="session")
def root() -> Path:
    """Return the checkout."""
    return ROOT
