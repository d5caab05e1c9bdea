"""Findings of quality assurance: places of a translation that a reviewer should look at."""

from dataclasses import dataclass

from duizhao.model.alignment import Span


@dataclass(frozen=True, slots=True)
class Finding:
    """What rule `code` found in a row of a report (their keys).

    `zh` and `en` are the places in the texts of the row, None if that language has no part in it. `detail` is what the
    message adds: the other rendering, the expected term; it may be empty.
    """

    code: str
    report: str
    row: str
    zh: Span | None
    en: Span | None
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Term:
    """How an editor wants a Chinese term rendered: `use` are allowed renderings, `avoid` forbidden ones; either may be empty."""

    zh: str
    use: tuple[str, ...]
    avoid: tuple[str, ...]
