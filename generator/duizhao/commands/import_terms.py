"""Run `duizhao import-terms`: take the terms of TBX and CSV files into the editor's list."""

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from duizhao.commands.errors import CLEAN, ERRORS, USAGE, CommandError, wrong_usage
from duizhao.commands.printing import print_lines
from duizhao.diagnostics.safe_text import safe
from duizhao.exchange import AddedTerm, ReadTerms, TermListError, compare_terms, read_terms, write_terms
from duizhao.exchange.term_list import State
from duizhao.files import NotReadError, has_file, read_regular
from duizhao.readers.limits import UnreadableError

_MOST = 32 * 1024 * 1024  # bytes of a file
_SHOWN = 20  # lines on what is not taken, of one file
_STATES: Mapping[State, str] = {
    "new": "new",
    "there": "there already",
    "differs": "listed otherwise",
    "not allowed": "not allowed",
}


def import_terms(files: Sequence[Path], folder: Path, *, dry_run: bool) -> int:
    """Add the terms of each file that the list has not; print what is listed otherwise, which stays. With `dry_run` only print."""
    if not folder.is_dir():
        wrong_usage(f"{folder} is no folder")
    if missing := [file for file in files if not has_file(file)]:
        wrong_usage(f"{missing[0]} is no file")
    code = CLEAN
    for file in files:
        try:
            read = read_terms(read_regular(file, _MOST))
        except (UnreadableError, NotReadError, OSError) as error:
            print_lines(f"{file.name}: not taken: {getattr(error, 'message', error)}")
            code = ERRORS
            continue
        code = max(code, _import(file.name, read, folder, dry_run=dry_run))
    return code


def _import(name: str, read: ReadTerms, folder: Path, *, dry_run: bool) -> int:
    try:
        compared = compare_terms(folder, read.terms)
        new = [c.term for c in compared if c.state == "new"]
        counts = Counter(c.state for c in compared)
        told = ", ".join(f"{counts[state]} {words}" for state, words in _STATES.items() if counts[state])
        print_lines(f"{name}: {len(compared)} terms{': ' if told else ''}{told}", *_problems(compared, read))
        if new and not dry_run:
            print_lines(f"  written to {write_terms(folder, new, safe(name))}")
    except TermListError as error:
        raise CommandError(f"{name}: nothing is written: {error}", USAGE) from None
    return ERRORS if read.problems or counts["differs"] or counts["not allowed"] else CLEAN


def _problems(compared: Sequence[AddedTerm], read: ReadTerms) -> list[str]:
    lines = [f"  line {c.term.line}: {c.term.zh}: {_STATES[c.state]}: {c.detail}" for c in compared if c.detail]
    lines += [f"  {problem}" for problem in read.problems]
    return lines if len(lines) <= _SHOWN else [*lines[:_SHOWN], f"  and {len(lines) - _SHOWN} more"]
