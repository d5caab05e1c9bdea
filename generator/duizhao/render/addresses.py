"""Addresses of pages and rows, relative to the site's root, and from one page to another."""

from dataclasses import dataclass

from duizhao.model.identity import report_folder
from duizhao.model.report import Chapter, Passage, Report

TO_ROOT = "../../../"  # from a page three folders deep (a chapter, a report's checks, an indicator, two years' changes)


@dataclass(frozen=True, slots=True)
class Addresses:
    """Knows where everything is; source paths end in `.md`, addresses in `/`."""

    def report(self, report: Report[Passage]) -> str:
        """The overview page of a report."""
        return f"{report_folder(report.identity)}/"

    def chapter(self, report: Report[Passage], chapter: Chapter) -> str:
        """A chapter's page; what stands before the first part is on the overview."""
        return self.page(report, chapter.slug)

    def page(self, report: Report[Passage], slug: str) -> str:
        """The page of this name."""
        return self.report(report) + ("" if slug == "index" else f"{slug}/")

    def source(self, report: Report[Passage], slug: str) -> str:
        """The Markdown file of this page."""
        return f"{self.report(report)}{slug}.md"

    def passages(self, report: Report[Passage]) -> dict[str, str]:
        """The permanent address of every row, by its key."""
        pages = {c.id: self.chapter(report, c) for c in report.chapters}
        return {p.key: f"{pages[p.chapter]}#{p.key}" for p in report.passages}
