"""Format citations of reports."""

from duizhao.citations.stage import cite

__all__ = ["cite"]
