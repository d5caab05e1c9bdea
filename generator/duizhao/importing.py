"""Copying report files into the reports folder under clear names, after saying what was understood of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from duizhao.diagnostics import Collector
from duizhao.model.edition import Edition
from duizhao.model.identity import report_folder, series_of
from duizhao.model.report import NotedPassage, Refused, Report
from duizhao.pipeline import explain
from duizhao.readers import SourceFile, find_files

_ENDINGS = {"text": "txt", "markdown": "md"}  # of other formats, the name of the format
_SCRIPTS = {"Hans": "Simplified", "Hant": "Traditional", None: "no Chinese"}


@dataclass(frozen=True, slots=True)
class Import:
    """One file: where it goes below the reports folder, or why it stays; and what is said of it.

    `target` is empty for a file that is refused; for one that is there already it is the place where it is.
    """

    target: str
    state: Literal["new", "there", "refused"]
    data: bytes
    said: tuple[str, ...]


def plan_imports(file: Path, folder: Path, planned: dict[str, bytes], found: Collector) -> Iterator[Import]:
    """What importing a file would do: one `Import` for each report in it, of an archive for each file in it.

    `planned` holds what the same command imports already, by target, and grows. Nothing is written.
    """
    sources = find_files(file, found)
    if not sources:
        yield Import("", "refused", b"", (f"{file.name}: not imported; the diagnostics say why",))
    for source in sources:
        for understood in explain(folder, source, found):
            edition, report = understood.edition, understood.report
            if edition is None or isinstance(edition, Refused) or report is None:
                why = edition.why if isinstance(edition, Refused) else "it cannot be read; the diagnostics say why"
                yield Import("", "refused", source.data, (f"{source.file}: not imported: {why}",))
            else:
                yield _import(source, edition, report, folder, planned)


def carry_out(done: Import, folder: Path) -> None:
    """Write a new file; one that is there is never written over, whatever happened since the plan was made."""
    path = folder / done.target
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("xb") as out:
        out.write(done.data)


def _import(
    source: SourceFile, edition: Edition, report: Report[NotedPassage], folder: Path, planned: dict[str, bytes]
) -> Import:
    said = tuple(_understood(source.file, edition, report))
    if there := _same(source.data, folder, planned):
        return Import(there, "there", source.data, said)
    target = _free(edition, folder, planned)
    planned[target] = source.data
    return Import(target, "new", source.data, said)


def _understood(file: str, edition: Edition, report: Report[NotedPassage]) -> Iterator[str]:
    i = edition.identity
    rows = [p for p in report.passages if p.kind != "front"]
    both = sum(bool(p.zh and p.en) for p in rows)
    anchored = sum(len(p.anchors) for p in report.passages)
    yield f"{file}: {edition.format}, {edition.encoding}"
    yield f"  report    {report.id}: {report.title_zh} / {report.title_en}"
    yield f"  series    {series_of(i)} ({i.zh or '–'}, {i.en or '–'}), year {i.year}, delivered {i.date or 'on a day not stated'}"
    yield f"  languages {' + '.join(edition.languages)}, {_SCRIPTS[edition.script]}"
    yield f"  holds     {len(rows)} rows, {both} in both languages; {len(report.notes)} notes, {anchored} with a place"
    yield f"  aside     {len(edition.set_aside)} lines"


def _free(edition: Edition, folder: Path, planned: dict[str, bytes]) -> str:
    """A name that says what is in the file, and that nothing has."""
    i = edition.identity
    script = "-hant" if edition.script == "Hant" else ""
    stem = f"{report_folder(i)}-{'-'.join(edition.languages)}{script}"
    ending = _ENDINGS.get(edition.format, edition.format)
    k = 1
    while True:
        target = f"{stem}{f'-{k}' if k > 1 else ''}.{ending}"
        path = folder / target
        if target not in planned and not path.exists() and not path.is_symlink():
            return target
        k += 1


def _same(data: bytes, folder: Path, planned: dict[str, bytes]) -> str:
    """Where these bytes are already, below the folder or in the same command; empty when they are not."""
    if target := next((t for t, other in planned.items() if other == data), ""):
        return target
    for path in sorted(folder.rglob("*")) if folder.is_dir() else ():
        if path.is_file() and path.stat().st_size == len(data) and path.read_bytes() == data:
            return path.relative_to(folder).as_posix()
    return ""
