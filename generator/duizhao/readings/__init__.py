"""Chinese text → pinyin by word, and the same text in the other script."""

from duizhao.readings.stage import read_texts

__all__ = ["read_texts"]
