"""Check addresses of the web before they are shown or linked."""

import re
from urllib.parse import urlsplit

_ADDRESS = re.compile(r"https?://[^\s<>\"'`{}|\\^\u0000-\u0020\u007f-\u009f]{4,500}", re.IGNORECASE)
_END = "。，、；：！？）)》」』”’.,;"


def web_address(text: str) -> str:
    """Return the address that a text opens with; empty if it is none of http or https, or names a user.

    >>> web_address("https://www.wangchuan.example/a?id=5。"), web_address("javascript:alert(1)"), web_address("http://a@b.example/")
    ('https://www.wangchuan.example/a?id=5', '', '')
    """
    m = _ADDRESS.match(text.strip())
    if not m:
        return ""
    address = m[0].rstrip(_END)
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    return address if parts.hostname and "." in parts.hostname and "@" not in parts.netloc else ""
