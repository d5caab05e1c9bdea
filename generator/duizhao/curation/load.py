"""Read `curation.toml` files strictly; nothing in them is a path or is executed."""

import datetime as dt
import os
import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from duizhao.curation.rights import read_rights
from duizhao.curation.typing_errors import to_type
from duizhao.diagnostics import Collector
from duizhao.diagnostics.safe_text import without_direction
from duizhao.files import NotReadError, read_editor_file, read_regular
from duizhao.model.curation import (
    LINE_ACTIONS,
    AnchorRule,
    Curation,
    EditionRule,
    EditRule,
    FigureRule,
    FindingRule,
    LineRule,
    LinkRule,
    PairRule,
    SegmentRule,
    TitleRule,
)
from duizhao.model.identity import SERIES_PATTERN
from duizhao.model.qa import Term
from duizhao.model.source import LANGS, Origin
from duizhao.text.addresses import web_address
from duizhao.text.file_names import seems_curation, shown_name
from duizhao.text.places import RESERVED_SLUGS

NAME = "curation.toml"
Rule = TypeVar("Rule")
Choice = TypeVar("Choice", bound=str)
_FIRST_YEAR, _LAST_YEAR = 1949, 2100
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_KEY = re.compile(r"p[0-9a-hjkmnp-tv-z]{6}")
_REPORT = re.compile(rf"{SERIES_PATTERN}-\d{{4}}")
_RULE = re.compile(r"Q\d{3}")
_DIGEST = re.compile(r"[0-9a-f]{12}")
_LEAST = 4  # minimum characters of a line's opening; fewer would match by accident
LIMIT = 1024 * 1024  # bytes; a thousand decisions have 0.2 MB
_SHOWN = 10  # lines of one file whose typing is reported
_TABLES: dict[str, tuple[str, ...]] = {
    "edition": ("starts", "series", "year", "source", "publisher", "published"),
    "line": ("starts", "as"),
    "report": ("report", "zh", "en"),
    "chapter": ("report", "row", "zh", "en"),
    "pair": ("report", "zh", "en"),
    "anchor": ("report", "note", "nth", "row", "lang", "after"),
    "edit": ("report", "row", "note", "nth", "lang", "was", "text"),
    "segment": ("report", "row", "zh", "en"),
    "figure": ("report", "row", "zh", "en"),
    "finding": ("report", "row", "rule", "words", "reason"),
    "term": ("zh", "use", "avoid"),
    "link": ("report", "row", "words", "later_row", "later_words", "is"),
}


class _BadValueError(Exception):
    """A value that is not allowed; the message names it."""


def load_curations(root: Path, diagnostics: Collector) -> tuple[Curation, ...]:
    """Load every curation file below `root`, the deepest folder first; skip an invalid one with a diagnostic.

    If `root` is a file, only the curation file beside it is about it. A link is followed only to a file below `root`.
    """
    base = root if root.is_dir() else root.parent
    out = []
    for path in _find(base, diagnostics) if root.is_dir() else (base / NAME,):
        if os.path.lexists(path):
            curation = _load(path, base, diagnostics)
            if curation:
                out.append(curation)
    return tuple(sorted(out, key=lambda c: (-c.folder.count("/") - bool(c.folder), c.folder)))


def link_rules(curations: Iterable[Curation]) -> tuple[tuple[str, LinkRule], ...]:
    """List the decisions on links across years, each with its file."""
    return tuple((c.file, rule) for c in curations for rule in c.links)


def _find(base: Path, diagnostics: Collector) -> Iterator[Path]:
    """Yield the curation files; report files that seem to be meant as such but have another name."""
    for folder, folders, names in os.walk(base, followlinks=False):
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        for name in sorted([*names, *(f for f in folders if f == NAME)]):
            if name.casefold() == NAME:
                yield Path(folder) / name
            elif seems_curation(name) and not name.endswith(("~", ".bak")):
                file = shown_name(Path(folder) / name, base)
                hint = f"rename it to {NAME}"
                if name.casefold() == f"{NAME}.txt":
                    hint += "; Windows has added .txt, which the Explorer shows if “File name extensions” is switched on"
                diagnostics.add("U101", file, 0, f"its name is not {NAME}, so nothing in it applies", hint=hint)


