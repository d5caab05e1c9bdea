"""The files of a ZIP archive, as if they lay in a folder of its name; nothing is written to disk."""

from zipfile import ZipInfo

from duizhao.diagnostics import Collector
from duizhao.readers.archive import Archive
from duizhao.readers.kinds import binary_kind, office_advice
from duizhao.readers.limits import EXPANDED, Deadline, UnreadableError

_TOTAL = 64 * 1024 * 1024  # bytes of all files of an archive
_FILES = 500
_RATIO = 200  # a text is packed to a tenth, a bomb to a thousandth
_SMALL = 1024 * 1024  # bytes from which the ratio counts
_UTF8 = 0x800  # the flag of a name in UTF-8
_WORD = "word/document.xml"
_IGNORED = {"curation.toml", "readme.md", "license", "thumbs.db", "desktop.ini"}


def unpacked(file: str, data: bytes, diagnostics: Collector) -> list[tuple[str, bytes]]:
    """The file itself; of an archive, what it holds. What cannot be unpacked is a diagnostic."""
    try:
        if binary_kind(data) != "zip":
            return [(file, data)]
    except UnreadableError:  # a format without a reader; reading it says so
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
    files = [(name, m) for name, m in files if name and not _is_ignored(name)]
    if len(files) > _FILES:
        raise UnreadableError("R108", f"{len(files)} files; the limit is {_FILES}")
    if not files:
        raise UnreadableError("R103", "the archive holds no files")
    deadline = Deadline()
    out: dict[str, bytes] = {}
    room = _TOTAL
    for name, member in sorted(files, key=lambda f: f[0]):
        deadline.check()
        path = _free(f"{file}/{name}", out)
        try:
            inside = _read(archive, member, room)
        except UnreadableError as error:
            diagnostics.add(error.code, path, 0, error.message)
            continue
        room -= len(inside)
        if inside.strip():
            out[path] = inside
        else:
            diagnostics.add("R103", path, 0, "the file is empty")
    return list(out.items())


def _read(archive: Archive, member: ZipInfo, room: int) -> bytes:
    """A member's bytes, within what may be made of so few; an archive inside the archive is not opened."""
    limit = min(EXPANDED, max(_SMALL, member.compress_size * _RATIO), room)
    inside = archive.read(member, limit)
    if inside.startswith(b"PK") and _WORD not in Archive(inside).names():
        raise UnreadableError("R102", "an archive inside an archive: unpack it")
    return inside


def _name(stored: str, flags: int) -> str:
    r"""A path that stays below its archive, whatever the archive says; names not in UTF-8 are GB18030.

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
    return any(p.startswith(".") or p == "__MACOSX" for p in parts) or parts[-1].lower() in _IGNORED


def _free(path: str, used: dict[str, bytes]) -> str:
    """The path, or with a number where the archive holds two files of one name."""
    if path not in used:
        return path
    return next(p for k in range(2, _FILES + 2) if (p := f"{path}#{k}") not in used)
