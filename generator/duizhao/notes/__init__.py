"""Notes to their places in the text."""

from duizhao.notes.anchors import anchor_notes
from duizhao.notes.facing import mark_notes
from duizhao.notes.terms import terms

__all__ = ["anchor_notes", "mark_notes", "terms"]
