"""Write the folder of a new site for an editor to start with."""

import hashlib
import json
import re
import shutil
from importlib.metadata import PackageNotFoundError, distribution
from importlib.resources import as_file, files
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

from duizhao.publish.settings import package_folder

_PACKAGE = "duizhao"
_EXTRAS = "[dictionary,pdf]"  # that the workflow needs
_FILES = {  # path in the new folder → file of the starter
    "README.md": "README.md",
    "mkdocs.yml": "mkdocs.yml",
    "reports/README.md": "reports.md",
    ".gitignore": "gitignore",
    ".github/workflows/pages.yml": "pages.yml",
}
_LARGE = "large.yml"  # the workflow of a site of many reports
_TOOLS = ("tools/site-url", "tools/fonts")  # what the workflow runs beside the command
_LOCK = "requirements-site.lock"  # made by tools/lock; in a wheel as at the top of a checkout
_LOCKED = (
    "# Everything that Duizhao needs, each with the checksums of its files; pip installs no other.\n"
    "# Duizhao 所需的全部软件包及其校验和；pip 只安装与之相符的文件。\n--only-binary :all:\n"
)
_TWO_STEPS = "# pip install --require-hashes -r requirements.lock\n# pip install --no-deps -r requirements.txt\n"
_INDEX = (  # a comment for a line that does not say where the package is
    "# From the package index. If it is not there: run `make wheel` in the checkout, copy the wheel into packages/,\n"
    "# and write ./packages/NAME.whl[dictionary,pdf] here. 若软件包索引中没有，请把 wheel 放入 packages/，并在此写明 ./packages/文件名[dictionary,pdf]。\n"
)


class StartError(Exception):
    """The folder cannot become a new site; the message says why."""


def start_site(folder: Path, *, large: bool = False) -> tuple[str, ...]:
    """Write a new site into `folder`, which must be empty or missing; return the files that were written.

    No file is overwritten. With `large` the workflow builds the site in parts. `requirements.txt` names the installed package and where it came from.
    """
    if folder.exists() and not folder.is_dir():
        raise StartError(f"{folder} is not a folder")
    if folder.is_dir() and any(folder.iterdir()):
        raise StartError(f"{folder} is not empty; name a folder that is empty or not there yet")
    there = folder.exists()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return tuple(sorted((*_written(folder, large=large), *_required(folder))))
    except OSError as error:
        _clear(folder, there=there)
        raise StartError(f"{folder} cannot be written: {error.strerror or error}") from None


def _clear(folder: Path, *, there: bool) -> None:
    """Delete what was written into a folder that was empty, or the folder if it was not there, so that nothing half is left."""
    for path in folder.iterdir() if there and folder.is_dir() else (folder,):
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)


def _written(folder: Path, *, large: bool) -> list[str]:
    with as_file(files("duizhao.publish").joinpath("starter")) as starter:
        sources = {name: starter / (_LARGE if large and source == "pages.yml" else source) for name, source in _FILES.items()}
        sources.update({name: package_folder() / name for name in _TOOLS})
        for name, source in sources.items():
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(source.read_bytes())
    return list(sources)


def _required(folder: Path) -> list[str]:
    """Write the requirements, and copy the wheel that they name if the package was installed from a file."""
    line, wheel = requirement()
    out = ["requirements.txt", "requirements.lock"]
    locked = (package_folder() / _LOCK).read_text(encoding="utf-8")
    (folder / "requirements.lock").write_text(f"{_LOCKED}{locked}", encoding="utf-8")
    if wheel:
        (folder / "packages").mkdir()
        shutil.copyfile(wheel, folder / "packages" / wheel.name)
        out.append(f"packages/{wheel.name}")
    text = f"{_TWO_STEPS}# What the site is built with. 生成本站所用的程序。\n{'' if origin_known(line) else _INDEX}{line}\n"
    (folder / "requirements.txt").write_text(text, encoding="utf-8")
    return out


def requirement(record: str | None = None) -> tuple[str, Path | None]:
    """Return a requirements line that installs this package again, and the wheel that it names if that is a file.

    Where the checksum of the package is known, the line has it. `record` is the content of pip's `direct_url.json` (PEP 610), which a package of an index has not. A checkout, which only
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
        sha256 = origin["archive_info"].get("hashes", {}).get("sha256", "")
        return f"{_PACKAGE}{_EXTRAS} @ {url.geturl()}{_hash(sha256)}", None
    wheel = Path(url2pathname(url.path))
    if "archive_info" in origin and wheel.suffix == ".whl" and wheel.is_file():
        return f"./packages/{wheel.name}{_EXTRAS}{_hash(hashlib.sha256(wheel.read_bytes()).hexdigest())}", wheel
    return f"{_PACKAGE}{_EXTRAS}=={version}" if version else f"{_PACKAGE}{_EXTRAS}", None


def _hash(sha256: str) -> str:
    return f" --hash=sha256:{sha256}" if re.fullmatch("[0-9a-f]{64}", sha256) else ""


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
