"""The command `duizhao`: arguments, progress, exit codes. Prints; nothing else prints."""

import gc
import os
import re
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from duizhao.annotations import annotation, summary
from duizhao.bundling import bundle, offer
from duizhao.diagnostics import Collector, Diagnostic
from duizhao.explanation import explain_lines
from duizhao.hits import print_hits
from duizhao.importing import Import, carry_out, plan_imports
from duizhao.model.artefact import Artefact
from duizhao.model.links import Pair, is_doubtful
from duizhao.pipeline import Built, Means, Printer, Progress, build, explain, html_files
from duizhao.publish import BundleError, EngineError, StartError, publish, run_engine, serve, start_site
from duizhao.readers import find_files
from duizhao.render.files import size_text

_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]")
_CACHE = Path(".duizhao_cache")
CLEAN, ERRORS, USAGE, ENGINE = 0, 1, 2, 3

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
    help="Turn a folder of Chinese government work reports into a bilingual, searchable site.\n\n"
    "Put report files (plain text or Markdown, any names, any encoding) into a folder and run "
    "`duizhao build FOLDER`: the site is in site/. `duizhao check FOLDER` says what an editor should "
    "look at; `duizhao explain FILE` shows what is understood of one file; `duizhao import FILE...` copies "
    "files into the folder under clear names; `duizhao bundle` makes one archive to read without a network; "
    "`duizhao new FOLDER` starts a site of your own.\n\n"
    "Exit codes: 0 clean, 1 errors in the input (with --strict: any diagnostic), 2 wrong usage, 3 the site generator failed.",
)


class Engine(StrEnum):
    """Which program turns the pages into the site."""

    mkdocs = "mkdocs"
    zensical = "zensical"


class Form(StrEnum):
    """How diagnostics are printed: for people, or for GitHub, which shows them beside the lines."""

    text = "text"
    github = "github"


class Side(StrEnum):
    """A language to search in."""

    zh = "zh"
    en = "en"


Reports = Annotated[
    Path, typer.Argument(help="The folder of report files: one sub-folder a series, or all files in it.", show_default=True)
]
Strict = Annotated[bool, typer.Option("--strict", help="Count warnings and remarks as errors.")]
Cache = Annotated[Path, typer.Option(help="Where sentence beads are kept from build to build; may be deleted at any time.")]
Fresh = Annotated[bool, typer.Option("--fresh", help="Align every sentence anew; do not read or write the cache.")]
Processes = Annotated[int, typer.Option(min=0, help="How many processes align sentences; 0: one for each processor.")]
Pages = Annotated[Path, typer.Option(help="Where the Markdown pages go; replaced as a whole.")]
Site = Annotated[Path, typer.Option(help="Where the site goes; replaced as a whole.")]
Config = Annotated[Path, typer.Option(help="The site's configuration.")]
Which = Annotated[Engine, typer.Option(help="The site generator.")]
Printed = Annotated[bool, typer.Option("--pdf", help="Print each report as PDF, too: needs Chromium and `duizhao[pdf]`.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print diagnostics and errors only.")]


@app.command("build")
def build_command(
    reports: Reports = Path("reports"),
    pages: Pages = Path("docs/site"),
    site: Site = Path("site"),
    config: Config = Path("mkdocs.yml"),
    engine: Which = Engine.mkdocs,
    pages_only: Annotated[bool, typer.Option("--pages-only", help="Stop before the site generator.")] = False,
    strict: Strict = False,
    quiet: Quiet = False,
    timings: Annotated[bool, typer.Option("--timings", help="Say how long the generator and the site generator took.")] = False,
    cache: Cache = _CACHE,
    fresh: Fresh = False,
    processes: Processes = 0,
    books: Annotated[bool, typer.Option(help="Make each report one HTML file and an EPUB, too.")] = True,
    pdf: Printed = False,
) -> None:
    """Build the site from a folder of reports.

    A failed or interrupted build leaves the previous pages and the previous site as they were.
    """
    _must_exist(reports)
    if not pages_only:
        _must_be_set_up(config)
    if pdf and not books:
        _usage("PDFs are printed from the HTML files; leave out --pdf or --no-books")
    begun = time.perf_counter()
    means = replace(_means(cache, fresh=fresh, processes=processes), books=books, printer=_printer() if pdf else None)
    built = _run(reports, means, quiet=quiet)
    changed, gone = publish(built.files, pages)
    generated = time.perf_counter()
    _print_diagnostics(built.diagnostics)
    if not quiet:
        _summary(built)
        print(f"pages: {pages} ({len(built.files)} files, {changed} changed, {gone} removed)")
    if not pages_only:
        _make_site(engine, config, site, pages, quiet=quiet)
    if timings:
        print(f"generator: {generated - begun:.2f} s, {engine.value}: {time.perf_counter() - generated:.2f} s")
    raise typer.Exit(_exit_code(built.diagnostics, strict=strict))


