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

from duizhao.publish.address import settle_address
from duizhao.publish.folder import replace_folder
from duizhao.publish.front import OVERRIDES, Front, FrontError, front_of
from duizhao.publish.relative import from_files
from duizhao.publish.shrink import shrink_assets

Engine = Literal["mkdocs", "zensical"]
_ENDS = tuple(s for s in signal.Signals if s.name in {"SIGINT", "SIGTERM", "SIGHUP"})  # the last is not everywhere


class EngineError(Exception):
    """The engine failed; the message is what it printed."""


def run_engine(engine: Engine, config: Path, site: Path, docs: Path) -> str:
    """Build the site into `site`, which stays as it was when the engine fails; give its warnings.

    `docs` is the folder of Markdown pages that the generator wrote; `config` is `mkdocs.yml`.
    """
    said: list[str] = []
    front = _front(config)

    def write(new: Path) -> None:
        said.append((_mkdocs if engine == "mkdocs" else _zensical)(front, config.parent, docs, new))
        shrink_assets(new / "assets")
        settle_address(new)

    replace_folder(site, write)
    return said[0]


def serve(config: Path, docs: Path, address: str) -> int:
    """Let MkDocs serve the site at this address until it, or we, are stopped; give its exit code, 0 where we were."""
    front = _front(config)
    with tempfile.TemporaryDirectory(prefix="mkdocs-") as folder:
        child = _config(front, docs, Path(folder) / "site", Path(folder))
        command = [sys.executable, "-m", "mkdocs", "serve", "--config-file", str(child), "--dev-addr", address]
        # what MkDocs leaves when it is ended lies in our folder, and goes with it
        return _until_stopped(command, config.parent, {**_environment(), "TMPDIR": folder})


def _until_stopped(command: list[str], cwd: Path, env: dict[str, str]) -> int:
    """Run it to its end, or until a signal that would end us: then it is ended first."""
    running: list[subprocess.Popen[bytes]] = []
    asked: list[int] = []

    def end(number: int, _: object) -> None:
        asked.append(number)
        for child in running:
            child.terminate()

    before = {s: signal.signal(s, end) for s in _ENDS if signal.getsignal(s) != signal.SIG_IGN}
    try:
        running.append(subprocess.Popen(command, cwd=cwd, env=env))  # noqa: S603 - our own words
        if asked:  # before it was there to be told
            running[0].terminate()
        code = running[0].wait()
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
    return 0 if asked else code


def _front(config: Path) -> Front:
    try:
        return front_of(config)
    except FrontError as error:
        raise EngineError(str(error)) from None


def _environment() -> dict[str, str]:
    """No notice of the theme's own, of no use here; and no time of day in what is written."""
    quiet = {"NO_MKDOCS_2_WARNING": "true", "DISABLE_MKDOCS_2_WARNING": "true"}
    return {"SOURCE_DATE_EPOCH": "315532800", **os.environ, **quiet}


def _run(command: list[str], cwd: Path) -> str:
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, env=_environment(), check=False)  # noqa: S603 - our own words
    said = (done.stdout + done.stderr).strip()
    if done.returncode:
        raise EngineError(said)
    return "\n".join(line for line in said.splitlines() if line.startswith(("WARNING", "ERROR")))


def _config(front: Front, docs: Path, site: Path, folder: Path) -> Path:
    """A configuration that inherits the site's own and names the folders anew."""
    (folder / "site.yml").write_text(front.config, encoding="utf-8")
    values: dict[str, object] = {"INHERIT": "site.yml", "docs_dir": str(docs.resolve()), "site_dir": str(site.resolve())}
    theme = front.lay_out(folder / "theme")
    if theme:
        values["theme"] = {"custom_dir": str(theme)}
    child = folder / "mkdocs.yml"
    child.write_text(json.dumps(values, ensure_ascii=False), encoding="utf-8")  # JSON is YAML
    return child


def _mkdocs(front: Front, cwd: Path, docs: Path, site: Path) -> str:
    with tempfile.TemporaryDirectory(prefix="mkdocs-") as folder:
        child = _config(front, docs, site, Path(folder))
        return _run([sys.executable, "-m", "mkdocs", "build", "--strict", "--config-file", str(child)], cwd)


def _zensical(front: Front, _: Path, docs: Path, site: Path) -> str:
    """Zensical builds where its configuration says, so it gets a copy of the project's front."""
    with tempfile.TemporaryDirectory(prefix="zensical-") as name:
        folder = Path(name)
        (folder / "mkdocs.yml").write_text(front.config, encoding="utf-8")
        front.lay_out(folder / OVERRIDES)
        shutil.copytree(docs, folder / "docs" / "site")
        from_files(folder / "docs" / "site")
        said = _run([sys.executable, "-m", "zensical", "build", "--clean", "--strict"], folder)
        shutil.copytree(folder / "site", site, dirs_exist_ok=True)
        return said
