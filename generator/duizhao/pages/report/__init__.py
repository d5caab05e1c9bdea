"""Write the pages of one report."""

from duizhao.pages.report.pages import report_pages
from duizhao.pages.report.readings import readings_files

__all__ = ["readings_files", "report_pages"]
