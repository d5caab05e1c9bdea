"""Plan where each report file goes in the folder of reports, and describe what is understood of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from duizhao.diagnostics import Collector
from duizhao.files import write_whole
from duizhao.model.edition import Edition
from duizhao.model.identity import report_folder, series_of
from duizhao.model.report import NotedPassage, Refused, Report
from duizhao.pipeline import explain
from duizhao.readers import SourceFile, find_files

_ENDINGS = {"text": "txt", "markdown": "md"}  # of other formats, the name of the format
_SCRIPTS = {"Hans": "Simplified", "Hant": "Traditional", None: "no Chinese"}


class LinkError(Exception):
    """A file is not copied because its folder is a link; the message names it."""


@dataclass(frozen=True, slots=True)
class Import:
    """The import of one file: its target below the folder of reports, or that it is refused; and a description as lines of text.

    `target` is empty for a file that is refused; for one that is there already it is its path there.
    """

    target: str
    state: Literal["new", "there", "refused"]
    data: bytes
    description: tuple[str, ...]


def plan_imports(file: Path, folder: Path, planned: dict[str, bytes], diagnostics: Collector) -> Iterator[Import]:
    """Yield an `Import` for each report in a file, for an archive for each file in it; write nothing.

    `planned` holds the bytes that the same command imports already, by target; new ones are added to it.
    """
    sources = find_files(file, diagnostics)
    if not sources:
        yield Import("", "refused", b"", (f"{file.name}: not imported; the diagnostics say why",))
    for source in sources:
        yield from plan_source(source, folder, planned, diagnostics)


def plan_source(source: SourceFile, folder: Path, planned: dict[str, bytes], diagnostics: Collector) -> Iterator[Import]:
    """Yield an `Import` for each report in these bytes, as `plan_imports` does."""
    for understood in explain(folder, source, diagnostics):
        edition, report = understood.edition, understood.report
        if edition is None or isinstance(edition, Refused) or report is None:
            why = edition.why if isinstance(edition, Refused) else "it cannot be read; the diagnostics say why"
            yield Import("", "refused", source.data, (f"{source.file}: not imported: {why}",))
        else:
            yield _import(source, edition, report, folder, planned)


def copy_report(item: Import, folder: Path) -> None:
    """Write a new file; raise FileExistsError if it exists by now: nothing is overwritten.

    Raise LinkError if a folder below `folder` on the way is a link.
    """
    path = folder / item.target
    require_no_link(item.target, folder)
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, item.data, replace=False)


def require_no_link(target: str, folder: Path) -> None:
    """Raise LinkError if one of the folders between `folder`, which may be a link itself, and the target is a link."""
    parents = list((folder / target).parents)
    for parent in reversed(parents[: parents.index(folder)]):
        if parent.is_symlink():
            raise LinkError(f"{parent} is a symbolic link, and nothing is written through one")


def _import(
    source: SourceFile, edition: Edition, report: Report[NotedPassage], folder: Path, planned: dict[str, bytes]
) -> Import:
    description = tuple(_description(source.file, edition, report))
    if there := _find_copy(source.data, folder, planned):
        return Import(there, "there", source.data, description)
    target = _free_name(edition, folder, planned)
    planned[target] = source.data
    return Import(target, "new", source.data, description)


def _description(file: str, edition: Edition, report: Report[NotedPassage]) -> Iterator[str]:
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


def _free_name(edition: Edition, folder: Path, planned: dict[str, bytes]) -> str:
    """Make a name from what is in the file, with a number if the name is taken."""
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


def _find_copy(data: bytes, folder: Path, planned: dict[str, bytes]) -> str:
    """Return the path of a file with the same bytes, below the folder or in the same command; "" if there is none."""
    if target := next((t for t, other in planned.items() if other == data), ""):
        return target
    for path in sorted(folder.rglob("*")) if folder.is_dir() else ():
        if path.is_file() and not path.is_symlink() and path.stat().st_size == len(data) and path.read_bytes() == data:
            return path.relative_to(folder).as_posix()
    return ""
