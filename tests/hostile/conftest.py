"""What hostile input stands beside."""

import pytest

from tests.hostile.test_hostile import NEIGHBOUR, neighbours, run, write


@pytest.fixture(scope="session")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The files of a good report that is alone in its folder."""
    folder = tmp_path_factory.mktemp("alone")
    write(folder, {"z/neighbour.txt": NEIGHBOUR})
    return neighbours(run(folder))
