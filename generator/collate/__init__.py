"""Editions of one report to one report: one order of rows, every reading kept, variants found."""

from generator.collate.group import group_editions
from generator.collate.merge import merge

__all__ = ["group_editions", "merge"]
