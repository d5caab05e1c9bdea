"""All files of the site."""

from collections.abc import Callable

from generator.model.quality import Quality
from generator.model.report import Corpus
from generator.render.addresses import Addresses
from generator.render.data import refused_data, report_data, to_json
from generator.render.pages import home_page, report_pages, series_page
from generator.render.quality import checks_page, has_checks, quality_page


def render_site(corpus: Corpus, quality: Quality, progress: Callable[[str, int, int], None]) -> dict[str, bytes]:
    """Every file of the MkDocs source folder: path → bytes."""
    to = Addresses()
    counts = {q.report: q for q in quality.reports}
    files = {
        "index.md": home_page(corpus, counts),
        "quality.md": quality_page(corpus, quality),
        "data/refused.json": to_json(refused_data(corpus)),
    }
    done = 0
    for series in corpus.series:
        files[f"{series.slug}/index.md"] = series_page(series, counts)
        for report in series.reports:
            progress("render", done, len(counts))
            files.update(report_pages(report, counts[report.id], to))
            if has_checks(counts[report.id]):
                files[to.source(report, "quality")] = checks_page(report, counts[report.id], to)
            files[f"data/reports/{report.id}.json"] = to_json(report_data(report, to))
            done += 1
    progress("render", done, len(counts))
    return files
