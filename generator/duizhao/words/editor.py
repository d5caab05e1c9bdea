"""Read the terms that an editor lists: `terms.toml` in the folder of the reports."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from duizhao.diagnostics import Collector
from duizhao.diagnostics.safe_text import without_direction
from duizhao.model.words import ListedTerm
from duizhao.text.editor_list import EditorList, editor_entries
from duizhao.text.language import HAN, to_simplified

NAME = "terms.toml"
LIMIT = 2 * 1024 * 1024  # bytes
MOST, LONGEST_ZH, LONGEST_EN = 10_000, 40, 200  # terms; characters of a term, of a rendering
MOST_WORDINGS = 20  # of a list
_KEYS = ("zh", "official", "forbidden", "also", "listed")
_TERM = re.compile(f"(?=.*[{HAN}])[^\\s].*[^\\s]")


class BadTermError(Exception):
    """A value that is not allowed; the message says why."""


def load_terms(root: Path, diagnostics: Collector) -> tuple[ListedTerm, ...]:
    """Return the terms of the editor's list below `root`; what is not allowed there is skipped with a diagnostic."""
    return tuple(_terms(root, diagnostics))


def _terms(root: Path, diagnostics: Collector) -> Iterator[ListedTerm]:
    owners: dict[str, int] = {}  # the line that has each wording
    for line, entry in editor_entries(root, EditorList(NAME, LIMIT, "term", MOST, "T101", "T102"), diagnostics):
        try:
            term = _new(entry, line, owners)
        except BadTermError as error:
            diagnostics.add("T102", NAME, line, str(error))
            continue
        owners.update(dict.fromkeys((term.zh, *term.also), line))
        yield term


def _new(entry: Mapping[str, object], line: int, owners: Mapping[str, int]) -> ListedTerm:
    """Check an entry, and that no other one has its wordings."""
    term = term_of(entry, line)
    if again := next((w for w in (term.zh, *term.also) if w in owners), None):
        raise BadTermError(f"“{again}” stands at line {owners[again]} already")
    return term


def term_of(entry: Mapping[str, object], line: int) -> ListedTerm:
    """Check an entry; raise BadTermError if it is not allowed."""
    if unknown := sorted(set(entry) - {*_KEYS}):
        raise BadTermError(f"unknown key “{unknown[0]}”; known: {', '.join(_KEYS)}")
    zh = entry.get("zh")
    if not isinstance(zh, str) or not is_term(zh):
        raise BadTermError(f"zh must be a Chinese term in quotes, of 2 to {LONGEST_ZH} characters")
    listed = entry.get("listed", True)
    if not isinstance(listed, bool):
        raise BadTermError("listed must be true or false, without quotes")
    official, forbidden = (_wordings(entry, key) for key in ("official", "forbidden"))
    also = tuple(dict.fromkeys(to_simplified(w) for w in _wordings(entry, "also")))
    if wrong := next((w for w in also if not is_term(w) or w == to_simplified(zh.strip())), None):
        raise BadTermError(f"also: “{wrong}” is not another Chinese term of 2 to {LONGEST_ZH} characters")
    if not listed and also:
        raise BadTermError("listed = false leaves the term out, so also has nothing to join")
    if both := sorted({w.lower() for w in official} & {w.lower() for w in forbidden}):
        raise BadTermError(f"“{both[0]}” is both official and forbidden")
    return ListedTerm(to_simplified(zh.strip()), official, forbidden, also, listed, line)


def is_term(text: str) -> bool:
    """Is this a Chinese term that can be looked for?

    >>> is_term("晒书台"), is_term("台"), is_term("GDP")
    (True, False, False)
    """
    return bool(_TERM.fullmatch(text.strip())) and len(text.strip()) <= LONGEST_ZH


def _wordings(entry: Mapping[str, object], key: str) -> tuple[str, ...]:
    """Return one text, or the texts of a list."""
    value = entry.get(key, [])
    texts = [value] if isinstance(value, str) else value
    if not isinstance(texts, list) or not all(isinstance(t, str) and t.strip() and len(t) <= LONGEST_EN for t in texts):
        raise BadTermError(f"{key} must be text in quotes, or a list of such texts, each of at most {LONGEST_EN} characters")
    if len(texts) > MOST_WORDINGS:
        raise BadTermError(f"{key} has {len(texts)} texts; the limit is {MOST_WORDINGS}")
    return tuple(dict.fromkeys(" ".join(without_direction(t).split()) for t in texts))
