"""The sample as it is searched."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from duizhao.pipeline import build
from duizhao.publish import publish

from tests.conftest import ROOT


@pytest.fixture(scope="session")
def files() -> Mapping[str, bytes]:
    return build(ROOT / "reports", lambda *_: None).files


@pytest.fixture(scope="session")
def pages(files: Mapping[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pages")
    publish(dict(files), folder)
    return folder
