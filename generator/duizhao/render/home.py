"""The home page and the pages of series: what is here, how complete it is, where to start."""

import posixpath
from collections.abc import Mapping, Sequence

from duizhao.model.identity import report_folder
from duizhao.model.quality import ReportQuality
from duizhao.model.report import ComparedPassage, Corpus, Report, Series
from duizhao.render.escape import cell, inline
from duizhao.render.template import render
from duizhao.render.views import ReportView


def home_page(corpus: Corpus, quality: Mapping[str, ReportQuality]) -> bytes:
    """Every series with its reports, newest first."""
    series = [
        {"zh": cell(s.zh), "en": cell(s.en), "href": f"{s.slug}/index.md", "reports": _reports(s, quality, ".")}
        for s in corpus.series
    ]
    return render("home.md.jinja", series=series)


def series_page(series: Series, quality: Mapping[str, ReportQuality], across: Sequence[tuple[str, str]] = ()) -> bytes:
    """A series: its reports by year, newest first; `across` are the pages of several years, each its path and name."""
    plain = " · ".join(n for n in (series.zh, series.en) if n)
    reports = _reports(series, quality, series.slug)
    return render("series.md.jinja", plain=plain, zh=inline(series.zh), en=inline(series.en), reports=reports, across=across)


def _reports(series: Series, quality: Mapping[str, ReportQuality], here: str) -> list[ReportView]:
    return [report_view(r, quality[r.id], posixpath.relpath(report_folder(r.identity), here)) for r in reversed(series.reports)]


def report_view(report: Report[ComparedPassage], quality: ReportQuality, folder: str) -> ReportView:
    """A report as the pages above it, and its own overview, sum it up; `folder` leads to its pages."""
    first = next((c for c in report.chapters[1:] if c.slug != "index"), None)
    return ReportView(
        report.identity.year,
        posixpath.join(folder, "index.md"),
        posixpath.join(folder, f"{first.slug}.md") if first else "",
        cell(report.title_zh),
        cell(report.title_en),
        report.identity.date,
        quality.coverage.rows,
        quality.coverage.both,
        quality.notes,
        quality.notes - len(quality.unanchored),
        len(report.chapters) - 1,
        len(report.editions),
    )


def search_page() -> bytes:
    """The page of search results; a script fills it."""
    return render("search.md.jinja")
