"""Tell whether a text is still the one that somebody saw."""

from hashlib import sha256


def text_digest(text: str) -> str:
    """Return twelve hexadecimal digits that stand for this very text.

    >>> text_digest("新增学位2000个"), text_digest("")
    ('c4dd4f96e045', 'e3b0c44298fc')
    """
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:12]