def _load(path: Path, base: Path, diagnostics: Collector) -> Curation | None:
    file = shown_name(path, base)
    try:
        source = read_editor_file(path, base, LIMIT, decoded)
        table = tomllib.loads(source)
    except (OSError, RuntimeError, ValueError, NotReadError) as error:
        _report(error, path, file, diagnostics)
        return None
    lines = _table_lines(source)
    series = table.get("series", {})
    names = series if isinstance(series, dict) else {}
    if not isinstance(series, dict):
        diagnostics.add("U103", file, 0, "“series” must be written as [series]")
    out = Curation(
        file, file[: -len(NAME)].rstrip("/"), _name(names, "zh", file, diagnostics), _name(names, "en", file, diagnostics),
        tuple(_rules(table, "edition", _edition, lines, file, diagnostics)),
        tuple(_rules(table, "line", _line, lines, file, diagnostics)),
        (*_rules(table, "report", _title, lines, file, diagnostics), *_rules(table, "chapter", _chapter, lines, file, diagnostics)),
        tuple(_rules(table, "pair", _pair, lines, file, diagnostics)),
        tuple(_rules(table, "anchor", _anchor, lines, file, diagnostics)),
        tuple(_rules(table, "segment", _segment, lines, file, diagnostics)),
        tuple(_rules(table, "link", _link, lines, file, diagnostics)),
        read_rights(table, source, file, diagnostics),
        tuple(_rules(table, "figure", _figure, lines, file, diagnostics)),
        tuple(_rules(table, "finding", _finding, lines, file, diagnostics)),
        tuple(_rules(table, "term", _term, lines, file, diagnostics)),
        _rules_off(table, lines, file, diagnostics),
        tuple(_rules(table, "edit", _edit, lines, file, diagnostics)),
    )  # fmt: skip
    for name in sorted(set(names) - {"zh", "en"}):
        diagnostics.add("U103", file, 0, f"unknown key “{name}” in [series]; known: zh, en")
    for name in sorted(set(table) - set(_TABLES) - {"series", "rights", "qa"}):
        diagnostics.add("U103", file, 0, f"unknown table “{name}”; known: series, rights, qa, {', '.join(_TABLES)}")
    return out


def _report(error: Exception, path: Path, file: str, diagnostics: Collector) -> None:
    """Report why a file is not valid: each line whose typing is wrong, with what to type, else what the parser says."""
    message = getattr(error, "strerror", None) or str(error)
    if isinstance(error, tomllib.TOMLDecodeError):
        lines = enumerate(decoded(read_regular(path.resolve(), LIMIT)).split("\n"), 1)
        wrong = [(number, *to_type(line)) for number, line in lines]
        for number, what, typed in [found for found in wrong if found[2]][:_SHOWN]:
            diagnostics.add("U101", file, number, f"the line has {what}", hint=f"type: {typed}")
        if any(found[2] for found in wrong):
            return
    m = re.search(r"at line (\d+)", message)
    diagnostics.add("U101", file, int(m[1]) if m else 0, message)


def _name(names: Mapping[str, object], key: str, file: str, diagnostics: Collector) -> str:
    try:
        return _shown(names, key)
    except _BadValueError as error:
        diagnostics.add("U103", file, 0, f"[series]: {error}")
        return ""


def decoded(data: bytes) -> str:
    """Decode UTF-8, UTF-16 with a mark, or the encoding of a Chinese Windows; raise NotReadError for others."""
    for encoding in ("utf-16",) if data.startswith((b"\xff\xfe", b"\xfe\xff")) else ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding).replace("\r\n", "\n").replace("\r", "\n")
        except UnicodeDecodeError:
            continue
    raise NotReadError("the bytes are not text; save the file as UTF-8")


def _table_lines(source: str) -> dict[str, list[int]]:
    """Return the numbers of the lines on which each [[table]] begins, by name, and those of [table]."""
    out: dict[str, list[int]] = {}
    for number, line in enumerate(source.splitlines(), 1):
        if m := re.match(r"\s*\[\[?\s*(\w+)\s*\]", line):
            out.setdefault(m[1], []).append(number)
    return out


