"""Read the members of a ZIP container (also DOCX) with limits; nothing is written to disk."""

import struct
import sys
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
_DIRECTORY = 2 * 1024 * 1024  # bytes that may be read to find the list of members


class _Container(BytesIO):
    """The bytes of a container; of these, `left` may be read. What it says of its own sizes is not believed."""

    left = _DIRECTORY

    def read(self, size: int | None = -1, /) -> bytes:
        data = super().read(self.left + 1 if size is None or size < 0 else min(size, self.left + 1))
        self.left -= len(data)
        if self.left < 0:
            raise UnreadableError("R108", f"a list of members of more than {_DIRECTORY // 1048576} MB")
        return data


class Archive:
    """An open ZIP file in memory."""

    def __init__(self, data: bytes) -> None:
        container = _Container(data)
        try:
            self._zip = zipfile.ZipFile(container)
        except _ZIP_ERRORS as error:
            raise UnreadableError("R109", f"the container is damaged: {error}") from None
        container.left = sys.maxsize  # from here on the limit of a member applies
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
