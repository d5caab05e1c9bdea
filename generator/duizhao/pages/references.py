"""Write the metadata that reference managers read from a page: Highwire and Dublin Core tags.

They are a value of a page's front matter; `shell.html` puts them into the page, and adds the address of the page. Zotero's Embedded Metadata translator takes type,
title, author, date, institution, language and address from them, so that one click makes an item “Report”.
"""

from collections.abc import Iterator
from html import escape

from duizhao.model.shown import ShownChapter, ShownReport
from duizhao.pages.metadata import text_of


def reference_tags(report: ShownReport, chapter: ShownChapter | None = None) -> str:
    """Return the HTML of the tags of a report, or of one of its parts or chapters; each is a line."""
    pairs = [(name, text_of(value)) for name, value in _tags(report, chapter) if value.strip()]
    return "\n".join(f'<meta name="{name}" content="{escape(value)}">' for name, value in pairs)


def _tags(report: ShownReport, chapter: ShownChapter | None) -> Iterator[tuple[str, str]]:
    zh, en = report.citation.author if report.citation else ("", "")
    author = zh or en  # the Chinese name is one word, which no program parts into first and last name
    title, language = (report.zh, "zh-CN") if report.zh else (report.en, "en")
    name = (chapter.names[0 if report.zh else 1] or chapter.names[0] or chapter.names[1]) if chapter else ""
    date = report.date or str(report.year)
    whole = f"{title}：{name}" if name and report.zh else f"{title}: {name}" if name else title
    yield from (("z:itemType", "report"), ("DC.type", "Report"))
    yield from (("citation_title", whole), ("DC.title", whole))
    yield from (("citation_author", author), ("DC.creator", author))
    yield from (("citation_technical_report_institution", author), ("DC.publisher", author))
    yield from (("citation_publication_date", date), ("DC.date", date))
    yield from (("citation_language", language), ("DC.language", language))
    yield from (("DC.source", e.origin.url) for e in report.editions)