def _rules(
    table: Mapping[str, object],
    name: str,
    make: Callable[[Mapping[str, object], int], Rule],
    lines: dict[str, list[int]],
    file: str,
    diagnostics: Collector,
) -> list[Rule]:
    """Make the rules of one table; skip a row that is not allowed with a diagnostic."""
    rows = table.get(name, [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        line = (lines.get(name) or [0])[0]
        diagnostics.add("U103", file, line, f"“{name}” must be written as [[{name}]]", hint=f"type: [[{name}]]")
        return []
    out = []
    for k, row in enumerate(rows):
        line = lines.get(name, [])[k] if k < len(lines.get(name, [])) else 0
        try:
            _known_keys(name, row)
            out.append(make(row, line))
        except _BadValueError as error:
            diagnostics.add("U103", file, line, str(error))
    return out


def _known_keys(name: str, row: Mapping[str, object]) -> None:
    unknown = sorted(set(row) - set(_TABLES[name]))
    if unknown:
        raise _BadValueError(f"unknown key “{unknown[0]}”; known: {', '.join(_TABLES[name])}")


def _text(row: Mapping[str, object], key: str) -> str:
    value = row.get(key, "")
    if not isinstance(value, str):
        raise _BadValueError(f"{key} must be text in quotes")
    return value


def _shown(row: Mapping[str, object], key: str) -> str:
    """Return text that is shown as it is, without signs that turn the direction of what stands after it."""
    return without_direction(_text(row, key))


def _number(row: Mapping[str, object], key: str, default: int | None = None) -> int:
    value = row.get(key, default)
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise _BadValueError(f"{key} must be a whole number, without quotes")
    return value


def _form(row: Mapping[str, object], key: str, form: re.Pattern[str], what: str) -> str:
    value = _text(row, key)
    if not form.fullmatch(value):
        raise _BadValueError(f"{key} = “{value}” is not a {what}")
    return value


def _one_of(row: Mapping[str, object], key: str, allowed: tuple[Choice, ...]) -> Choice:
    value = _text(row, key)
    for one in allowed:
        if one == value:
            return one
    known = " or ".join(f'"{one}"' for one in allowed)
    raise _BadValueError(f"{key} must be {known}" + (f', not "{value}"' if value else ""))


def _starts(row: Mapping[str, object]) -> str:
    value = _text(row, "starts")
    if len(value) < _LEAST:
        raise _BadValueError(f"starts needs at least {_LEAST} characters")
    return value


def _edition(row: Mapping[str, object], line: int) -> EditionRule:
    series = _form(row, "series", _SLUG, "series name (lower-case letters, digits, hyphens)") if "series" in row else ""
    if series in RESERVED_SLUGS:
        raise _BadValueError(f"series = “{series}” is a page of the site")
    year = _number(row, "year", 0)
    if year and not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise _BadValueError(f"year must be from {_FIRST_YEAR} to {_LAST_YEAR}")
    return EditionRule(_starts(row), series, year, line, _origin(row))


def _origin(row: Mapping[str, object]) -> Origin:
    source, published = _text(row, "source"), row.get("published", "")
    if source and web_address(source) != source:
        raise _BadValueError(
            f"source = “{source}” is not the address of a page (https://…); the name of an office is a publisher"
        )
    if isinstance(published, dt.date):
        published = published.isoformat()[:10]
    if not isinstance(published, str) or (published and not _is_day(published)):
        raise _BadValueError("published must be a day such as 2025-01-20")
    return Origin(source, _shown(row, "publisher"), published)


def _is_day(text: str) -> bool:
    try:
        return dt.date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _line(row: Mapping[str, object], line: int) -> LineRule:
    action = _one_of(row, "as", LINE_ACTIONS)
    return LineRule(_starts(row), action, line)


def _title(row: Mapping[str, object], line: int) -> TitleRule:
    return TitleRule(_form(row, "report", _REPORT, "report id"), "", _shown(row, "zh"), _shown(row, "en"), line)


def _chapter(row: Mapping[str, object], line: int) -> TitleRule:
    return replace(_title({k: v for k, v in row.items() if k != "row"}, line), key=_form(row, "row", _KEY, "row key"))


def _pair(row: Mapping[str, object], line: int) -> PairRule:
    report = _form(row, "report", _REPORT, "report id")
    en = "" if row.get("en") == "" else _form(row, "en", _KEY, "row key")
    return PairRule(report, _form(row, "zh", _KEY, "row key"), en, line)


def _anchor(row: Mapping[str, object], line: int) -> AnchorRule:
    lang = _one_of(row, "lang", LANGS) if _text(row, "lang") else "en"
    key = _form(row, "row", _KEY, "row key") if row.get("row") else ""
    if key and not _text(row, "after"):
        raise _BadValueError("after must quote the words before the note")
    report = _form(row, "report", _REPORT, "report id")
    return AnchorRule(report, _number(row, "note"), _number(row, "nth", 1), key, lang, _text(row, "after"), line)


def _edit(row: Mapping[str, object], line: int) -> EditRule:
    key = _form(row, "row", _KEY, "row key") if row.get("row") else ""
    note = _number(row, "note", 0)
    if bool(key) == bool(note):
        raise _BadValueError("either row or note must name what is edited")
    if "text" not in row:
        raise _BadValueError("text must be the new text in quotes")
    was = _form(row, "was", _DIGEST, "digest of twelve hexadecimal digits") if row.get("was") else ""
    report, lang = _form(row, "report", _REPORT, "report id"), _one_of(row, "lang", LANGS)
    return EditRule(report, key, note, _number(row, "nth", 1), lang, was, _shown(row, "text"), line)


def _segment(row: Mapping[str, object], line: int) -> SegmentRule:
    zh, en = _text(row, "zh"), _text(row, "en")
    if not zh or not en:
        raise _BadValueError("zh and en must quote words of the clause and of the sentence that belong together")
    return SegmentRule(_form(row, "report", _REPORT, "report id"), _form(row, "row", _KEY, "row key"), zh, en, line)


def _figure(row: Mapping[str, object], line: int) -> FigureRule:
    zh, en = _text(row, "zh"), _text(row, "en")
    if not zh or not en:
        raise _BadValueError("zh and en must quote the figure in both languages")
    return FigureRule(_form(row, "report", _REPORT, "report id"), _form(row, "row", _KEY, "row key"), zh, en, line)


def _finding(row: Mapping[str, object], line: int) -> FindingRule:
    if not _text(row, "reason").strip():
        raise _BadValueError("reason must say why this is wanted")
    report, key = _form(row, "report", _REPORT, "report id"), _form(row, "row", _KEY, "row key")
    code = _form(row, "rule", _RULE, "code of a rule of quality assurance, such as Q203")
    return FindingRule(report, key, code, _text(row, "words"), _text(row, "reason"), line)


def _term(row: Mapping[str, object], _: int) -> Term:
    zh, use, avoid = _text(row, "zh").strip(), _texts(row, "use"), _texts(row, "avoid")
    if not zh or not (use or avoid):
        raise _BadValueError("zh must be the Chinese term, use or avoid its renderings")
    return Term(zh, use, avoid)


def _texts(row: Mapping[str, object], key: str) -> tuple[str, ...]:
    """Return one text, or the texts of a list."""
    value = row.get(key, [])
    texts = [value] if isinstance(value, str) else value
    if not isinstance(texts, list) or not all(isinstance(text, str) and text.strip() for text in texts):
        raise _BadValueError(f"{key} must be text in quotes, or a list of such texts")
    return tuple(texts)


def _rules_off(table: Mapping[str, object], lines: dict[str, list[int]], file: str, diagnostics: Collector) -> tuple[str, ...]:
    settings = table.get("qa", {})
    try:
        return _off(settings)
    except _BadValueError as error:
        diagnostics.add("U103", file, (lines.get("qa") or [0])[0], str(error))
        return ()


def _off(settings: object) -> tuple[str, ...]:
    if not isinstance(settings, dict):
        raise _BadValueError("“qa” must be written as [qa]")
    if unknown := sorted(set(settings) - {"off"}):
        raise _BadValueError(f"unknown key “{unknown[0]}”; known: off")
    codes = _texts(settings, "off")
    if wrong := [code for code in codes if not _RULE.fullmatch(code)]:
        raise _BadValueError(f"off: “{wrong[0]}” is not a code of a rule, such as Q203")
    return codes


def _link(row: Mapping[str, object], line: int) -> LinkRule:
    right = _one_of(row, "is", ("right", "wrong")) == "right"
    words, later = _text(row, "words"), _text(row, "later_words")
    later_row = _form(row, "later_row", _KEY, "row key") if "later_row" in row else ""
    if not words or (bool(later) != bool(later_row)) or (right and not later):
        raise _BadValueError(
            "words must quote the plan; later_row and later_words must name and quote the row of the next report"
        )
    report = _form(row, "report", _REPORT, "report id")
    return LinkRule(report, _form(row, "row", _KEY, "row key"), words, later_row, later, right, line)
