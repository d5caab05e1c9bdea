"""Divide an edition that has a whole text in one language and then in the other."""

from dataclasses import replace
from itertools import pairwise

from duizhao.model.edition import Edition


def by_language(edition: Edition) -> tuple[Edition, Edition] | None:
    """Return the Chinese and the English part of an edition, the fields with both; None if its rows are paired already."""
    body = [r for r in edition.rows if not r.field]
    langs = ["zh" if r.zh else "en" for r in body]
    turns = sum(a != b for a, b in pairwise(langs))
    if turns != 1 or any(r.zh and r.en for r in body):
        return None
    zh = tuple(r for r in edition.rows if r.field or r.zh)
    en = tuple(r for r in edition.rows if r.field or r.en)
    return replace(edition, rows=zh, languages=("zh",)), replace(edition, rows=en, languages=("en",))
