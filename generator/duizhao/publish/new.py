"""Write the folder of a new site for an editor to start with."""

import json
import shutil
from importlib.metadata import PackageNotFoundError, distribution
from importlib.resources import as_file, files
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

from duizhao.publish.site_config import package_folder

_PACKAGE = "duizhao"
_EXTRAS = "[dictionary,pdf]"  # that the workflow needs
_FILES = {  # path in the new folder → file of the starter
    "README.md": "README.md",
    "mkdocs.yml": "mkdocs.yml",
    "reports/README.md": "reports.md",
    ".gitignore": "gitignore",
    ".github/workflows/pages.yml": "pages.yml",
}
_TOOLS = ("tools/site-url", "tools/fonts")  # what the workflow runs beside the command
_INDEX = (  # a comment for a line that does not say where the package is
    "# From the package index. If it is not there: run `make wheel` in the checkout, copy the wheel into packages/,\n"
    "# and write ./packages/NAME.whl[dictionary,pdf] here. 若软件包索引中没有，请把 wheel 放入 packages/，并在此写明 ./packages/文件名[dictionary,pdf]。\n"
)


class StartError(Exception):
    """The folder cannot become a new site; the message says why."""


def start_site(folder: Path) -> tuple[str, ...]:
    """Write a new site into `folder`, which must be empty or missing; return the files that were written.

    No file is overwritten. `requirements.txt` names the installed package and where it came from.
    """
    if folder.exists() and not folder.is_dir():
        raise StartError(f"{folder} is not a folder")
    if folder.is_dir() and any(folder.iterdir()):
        raise StartError(f"{folder} is not empty; name a folder that is empty or not there yet")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return tuple(sorted((*_written(folder), *_required(folder))))
    except OSError as error:
        raise StartError(f"{folder} cannot be written: {error.strerror or error}") from None


def _written(folder: Path) -> list[str]:
    with as_file(files("duizhao.publish").joinpath("starter")) as starter:
        sources = {name: starter / source for name, source in _FILES.items()}
        sources.update({name: package_folder() / name for name in _TOOLS})
        for name, source in sources.items():
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(source.read_bytes())
    return list(sources)


def _required(folder: Path) -> list[str]:
    """Write `requirements.txt`, and copy the wheel that it names if the package was installed from a file."""
    line, wheel = requirement()
    out = ["requirements.txt"]
    if wheel:
        (folder / "packages").mkdir()
        shutil.copyfile(wheel, folder / "packages" / wheel.name)
        out.append(f"packages/{wheel.name}")
    text = f"# What the site is built with. 生成本站所用的程序。\n{'' if origin_known(line) else _INDEX}{line}\n"
    (folder / "requirements.txt").write_text(text, encoding="utf-8")
    return out


def requirement(record: str | None = None) -> tuple[str, Path | None]:
    """Return a requirements line that installs this package again, and the wheel that it names if that is a file.

    `record` is the content of pip's `direct_url.json` (PEP 610), which a package of an index has not. A checkout, which only
    this machine has, gives the line of an index, too.

    >>> requirement('{"url": "https://code.example/d.git", "vcs_info": {"vcs": "git", "commit_id": "1f0c"}}')[0]
    'duizhao[dictionary,pdf] @ git+https://code.example/d.git@1f0c'
    """
    version, installed = _installed()
    origin = json.loads(record or installed or "{}")
    url = urlsplit(origin.get("url", ""))
    if "vcs_info" in origin:
        return f"{_PACKAGE}{_EXTRAS} @ {origin['vcs_info']['vcs']}+{url.geturl()}@{origin['vcs_info']['commit_id']}", None
    if "archive_info" in origin and url.scheme in {"https", "http"}:
        return f"{_PACKAGE}{_EXTRAS} @ {url.geturl()}", None
    wheel = Path(url2pathname(url.path))
    if "archive_info" in origin and wheel.suffix == ".whl" and wheel.is_file():
        return f"./packages/{wheel.name}{_EXTRAS}", wheel
    return f"{_PACKAGE}{_EXTRAS}=={version}" if version else f"{_PACKAGE}{_EXTRAS}", None


def origin_known(line: str) -> bool:
    """Return whether a requirements line says where the package is, not only its name.

    >>> origin_known("./packages/duizhao-0.1.0-py3-none-any.whl[dictionary,pdf]"), origin_known("duizhao[dictionary,pdf]==0.1.0")
    (True, False)
    """
    return "/" in line


def _installed() -> tuple[str, str | None]:
    try:
        package = distribution(_PACKAGE)
    except PackageNotFoundError:  # run from a checkout, without installation
        return "", None
    return package.version, package.read_text("direct_url.json")
