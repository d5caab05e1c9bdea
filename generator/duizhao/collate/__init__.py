"""Merge the editions of one report: one sequence of rows, with all readings and variants."""

from duizhao.collate.group import group_editions, lead_first
from duizhao.collate.merge import is_whole, merge
from duizhao.collate.places import separate_places

__all__ = ["group_editions", "is_whole", "lead_first", "merge", "separate_places"]
