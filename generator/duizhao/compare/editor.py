"""Read the indicators that an editor adds: `compare.toml` in the folder of the reports. All words in it are literal."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path

from duizhao.compare.table import Rules, own_table, rules
from duizhao.compare.text import fold
from duizhao.diagnostics import Collector
from duizhao.diagnostics.safe_text import without_direction
from duizhao.model.compare import BETTER, FORMS
from duizhao.text.editor_list import EditorList, editor_entries

NAME = "compare.toml"
_LIMIT = 256 * 1024  # bytes
_MOST, _MOST_WORDS, _LONGEST = 50, 50, 60  # indicators; words of a list; characters of a word
_ID = re.compile(r"[a-z][a-z0-9_]{0,39}")
_TEXTS, _LISTS = ("id", "zh", "en", "form", "unit", "better"), ("names", "before", "after", "parts")


class _BadValueError(Exception):
    """A value that is not allowed; the message says why."""


def load_table(root: Path, units: Collection[str], diagnostics: Collector) -> tuple[Rules, ...]:
    """Return the indicators of the project, and those of the editor's file below `root`; what is not allowed there is skipped.

    `units` are the keys of the known units.
    """
    return (*own_table(), *_added(root, units, diagnostics))


def _added(root: Path, units: Collection[str], diagnostics: Collector) -> Iterator[Rules]:
    ids = {r.headline.id for r in own_table()}
    for line, entry in editor_entries(root, EditorList(NAME, _LIMIT, "indicator", _MOST, "H101", "H102"), diagnostics):
        try:
            added = _rules(entry, units, ids)
        except _BadValueError as error:
            diagnostics.add("H102", NAME, line, str(error))
            continue
        ids.add(added.headline.id)
        yield added


def _rules(entry: Mapping[str, object], units: Collection[str], ids: Collection[str]) -> Rules:
    if unknown := sorted(set(entry) - {*_TEXTS, *_LISTS}):
        raise _BadValueError(f"unknown key “{unknown[0]}”; known: {', '.join((*_TEXTS, *_LISTS))}")
    texts = {name: _text(entry, name) for name in _TEXTS}
    lists = {name: _words(entry, name) for name in _LISTS}
    if not _ID.fullmatch(texts["id"]):
        raise _BadValueError("id must be lower-case letters, digits and _, and begin with a letter")
    if texts["id"] in ids:
        raise _BadValueError(f"there is an indicator “{texts['id']}” already")
    for name, allowed in (("form", FORMS), ("better", BETTER)):
        if texts[name] not in allowed:
            raise _BadValueError(f"{name} must be {' or '.join(f'“{one}”' for one in allowed)}")
    if texts["unit"] not in units:
        raise _BadValueError(f"unit = “{texts['unit']}” is no unit that figures have; % for shares, count for what is counted")
    if not lists["names"]:
        raise _BadValueError("names must list at least one name in Chinese")
    return rules(
        {
            **texts,
            "names": [re.escape(_folded(w)) for w in lists["names"]],
            **{name: "|".join(re.escape(_folded(w)) for w in lists[name]) for name in ("before", "after")},
            "part": "|".join(re.escape(_folded(w)) for w in lists["parts"]),
        },
        NAME,
    )


def _text(entry: Mapping[str, object], name: str) -> str:
    value = entry.get(name, "high" if name == "better" else "")
    if not isinstance(value, str) or not value.strip():
        raise _BadValueError(f"{name} must be text in quotes")
    if len(value) > _LONGEST:
        raise _BadValueError(f"{name} has {len(value)} characters; the limit is {_LONGEST}")
    return without_direction(value).strip()


def _words(entry: Mapping[str, object], name: str) -> Sequence[str]:
    value = entry.get(name, [])
    if not isinstance(value, list) or not all(isinstance(w, str) and _folded(w) and len(w) <= _LONGEST for w in value):
        raise _BadValueError(f"{name} must be a list of words in quotes, each of at most {_LONGEST} characters")
    if len(value) > _MOST_WORDS:
        raise _BadValueError(f"{name} has {len(value)} words; the limit is {_MOST_WORDS}")
    return value


def _folded(word: str) -> str:
    return fold(word).text
