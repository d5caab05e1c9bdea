"""Write shown reports as data: JSON for researchers; tables, translation memories and TEI for download."""

from duizhao.data.writer import DataWriter

__all__ = ["DataWriter"]
