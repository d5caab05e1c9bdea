"""Pack files into a ZIP archive that has the same bytes wherever and whenever it is made."""

import hashlib
import io
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

SUMS = "SHA256SUMS"
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
    out.mkdir(parents=True, exist_ok=True)
    path = out / f"{name}.zip"
    path.write_bytes(data)
    archives = {p.name: p.read_bytes() for p in out.iterdir() if p.suffix in {".zip", ".whl"}}
    (out / SUMS).write_bytes(checksums(archives))
    return Packed(path, len(data), hashlib.sha256(data).hexdigest(), len(files) + 1)
