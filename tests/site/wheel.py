"""The package as it is installed elsewhere: built once a run, with what is installed here in place of a network."""

import subprocess
import sys
import venv
from pathlib import Path

import mkdocs

from tests import builds
from tests.conftest import ROOT


def wheel() -> Path:
    """The wheel of this checkout."""

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
    """What is installed here, without this project itself: a new environment gets it, so that nothing is fetched."""
    folder.mkdir()
    for entry in Path(mkdocs.__file__).parents[1].iterdir():
        if "duizhao" not in entry.name and entry.name != "duizhao":
            (folder / entry.name).symlink_to(entry)
    return folder


def environment(folder: Path, *paths: Path) -> Path:
    """A new environment of Python that finds the packages in these folders, pip among them; the folder of its commands."""
    venv.create(folder, symlinks=True)
    listed = "".join(f"{path}\n" for path in paths)
    next(folder.glob("lib/python*/site-packages")).joinpath("packages.pth").write_text(listed, encoding="utf-8")
    return folder / "bin"
