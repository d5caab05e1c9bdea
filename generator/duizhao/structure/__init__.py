"""Turn a raw document into an edition: front matter, rows, end notes, credits."""

from duizhao.structure.edition import Advice, understand
from duizhao.structure.several_reports import split_reports

__all__ = ["Advice", "split_reports", "understand"]
