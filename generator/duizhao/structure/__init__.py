"""A raw document to an edition: front matter, rows, end notes, credits."""

from duizhao.structure.edition import Advice, understand
from duizhao.structure.several import reports_in

__all__ = ["Advice", "reports_in", "understand"]