@app.command("bundle")
def bundle_command(
    reports: Reports = Path("reports"),
    report: Annotated[str, typer.Option(help="Only this report, by its ID (wangchuan-2025); the site stays as it is.")] = "",
    out: Annotated[Path, typer.Option(help="Where the archive goes.")] = Path("dist"),
    into_site: Annotated[bool, typer.Option("--into-site", help="Offer the archive in the site, too.")] = False,
    pages: Pages = Path("docs/site"),
    site: Site = Path("site"),
    config: Config = Path("mkdocs.yml"),
    engine: Which = Engine.mkdocs,
    quiet: Quiet = False,
    cache: Cache = _CACHE,
    fresh: Fresh = False,
    processes: Processes = 0,
    pdf: Printed = False,
) -> None:
    """Build the site and pack it into one archive that opens without a network.

    It unpacks to one folder: open index.html in it. With --report it holds that report alone, without the lines that lead
    to other years.
    """
    _must_exist(reports)
    _must_be_set_up(config)
    if report and into_site:
        _usage("the site offers the whole bundle; leave out --report or --into-site")
    means = replace(_means(cache, fresh=fresh, processes=processes), printer=_printer() if pdf else None)
    built = _run(reports, means, quiet=quiet, only=report)
    if report and not built.corpus.series:
        _usage(f"there is no report {report} in {reports}; `duizhao check {reports}` lists them")
    _print_diagnostics(built.diagnostics)
    if not quiet:
        _summary(built)
    with tempfile.TemporaryDirectory(prefix="duizhao-") as folder:
        pages, site = (Path(folder) / "pages", Path(folder) / "site") if report else (pages, site)
        publish(built.files, pages)
        _make_site(engine, config, site, pages, quiet=quiet or bool(report))
        try:
            packed = bundle(built, site, out, report)
        except BundleError as error:
            print(f"duizhao: no bundle: {error}", file=sys.stderr)
            raise typer.Exit(ENGINE) from None
        where = [packed.path, *([offer(packed, site)] if into_site else [])]
    print(f"bundle: {where[0]} ({size_text(packed.size)}, {packed.files} files, sha256 {packed.sha256})")
    for also in where[1:]:
        print(f"in the site: {also}")
    raise typer.Exit(_exit_code(built.diagnostics, strict=False))


@app.command("new")
def new_command(
    folder: Annotated[Path, typer.Argument(help="The folder of the new site: empty, or not there yet.", show_default=False)],
) -> None:
    """Start a site of your own: a folder for reports, settings, a workflow that publishes it, and how to go on.

    Nothing is written over. In that folder `build`, `serve`, `check` and `bundle` need nothing else.
    """
    try:
        written = start_site(folder)
    except StartError as error:
        _usage(str(error))
    for name in written:
        print(folder / name)
    print(f"\nPut report files into {folder / 'reports'}, then: cd {folder} && duizhao serve")


@app.command("check")
def check_command(
    reports: Reports = Path("reports"),
    strict: Strict = False,
    form: Annotated[Form, typer.Option("--format", help="How to print what was found.")] = Form.text,
    summary_file: Annotated[
        Path | None, typer.Option("--summary", help="Write what was found into this file, too, as Markdown.", show_default=False)
    ] = None,
    quiet: Quiet = False,
    cache: Cache = _CACHE,
    fresh: Fresh = False,
    processes: Processes = 0,
) -> None:
    """Say what an editor should look at; write nothing but the cache.

    Each line names file, line, severity and code; `docs/diagnostics.md` explains every code.
    """
    _must_exist(reports)
    built = _run(reports, replace(_means(cache, fresh=fresh, processes=processes), books=False), quiet=quiet)
    if form is Form.github:
        for diagnostic in built.diagnostics:
            print(annotation(diagnostic, reports))
    else:
        _print_diagnostics(built.diagnostics)
    if summary_file:
        summary_file.parent.mkdir(parents=True, exist_ok=True)
        summary_file.write_text(summary(built), encoding="utf-8")
    if not quiet:
        _summary(built)
    raise typer.Exit(_exit_code(built.diagnostics, strict=strict))


@app.command("serve")
def serve_command(
    reports: Reports = Path("reports"),
    config: Config = Path("mkdocs.yml"),
    address: Annotated[str, typer.Option(help="Address and port to listen on.")] = "127.0.0.1:8000",
) -> None:
    """Build the pages and serve the site on this machine, until Ctrl-C."""
    _must_exist(reports)
    built = _run(reports, _means(_CACHE, fresh=False, processes=0), quiet=False)
    publish(built.files, Path("docs/site"))
    _print_diagnostics(built.diagnostics)
    try:
        raise typer.Exit(serve(config, Path("docs/site"), address))
    except EngineError as error:
        _failed(Engine.mkdocs, error)


