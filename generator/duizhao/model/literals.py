"""Check that a value read from a file has the type that it must have."""

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
