"""Write shown reports as Markdown pages for MkDocs."""

from duizhao.pages.home.bundle import bundle_line, bundle_name, bundle_readme
from duizhao.pages.stage import pages_of_report, pages_of_series, pages_of_site

__all__ = ["bundle_line", "bundle_name", "bundle_readme", "pages_of_report", "pages_of_series", "pages_of_site"]
