"""The same headline indicators over places and years: targets, actual values, verdicts, changes."""

from duizhao.compare.editor import NAME as ADDED_INDICATORS
from duizhao.compare.editor import load_table
from duizhao.compare.stage import CompareOptions, Headlines

__all__ = ["ADDED_INDICATORS", "CompareOptions", "Headlines", "load_table"]
