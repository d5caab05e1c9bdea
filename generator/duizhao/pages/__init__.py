"""Write shown reports as Markdown pages for MkDocs."""

from duizhao.pages.home.bundle import bundle_line, bundle_name, bundle_readme
from duizhao.pages.quality.doubtful import DoubtfulList
from duizhao.pages.stage import doubtful_of_report, is_compared, pages_of_report, pages_of_series, pages_of_site, years_of
from duizhao.pages.words import Dictionary

__all__ = [
    "Dictionary",
    "DoubtfulList",
    "bundle_line",
    "bundle_name",
    "bundle_readme",
    "doubtful_of_report",
    "is_compared",
    "pages_of_report",
    "pages_of_series",
    "pages_of_site",
    "years_of",
]
