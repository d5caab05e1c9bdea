"""Notes to their places in the text."""

from generator.notes.anchors import anchor_notes

__all__ = ["anchor_notes"]
