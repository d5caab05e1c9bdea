"""Reports as others cite them."""

from duizhao.citations.stage import cite

__all__ = ["cite"]
