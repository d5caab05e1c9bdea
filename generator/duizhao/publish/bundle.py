"""Pack files into a ZIP archive that has the same bytes wherever and whenever it is made."""

import hashlib
import io
import os
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from duizhao.files import write_whole
from duizhao.publish.errors import OutputError, not_writable

SUMS = "SHA256SUMS"
_SUMMED = {".zip", ".whl"}
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the first day that the format knows
_MODE = 0o100644 << 16  # a plain file that all may read
# What some system cannot have in a name, or takes for a way out of the folder
_UNSAFE = re.compile(r'[\x00-\x1f\x7f\\:*?"<>|]|(^|/)(\.{0,2}|[^/]*[. ])(/|$)')


class BundleError(Exception):
    """The archive cannot be made; the message says why."""


@dataclass(frozen=True, slots=True)
class Packed:
    """An archive that was written: its path, its size in bytes, its checksum, and how many files it holds."""

    path: Path
    size: int
    sha256: str
    files: int


def pack(files: Mapping[str, bytes], name: str) -> bytes:
    """Pack the files, with their checksums, into an archive that unpacks to one folder `name`."""
    whole = {**files, SUMS: checksums(files)}
    seen: dict[str, str] = {}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path in sorted(whole):
            full = f"{name}/{path}"
            if _UNSAFE.search(full):
                raise BundleError(f"{path!r} is a name that cannot be unpacked everywhere")
            if (other := seen.setdefault(full.casefold(), path)) != path:
                raise BundleError(f"{path!r} and {other!r} are one name where capitals do not count")
            info = zipfile.ZipInfo(full, _EPOCH)
            info.create_system = 3  # else it depends on where it is made
            info.external_attr = _MODE
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, whole[path])
    return out.getvalue()


def checksums(files: Mapping[str, bytes]) -> bytes:
    """Format checksums as `sha256sum -c` reads them, one line for each file."""
    return "".join(f"{hashlib.sha256(files[name]).hexdigest()}  {name}\n" for name in sorted(files)).encode()


def write_bundle(files: Mapping[str, bytes], name: str, out: Path) -> Packed:
    """Write `name`.zip into the folder `out`, and beside it the checksums of all archives and wheels there."""
    data = pack(files, name)
    path = out / f"{name}.zip"
    try:
        out.mkdir(parents=True, exist_ok=True)
        require_bundle(path, name)
        write_whole(path, data)
        _write_sums(out)
    except OSError as error:
        raise not_writable(path, error) from None
    return Packed(path, len(data), hashlib.sha256(data).hexdigest(), len(files) + 1)


def require_bundle(path: Path, name: str) -> None:
    """Raise OutputError if there is something at `path` that is not an archive written by `write_bundle`."""
    if not os.path.lexists(path):
        return
    try:
        with zipfile.ZipFile(path) if path.is_file() else zipfile.ZipFile(io.BytesIO()) as archive:
            if f"{name}/{SUMS}" in archive.namelist():
                return
    except (zipfile.BadZipFile, OSError, ValueError):
        pass
    raise OutputError(f"{path} is there and was not written by this command; move it elsewhere, or name another folder")


def _write_sums(out: Path) -> None:
    """Write the checksums of all archives and wheels of a folder; lines on other files that somebody wrote stay."""
    sums = out / SUMS
    lines = sums.read_text(encoding="utf-8", errors="surrogateescape").splitlines() if sums.is_file() else []
    archives = sorted(p for p in out.iterdir() if p.suffix in _SUMMED and p.is_file())
    kept = [line for line in lines if Path(line[66:]).suffix not in _SUMMED]
    new = [f"{_sha256(p)}  {p.name}" for p in archives]
    write_whole(sums, "".join(f"{line}\n" for line in [*kept, *new]).encode("utf-8", "surrogateescape"))


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
