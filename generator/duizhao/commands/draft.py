"""Run `duizhao draft`: look up how the clauses of a text were rendered before."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from duizhao.cache import Cache
from duizhao.commands.errors import CLEAN, ERRORS, wrong_usage
from duizhao.commands.options import RunOptions
from duizhao.commands.printing import print_diagnostics, print_errors, print_lines
from duizhao.commands.run import read_rows
from duizhao.diagnostics import Collector
from duizhao.draft import (
    MOST_UNITS,
    Draft,
    Memory,
    TextToDraft,
    docx_of_draft,
    html_of,
    memory_of,
    report_of_units,
    texts_of,
    tmx_of_draft,
    xliff_of_draft,
)
from duizhao.files import NotReadError, read_regular, write_whole
from duizhao.model.report import AlignedPassage, Report
from duizhao.readers.limits import EXPANDED, UnreadableError
from duizhao.readers.tmx import read_pairs

_WRITERS: dict[str, Callable[[Draft], bytes]] = {
    "html": html_of,
    "docx": docx_of_draft,
    "xlf": xliff_of_draft,
    "tmx": tmx_of_draft,
}
_Series = list[Sequence[Report[AlignedPassage]]]


def draft(file: Path, memories: Sequence[Path], options: RunOptions, out: Path) -> int:
    """Write a draft of each text in a file into the folder `out`: as page, Word document, XLIFF and TMX."""
    if not file.is_file():
        wrong_usage(f"{file} is no file")
    if out.exists() and not out.is_dir():
        wrong_usage(f"{out} is no folder")
    for memory in memories:
        if not memory.exists():
            wrong_usage(f"there is no memory {memory}; give a folder of reports, or a TMX file")
    diagnostics = Collector()
    texts = list(texts_of(file, diagnostics))
    print_diagnostics(d for d in diagnostics.sorted() if d.severity == "error")
    if not any(zh and not en for text in texts for _, zh, en in text.rows):
        print_errors(f"{file} has no Chinese that is not translated")
        return ERRORS
    known = _memory({t.name for t in texts}, memories, options)
    out.mkdir(parents=True, exist_ok=True)
    for text in texts:
        _write(text, known, out)
    return CLEAN


def _memory(own: set[str], memories: Sequence[Path], options: RunOptions) -> Memory:
    """Read the memories, without the reports that are to be translated."""
    series: _Series = []
    for path in memories:
        series += [[_tmx_report(path)]] if path.is_file() and path.suffix.lower() == ".tmx" else _reports(path, own, options)
    cache = options.cache / "beads.sqlite" if options.cache else None
    with Cache(cache) as kept:
        units = memory_of(series, kept)
    if not units:
        wrong_usage("the memory has nothing in both languages; give a folder of reports or a TMX file with --memory")
    return Memory(units)


def _reports(folder: Path, own: set[str], options: RunOptions) -> Iterator[Sequence[Report[AlignedPassage]]]:
    for series in read_rows(replace(options, reports=folder)).series:
        if others := [r for r in series.reports if r.id not in own]:
            yield others


def _tmx_report(path: Path) -> Report[AlignedPassage]:
    try:
        units = list(read_pairs(read_regular(path, EXPANDED)))
    except UnreadableError as error:
        wrong_usage(f"{path} cannot be read: {error.message}")
    except (NotReadError, OSError) as error:
        wrong_usage(f"{path} cannot be read: {error}")
    if len(units) > MOST_UNITS:
        print_errors(f"{path}: of {len(units)} units the last {MOST_UNITS} are used")
    return report_of_units(path.stem, units[-MOST_UNITS:])


def _write(text: TextToDraft, memory: Memory, out: Path) -> None:
    made = Draft(text.name, text.title, tuple(memory.row(*row) for row in text.rows))
    for ending, write in _WRITERS.items():
        write_whole(out / f"{text.name}.draft.{ending}", write(made))
    clauses = [c for r in made.rows for c in r.clauses]
    near = sum(c.nearest is not None for c in clauses)
    parts = sum(len(c.parts) for c in clauses)
    print_lines(f"{text.name}: {len(clauses)} clauses, {near} with a near one, {parts} parts known: {out / text.name}.draft.html")
