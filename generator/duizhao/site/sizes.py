"""Format the size and digest of a file for people."""

_KB = 1000
_SHORT = 12  # characters of a digest; SHA256SUMS has all


def size_text(count: int) -> str:
    """Format a number of bytes.

    >>> size_text(987), size_text(62_942), size_text(999_499), size_text(999_500), size_text(1_502_000)
    ('987 B', '63 kB', '999 kB', '1.0 MB', '1.5 MB')
    """
    if count < _KB:
        return f"{count} B"
    return f"{count / _KB:.0f} kB" if count < _KB * _KB - _KB / 2 else f"{count / _KB / _KB:.1f} MB"


def short_digest(sha256: str) -> str:
    """Return the first characters of a digest.

    >>> short_digest("aebf0c5bb8e2a3a0c4d1")
    'aebf0c5bb8e2'
    """
    return sha256[:_SHORT]
