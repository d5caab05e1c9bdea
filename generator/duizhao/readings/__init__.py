"""Compute the pinyin of Chinese text word by word, and the text in the other script."""

from duizhao.readings.stage import read_report

__all__ = ["read_report"]
