"""Read units after a number."""

import re

from duizhao.figures.tables import UNIT_ROWS
from duizhao.model.source import Lang


def _compile(lang: Lang) -> tuple[re.Pattern[str], dict[str, str]]:
    """Build one regular expression of all spellings, longest first, and map each spelling to its key."""
    rows = [(writing, key) for key, row in UNIT_ROWS.items() for writing in row.get(lang, ())]
    rows.sort(key=lambda r: (-len(r[0].partition("(?")[0]), r[0]))
    if lang == "zh":
        return re.compile(" ?(" + "|".join(w for w, _ in rows) + ")"), {w.partition("(?")[0]: key for w, key in rows}
    words = "|".join(re.escape(w).replace(r"\ ", "[ -]") for w, _ in rows)
    return re.compile(rf"[ -]?\(?({words})(?:e?s)?(?![A-Za-z0-9])", re.IGNORECASE), dict(rows)


_ZH, _ZH_KEYS = _compile("zh")
_EN, _EN_KEYS = _compile("en")
_COUNTED = frozenset({"count", "others"})


def chinese_unit(text: str, at: int) -> tuple[str, int]:
    """Read the Chinese unit at `at`; return its key and its end, or ("", `at`) if there is none.

    >>> chinese_unit("600平方公里", 3), chinese_unit("成立", 0)
    (('km2', 7), ('', 0))
    """
    m = _ZH.match(text, at)
    return (_ZH_KEYS[m[1]], m.end()) if m else ("", at)


def english_unit(text: str, at: int) -> tuple[str, int]:
    """Read the English unit at `at`, with the space or hyphen before it; return as `chinese_unit` does.

    >>> english_unit("600 square kilometers of land", 3), english_unit("3-meter", 1)
    (('km2', 21), ('m', 7))
    """
    m = _EN.match(text, at)
    return (_EN_KEYS[m[1].lower().replace("-", " ")], m.end()) if m else ("", at)


def written_units() -> dict[str, str]:
    """Map each spelling of a unit in lower case to its key, without the ambiguous ones: classifiers and single letters.

    >>> written_units()["亩"], written_units()["square kilometer"], "个" in written_units()
    ('mu', 'km2', False)
    """
    rows = (
        (w.partition("(?")[0].lower(), key) for key, row in UNIT_ROWS.items() for w in (*row.get("zh", ()), *row.get("en", ()))
    )
    return {w: key for w, key in rows if key not in _COUNTED and not (len(w) == 1 and w.isascii())}
