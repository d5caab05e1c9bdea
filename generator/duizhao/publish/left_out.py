"""Write a site again without the part of it that could not be made."""

from collections.abc import Mapping, Sequence
from typing import Any

from duizhao.diagnostics import Collector
from duizhao.diagnostics.boundary import WritingError, describe
from duizhao.model.artefact import Artefact, File, Output
from duizhao.model.report import Report
from duizhao.model.site import Site


class LeftOut:
    """What the next attempt at a site leaves out since its files could not be made, and the diagnostics that say so."""

    def __init__(self) -> None:
        self.reports: set[str] = set()
        self.years: set[str] = set()
        self.parts: set[str] = set()  # of the whole site, by path
        self.diagnostics = Collector()

    def add(self, error: WritingError, site: Site) -> None:
        """Leave out a report or a page; of a series the links between its years, and all its reports if that was not enough."""
        series = next((s for s in site.corpus.series if s.slug == error.name), None)
        reports = [r for s in site.corpus.series for r in s.reports if s is series or r.id == error.name]
        if not reports:
            self.parts.add(error.name)
            self.diagnostics.add("X103", "", 0, f"writing {error.name} failed: {describe(error.cause, '')[0]}")
            return
        links = series is not None and series.slug not in self.years
        if links:
            self.years.add(error.name)
        else:
            self.reports.update(r.id for r in reports)
        for file in sorted({file_of(r) for r in reports}):
            description, line = describe(error.cause, file)
            self.diagnostics.add("X102" if links else "X101", file, line, f"writing failed: {description}")


class WrittenFiles:
    """Passes files on to the output, and can remove them again."""

    def __init__(self, output: Output) -> None:
        self._output = output
        self._paths: dict[str, None] = {}

    def write(self, file: File) -> Artefact:
        """Write a file."""
        self._paths[file.path] = None
        return self._output.write(file)

    def keep(self, files: Sequence[Artefact]) -> Mapping[str, bytes] | None:
        """Take files from the old folder."""
        kept = self._output.keep(files)
        self._paths.update(dict.fromkeys(kept or ()))
        return kept

    def remove(self, path: str) -> None:
        """Remove a file that was written."""
        del self._paths[path]
        self._output.remove(path)

    def remove_all(self) -> None:
        """Remove all files that were written."""
        for path in list(self._paths):
            self.remove(path)


def file_of(report: Report[Any]) -> str:
    """Return the file that a diagnostic on a report names: that of its leading edition."""
    return report.editions[0].file
