"""Run the static site generators: MkDocs, or its successor Zensical."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import Literal

from duizhao.files import temporary_folder
from duizhao.publish.address import write_address
from duizhao.publish.folder import Folder, replacing
from duizhao.publish.mark import MARK
from duizhao.publish.minify import minify_assets
from duizhao.publish.site_config import OVERRIDES, ConfigError, SiteConfig, load_site_config
from duizhao.publish.zensical_links import rewrite_links

Engine = Literal["mkdocs", "zensical"]
_ENDS = tuple(s for s in signal.Signals if s.name in {"SIGINT", "SIGTERM", "SIGHUP"})  # Windows has no SIGHUP
_OS_ERROR = re.compile(r"^(?:OSError|PermissionError|FileNotFoundError): \[Errno (\d+)\]", re.MULTILINE)


class EngineError(Exception):
    """The engine failed; the message is what it printed."""


def run_engine(engine: Engine, config: Path, site: Path, docs: Path) -> str:
    """Build the site into `site`, which is unchanged if the engine fails; return the engine's warnings.

    `docs` is the folder of Markdown pages that the generator wrote; `config` is `mkdocs.yml`.
    """
    settings = _settings(config)

    with replacing(site) as folder:
        warnings = (_mkdocs if engine == "mkdocs" else _zensical)(settings, config.parent, docs, folder)
        minify_assets(folder.path / "assets")
        write_address(folder.path)
    return warnings


def serve(config: Path, docs: Path, address: str) -> int:
    """Run the server of MkDocs at this address until it or this process is stopped; return its exit code, 0 for a signal."""
    settings = _settings(config)
    with temporary_folder("serve") as folder:
        child = _config(settings, docs, folder / "site", folder)
        command = [sys.executable, "-m", "duizhao.publish.own_host", str(child), address]
        # temporary files that MkDocs leaves when it is stopped are deleted with this folder
        return _until_stopped(command, config.parent, _environment(folder))


def _until_stopped(command: list[str], cwd: Path, env: dict[str, str]) -> int:
    """Run a command to its end; on a signal that would end this process, end the command first."""
    running: list[subprocess.Popen[bytes]] = []
    signals: list[int] = []

    def end(number: int, _: object) -> None:
        signals.append(number)
        for child in running:
            child.terminate()

    before = {s: signal.signal(s, end) for s in _ENDS if signal.getsignal(s) != signal.SIG_IGN}
    try:
        running.append(subprocess.Popen(command, cwd=cwd, env=env))  # noqa: S603 - no text of others
        if signals:  # received before the command was started
            running[0].terminate()
        code = running[0].wait()
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
    return 0 if signals else code


def _settings(config: Path) -> SiteConfig:
    try:
        return load_site_config(config)
    except ConfigError as error:
        raise EngineError(str(error)) from None


def _environment(folder: Path) -> dict[str, str]:
    """Silence the theme's notices about MkDocs 2, fix the date that is written into files, and let temporary files lie in `folder`."""
    quiet = {"NO_MKDOCS_2_WARNING": "true", "DISABLE_MKDOCS_2_WARNING": "true"}
    return {"SOURCE_DATE_EPOCH": "315532800", **os.environ, **quiet, "TMPDIR": str(folder.resolve())}


def _run(command: list[str], cwd: Path, work: Path) -> str:
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, env=_environment(work), check=False)  # noqa: S603 - no text of others
    output = (done.stdout + done.stderr).strip()
    if done.returncode:
        if failed := _OS_ERROR.findall(output):
            number = int(failed[-1])
            raise OSError(number, os.strerror(number))
        raise EngineError(output)
    return "\n".join(line for line in output.splitlines() if line.startswith(("WARNING", "ERROR")))


def _config(settings: SiteConfig, docs: Path, site: Path, folder: Path) -> Path:
    """Write a configuration that inherits the site's own and sets the folders."""
    (folder / "site.yml").write_text(settings.config, encoding="utf-8")
    values: dict[str, object] = {"INHERIT": "site.yml", "docs_dir": str(docs.resolve()), "site_dir": str(site.resolve())}
    theme = settings.copy_theme(folder / "theme")
    if theme:
        values["theme"] = {"custom_dir": str(theme)}
    child = folder / "mkdocs.yml"
    child.write_text(json.dumps(values, ensure_ascii=False), encoding="utf-8")  # JSON is YAML
    return child


def _mkdocs(settings: SiteConfig, cwd: Path, docs: Path, site: Folder) -> str:
    child = _config(settings, docs, site.path, site.work)
    return _run([sys.executable, "-m", "mkdocs", "build", "--strict", "--config-file", str(child)], cwd, site.work)


def _zensical(settings: SiteConfig, _: Path, docs: Path, site: Folder) -> str:
    """Build with Zensical, which builds beside its configuration: in a copy of the configuration, theme and pages."""
    work = site.work
    (work / "mkdocs.yml").write_text(settings.config, encoding="utf-8")
    settings.copy_theme(work / OVERRIDES)
    shutil.copytree(docs, work / "docs" / "site", ignore=shutil.ignore_patterns(MARK))
    rewrite_links(work / "docs" / "site")
    warnings = _run([sys.executable, "-m", "zensical", "build", "--clean", "--strict"], work, work)
    shutil.copytree(work / "site", site.path, dirs_exist_ok=True)
    return warnings
