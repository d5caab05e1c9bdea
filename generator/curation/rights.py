"""The table `[rights]` of a curation file: what the owner of the site says of the rights."""

import re
from collections.abc import Mapping
from dataclasses import fields, replace

from generator.diagnostics import Collector
from generator.model.rights import NOTHING_STATED, Rights

KEYS = tuple(f.name for f in fields(Rights))
_LICENCE = re.compile(r"[A-Za-z0-9][A-Za-z0-9.+-]*")


def read_rights(table: Mapping[str, object], file: str, found: Collector) -> Rights | None:
    """The rights that this file states; None where it has no such table. What is not allowed is said and left out."""
    stated = table.get("rights")
    if stated is None:
        return None
    if "/" in file:
        found.add(
            "U103", file, 0, "[rights] is for the whole site: it stands in the curation.toml at the top of the reports folder"
        )
        return None
    if not isinstance(stated, dict):
        found.add("U103", file, 0, "“rights” must be written as [rights]")
        return None
    rights = NOTHING_STATED
    for key, value in stated.items():
        if why := _wrong(key, value):
            found.add("U103", file, 0, f"[rights]: {why}")
        else:
            rights = replace(rights, **{key: value})
    return rights


def _wrong(key: str, value: object) -> str:
    if key not in KEYS:
        return f"unknown key “{key}”; known: {', '.join(KEYS)}"
    if not isinstance(value, str):
        return f"{key} must be text in quotes"
    if key == "licence" and value and not _LICENCE.fullmatch(value):
        return f"licence = “{value}” is no SPDX name such as CC-BY-4.0"
    return ""
