"""The command line: the arguments of every command, their help, and the exit code.

What a command needs is imported when it runs, so that `duizhao --help` and a mistyped option answer at once.
"""

import gc
import io
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any, Literal

import typer
from typer.core import TyperGroup

from duizhao.commands.errors import NOT_WRITABLE, USAGE, CommandError
from duizhao.commands.options import Engine, RunOptions, SiteOptions
from duizhao.commands.printing import print_errors, printable


class _Commands(TyperGroup):
    """Commands return their exit code or raise CommandError."""

    def make_context(self, *args: Any, **kwargs: Any) -> Any:
        with _safe_usage():
            return super().make_context(*args, **kwargs)

    def invoke(self, ctx: typer.Context) -> None:  # type: ignore[override]
        try:
            with _safe_usage():
                code = super().invoke(ctx)
            sys.stdout.flush()
        except CommandError as error:
            print_errors(f"duizhao: {error}", *error.details)
            code = error.code
        except OSError as error:
            if error.errno not in NOT_WRITABLE:
                raise
            print_errors(f"duizhao: {error.filename or 'the output'} cannot be written: {error.strerror}")
            code = USAGE
        raise typer.Exit(code)


@contextmanager
def _safe_usage() -> Iterator[None]:
    """Let no message about usage quote an argument raw: a pattern of the shell (`*`) makes names of files arguments."""
    try:
        yield
    except Exception as error:
        if isinstance(message := getattr(error, "message", None), str):
            vars(error)["message"] = printable(message)
        raise


app = typer.Typer(
    cls=_Commands,
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
    help="Turn a folder of Chinese government work reports into a bilingual, searchable site.\n\n"
    "Put report files (any names, any encoding) into a folder and run `duizhao build FOLDER`: the site is in site/. "
    "`duizhao check FOLDER` prints what an editor should look at; `duizhao explain FILE` shows what is understood of one file; "
    "`duizhao quote TEXT` looks up whether the reports really say so; "
    "`duizhao import FILE...` copies files into the folder under clear names; `duizhao export FOLDER` gives an editor Word files or "
    "XLIFF, which `import` takes back; `duizhao bundle` makes one archive to read "
    "offline; `duizhao new FOLDER` starts a site of your own.\n\n"
    "Exit codes: 0 clean, 1 errors in the input (with --strict: any diagnostic), 2 wrong usage, 3 the site generator failed.",
)

_REPORTS, _CACHE = Path("reports"), Path(".duizhao_cache")
_PAGES, _SITE, _CONFIG = Path("docs/site"), Path("site"), Path("mkdocs.yml")