@app.command("explain")
def explain_command(
    file: Annotated[Path, typer.Argument(help="One report file.")],
    rows: Annotated[int, typer.Option(help="How many rows to show; 0 for all.")] = 12,
) -> None:
    """Show what is understood of one file: front matter, outline, rows, notes, what is set aside and why."""
    if not file.is_file():
        _usage(f"{file} is no file")
    found = Collector()
    for source in find_files(file, found):
        for understood in explain(file.parent, source, found):
            for line in explain_lines(understood, rows):
                print(line)
    diagnostics = found.sorted()
    _print_diagnostics(diagnostics)
    raise typer.Exit(_exit_code(diagnostics, strict=False))


@app.command("import")
def import_command(
    files: Annotated[list[Path], typer.Argument(help="Report files, or ZIP archives of them.", show_default=False)],
    to: Annotated[Path, typer.Option(help="The folder of report files.")] = Path("reports"),
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would be done, and do nothing.")] = False,
) -> None:
    """Copy files into the folder of reports under clear names, after showing what is understood of them.

    Nothing is asked, no file is written over, nothing else is changed. A file that is no report stays out,
    with the reason.
    """
    for file in files:
        if not file.is_file():
            _usage(f"{file} is no file")
    if to.exists() and not to.is_dir():
        _usage(f"{to} is no folder")
    found = Collector()
    planned: dict[str, bytes] = {}
    done = [item for file in files for item in plan_imports(file, to, planned, found)]
    for item in done:
        for line in (*item.said, *_outcome(item, to, dry_run=dry_run)):
            print(_CONTROL.sub("\ufffd", line))
        if item.state == "new" and not dry_run:
            try:
                carry_out(item, to)
            except OSError as error:
                _usage(f"{to / item.target} cannot be written: {error.strerror or error}")
    _print_diagnostics(found.sorted())
    raise typer.Exit(ERRORS if any(item.state == "refused" for item in done) else CLEAN)


def _outcome(item: Import, to: Path, *, dry_run: bool) -> tuple[str, ...]:
    match item.state:
        case "new":
            return (f"  {'would go to' if dry_run else 'copied to'} {to / item.target}",)
        case "there":
            return (f"  is there already: {to / item.target}",)
        case _:
            return ()


@app.command("search")
def search_command(
    query: Annotated[str, typer.Argument(help='Words in either language, "a phrase", -without; pinyin, initials, figures.')],
    pages: Annotated[Path, typer.Option(help="The folder of the built pages, or of the site.")] = Path("docs/site"),
    series: Annotated[str, typer.Option(help="Only this series: its name in addresses.")] = "",
    year: Annotated[int, typer.Option(help="Only this year; 0 for all.", show_default=False)] = 0,
    lang: Annotated[Side | None, typer.Option(help="Only this language.")] = None,
    inside: Annotated[
        str, typer.Option("--in", help='"headings", "notes", a part by its number, or where addresses begin.')
    ] = "",
    limit: Annotated[int, typer.Option(min=1, help="How many hits to show.")] = 10,
) -> None:
    """Search what was built last, as the site does."""
    from duizhao.search import IndexFiles, NoIndexError, Where, search  # noqa: PLC0415 - no other command needs it

    try:
        index = IndexFiles(pages)
    except NoIndexError as error:
        _usage(f"{error}; build it first, or say where it is with --pages")
    hits = search(index, query, Where(series, year, lang.value if lang else None, inside), limit)
    print_hits(hits)
    raise typer.Exit(CLEAN if hits else ERRORS)


@app.command("pdf")
def pdf_command(
    reports: Reports = Path("reports"),
    report: Annotated[str, typer.Option(help="Only this report, for example wangchuan-2024.")] = "",
    out: Annotated[Path, typer.Option(help="The folder that the files go to.")] = Path("dist"),
    quiet: Quiet = False,
    cache: Cache = _CACHE,
    fresh: Fresh = False,
    processes: Processes = 0,
) -> None:
    """Print reports as PDF: two columns, notes, bookmarks, tags. Needs Chromium and `pip install duizhao[pdf]`."""
    _must_exist(reports)
    built = _run(reports, _means(cache, fresh=fresh, processes=processes), quiet=quiet)
    files = html_files(built.artefacts, built.corpus)
    wanted = [(file, day) for file, day in files if report in {"", file.report}]
    if report and not wanted:
        _usage(f"there is no report {report}; there are: {', '.join(file.report or '' for file, _ in files) or 'none'}")
    for pdf in _printer()(wanted):
        target = out / Path(pdf.path).name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(pdf.data)
        if not quiet:
            print(f"{target}: {size_text(len(pdf.data))}")
    raise typer.Exit(CLEAN)


