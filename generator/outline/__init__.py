"""A merged report to chapters and passages with permanent keys."""

from generator.outline.outline import outline
from generator.outline.permalinks import with_permalinks

__all__ = ["outline", "with_permalinks"]
