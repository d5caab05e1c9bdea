"""Take the page out of a web archive: what browsers and Word save as one file (`.mhtml`, `.mht`)."""

import binascii
import quopri
import re

_HEADER = re.compile(rb"\s*(?:From|MIME-Version|Content-Type|Date|Subject|Snapshot-Content-Location):", re.IGNORECASE)
_BOUNDARY = re.compile(rb"multipart/related;[^\0]{0,500}?boundary=\"?([^\"\s;]{1,100})", re.IGNORECASE)
_PAGE = re.compile(rb"content-type:\s*text/html\b", re.IGNORECASE)
_ENCODING = re.compile(rb"content-transfer-encoding:\s*([\w-]{1,20})", re.IGNORECASE)
_BLANK = re.compile(rb"\r?\n[ \t]*\r?\n")
_OPENING = 8192  # bytes that hold the headers of the archive
_PARTS = 2000


def page_of_web_archive(data: bytes) -> bytes | None:
    r"""Return the bytes of the first page in a web archive; None if the data is none, or holds no page that can be read.

    >>> head = b'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="x"\n\n'
    >>> page_of_web_archive(head + b"--x\nContent-Type: text/html\nContent-Transfer-Encoding: quoted-printable\n\n<p>=E5=B7=9D</p>\n--x--")
    b'<p>\xe5\xb7\x9d</p>\n'
    >>> page_of_web_archive("望川市政府工作报告".encode())
    """
    if not _HEADER.match(data[:_OPENING]) or not (boundary := _BOUNDARY.search(data[:_OPENING])):
        return None
    for part in data.split(b"--" + boundary[1], _PARTS)[1:]:
        if page := _page(part):
            return page
    return None


def _page(part: bytes) -> bytes | None:
    """Return the decoded body of a part of the archive if it is a page."""
    blank = _BLANK.search(part[:_OPENING])
    head = part[: blank.start()] if blank else b""
    if not blank or not _PAGE.search(head):
        return None
    body, encoding = part[blank.end() :], _ENCODING.search(head)
    match encoding[1].lower() if encoding else b"":
        case b"quoted-printable":
            return quopri.decodestring(body)
        case b"base64":
            try:
                return binascii.a2b_base64(body)
            except binascii.Error:
                return None
        case _:
            return body
