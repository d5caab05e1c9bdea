"""What is shown, as data: JSON for researchers, and tables, translation memories and TEI to take away."""

from duizhao.data.writer import DataWriter

__all__ = ["DataWriter"]
