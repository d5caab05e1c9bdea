"""Encode JSON for the data files."""

import json
from collections.abc import Mapping, Sequence


def to_json(value: Mapping[str, object] | Sequence[object]) -> bytes:
    """Encode as UTF-8 JSON with sorted keys; each entry of an outer list is on its own line."""
    if not isinstance(value, Mapping):
        return f"{_listed(value)}\n".encode()
    rows = (f"{_line(k)}: {_listed(v) if isinstance(v, list) else _line(v)}" for k, v in sorted(value.items()))
    return ("{" + ",\n".join(rows) + "}\n").encode()


_line = json.JSONEncoder(ensure_ascii=False, sort_keys=True).encode


def _listed(values: Sequence[object]) -> str:
    return "[\n" + ",\n".join(map(_line, values)) + "\n]" if values else "[]"
