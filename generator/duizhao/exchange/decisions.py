"""Write the changes of an edited file into `curation.toml`, as tables `[[edit]]`."""

import tomllib
from collections.abc import Iterator, Sequence
from typing import Any

from duizhao.desk.decisions import DecisionFile, block_of
from duizhao.exchange.changes import Change
from duizhao.exchange.rows import note_of
from duizhao.files import LONGEST_LINE
from duizhao.text.digest import text_digest

_MARGIN = 500  # characters for the escapes and the key of a line


def too_long(change: Change) -> bool:
    """Is the text longer than a line of `curation.toml` may be?"""
    return len(change.new) + change.new.count('"') + change.new.count("\\") > LONGEST_LINE - _MARGIN


def write_edits(file: DecisionFile, report: str, changes: Sequence[Change], name: str) -> None:
    """Write all changes at once, or raise DecisionError and write none; `name` is that of the edited file.

    An edit that changes what an earlier one wrote takes its place, and both go where the text is as it was.
    """
    earlier = {(_place(rule), text_digest(rule["text"])): (block, rule) for block, rule in _edits(file) if "text" in rule}
    removed, added = [], []
    for change in changes:
        was = change.was
        place = {"report": report, **_named(change.key), "lang": change.lang}
        if found := earlier.get((_place(place), was)):
            removed.append(found[0])
            was = str(found[1].get("was", ""))
        if was != text_digest(change.new):
            values: list[tuple[str, str | int]] = [*place.items(), ("was", was), ("text", change.new)]
            added.append(block_of("edit", [(key, value) for key, value in values if key != "was" or value], _why(change, name)))
    file.change(removed, added)


def _edits(file: DecisionFile) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the tables `[[edit]]` that this program wrote, each with its block."""
    for block in file.blocks():
        for rule in tomllib.loads(block).get("edit", ()):
            yield block, rule


def _place(rule: dict[str, Any]) -> tuple[object, ...]:
    return tuple(rule.get(key, 1 if key == "nth" else "") for key in ("report", "row", "note", "nth", "lang"))


def _named(key: str) -> dict[str, str | int]:
    note = note_of(key)
    if note is None:
        return {"row": key}
    return {"note": note[0], "nth": note[1]} if note[1] > 1 else {"note": note[0]}


def _why(change: Change, name: str) -> str:
    remarks = [f"{r.author}: {r.words}" for r in change.remarks if r.kind == "comment"]
    return " · ".join([name, *remarks])
