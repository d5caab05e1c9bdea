"""Notes to their places in the text."""

from generator.notes.anchors import anchor_notes
from generator.notes.terms import terms

__all__ = ["anchor_notes", "terms"]
