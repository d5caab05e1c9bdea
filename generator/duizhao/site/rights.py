"""Who has which rights, as pages, books and READMEs say it: on the texts, on what was made of them, its licence."""

from collections.abc import Iterable
from dataclasses import dataclass

from duizhao.model.rights import Rights
from duizhao.model.shown import ReportSummary
from duizhao.site.labels import spoken


@dataclass(frozen=True, slots=True)
class Statement:
    """What is said of the rights in some reports, as plain text; `reports` are none where it is said of all there are."""

    zh: str
    en: str
    rights: Rights
    reports: tuple[ReportSummary, ...] = ()


def rights_lines(rights: Rights) -> tuple[str, str]:
    """The line on rights, in both languages.

    >>> rights_lines(Rights("甲市公布。", "Published by A.", "自动对齐。", "Aligned by rule.", "CC-BY-4.0"))[1]
    'Published by A. Aligned by rule. Licence of the alignment and annotation: CC-BY-4.0'
    """
    zh, en = spoken("page.rights.licence")
    return (
        _joined(rights.texts_zh, rights.made_zh, zh + rights.licence if rights.licence else ""),
        _joined(rights.texts_en, rights.made_en, f"{en} {rights.licence}" if rights.licence else ""),
    )


def statements(reports: Iterable[ReportSummary]) -> tuple[Statement, ...]:
    """What is said of these reports: one statement where it is the same, else one for each that differs."""
    mine: dict[Rights, list[ReportSummary]] = {}
    for report in reports:
        mine.setdefault(report.rights, []).append(report)
    return tuple(Statement(*rights_lines(r), r, tuple(of) if len(mine) > 1 else ()) for r, of in mine.items())


def _joined(*parts: str) -> str:
    return " ".join(part for part in parts if part)
