"""A merged report to chapters and passages with permanent keys."""

from duizhao.outline.outline import outline
from duizhao.outline.permalinks import with_permalinks

__all__ = ["outline", "with_permalinks"]
