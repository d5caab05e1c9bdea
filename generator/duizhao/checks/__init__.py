"""Measure the quality of reports: counts, doubtful beads, differing figures."""

from duizhao.checks.measure import measure, quality_of
from duizhao.checks.pairs import report_doubtful_pairs
from duizhao.checks.report import report_figures
from duizhao.model.quality import Quality

__all__ = ["Quality", "measure", "quality_of", "report_doubtful_pairs", "report_figures"]
