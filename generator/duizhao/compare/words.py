"""The words that all indicators share, compiled."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from duizhao.text.tables import packaged


def load() -> dict[str, Any]:
    """Load `words.toml`."""
    return packaged("duizhao.compare", "words.toml")


def alternatives(words: list[str]) -> str:
    """Join alternatives into one pattern."""
    return f"(?:{'|'.join(words)})"


@dataclass(frozen=True, slots=True)
class TimeWords:
    """Patterns of time for a report of one year, and those of its list of targets."""

    report: int
    several: re.Pattern[str]
    year: re.Pattern[str]
    opens_several: re.Pattern[str]
    opens_year: re.Pattern[str]
    sums: re.Pattern[str]
    plan_several: re.Pattern[str]
    of_year: re.Pattern[str]
    of_several: re.Pattern[str]
    planned: re.Pattern[str]


@cache
def time_words(year: int) -> TimeWords:
    """Compile the patterns of time for the report of a year."""

    def filled(pattern: str) -> re.Pattern[str]:
        return re.compile(pattern.replace("{last}", str(year - 1)).replace("{this}", str(year)))

    time, targets = load()["time"], load()["targets"]
    several, one, opens_several, opens_year, sums, plan_several = (
        filled(alternatives(time[name])) for name in ("several", "year", "opens_several", "opens_year", "sums", "plan_several")
    )
    return TimeWords(
        year, several, one, opens_several, opens_year, sums, plan_several,
        filled(targets["of_year_pattern"]), filled(targets["of_several_pattern"]), filled(targets["planned_pattern"]),
    )  # fmt: skip


@cache
def pattern(group: str, name: str) -> re.Pattern[str]:
    """Compile a pattern of `words.toml`, or a list of alternatives."""
    value = load()[group][name]
    return re.compile(alternatives(value) if isinstance(value, list) else value)
