"""Read one file or folder to explain how it was understood."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from duizhao.align import pair_editions
from duizhao.cache import Cache
from duizhao.checks import report_figures
from duizhao.collate import merge
from duizhao.compare import load_table
from duizhao.curation import acknowledged_figures, advice_for, link_rules
from duizhao.diagnostics import Collector, attempt
from duizhao.figures import agree, meanings
from duizhao.figures import measure as size_of
from duizhao.model.curation import Curation
from duizhao.model.edition import Edition
from duizhao.model.links import Years
from duizhao.model.pairing import Pairing
from duizhao.model.report import Corpus, NotedPassage, Refused, Report
from duizhao.model.source import RawDocument
from duizhao.notes import anchor_notes, terms
from duizhao.outline import outline
from duizhao.pipeline.files import read_curations
from duizhao.pipeline.run import read_corpus
from duizhao.pipeline.site import units_of_indicators
from duizhao.readers import IsolatedReader, SourceFile
from duizhao.structure import split_reports, understand
from duizhao.words import edited, find_words, load_terms, wordings
from duizhao.years import LinkOptions, link_years


@dataclass(frozen=True, slots=True)
class Explained:
    """How one report of a file was read: all None if the file could not be read, no `report` if it is refused."""

    document: RawDocument | None = None
    edition: Edition | Refused | None = None
    report: Report[NotedPassage] | None = None


def explain(root: Path, source: SourceFile, diagnostics: Collector) -> list[Explained]:
    """Read one file on its own: of each report in it the document, the edition, and the outline with notes."""
    curations = read_curations(root, Collector())
    with IsolatedReader() as reader:
        document = attempt("reading", source.file, diagnostics, partial(reader.read, source, diagnostics))
    if document is None:
        return [Explained()]
    run = partial(_explained, document, curations, diagnostics)
    return attempt("understanding", source.file, diagnostics, run) or [Explained(document)]


def _explained(document: RawDocument, curations: Sequence[Curation], diagnostics: Collector) -> list[Explained]:
    out = []
    for part in split_reports(document, diagnostics):
        edition = understand(part, advice_for(part, curations, set()), diagnostics)
        report = (
            None
            if isinstance(edition, Refused)
            else anchor_notes(outline(merge((edition,), diagnostics, _paired(edition, diagnostics)), diagnostics), diagnostics)
        )
        out.append(Explained(part, edition, report))
    return out


def _paired(edition: Edition, diagnostics: Collector) -> Pairing | None:
    return pair_editions((edition,), meanings, Cache(), diagnostics)


def explain_folder(root: Path, diagnostics: Collector) -> tuple[Corpus, Years]:
    """Read a whole folder: its reports, merged, curated and compared, and the links between them."""
    with Cache(None) as cache:
        curations = read_curations(root, diagnostics)
        corpus = read_corpus(root, diagnostics, lambda *_: None, cache)
        load_table(root, units_of_indicators(), diagnostics)
        if listed := load_terms(root, diagnostics):
            edited(find_words([s.reports for s in corpus.series], cache, wordings(listed)), listed, diagnostics)
        linking = LinkOptions(size_of, terms, link_rules(curations))
        acknowledged = acknowledged_figures(corpus.reports, curations, diagnostics)
        report_figures(corpus, acknowledged, agree, diagnostics)
        return corpus, link_years(corpus.series, linking, cache, diagnostics, lambda *_: None)
