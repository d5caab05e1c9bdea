"""Duizhao: a folder of bilingual government work reports becomes Markdown pages and data files."""
