"""Run the static site generators: MkDocs, or its successor Zensical."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Literal

from generator.publish.folder import replace_folder
from generator.publish.shrink import shrink_assets

Engine = Literal["mkdocs", "zensical"]


class EngineError(Exception):
    """The engine failed; the message is what it printed."""


def run_engine(engine: Engine, config: Path, site: Path, docs: Path) -> str:
    """Build the site into `site`, which stays as it was when the engine fails; give its warnings.

    `docs` is the folder of Markdown pages that the generator wrote; `config` is `mkdocs.yml`.
    """
    said: list[str] = []

    def write(new: Path) -> None:
        said.append(_mkdocs(config, docs, new) if engine == "mkdocs" else _zensical(config, docs, new))
        shrink_assets(new / "assets")

    replace_folder(site, write)
    return said[0]


def _run(command: list[str], cwd: Path) -> str:
    env = dict(os.environ, NO_MKDOCS_2_WARNING="true", DISABLE_MKDOCS_2_WARNING="true")
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, env=env, check=False)  # noqa: S603 - our own words
    said = (done.stdout + done.stderr).strip()
    if done.returncode:
        raise EngineError(said)
    return "\n".join(line for line in said.splitlines() if line.startswith(("WARNING", "ERROR")))


def _config(config: Path, docs: Path, site: Path, folder: Path) -> Path:
    """A configuration that inherits the site's own and names the folders anew."""
    child = folder / "mkdocs.yml"
    overrides = config.parent / "theme_overrides"
    values = {
        "INHERIT": str(config.resolve()),
        "docs_dir": str(docs.resolve()),
        "site_dir": str(site.resolve()),
        "theme": {"custom_dir": str(overrides.resolve())},
    }
    child.write_text(json.dumps(values, ensure_ascii=False), encoding="utf-8")  # JSON is YAML
    return child


def _mkdocs(config: Path, docs: Path, site: Path) -> str:
    with tempfile.TemporaryDirectory(prefix="mkdocs-") as folder:
        child = _config(config, docs, site, Path(folder))
        command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--config-file", str(child)]
        return _run(command, config.parent)


def _zensical(config: Path, docs: Path, site: Path) -> str:
    """Zensical builds where its configuration says, so it gets a copy of the project's front."""
    with tempfile.TemporaryDirectory(prefix="zensical-") as name:
        folder = Path(name)
        shutil.copy(config, folder / "mkdocs.yml")
        shutil.copytree(config.parent / "theme_overrides", folder / "theme_overrides")
        shutil.copytree(docs, folder / "docs" / "site")
        said = _run([sys.executable, "-m", "zensical", "build", "--clean", "--strict"], folder)
        shutil.copytree(folder / "site", site, dirs_exist_ok=True)
        return said
