"""The ways to run the stages: build a site, read its content, read the reports only."""

from dataclasses import replace
from pathlib import Path

from duizhao.align import Workers
from duizhao.cache import Cache
from duizhao.diagnostics import Collector
from duizhao.diagnostics.boundary import WritingError
from duizhao.model.artefact import Output
from duizhao.model.report import Corpus
from duizhao.pipeline.files import in_order, read_curations, read_files
from duizhao.pipeline.options import DEFAULT, Built, Options, Progress, Run
from duizhao.pipeline.series import marked_series
from duizhao.pipeline.site import derive_site, report_unknown_names
from duizhao.pipeline.writing import write_site
from duizhao.publish.left_out import LeftOut, WrittenFiles
from duizhao.publish.parts import PartsInMemory, PartsOnDisk, PartStore


def build(root: Path, output: Output, progress: Progress, options: Options = DEFAULT, store: PartStore | None = None) -> Built:
    """Read the reports below `root` and write every file of the site's source folder to `output`, each as soon as it is made.

    Series go one by one: what is known of each is put into `store`, and loaded again to write it. The site that is returned has no
    texts, unless the store keeps them in memory.
    """
    left_out = LeftOut()
    with Cache(options.cache) as cache, Cache(options.parts) as kept:
        parts = store or PartsOnDisk(kept)
        while True:
            known, load = derive_site(Run(root, options, left_out, cache, Collector(), progress), parts)
            written = WrittenFiles(output)
            try:
                artefacts, changes = write_site(known.site, written, progress, options, left_out, load)
                return replace(known, artefacts=artefacts, changes=changes)
            except WritingError as error:
                left_out.add(error, known.site)
                written.remove_all()


def read_site(root: Path, progress: Progress, options: Options = DEFAULT) -> Built:
    """Read the reports below `root` and derive the site's content; only the cache is written."""
    with Cache(options.cache) as cache:
        return derive_site(Run(root, options, LeftOut(), cache, Collector(), progress), PartsInMemory())[0]


def read_corpus(root: Path, diagnostics: Collector, progress: Progress, cache: Cache, processes: int = 1) -> Corpus:
    """Read every file below `root` and make the corpus; what cannot be used is a diagnostic."""
    run = Run(root, Options(processes=processes), LeftOut(), cache, diagnostics, progress)
    curations = read_curations(root, diagnostics)
    found = read_files(run, curations)
    report_unknown_names(found, curations, diagnostics)
    with Workers(processes) as workers:
        read = [marked_series(groups, curations, run, workers) for groups in found.series.values()]
    failed = [file for _, files in read for file in files]
    return Corpus(tuple(series for one, _ in read for series in one), in_order(found, failed))
