"""Format citations of reports."""

from duizhao.citations.stage import citation

__all__ = ["citation"]
