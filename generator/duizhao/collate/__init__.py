"""Editions of one report to one report: one order of rows, every reading kept, variants found."""

from duizhao.collate.group import group_editions
from duizhao.collate.merge import is_whole, merge

__all__ = ["group_editions", "is_whole", "merge"]
