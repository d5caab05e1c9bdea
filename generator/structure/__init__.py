"""A raw document to an edition: front matter, rows, end notes, credits."""

from generator.structure.edition import Advice, understand

__all__ = ["Advice", "understand"]