Reports = Annotated[Path, typer.Argument(help="The folder of report files: one sub-folder a series, or all files in it.")]
Strict = Annotated[bool, typer.Option("--strict", help="Count warnings and remarks as errors.")]
Cache = Annotated[Path, typer.Option(help="The folder of the cache; it may be deleted at any time.")]
Fresh = Annotated[bool, typer.Option("--fresh", help="Do not read or write the cache.")]
Processes = Annotated[int, typer.Option(min=0, help="How many processes work side by side; 0: one for each processor.")]
Pages = Annotated[Path, typer.Option(help="The folder of the Markdown pages; it is replaced as a whole.")]
Site = Annotated[Path, typer.Option(help="The folder of the site; it is replaced as a whole.")]
Config = Annotated[Path, typer.Option(help="The configuration of the site.")]
EngineName = Annotated[Engine, typer.Option(help="The site generator.")]
Pdf = Annotated[bool, typer.Option("--pdf", help="Also make a PDF of each report: needs Chromium and `duizhao[pdf]`.")]
Batch = Annotated[
    int | None,
    typer.Option(
        min=0, help="How many pages one run of MkDocs makes; a larger site takes several, by series. 0: all.  [default: 3000]"
    ),
]
Part = Annotated[
    str,
    typer.Option(help="Build a part of a large site, such as 2/8; the parts, put into one folder, are the site.", metavar="K/N"),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print diagnostics and errors only.")]


@app.command()
def build(
    reports: Reports = _REPORTS,
    pages: Pages = _PAGES,
    site: Site = _SITE,
    config: Config = _CONFIG,
    engine: EngineName = "mkdocs",
    pages_only: Annotated[bool, typer.Option("--pages-only", help="Stop before the site generator.")] = False,
    site_only: Annotated[
        bool, typer.Option("--site-only", help="Run the site generator alone, on the pages that are there.")
    ] = False,
    batch: Batch = None,
    part: Part = "",
    strict: Strict = False,
    quiet: Quiet = False,
    timings: Annotated[bool, typer.Option("--timings", help="Print how long the generator and the site generator took.")] = False,
    cache: Cache = _CACHE,
    fresh: Fresh = False,
    processes: Processes = 0,
    books: Annotated[bool, typer.Option(help="Also make each report one HTML file and an EPUB.")] = True,
    pdf: Pdf = False,
) -> int:
    """Build the site from a folder of reports.

    A failed or interrupted build leaves the previous pages and the previous site as they were.
    """
    from duizhao.commands.build import batching, build_pages, build_site

    options = RunOptions(reports, None if fresh else cache, processes, quiet)
    target = SiteOptions(pages, site, config, engine, batching(batch, processes, part))
    if site_only:
        return build_pages(options, target, timings=timings)
    return build_site(options, target, pages_only=pages_only, strict=strict, timings=timings, books=books, pdf=pdf)


@app.command()
def bundle(
    reports: Reports = _REPORTS,
    report: Annotated[str, typer.Option(help="Only this report, by its ID (wangchuan-2025); the site stays as it is.")] = "",
    out: Annotated[Path, typer.Option(help="The folder of the archive.")] = Path("dist"),
    into_site: Annotated[bool, typer.Option("--into-site", help="Also offer the archive in the site.")] = False,
    pages: Pages = _PAGES,
    site: Site = _SITE,
    config: Config = _CONFIG,
    engine: EngineName = "mkdocs",
    quiet: Quiet = False,
    cache: Cache = _CACHE,
    fresh: Fresh = False,
    processes: Processes = 0,
    pdf: Pdf = False,
) -> int:
    """Build the site and pack it into one archive that opens offline.

    It unpacks to one folder: open index.html in it. With --report it holds that report alone, without the lines that lead
    to other years.
    """
    from duizhao.commands.build import batching
    from duizhao.commands.bundle import bundle_site

    options = RunOptions(reports, None if fresh else cache, processes, quiet)
    target = SiteOptions(pages, site, config, engine, batching(None, processes, ""))
    return bundle_site(options, target, report=report, out=out, into_site=into_site, pdf=pdf)


@app.command()
def new(
    folder: Annotated[Path, typer.Argument(help="The folder of the new site: empty, or not there yet.", show_default=False)],
    large: Annotated[bool, typer.Option("--large", help="With a workflow that builds a site of many reports in parts.")] = False,
) -> int:
    """Start a site of your own.

    The folder gets a folder for reports, settings, a workflow that publishes the site, and a README that says how to go
    on. No file is overwritten. In that folder `build`, `serve`, `check` and `bundle` need nothing else.
    """
    from duizhao.commands.new import new_site

    return new_site(folder, large=large)


@app.command()
def check(
    reports: Reports = _REPORTS,
    strict: Strict = False,
    form: Annotated[
        Literal["text", "github"], typer.Option("--format", help="How to print diagnostics: as text, or as GitHub annotations.")
    ] = "text",
    summary_file: Annotated[
        Path | None, typer.Option("--summary", help="Also write a summary into this file, as Markdown.", show_default=False)
    ] = None,
    qa: Annotated[bool, typer.Option("--qa", help="Also check the translation: figures, names, omissions, signs, …")] = False,
    findings: Annotated[
        list[Path] | None,
        typer.Option(
            "--findings", help="Write what --qa finds into this file: .html, .xlsx, .sarif or .json.", show_default=False
        ),
    ] = None,
    quiet: Quiet = False,
    cache: Cache = _CACHE,
    fresh: Fresh = False,
    processes: Processes = 0,
) -> int:
    """Print what an editor should look at; write nothing but the cache.

    Each line names file, line, severity and code; `docs/diagnostics.md` explains every code, `docs/qa.md` those of --qa.
    --findings stands for --qa, and may be given several times.
    """
    from duizhao.commands.check import check_reports

    options = RunOptions(reports, None if fresh else cache, processes, quiet)
    return check_reports(options, strict=strict, form=form, summary_file=summary_file, qa=qa, finding_files=tuple(findings or ()))


@app.command()
def review(
    reports: Reports = _REPORTS,
    browser: Annotated[bool, typer.Option(help="Open the page in the browser.")] = True,
    site: Annotated[
        bool | None, typer.Option(help="Serve the site, too; it follows each decision.", show_default="if there is a mkdocs.yml")
    ] = None,
    config: Config = _CONFIG,
    cache: Cache = _CACHE,
    fresh: Fresh = False,
    processes: Processes = 0,
) -> int:
    """Settle doubts in the browser: pairs, figures, notes, sentences, links, and what check --qa finds.

    The page is served on this machine only, to the first who opens its address, until Ctrl-C. Every decision is written
    into curation.toml of the folder at once; what you wrote there stays as it is. The site is served beside it, and shows each
    decision in seconds.
    """
    from duizhao.commands.review import review as run_review

    options = RunOptions(reports, None if fresh else cache, processes)
    return run_review(options, _PAGES, config, browser=browser, site=config.is_file() if site is None else site)


@app.command()
def serve(
    reports: Reports = _REPORTS,
    config: Config = _CONFIG,
    address: Annotated[str, typer.Option(help="Address and port to listen on.")] = "127.0.0.1:8000",
) -> int:
    """Build the pages and serve the site on this machine, until Ctrl-C.

    When a report or `curation.toml` changes, the pages that follow from it are built again, and the browser loads them.
    """
    from duizhao.commands.serve import serve_site

    return serve_site(RunOptions(reports, _CACHE), _PAGES, config, address)


@app.command()
def explain(
    path: Annotated[Path, typer.Argument(metavar="FILE|FOLDER", help="One report file, or a folder of reports.")],
    rows: Annotated[int, typer.Option(help="How many rows to show; 0 for all.")] = 12,
    width: Annotated[int, typer.Option(help="Of a folder: after how many characters texts are cut; 0 for whole texts.")] = 46,
) -> int:
    """Show what is understood of one file, or of a folder: outline, rows, notes, what is set aside and why.

    Reports of a folder are shown merged from all their files and curated, with the lines that every row comes from.
    """
    from duizhao.commands.explain import explain_path

    return explain_path(path, rows, width)


@app.command()
def quote(
    text: Annotated[str, typer.Argument(metavar="FILE|TEXT", help="The words to look up, or a file that holds them.")],
    reports: Reports = _REPORTS,
    year: Annotated[int | None, typer.Option(help="The year of the report that is said to have the words.")] = None,
    cache: Cache = _CACHE,
    fresh: Fresh = False,
    processes: Processes = 0,
) -> int:
    """Look up whether the reports really say so: each sentence, in either language and script.

    A sentence is verbatim, the same but for punctuation or script, differs (in which words), spliced of several places, said
    in another year, or not found. Its place and the facing text are printed. Exit code 1 unless the reports have all words.
    """
    from duizhao.commands.quote import quote as run_quote

    return run_quote(RunOptions(reports, None if fresh else cache, processes), text, year)


@app.command("import")
def import_(
    files: Annotated[
        list[Path], typer.Argument(help="Report files, ZIP archives of them, or edited files of `export`.", show_default=False)
    ],
    to: Annotated[Path, typer.Option(help="The folder of report files.")] = _REPORTS,
    into: Annotated[
        Literal["curation", "edition"],
        typer.Option(help="How an edited file of `export` is taken back: into curation.toml, or as another file of the report."),
    ] = "curation",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Print what would be done, and do nothing.")] = False,
    cache: Cache = _CACHE,
    fresh: Fresh = False,
    processes: Processes = 0,
) -> int:
    """Copy files into the folder of reports under clear names, or take back an edited file of `export`.

    It asks nothing and overwrites no file. What is understood of a report is shown; a file that is none is not copied, and the
    reason is printed. Of an edited file the words that changed are shown, with comments and tracked changes; a text that was
    changed meanwhile in the reports is not overwritten.
    """
    from duizhao.commands.import_ import import_files

    return import_files(files, RunOptions(to, None if fresh else cache, processes), into, dry_run=dry_run)


@app.command("import-terms")
def import_terms(
    files: Annotated[list[Path], typer.Argument(help="Term bases as TBX, or tables as CSV.", show_default=False)],
    to: Annotated[Path, typer.Option(help="The folder of report files.")] = _REPORTS,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Print what would be done, and do nothing.")] = False,
) -> int:
    """Take official and forbidden renderings from term bases into terms.toml of the folder of reports.

    A table names its columns in the first line: zh and en, and if there are any, status or forbidden. A term that is listed
    otherwise stays as it is, and is printed.
    """
    from duizhao.commands.import_terms import import_terms as run_import

    return run_import(files, to, dry_run=dry_run)


@app.command()
def export(
    reports: Reports = _REPORTS,
    docx: Annotated[bool, typer.Option("--docx", help="As Word documents in two columns.")] = False,
    xliff: Annotated[bool, typer.Option("--xliff", help="As XLIFF 2.1, for translation tools.")] = False,
    report: Annotated[str, typer.Option(help="Only this report, by its ID (wangchuan-2025).")] = "",
    out: Annotated[Path, typer.Option(help="The folder of the files.")] = Path("dist"),
    quiet: Quiet = False,
    cache: Cache = _CACHE,
    fresh: Fresh = False,
    processes: Processes = 0,
) -> int:
    """Write reports as Word documents or XLIFF for an editor; `import` takes back what was changed in them.

    A file holds the rows and notes of a report, each with a hidden key. Existing files of these names are replaced.
    """
    from duizhao.commands.export import ExportFormat, export_reports

    formats: list[ExportFormat] = [*(["docx"] if docx else []), *(["xliff"] if xliff else [])]  # type: ignore[list-item]
    return export_reports(RunOptions(reports, None if fresh else cache, processes, quiet), formats, report, out)


@app.command()
def draft(
    file: Annotated[Path, typer.Argument(help="The text: Chinese, or partly translated.", show_default=False)],
    memory: Annotated[
        list[Path] | None,
        typer.Option(
            "--memory",
            help="A folder of reports, or a TMX file; may be given several times. Without it: reports.",
            show_default=False,
        ),
    ] = None,
    out: Annotated[Path, typer.Option(help="The folder of the files.")] = Path("dist"),
    quiet: Quiet = False,
    cache: Cache = _CACHE,
    fresh: Fresh = False,
    processes: Processes = 0,
) -> int:
    """Look up how each clause of a new text, its nearest, and its words were rendered before.

    Writes a page, a Word document, XLIFF with matches, and a TMX of what is relevant. A report that is itself in the memory is
    left out of it. Existing files of these names are replaced.
    """
    from duizhao.commands.draft import draft as run_draft

    return run_draft(file, tuple(memory or (_REPORTS,)), RunOptions(_REPORTS, None if fresh else cache, processes, quiet), out)


@app.command()
def pdf(
    reports: Reports = _REPORTS,
    report: Annotated[str, typer.Option(help="Only this report, for example wangchuan-2024.")] = "",
    out: Annotated[Path, typer.Option(help="The folder of the PDFs.")] = Path("dist"),
    quiet: Quiet = False,
    cache: Cache = _CACHE,
    fresh: Fresh = False,
    processes: Processes = 0,
) -> int:
    """Print reports as PDF: two columns, notes, bookmarks, tags. Needs Chromium and `pip install duizhao[pdf]`."""
    from duizhao.commands.pdf import print_pdfs

    return print_pdfs(RunOptions(reports, None if fresh else cache, processes, quiet), report, out)


def main() -> None:
    """Run the command that was typed."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a console of another encoding shows \\xe9, and nothing ends the command
            stream.reconfigure(errors="backslashreplace")
    gc.disable()  # one short run allocates much and frees little: collecting would only cost time
    app()
