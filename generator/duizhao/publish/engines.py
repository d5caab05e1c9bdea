"""Run the static site generators: MkDocs, or its successor Zensical."""

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Literal

from duizhao.publish.address import write_address
from duizhao.publish.folder import replace_folder
from duizhao.publish.minify import minify_assets
from duizhao.publish.site_config import OVERRIDES, ConfigError, SiteConfig, load_site_config
from duizhao.publish.zensical_links import rewrite_links

Engine = Literal["mkdocs", "zensical"]
_ENDS = tuple(s for s in signal.Signals if s.name in {"SIGINT", "SIGTERM", "SIGHUP"})  # Windows has no SIGHUP


class EngineError(Exception):
    """The engine failed; the message is what it printed."""


def run_engine(engine: Engine, config: Path, site: Path, docs: Path) -> str:
    """Build the site into `site`, which is unchanged if the engine fails; return the engine's warnings.

    `docs` is the folder of Markdown pages that the generator wrote; `config` is `mkdocs.yml`.
    """
    warnings: list[str] = []
    settings = _settings(config)

    def write(new: Path) -> None:
        warnings.append((_mkdocs if engine == "mkdocs" else _zensical)(settings, config.parent, docs, new))
        minify_assets(new / "assets")
        write_address(new)

    replace_folder(site, write)
    return warnings[0]


def serve(config: Path, docs: Path, address: str) -> int:
    """Run the server of MkDocs at this address until it or this process is stopped; return its exit code, 0 for a signal."""
    settings = _settings(config)
    with tempfile.TemporaryDirectory(prefix="mkdocs-") as folder:
        child = _config(settings, docs, Path(folder) / "site", Path(folder))
        command = [sys.executable, "-m", "mkdocs", "serve", "--config-file", str(child), "--dev-addr", address]
        # temporary files that MkDocs leaves when it is stopped are deleted with this folder
        return _until_stopped(command, config.parent, {**_environment(), "TMPDIR": folder})


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


def _environment() -> dict[str, str]:
    """Silence the theme's notices about MkDocs 2, and fix the date that is written into files."""
    quiet = {"NO_MKDOCS_2_WARNING": "true", "DISABLE_MKDOCS_2_WARNING": "true"}
    return {"SOURCE_DATE_EPOCH": "315532800", **os.environ, **quiet}


def _run(command: list[str], cwd: Path) -> str:
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, env=_environment(), check=False)  # noqa: S603 - no text of others
    output = (done.stdout + done.stderr).strip()
    if done.returncode:
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


def _mkdocs(settings: SiteConfig, cwd: Path, docs: Path, site: Path) -> str:
    with tempfile.TemporaryDirectory(prefix="mkdocs-") as folder:
        child = _config(settings, docs, site, Path(folder))
        return _run([sys.executable, "-m", "mkdocs", "build", "--strict", "--config-file", str(child)], cwd)


def _zensical(settings: SiteConfig, _: Path, docs: Path, site: Path) -> str:
    """Build with Zensical, which builds beside its configuration: in a copy of the configuration, theme and pages."""
    with tempfile.TemporaryDirectory(prefix="zensical-") as name:
        folder = Path(name)
        (folder / "mkdocs.yml").write_text(settings.config, encoding="utf-8")
        settings.copy_theme(folder / OVERRIDES)
        shutil.copytree(docs, folder / "docs" / "site")
        rewrite_links(folder / "docs" / "site")
        warnings = _run([sys.executable, "-m", "zensical", "build", "--clean", "--strict"], folder)
        shutil.copytree(folder / "site", site, dirs_exist_ok=True)
        return warnings
