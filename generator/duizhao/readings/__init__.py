"""Chinese text → pinyin by word, and the same text in the other script."""

from duizhao.readings.stage import read_report

__all__ = ["read_report"]
