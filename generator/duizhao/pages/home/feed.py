"""Write an Atom feed of the reports. `publish/address.py` puts in the address of the site."""

from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape, quoteattr

from duizhao.model.artefact import File
from duizhao.model.shown import ReportSummary, SeriesSummary
from duizhao.model.site import UNKNOWN_ADDRESS
from duizhao.site.labels import label_text

_MOST = 50  # entries; a feed needs only the newest


def feed(series: Sequence[SeriesSummary]) -> File:
    """Return the feed: an entry for each report, the newest first.

    Dates are those of delivery, so that the bytes depend on the reports alone.
    """
    reports = sorted(((r, s) for s in series for r in s.reports), key=lambda pair: (_date(pair[0]), pair[0].id), reverse=True)
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom">',
        f"<id>{UNKNOWN_ADDRESS}</id>",
        f"<title>{escape(label_text('page.home.title'))}</title>",
        f"<updated>{max((_date(r) for r, _ in reports), default='1970-01-01T00:00:00Z')}</updated>",
        f'<link rel="alternate" type="text/html" href="{UNKNOWN_ADDRESS}"/>',
        f'<link rel="self" type="application/atom+xml" href="{UNKNOWN_ADDRESS}feed.xml"/>',
    ]
    for report, own_series in reports[:_MOST]:
        lines += _entry(report, own_series, UNKNOWN_ADDRESS + report.address)
    return File("feed.xml", "\n".join([*lines, "</feed>", ""]).encode())


def _entry(report: ReportSummary, series: SeriesSummary, address: str) -> Iterator[str]:
    rows = label_text("page.coverage.rows", both=report.both, rows=report.rows)
    yield "<entry>"
    yield f"<id>{escape(address)}</id>"
    yield f"<title>{_text(_joined(report.zh, report.en))}</title>"
    yield f"<updated>{_date(report)}</updated>"
    yield f"<author><name>{_text(_joined(series.zh, series.en))}</name></author>"
    yield f'<link rel="alternate" type="text/html" href={quoteattr(address)}/>'
    yield f"<summary>{_text(rows)}</summary>"
    yield "</entry>"


def _date(report: ReportSummary) -> str:
    """Return the day of delivery in China; if the text does not state it, the first of the year."""
    return f"{report.date or f'{report.year:04d}-01-01'}T00:00:00+08:00"


def _joined(zh: str, en: str) -> str:
    return " · ".join(dict.fromkeys(text for text in (zh, en) if text))


def _text(text: str) -> str:
    """Escape text for XML; unprintable characters become spaces."""
    return escape("".join(c if c.isprintable() else " " for c in text)) or "–"
