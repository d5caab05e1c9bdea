"""Run the static site generators: MkDocs, or its successor Zensical."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from duizhao.cache import read_record, write_record
from duizhao.files import temporary_folder
from duizhao.publish.address import write_address
from duizhao.publish.batches import PAGES, Batch, Share, Source, build_batches, divide
from duizhao.publish.folder import Folder, replacing
from duizhao.publish.kept_pages import SiteRecord, Sources, link_files
from duizhao.publish.minify import minify_assets
from duizhao.publish.navigation import complete_nav
from duizhao.publish.own_files import own_files
from duizhao.publish.own_pages import join_pages, put_html_in_texts
from duizhao.publish.rendered import broken_page
from duizhao.publish.settings import OVERRIDES, ConfigError, Settings, load_settings
from duizhao.publish.zensical_links import rewrite_links

Engine = Literal["mkdocs", "zensical"]
Meanwhile = Callable[[Callable[[], None]], None]
_ENDS = tuple(s for s in signal.Signals if s.name in {"SIGINT", "SIGTERM", "SIGHUP"})  # Windows has no SIGHUP
_PAUSE = 0.1  # seconds between two looks at the reports
_OS_ERROR = re.compile(r"^(?:OSError|PermissionError|FileNotFoundError): \[Errno (\d+)\]", re.MULTILINE)


class EngineError(Exception):
    """The engine failed; the message is what it printed."""


@dataclass(frozen=True, slots=True)
class Batching:
    """How MkDocs builds a large site: `pages` that one run makes (0: all), runs at a time, and the share of the runs that are made."""

    pages: int = PAGES
    processes: int = 1
    share: Share | None = None


@dataclass(frozen=True, slots=True)
class _Build:
    """What a build is made of and where it goes: the new folder, and the one that it replaces."""

    settings: Settings
    cwd: Path
    docs: Path
    site: Folder
    target: Path


def run_engine(
    engine: Engine, config: Path, site: Path, docs: Path, settings: Settings | None = None, record: Path | None = None,
    batching: Batching | None = None,
) -> str:  # fmt: skip
    """Build the site into `site`, which is unchanged if the engine fails; return the engine's warnings.

    `docs` is the folder of Markdown pages that the generator wrote; `config` is `mkdocs.yml`, and `settings` what was loaded from it.
    `record` is the file by which MkDocs makes only pages that have changed; None: it makes all. Raise EngineError for a share of
    a site that cannot be divided.
    """
    settings, batching = settings or _settings(config, engine), batching or Batching()
    with replacing(site) as folder:
        this = _Build(settings, config.parent, docs, folder, site)
        made: Sequence[str] | None = None
        if engine == "mkdocs" and settings.predictable:
            warnings, made = _pages(this, record, batching)
        elif batching.share:
            raise EngineError(
                "only MkDocs can build a part of the site, and only one without plugins, navigation and pages of its own"
            )
        else:
            warnings = (_mkdocs if engine == "mkdocs" else _zensical)(this)
        wrong = "" if settings.plain else broken_page(
            docs, folder.path, made, has_our_theme=settings.has_our_theme, is_predictable=settings.predictable
        )  # fmt: skip
        if wrong:
            raise EngineError(wrong)
        minify_assets(folder.path / "assets")
        write_address(folder.path)
    return warnings


def serve(config: Path, docs: Path, address: str, settings: Settings | None = None, meanwhile: Meanwhile = lambda _: None) -> int:
    """Run the server of MkDocs at this address until it or this process is stopped; return its exit code, 0 for a signal.

    `meanwhile` is called again and again until then, with a function that lets the server build what has changed in `docs`. If the
    site has pages of its own or the like, the server watches all of them itself.
    """
    settings = settings or _settings(config, "mkdocs")
    with temporary_folder("serve") as folder:
        child = _config(settings, docs, folder / "site", folder, (), is_watched=True)
        told = [str(docs.resolve())] if settings.predictable else []
        command = [sys.executable, "-m", "duizhao.publish.own_host", str(child), address, *told]
        # temporary files that MkDocs leaves when it is stopped are deleted with this folder
        return _until_stopped(command, config.parent, _environment(folder), meanwhile)


def _settings(config: Path, engine: Engine) -> Settings:
    try:
        return load_settings(config, engine)
    except ConfigError as error:
        raise EngineError(str(error)) from None


def _until_stopped(command: list[str], cwd: Path, env: dict[str, str], meanwhile: Meanwhile) -> int:
    """Run a command to its end, and call `meanwhile` until then, with a function that writes a line to it; on a signal that would end this process, end the command first."""
    running: list[subprocess.Popen[bytes]] = []
    signals: list[int] = []

    def end(number: int, _: object) -> None:
        signals.append(number)
        for child in running:
            child.terminate()

    before = {s: signal.signal(s, end) for s in _ENDS if signal.getsignal(s) != signal.SIG_IGN}
    try:
        running.append(subprocess.Popen(command, cwd=cwd, env=env, stdin=subprocess.PIPE))  # noqa: S603 - no text of others
        if signals:  # received before the command was started
            running[0].terminate()
        code = _waited(running[0], meanwhile)
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
    return 0 if signals else code


def _waited(process: subprocess.Popen[bytes], meanwhile: Meanwhile) -> int:
    def tell() -> None:
        assert process.stdin is not None
        with suppress(OSError):  # it has ended
            process.stdin.write(b"\n")
            process.stdin.flush()

    while True:
        with suppress(subprocess.TimeoutExpired):
            return process.wait(_PAUSE)
        meanwhile(tell)


def _environment(folder: Path) -> dict[str, str]:
    """Silence the theme's notices about MkDocs 2, fix the date that is written into files, and let temporary files lie in `folder`."""
    quiet = {"NO_MKDOCS_2_WARNING": "true", "DISABLE_MKDOCS_2_WARNING": "true"}
    return {"SOURCE_DATE_EPOCH": "315532800", **os.environ, **quiet, "TMPDIR": str(folder.resolve())}


