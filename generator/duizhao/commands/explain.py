"""Run `duizhao explain`: print what is understood of one file or of a folder, as lines of plain text."""

from collections.abc import Iterator
from pathlib import Path

from duizhao.commands.errors import wrong_usage
from duizhao.commands.explain_folder import explain_folder_lines
from duizhao.commands.printing import exit_code, print_diagnostics, print_lines
from duizhao.diagnostics import Collector
from duizhao.model.identity import series_of
from duizhao.model.report import Anchor, NotedPassage, Refused
from duizhao.pipeline import Explained, explain, explain_folder
from duizhao.readers import find_files

_WIDTH = 46


def explain_path(path: Path, rows: int, width: int) -> int:
    """Print what is understood of a file, or of a folder of reports; `rows` or `width` = 0 shows all rows or whole texts."""
    if path.is_dir():
        return _explain_folder(path, rows, width)
    if not path.is_file():
        wrong_usage(f"{path} is neither a file nor a folder")
    return _explain_file(path, rows)


def _explain_folder(folder: Path, rows: int, width: int) -> int:
    diagnostics = Collector()
    corpus, years = explain_folder(folder, diagnostics)
    print_lines(*explain_folder_lines(corpus, years, rows, width))
    print_diagnostics(diagnostics.sorted())
    return exit_code(diagnostics.sorted())


def _explain_file(file: Path, rows: int) -> int:
    diagnostics = Collector()
    for source in find_files(file, diagnostics):
        for understood in explain(file.parent, source, diagnostics):
            print_lines(*explain_lines(understood, rows))
    print_diagnostics(diagnostics.sorted())
    return exit_code(diagnostics.sorted())


def explain_lines(understood: Explained, rows: int) -> Iterator[str]:
    """Yield front matter, outline, rows, notes, what is set aside and why; `rows` = 0 shows every row."""
    document, edition, report = understood.document, understood.edition, understood.report
    if document is None:
        yield "The file could not be read."
        return
    yield f"{document.file}: {document.format}, {document.encoding}, {len(document.lines)} lines that are not blank"
    if isinstance(edition, Refused) or edition is None or report is None:
        yield f"Not used: {edition.why if isinstance(edition, Refused) else 'nothing was understood'}"
        return
    i = edition.identity
    yield f"report {report.id}: {report.title_zh} / {report.title_en}"
    yield f"  series {series_of(i)} ({i.zh or '–'}, {i.en or '–'}), year {i.year}, delivered {i.date or 'on a day not stated'}"
    yield f"  languages {' + '.join(edition.languages)}, script {edition.script or '–'}"
    yield "front matter"
    for p in report.passages:
        if p.kind == "front":
            yield f"  {p.row.field:9}{_row(p)}"
    yield "outline"
    for c in report.chapters:
        count = sum(p.chapter == c.id for p in report.passages)
        yield f"  {c.id:6} {count:4} rows  {_cut(c.zh)}{' | ' if c.zh and c.en else ''}{_cut(c.en)}"
    body = [p for p in report.passages if p.kind != "front"]
    shown = body[:rows] if rows else body
    yield f"rows ({len(shown)} of {len(body)})"
    for p in shown:
        yield f"  {p.key} {p.chapter:6} {p.kind:10} {_row(p)}"
    yield f"notes ({len(report.notes)})"
    places = {(a.note, a.nth): (p, a) for p in report.passages for a in p.anchors}
    for n in report.notes:
        yield f"  [{n.number}] {_place(places.get((n.number, n.nth)))}"
    yield f"set aside ({len(edition.set_aside)})"
    for aside in edition.set_aside:
        yield f"  line {aside.line}, {aside.why}: {_cut(aside.text.strip())}"


def _place(anchored: tuple[NotedPassage, Anchor] | None) -> str:
    if anchored is None:
        return "no place"
    passage, anchor = anchored
    return f"{anchor.how} in {passage.key}: …{_before(passage, anchor.lang, anchor.at)}"


def _row(p: NotedPassage) -> str:
    return f"{_cut(p.zh or '–')} | {_cut(p.en or '–')}"


def _before(p: NotedPassage, lang: str, at: int) -> str:
    text = (p.zh if lang == "zh" else p.en) or ""
    return text[max(0, at - 40) : at]


def _cut(text: str) -> str:
    return text if len(text) <= _WIDTH else text[: _WIDTH - 1] + "…"
