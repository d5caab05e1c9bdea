"""Install the package as elsewhere: built once a run, with the packages that are installed here instead of a network."""

import subprocess
import sys
import venv
from pathlib import Path

import mkdocs

from tests import builds
from tests.conftest import ROOT


def wheel() -> Path:
    """Return the wheel of this checkout."""

    def make(folder: Path) -> None:
        command = [
            sys.executable,
            "-m",
            "pip",
            "wheel",
            "-q",
            "--no-deps",
            "--no-build-isolation",
            "--no-index",
            "-w",
            str(folder),
        ]
        subprocess.run([*command, str(ROOT)], check=True)

    return next(builds.made_once("wheel", make).glob("*.whl"))


def packages(folder: Path) -> Path:
    """Return the packages that are installed here, without this project; a new environment gets them offline."""
    folder.mkdir()
    for entry in Path(mkdocs.__file__).parents[1].iterdir():
        if "duizhao" not in entry.name and entry.name != "duizhao":
            (folder / entry.name).symlink_to(entry)
    return folder


def environment(folder: Path, *paths: Path) -> Path:
    """Make a Python environment that has pip and the packages in these folders; return the folder of its commands."""
    venv.create(folder, symlinks=True)
    listed = "".join(f"{path}\n" for path in paths)
    next(folder.glob("lib/python*/site-packages")).joinpath("packages.pth").write_text(listed, encoding="utf-8")
    return folder / "bin"
