"""Read the members of a ZIP container (also DOCX) with limits; nothing is written to disk."""

import struct
import zipfile
import zlib
from io import BytesIO

from duizhao.readers.limits import EXPANDED, UnreadableError

_MEMBERS = 2000
_ZIP_ERRORS = (
    zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError, RuntimeError, ValueError, struct.error,
    IndexError, KeyError, AttributeError,
)  # fmt: skip
_ENCRYPTED = 0x1
_METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}  # others may take any amount of memory to unpack
_END = b"PK\x05\x06"  # the record at the end of an archive
_DIRECTORY = 2 * 1024 * 1024  # bytes of the list of members


def _check_directory(data: bytes) -> None:
    """Raise UnreadableError if the list of members is large, before it is read."""
    at = data.rfind(_END, max(0, len(data) - 70_000))
    if at < 0 or len(data) < at + 22:
        return  # `zipfile` says what is wrong
    members, size = struct.unpack_from("<HL", data, at + 10)
    if members > _MEMBERS or size > _DIRECTORY:
        raise UnreadableError("R108", f"{members} members in a list of {size} bytes; the limit is {_MEMBERS}")


class Archive:
    """An open ZIP file in memory."""

    def __init__(self, data: bytes) -> None:
        _check_directory(data)
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
        except _ZIP_ERRORS as error:
            raise UnreadableError("R109", f"the container is damaged: {error}") from None
        self.members = tuple(self._zip.infolist())
        if len(self.members) > _MEMBERS:
            raise UnreadableError("R108", f"{len(self.members)} members; the limit is {_MEMBERS}")
        self._by_name = {m.filename: m for m in self.members}

    def names(self) -> frozenset[str]:
        """Return the names of all members."""
        return frozenset(self._by_name)

    def read(self, member: str | zipfile.ZipInfo, limit: int = EXPANDED) -> bytes:
        """Return the bytes of a member; the limit applies to the real size, whatever size the archive states."""
        info = self._by_name[member] if isinstance(member, str) else member
        if info.flag_bits & _ENCRYPTED:
            raise UnreadableError("R109", f"{info.filename} is encrypted: save it without a password")
        if info.compress_type not in _METHODS:
            raise UnreadableError("R109", f"{info.filename}: compressed by a method that is not read: pack it as an ordinary ZIP")
        try:
            with self._zip.open(info) as stream:
                data = stream.read(limit + 1)
        except _ZIP_ERRORS as error:
            raise UnreadableError("R109", f"{info.filename} is damaged: {error}") from None
        if len(data) > limit:
            raise UnreadableError("R108", f"{info.filename}: more than {limit // 1048576} MB once unpacked")
        return data