def main() -> None:
    """Entry point of the console command."""
    app()


def _printer() -> Printer:
    """What prints reports; where it cannot, the run ends with what is to be installed, before anything is read if possible."""
    from duizhao.books.pdf import NoPrinterError, look_for_fonts, pdfs  # noqa: PLC0415 - no other command needs it

    def ended(error: NoPrinterError) -> NoReturn:
        print(f"duizhao: {error}", file=sys.stderr)
        raise typer.Exit(ENGINE) from None

    def prints(files: Iterable[tuple[Artefact, str]]) -> Iterator[Artefact]:
        try:
            yield from pdfs(files)
        except NoPrinterError as error:
            ended(error)

    try:
        look_for_fonts()
        next(pdfs(()), None)
    except NoPrinterError as error:
        ended(error)
    return prints


def _usage(message: str) -> NoReturn:
    print(f"duizhao: {message}", file=sys.stderr)
    raise typer.Exit(USAGE)


def _must_exist(reports: Path) -> None:
    if not reports.exists():
        _usage(f"there is no folder {reports}; put report files into a folder and give its name")


def _must_be_set_up(config: Path) -> None:
    if not config.is_file():
        _usage(f"{config} is not there; run this in the folder that holds it, or give --config; `duizhao new` makes one")


def _make_site(engine: Engine, config: Path, site: Path, pages: Path, *, quiet: bool) -> None:
    try:
        said = run_engine(engine.value, config, site, pages)
    except EngineError as error:
        _failed(engine, error)
    if said and not quiet:
        print(said)
    if not quiet:
        print(f"site: {site / 'index.html'}")


def _failed(engine: Engine, error: EngineError) -> NoReturn:
    print(f"{engine.value} failed; the previous site is as it was:\n{error}", file=sys.stderr)
    raise typer.Exit(ENGINE)


def _means(cache: Path, *, fresh: bool, processes: int) -> Means:
    site = os.environ.get("SITE_URL", "")  # as mkdocs.yml has it
    site = f"{site.rstrip('/')}/" if site else ""
    return Means(None if fresh else cache / "beads.sqlite", processes or os.cpu_count() or 1, site)


def _run(reports: Path, means: Means, *, quiet: bool, only: str = "") -> Built:
    gc.disable()  # one short run that makes much and frees little: collecting only costs time
    with _progress(quiet=quiet) as progress:
        built = build(reports, progress, means, only)
    from duizhao.align.glosses import has_dictionary  # noqa: PLC0415 - loaded by now, and not needed for --help

    if not quiet and not has_dictionary():
        print("without the dictionary fewer sentences are aligned well: pip install 'duizhao[dictionary]'", file=sys.stderr)
    return built


def _progress(*, quiet: bool) -> AbstractContextManager[Progress]:
    """A bar on a terminal; elsewhere nothing moves."""
    if quiet or not sys.stderr.isatty():
        return nullcontext(_silent)
    from duizhao.progress import bar  # noqa: PLC0415 - slow to load, needed on a terminal only

    return bar()


def _silent(stage: str, done: int, of: int) -> None:
    """Report nothing."""


def _print_diagnostics(diagnostics: tuple[Diagnostic, ...]) -> None:
    for diagnostic in diagnostics:  # a file's name may hold what a terminal obeys
        print(_CONTROL.sub("\ufffd", str(diagnostic)), file=sys.stderr)


def _summary(built: Built) -> None:
    for series in built.corpus.series:
        for report, quality in ((r, q) for r in series.reports for q in built.quality.reports if q.report == r.id):
            c = quality.coverage
            print(
                f"{report.id}: {c.rows} rows, {c.both} bilingual; {quality.notes} notes, "
                f"{sum(n for _, n in quality.anchors)} anchored; {len(report.editions)} edition(s)"
            )
    for pair in built.years.pairs:
        if doubtful := sum(map(is_doubtful, pair.links)):
            print(f"{pair.earlier} → {pair.later}: {doubtful} doubtful link(s), for an editor: {_checks(pair)}")
    if not built.corpus.series:
        print("no report was found")
    refused = len(built.corpus.refused)
    severities = Counter(d.severity for d in built.diagnostics)
    counts = f"errors: {severities['error']}, warnings: {severities['warning']}, remarks: {severities['info']}"
    print(f"{counts}{f'; {refused} file(s) not used' if refused else ''}")


def _checks(pair: Pair) -> str:
    """The page of the site that lists the doubtful links of a pair."""
    slug, _, year = pair.earlier.rpartition("-")
    return f"{slug}/{year}/quality/"


def _exit_code(diagnostics: tuple[Diagnostic, ...], *, strict: bool) -> int:
    bad = any(d.severity == "error" for d in diagnostics) or (strict and bool(diagnostics))
    return ERRORS if bad else CLEAN
