"""Check that a value read from a file or from the cache has the type that it must have."""

from typing import TypeVar

T = TypeVar("T", bound=str)


def literal(value: object, allowed: tuple[T, ...]) -> T:
    """Return the allowed value that equals `value`; raise ValueError if there is none.

    >>> literal("zh", ("zh", "en"))
    'zh'
    """
    for one in allowed:
        if one == value:
            return one
    message = f"{value!r} is none of {', '.join(allowed)}"
    raise ValueError(message)


def checked_list(value: object) -> list[object]:
    """Return the value if it is a list; raise TypeError if not."""
    if not isinstance(value, list):
        raise TypeError
    return value


def checked_text(value: object) -> str:
    """Return the value if it is a text; raise TypeError if not."""
    if not isinstance(value, str):
        raise TypeError
    return value
