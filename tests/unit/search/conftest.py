"""The sample as it is searched."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.books import sample
from tests.builds import publish


@pytest.fixture(scope="session")
def files() -> Mapping[str, bytes]:
    return sample().files


@pytest.fixture(scope="session")
def pages(files: Mapping[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pages")
    publish(dict(files), folder)
    return folder
