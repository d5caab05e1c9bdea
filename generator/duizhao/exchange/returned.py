"""Recognise a file that went out by `duizhao export` and came back."""

from duizhao.exchange.docx_in import read_docx_back
from duizhao.exchange.rows import Returned
from duizhao.exchange.xliff_in import read_xliff_back

_ZIP = b"PK\x03\x04"
_HEAD = 2000  # bytes in which an XLIFF file names its root


def read_returned(data: bytes) -> Returned | None:
    """Read an edited file; None if it is no file of ours. Raise UnreadableError if it is one that cannot be read."""
    if data.startswith(_ZIP):
        return read_docx_back(data)
    head = data[:_HEAD].replace(b"\0", b"")
    return read_xliff_back(data) if b"<xliff" in head else None
