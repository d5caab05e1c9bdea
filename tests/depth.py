"""Choose the depth of tests: an ordinary run takes the quickest useful sizes, `--deep` full sizes and many more examples."""

import os
from typing import TypeVar

_NAME = "DUIZHAO_TESTS_DEEP"  # in the environment, so that workers know it and modules can ask while they are read
T = TypeVar("T")


def go_deep() -> None:
    os.environ[_NAME] = "1"


def pick(ordinary: T, deep: T) -> T:
    """Return the size, seed or number of examples for this run."""
    return deep if _NAME in os.environ else ordinary
