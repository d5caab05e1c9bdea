"""Unpack archives in memory: files of a ZIP are read as if in a folder with its name, and a web archive as its page."""

from zipfile import ZipInfo

from duizhao.diagnostics import Collector
from duizhao.readers.archive import Archive
from duizhao.readers.kinds import binary_kind, office_advice
from duizhao.readers.limits import EXPANDED, Deadline, UnreadableError
from duizhao.readers.passed_over import without_passed_over
from duizhao.readers.web_archive import page_of_web_archive
from duizhao.text.file_names import seems_curation

_TOTAL = 64 * 1024 * 1024  # maximum bytes of all files of an archive
_FILES = 500
_RATIO = 200  # maximum compression ratio: a text has about 10, a ZIP bomb 1000
_SMALL = 1024 * 1024  # bytes up to which any ratio is accepted
_UTF8 = 0x800  # flag bit of names in UTF-8
_WORD = "word/document.xml"


def unpack(file: str, data: bytes, diagnostics: Collector) -> list[tuple[str, bytes]]:
    """Return the files of an archive, or the file itself if it is none; report files that cannot be unpacked."""
    return [(name, page_of_web_archive(inside) or inside) for name, inside in _unpack(file, data, diagnostics)]


def _unpack(file: str, data: bytes, diagnostics: Collector) -> list[tuple[str, bytes]]:
    try:
        if binary_kind(data) != "zip":
            return [(file, data)]
    except UnreadableError:  # a format without a reader; `read_document` reports it
        return [(file, data)]
    try:
        archive = Archive(data)
        names = archive.names()
        return [(file, data)] if _WORD in names else _members(file, archive, diagnostics)
    except UnreadableError as error:
        diagnostics.add(error.code, file, 0, error.message)
        return []


def _members(file: str, archive: Archive, diagnostics: Collector) -> list[tuple[str, bytes]]:
    if advice := office_advice(archive.names()):
        raise UnreadableError("R102", advice)
    files = [(_name(m.filename, m.flag_bits), m) for m in archive.members if not m.is_dir()]
    kept = without_passed_over((name for name, _ in files if name and not _is_ignored(name)), file, diagnostics)
    files = [(name, m) for name, m in files if name in kept]
    if len(files) > _FILES:
        raise UnreadableError("R108", f"{len(files)} files; the limit is {_FILES}")
    if not files:
        raise UnreadableError("R103", "the archive holds no files")
    deadline = Deadline()
    out: dict[str, bytes] = {}
    remaining = _TOTAL
    for name, member in sorted(files, key=lambda f: f[0]):
        deadline.check()
        path = _unused_path(f"{file}/{name}", out)
        try:
            inside = _read(archive, member, remaining)
        except UnreadableError as error:
            diagnostics.add(error.code, path, 0, error.message)
            continue
        remaining -= len(inside)
        if inside.strip():
            out[path] = inside
        else:
            diagnostics.add("R103", path, 0, "the file is empty")
    return list(out.items())


def _read(archive: Archive, member: ZipInfo, remaining: int) -> bytes:
    """Return a member's bytes, within the compression ratio and the remaining bytes; a nested archive is not unpacked."""
    limit = min(EXPANDED, max(_SMALL, member.compress_size * _RATIO), remaining)
    inside = archive.read(member, limit)
    if inside.startswith(b"PK") and _WORD not in Archive(inside).names():
        raise UnreadableError("R102", "an archive inside an archive: unpack it")
    return inside


def _name(stored: str, flags: int) -> str:
    r"""Return a safe path below the archive; names that are not UTF-8 are decoded as GB18030.

    >>> _name("../../a\\b.txt", 0), _name("望川.txt".encode("gb18030").decode("cp437"), 0)
    ('a/b.txt', '望川.txt')
    """
    if not flags & _UTF8:
        raw = stored.encode("cp437", "replace")
        for encoding in ("utf-8", "gb18030"):
            try:
                stored = raw.decode(encoding)
                break
            except UnicodeDecodeError:
                continue
    parts = [p.strip() for p in stored.replace("\\", "/").split("/")]
    parts = ["".join(c if c.isprintable() else "_" for c in p) for p in parts]
    return "/".join(p for p in parts if p not in {"", ".", ".."} and not p.endswith(":"))[-240:]


def _is_ignored(name: str) -> bool:
    parts = name.split("/")
    return any(p.startswith(".") or p == "__MACOSX" for p in parts) or seems_curation(parts[-1])


def _unused_path(path: str, used: dict[str, bytes]) -> str:
    """Return an unused path: with a number if the archive has two files of the same name."""
    if path not in used:
        return path
    return next(p for k in range(2, _FILES + 2) if (p := f"{path}#{k}") not in used)
