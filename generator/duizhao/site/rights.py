"""State the rights in reports, for pages, books and READMEs: in the texts, in what was made of them, its licence."""

from collections.abc import Iterable
from dataclasses import dataclass

from duizhao.model.rights import Rights
from duizhao.model.shown import ReportSummary
from duizhao.site.labels import label_pair


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement of rights as plain text; `reports` is empty if it applies to all reports."""

    zh: str
    en: str
    rights: Rights
    reports: tuple[ReportSummary, ...] = ()


def rights_lines(rights: Rights) -> tuple[str, str]:
    """Format the statement in both languages.

    >>> rights_lines(Rights("甲市公布。", "Published by A.", "自动对齐。", "Aligned by rule.", "CC-BY-4.0"))[1]
    'Published by A. Aligned by rule. Licence of the alignment and annotation: CC-BY-4.0'
    """
    zh, en = label_pair("page.rights.licence")
    return (
        _joined(rights.texts_zh, rights.made_zh, zh + rights.licence if rights.licence else ""),
        _joined(rights.texts_en, rights.made_en, f"{en} {rights.licence}" if rights.licence else ""),
    )


def statements(reports: Iterable[ReportSummary]) -> tuple[Statement, ...]:
    """Group reports by their rights: one statement if all are the same, else one for each difference."""
    by_rights: dict[Rights, list[ReportSummary]] = {}
    for report in reports:
        by_rights.setdefault(report.rights, []).append(report)
    several = len(by_rights) > 1
    return tuple(Statement(*rights_lines(r), r, tuple(group) if several else ()) for r, group in by_rights.items())


def _joined(*parts: str) -> str:
    return " ".join(part for part in parts if part)
