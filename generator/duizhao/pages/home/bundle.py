"""Write the README of an offline bundle, and the line that offers the bundle on the page of downloads."""

from duizhao.genre import genre_named
from duizhao.model.quality import ReportQuality
from duizhao.model.report import Passage, Report
from duizhao.model.site import Site
from duizhao.pages.template import render
from duizhao.present import summaries
from duizhao.site.labels import label
from duizhao.site.rights import Statement, statements
from duizhao.site.sizes import short_digest, size_text
from duizhao.text.quoted import shortened

_LONGEST = 300  # characters of a licence note; the overview of the report has all of it


def bundle_name(site: Site, only: str = "") -> str:
    """Return the name of a bundle: that of its report, else of its only series, else `duizhao`."""
    slugs = [s.slug for s in site.corpus.series]
    return only or (slugs[0] if len(slugs) == 1 else "duizhao")


def bundle_readme(site: Site) -> bytes:
    """Return plain text in both languages: how to open the bundle, its content, and the source files of every report."""
    quality = {q.report: q for q in site.quality.reports}
    reports = site.corpus.reports
    one = reports[0] if len(reports) == 1 else None
    series = site.corpus.series[0] if len(site.corpus.series) == 1 else None
    genre = genre_named().name
    return render(
        "bundle.txt.jinja",
        title_zh=_plain(one.title_zh) if one else f"{series.zh if series else ''}{genre.zh}中英对照",
        title_en=_plain(one.title_en) if one else f"{genre.plural_en.capitalize()}{f', {series.en}' if series else ''}",
        rights=[_rights(s) for s in statements(r for s in summaries(site) for r in s.reports)],
        reports=[_entry(r, quality[r.id]) for r in reports],
    )


def _rights(statement: Statement) -> dict[str, str]:
    """Format a statement of rights; where reports differ, it begins with the IDs of its reports."""
    ids = " ".join(r.id for r in statement.reports)
    return {"zh": f"{ids}：" * bool(ids) + _clean(statement.zh), "en": f"{ids}: " * bool(ids) + _clean(statement.en)}


def bundle_line(name: str, size: int, sha256: str) -> str:
    """Format the link to a bundle that lies beside the page, as inline HTML.

    >>> bundle_line("wangchuan.zip", 2_140_000, "1f0c")[:44]
    '<a href="wangchuan.zip" download><span class'
    """
    link = f'<a href="{name}" download>{label("page.bundle.link", size=size_text(size))}</a>'
    return f'{link} <code class="dz-sum">SHA-256 {short_digest(sha256)}…</code>'


def _entry(report: Report[Passage], quality: ReportQuality) -> dict[str, object]:
    return {
        "id": report.id,
        "zh": _plain(report.title_zh),
        "en": _plain(report.title_en),
        "rows": quality.coverage.rows,
        "both": quality.coverage.both,
        "editions": [
            {
                "file": _plain(e.file),
                "format": e.format,
                "languages": " + ".join(e.languages),
                "sha256": e.sha256,
                "licence": [
                    _plain(a.text) for a in report.set_aside if a.file == e.file and "licence" in a.why and a.text.strip()
                ],
            }
            for e in report.editions
        ],
    }


def _clean(text: str) -> str:
    """Put a text on one line, without unprintable characters."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def _plain(text: str) -> str:
    """Put a text on one line, and cut it if it is too long."""
    line = _clean(text)
    return shortened(line, _LONGEST)
