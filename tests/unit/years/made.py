"""Reports made of a few lines: fabricated, of the city of Wangchuan."""

from collections.abc import Sequence
from typing import cast

from duizhao.figures import find_figures, measure
from duizhao.model.edition import Identity
from duizhao.model.links import Claim, Period, Place
from duizhao.model.report import Chapter, ComparedPassage, MarkedPassage, MergedRow, Report, RowKind
from duizhao.notes import mark_notes, terms
from duizhao.years import LinkOptions

OPTIONS = LinkOptions(measure, terms)
_ROW = MergedRow((), (), "", (), (), ())


def claim(text: str, subject: str, period: Period = "year") -> Claim:
    """A claim of one clause with its first quantity."""
    figure = next((f for f in find_figures(text, "zh") if f.kind == "quantity"), None)
    return Claim(
        Place("wangchuan-2024", "2.1", "pabcdef", "zh", 0, len(text)), text, subject, figure, definite=True, period=period
    )


def report(year: int, review: Sequence[str], plan: Sequence[str], *, en: bool = False) -> Report[MarkedPassage]:
    """A report with a review and a plan; with `en` its rows have English only."""
    return divided(year, (f"一、{year - 1}年工作回顾", review), (f"二、{year}年重点任务", plan), en=en)


def divided(year: int, *parts: tuple[str, Sequence[str]], en: bool = False) -> Report[MarkedPassage]:
    """A report with these parts, each a title and its rows."""
    chapters = [Chapter("0", "", "index", "", "", "")]
    passages: list[ComparedPassage] = []
    for number, (title, rows) in enumerate(parts, 1):
        head = f"p{year % 100}{number}hhh"
        chapters.append(Chapter(str(number), "", f"0{number}-00", title, "", head))
        texts = [(head, "part", title), *((f"p{year % 100}{number}{k:03d}", "passage", t) for k, t in enumerate(rows))]
        for key, kind, text in texts:
            zh = None if en else text
            found = () if en else tuple(find_figures(text, "zh"))
            passages.append(
                ComparedPassage(
                    key, (), cast("RowKind", kind), str(number), (0, 0), zh, text if en else None, _ROW, (), found, (), ()
                )
            )  # fmt: skip
    identity = Identity("wangchuan", "望川市", "Wangchuan", year, "")
    return mark_notes(Report(f"wangchuan-{year}", identity, "", "", (), tuple(chapters), tuple(passages), (), (), ()))
