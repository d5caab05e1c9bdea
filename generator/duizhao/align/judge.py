"""A judge of English names that loads what it needs when it is first asked."""

from collections.abc import Collection, Iterable
from functools import cache

from duizhao.model.links import Renders
from duizhao.model.report import AlignedPassage, Report


def name_judge(reports: Iterable[Report[AlignedPassage]]) -> Renders:
    """Return a function that says how much of an English name renders a Chinese one: see `renders`.

    Word lists and the dictionary are loaded, and the reports read, at the first question; a build whose names are cached
    asks none.
    """
    held = tuple(reports)

    @cache
    def judge() -> Renders:
        from duizhao.align.renders import renders  # noqa: PLC0415 - loads word lists

        return renders(held)

    def ask(zh: str, en: str, rows: Collection[str]) -> float:
        return judge()(zh, en, rows)

    return ask
