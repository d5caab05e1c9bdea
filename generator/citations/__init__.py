"""Reports as others cite them."""

from generator.citations.stage import cite

__all__ = ["cite"]
