"""The table of headline indicators (`indicators.toml`), compiled."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from duizhao.model.compare import BETTER, FORMS, Headline, Measure
from duizhao.text.tables import packaged

_NEVER = re.compile(r"(?!)")
_FIELDS = frozenset(
    """id zh en form unit better names second bare in_list words_only far before before_ok after after_ok part prefix
    first_of_list figures units several measure parts""".split()
)


@dataclass(frozen=True, slots=True)
class OtherMeasure:
    """Another measure that a name may mean; `rank` is added to the rank of a clause that tells it."""

    shown: Measure
    pattern: re.Pattern[str]
    rank: float


@dataclass(frozen=True, slots=True)
class Rules:
    """How the cells of an indicator are found. All patterns are of folded text (`text.py`); unset ones match nothing.

    `names` are its names, with their rank: 0, 1 for a weaker `second` name, 3 for one that is only told in words
    (`words_only`); of all indicators the longest name at a place wins. A `bare` name counts only if its figure follows at
    once; one `in_list` only in a list of things whose figures follow (A和B分别增长5%、6%). `far`: a head, and a short tail
    later in the sentence that has the figure. Right before a name, `before` shows that another thing is meant, unless
    `before_ok`; right after it, `after`, unless `after_ok`; `part` that a part of the whole is meant. `prefix` may stand
    before a name beside the words that may always. `figures` are what its figures may tell, the best first (growth, level,
    fall, points); `units` those of a level; `several` what may be taken from a review of several years. If a name matches
    `first_of_list`, the first of several figures is its. `parts` are the indicators of its parts: if only they are stated,
    the whole is not said to be missing.
    """

    headline: Headline
    names: tuple[tuple[re.Pattern[str], int], ...]
    bare: tuple[re.Pattern[str], ...]
    in_list: tuple[re.Pattern[str], ...]
    far: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]
    before: re.Pattern[str]
    before_ok: re.Pattern[str]
    after: re.Pattern[str]
    after_ok: re.Pattern[str]
    part: re.Pattern[str]
    prefix: str
    first_of_list: re.Pattern[str]
    figures: tuple[str, ...]
    units: frozenset[str]
    several: frozenset[str]
    measures: tuple[OtherMeasure, ...]
    parts: tuple[str, ...]


@cache
def own_table() -> tuple[Rules, ...]:
    """Load the indicators of the project."""
    table = packaged("duizhao.compare", "indicators.toml")
    return tuple(map(rules, table["indicator"]))


def rules(entry: Mapping[str, Any], file: str = "") -> Rules:
    """Compile an entry of the table; a field that is missing or unknown is an error."""
    assert set(entry) <= _FIELDS, f"unknown fields: {sorted(set(entry) - _FIELDS)}"
    form = FORMS[FORMS.index(entry["form"])]
    better = BETTER[BETTER.index(entry["better"])]
    measures = tuple(
        OtherMeasure(Measure(m["id"], m["zh"], m["en"]), re.compile(m["pattern"]), m.get("rank", 0))
        for m in entry.get("measure", ())
    )
    shown = tuple(m.shown for m in measures)
    return Rules(
        Headline(entry["id"], entry["zh"], entry["en"], form, entry["unit"], better, shown, file),
        tuple(
            (re.compile(p), tier) for name, tier in (("names", 0), ("second", 1), ("words_only", 3)) for p in entry.get(name, ())
        ),
        _patterns(entry.get("bare", ())),
        _patterns(entry.get("in_list", ())),
        tuple(
            (re.compile(head), re.compile(rf"(?<=[,、:])(?:其中|预计|全年)?({tail})(?=[^,、]{{0,10}}\d)"))
            for head, tail in entry.get("far", ())
        ),
        _optional("(?:{})$", entry.get("before")),
        _optional("(?:{})$", entry.get("before_ok")),
        _optional("(?:{})", entry.get("after")),
        _optional("(?:{})", entry.get("after_ok")),
        _optional("(?:{})(?:常住)?(?:居民|人口)?$", entry.get("part")),
        entry.get("prefix", ""),
        _optional("{}", entry.get("first_of_list")),
        tuple(entry.get("figures", (form,))),
        frozenset(entry.get("units", (entry["unit"],))),
        frozenset(entry.get("several", ())),
        measures,
        tuple(entry.get("parts", ())),
    )


def _patterns(sources: Sequence[str]) -> tuple[re.Pattern[str], ...]:
    return tuple(map(re.compile, sources))


def _optional(form: str, source: str | None) -> re.Pattern[str]:
    return re.compile(form.replace("{}", source)) if source else _NEVER
