"""Lines that are no part of a report: chrome, credits, licence notes; titles of note lists."""

import re
import tomllib
from functools import lru_cache
from importlib.resources import files
from typing import Literal

Furniture = Literal["chrome", "credit", "licence", "notes"]

_SPACE = re.compile(r"\s+")


def _load() -> dict[str, re.Pattern[str]]:
    table = tomllib.loads(files(__package__).joinpath("patterns.toml").read_text(encoding="utf-8"))
    return {name: re.compile("|".join(f"(?:{p})" for p in rows), re.IGNORECASE) for name, rows in table.items()}


_PATTERNS = _load()
_URL = re.compile(r"(?<![a-z])[a-z]{2,12}://\S+")
_LIMIT = 120  # characters, addresses not counted; a longer line is a paragraph


def furniture(text: str) -> Furniture | None:
    """What a short line is, when it is no part of the report.

    >>> furniture("来源：望川外事"), furniture("注 释："), furniture("Notes:"), furniture("加强绿化。")
    ('credit', 'notes', 'notes', None)
    """
    if len(text) > _LIMIT and ("://" not in text or len(_URL.sub("", text)) > _LIMIT):
        return None
    return _furniture(text)


@lru_cache(maxsize=8192)  # several steps ask it of the same lines
def _furniture(text: str) -> Furniture | None:
    bare = _SPACE.sub("", text)
    kinds: tuple[Furniture, ...] = ("notes", "chrome", "credit", "licence")
    return next((kind for kind in kinds if _PATTERNS[kind].fullmatch(bare)), None)
