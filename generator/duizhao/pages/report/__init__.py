"""Write the pages of one report."""

from duizhao.pages.report.embeds import embed_files
from duizhao.pages.report.pages import report_pages
from duizhao.pages.report.readings import readings_files

__all__ = ["embed_files", "readings_files", "report_pages"]
