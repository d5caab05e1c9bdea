"""How deep the tests go: an ordinary run takes what shows a mistake soonest, `--deep` whole sizes and many more examples."""

import os
from typing import TypeVar

_NAME = "DUIZHAO_TESTS_DEEP"  # in the environment, so that workers know it and modules can ask while they are read
T = TypeVar("T")


def go_deep() -> None:
    os.environ[_NAME] = "1"


def pick(ordinary: T, deep: T) -> T:
    """What this run takes: sizes, seeds, numbers of examples."""
    return deep if _NAME in os.environ else ordinary