def _run(command: list[str], cwd: Path, work: Path) -> str:
    env = {**_environment(work), "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(command, cwd=cwd, capture_output=True, encoding="utf-8", errors="replace", env=env, check=False)  # noqa: S603 - no text of others
    output = (done.stdout + done.stderr).strip()
    if done.returncode:
        if failed := _OS_ERROR.findall(output):
            number = int(failed[-1])
            raise OSError(number, os.strerror(number))
        raise EngineError(output)
    return "\n".join(line for line in output.splitlines() if line.startswith(("WARNING", "ERROR")))


def _config(
    settings: Settings, docs: Path, site: Path, folder: Path, without: tuple[Path, ...], *, is_watched: bool = False
) -> Path:
    """Write the configuration with these folders; the pages are joined with the site's own, if it has any.

    Code and templates of the site's own get pages that carry no HTML, so that they have all of each; but pages that the server
    watches stay where they are, if the theme is ours.
    """
    own, pages = own_files(settings.own_pages, (docs, *without)), docs.resolve()
    if own or not (settings.predictable or (is_watched and settings.has_our_theme)):
        pages = folder.resolve() / "docs"
        _joined(docs, own, pages, link=True)
        put_html_in_texts(pages)
    theme = settings.copy_theme(folder / "theme")
    config = folder / "mkdocs.yml"
    placed = settings.placed(str(pages), str(site.resolve()), str(theme) if theme else None)
    config.write_text(_with_nav(placed, docs, own).config, encoding="utf-8")
    return config


def _joined(docs: Path, own: Mapping[str, Path], target: Path, *, link: bool) -> None:
    try:
        join_pages(docs, own, target, link=link)
    except ConfigError as error:
        raise EngineError(str(error)) from None


def _with_nav(settings: Settings, docs: Path, own: Mapping[str, Path]) -> Settings:
    if settings.nav is None:
        return settings.with_nav(None)
    generated = sorted(path.relative_to(docs).as_posix() for path in docs.rglob("*.md"))
    folder = settings.own_pages.name if settings.own_pages else "docs"
    try:
        return settings.with_nav(complete_nav(settings.nav, generated, [n for n in own if n.lower().endswith(".md")], folder))
    except ConfigError as error:
        raise EngineError(str(error)) from None


def _mkdocs(this: _Build) -> str:
    child = _config(this.settings, this.docs, this.site.path, this.site.work, (this.target,))
    return _run([sys.executable, "-m", "mkdocs", "build", "--strict", "--config-file", str(child)], this.cwd, this.site.work)


def _pages(this: _Build, record: Path | None, batching: Batching) -> tuple[str, Sequence[str] | None]:
    """Build with MkDocs the pages that have changed, and take the others from the old site; note what was made in `record`.

    Return the warnings, and which pages there are; None for all.
    """
    sources, share = Sources(this.docs), batching.share
    titles, shared = sources.titles(), sources.shared(this.settings)
    kept = sources.kept(read_record(record, SiteRecord), shared, this.target) if record and not share else {}
    is_large = batching.pages and len(titles) > batching.pages
    batches = divide(titles, batching.pages or PAGES) if (is_large or share) and titles.keys() == sources.digests.keys() else []
    if share and not batches:
        raise EngineError("a page has no title, so the site cannot be built in parts; build it without --part")
    if share or len(batches) > 1:
        warnings = _batches(this, batches, Source.of(this.docs, titles, kept, this.target), batching)
    else:
        link_files(this.docs, kept, this.target, this.site.path)
        warnings = _changed(this, this.docs, this.site.path, this.site.work, kept)
    if record and not share:
        write_record(record, sources.record(shared, this.site.path))
    return warnings, [p for b in batches if share.has(b) for p in b.pages] if share and batches else None


def _batches(this: _Build, batches: Sequence[Batch], source: Source, batching: Batching) -> str:
    def run(pages: Path, site: Path, work: Path, titles: Mapping[str, str]) -> str:
        return _changed(this, pages, site, work, titles)

    return build_batches(source, this.site.path, this.site.work, batches, run, processes=batching.processes, share=batching.share)


def _changed(this: _Build, pages: Path, site: Path, work: Path, titles: Mapping[str, str]) -> str:
    """Build the pages that have no title in `titles`; the others are there."""
    child, named = _config(this.settings, pages, site, work, (this.target,)), work / "titles.json"
    named.write_text(json.dumps(titles), encoding="utf-8")
    return _run([sys.executable, "-m", "duizhao.publish.changed_pages", str(child), str(named)], this.cwd, work)


def _zensical(this: _Build) -> str:
    """Build with Zensical, which builds beside its configuration: in a copy of the configuration, theme and pages."""
    settings, docs, site, work = this.settings, this.docs, this.site, this.site.work
    own = own_files(settings.own_pages, (docs, this.target))
    placed = settings.placed("docs/site", "site", OVERRIDES if settings.themes else None)
    (work / "mkdocs.yml").write_text(_with_nav(placed, docs, own).config, encoding="utf-8")
    settings.copy_theme(work / OVERRIDES)
    _joined(docs, own, work / "docs" / "site", link=False)
    put_html_in_texts(work / "docs" / "site")
    rewrite_links(work / "docs" / "site")
    warnings = _run([sys.executable, "-m", "zensical", "build", "--clean", "--strict"], work, work)
    shutil.copytree(work / "site", site.path, dirs_exist_ok=True)
    return warnings
