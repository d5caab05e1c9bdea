"""What a run is given, and what it returns."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from duizhao.books import Sheet
from duizhao.cache import Cache
from duizhao.diagnostics import Collector, Diagnostic
from duizhao.model.artefact import Artefact, File
from duizhao.model.qa import Finding
from duizhao.model.site import Site
from duizhao.publish.left_out import LeftOut

Progress = Callable[[str, int, int], None]  # stage, done, of


Printer = Callable[[Iterable[Sheet]], Iterator[File]]  # HTML files of reports → PDFs


Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Options:
    """Options of a run.

    `cache` is the file that keeps results between builds, `parts` the one that keeps what is known of each series, `products` the one
    that says of what the files of the last build were made.
    `site` is the address at which the site is published, with `/` at its end; empty if not known. `books`: is each report
    also written as one HTML file and an EPUB? `printer` makes PDFs of the HTML files. With `only`, the ID of a report, the
    site has only this report; the others are still read, then dropped. `qa`: are the rules of quality assurance applied?
    `early`, if given, is called once the files of all reports and series that have changed are written, before those of the whole site.
    """

    cache: Path | None = None
    products: Path | None = None
    parts: Path | None = None
    processes: int = 1
    site: str = ""
    books: bool = True
    printer: Printer | None = None
    only: str = ""
    qa: bool = False
    early: Callable[[], None] | None = None


@dataclass(frozen=True, slots=True)
class Built:
    """The result of a run: the site's content, the diagnostics, and the files for download that were written.

    `findings` are those of quality assurance, report by report; empty if it was not asked for.
    `changes` says of each report and series that was written, by ID and slug, why its files were made; "" if they were kept.
    """

    site: Site
    diagnostics: tuple[Diagnostic, ...]
    artefacts: tuple[Artefact, ...] = ()
    findings: tuple[Finding, ...] = ()
    changes: Mapping[str, str] = field(default_factory=dict)


DEFAULT = Options()


@dataclass(frozen=True, slots=True)
class Run:
    """What all steps of a run need."""

    root: Path
    options: Options
    left_out: LeftOut
    cache: Cache
    diagnostics: Collector
    progress: Progress
