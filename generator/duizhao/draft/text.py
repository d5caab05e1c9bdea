"""Read the text that is to be translated: as a report, or else line by line."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from duizhao.diagnostics import Collector
from duizhao.model.identity import report_folder
from duizhao.model.report import NotedPassage, Refused, Report
from duizhao.model.source import RawDocument
from duizhao.pipeline import Explained, explain
from duizhao.readers import find_files
from duizhao.site.names import note_name
from duizhao.text.language import language


@dataclass(frozen=True, slots=True)
class TextToDraft:
    """A text: the ID of its report, or the name of its file; its title; and its rows as key, Chinese, English."""

    name: str
    title: str
    rows: tuple[tuple[str, str, str], ...]


def texts_of(file: Path, diagnostics: Collector) -> Iterator[TextToDraft]:
    """Yield the texts of a file: each report in it, or all of its lines if it is no report."""
    for source in find_files(file, diagnostics):
        for understood in explain(file.parent, source, diagnostics):
            if understood.report is not None:
                yield _of_report(understood.report)
            elif understood.document is not None and _is_no_report(understood):
                yield _of_lines(understood.document, Path(source.file).stem)


def _is_no_report(understood: Explained) -> bool:
    return understood.edition is None or isinstance(understood.edition, Refused)


def _of_report(report: Report[NotedPassage]) -> TextToDraft:
    rows = [(p.key, p.zh or "", p.en or "") for p in report.passages]
    notes = [(f"note-{note_name(n.number, n.nth)}", n.zh or "", n.en or "") for n in report.notes]
    return TextToDraft(report.id, report.title_zh or report.title_en or report_folder(report.identity), tuple(rows + notes))


def _of_lines(document: RawDocument, name: str) -> TextToDraft:
    """Take each Chinese line as a row, and English right after it as its translation."""
    rows: list[tuple[str, str, str]] = []
    for line in document.lines:
        text = line.fragment.text.strip()
        if not text or line.role == "markup":
            continue
        if language(text) == "zh":
            rows.append(("", text, ""))
        elif rows and not rows[-1][2]:
            rows[-1] = (*rows[-1][:2], text)
        else:
            rows.append(("", "", text))
    return TextToDraft(name, name, tuple(rows))
