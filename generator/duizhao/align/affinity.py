"""Score pairs of a clause and a sentence without learning: by dictionary, figures, names, quotation marks."""

import math
import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from duizhao.align.lexicon import Floats
from duizhao.align.row import Row
from duizhao.align.weights import Weights
from duizhao.text.glosses import gloss_stems
from duizhao.text.words import spelling

_LATIN = re.compile(r"[A-Za-z][A-Za-z0-9.+-]*[A-Za-z0-9]|(?<!\d)\d++[A-Za-z]+")  # linear, also in a run of digits
_QUOTE_ZH, _QUOTE_EN = re.compile(r"[“「《\"]"), re.compile(r"[“\"‘]")
_LATIN_WORTH, _QUOTE_WORTH = 0.7, 0.3  # relative to a tie of an unambiguous figure


@dataclass(frozen=True, slots=True)
class Evidence:
    """What each pair of a clause and a sentence has in common, by kind, shape (clauses, sentences)."""

    dictionary: Floats
    ties: Floats
    names: Floats

    def weighed(self, weights: Weights) -> Floats:
        """Score each pair."""
        return weights.dictionary * self.dictionary + weights.ties * self.ties + weights.pinyin * self.names


def evidence(row: Row, rarities: Mapping[str, float]) -> Evidence:
    """Collect what clauses and sentences have in common; `rarities` weighs the en stems."""
    return Evidence(_dictionary(row, rarities), _ties(row), _names(row))


def _dictionary(row: Row, rarities: Mapping[str, float]) -> Floats:
    """Score the stems of the sentence that a gloss of the clause contains, by rarity, divided among their occurrences."""
    sentences: defaultdict[str, list[int]] = defaultdict(list)  # by stem
    for j, words in enumerate(row.en_words):
        for stem in dict.fromkeys(words):
            sentences[stem].append(j)
    clauses: defaultdict[str, list[int]] = defaultdict(list)
    for i, words in enumerate(row.zh_words):
        for stem in gloss_stems(words) & sentences.keys():
            clauses[stem].append(i)
    out = [[0.0] * len(row.en_atoms) for _ in row.zh_atoms]
    for stem, columns in sentences.items():
        if holders := clauses.get(stem):
            worth = rarities.get(stem, 0.0) / len(columns) / math.sqrt(len(holders))
            for i in holders:
                for j in columns:
                    out[i][j] += worth
    return np.array(out, dtype=np.float64).reshape(len(row.zh_atoms), len(row.en_atoms))


def _ties(row: Row) -> Floats:
    """Score figures, Latin names and quotation marks that both have, divided among the possible counterparts."""
    out = np.zeros((len(row.zh_atoms), len(row.en_atoms)))
    for i, j, weight in row.ties:
        out[i, j] += weight
    zh = [row.zh[slice(*a.span)] for a in row.zh_atoms]
    en = [row.en[slice(*a.span)] for a in row.en_atoms]
    names = [{m.lower() for m in _LATIN.findall(t)} for t in en]
    quotes = [j for j, t in enumerate(en) if _QUOTE_EN.search(t)]
    for i, text in enumerate(zh):
        zh_names = {m.lower() for m in _LATIN.findall(text)}
        for j, en_names in enumerate(names):
            out[i, j] += _LATIN_WORTH * len(zh_names & en_names)
        if quotes and _QUOTE_ZH.search(text):
            out[i, quotes] += _QUOTE_WORTH / len(quotes)
    return out


def _names(row: Row) -> Floats:
    """Score words of the clause that the sentence has in pinyin, divided among the possible counterparts."""
    out = np.zeros((len(row.zh_atoms), len(row.en_atoms)))
    en = [set(words) for words in row.en_words]
    spelled = [{s for w in words if (s := spelling(w))} for words in row.zh_words]
    for name in sorted({s for names in spelled for s in names}):
        columns = [j for j, words in enumerate(en) if name in words]
        holders = [i for i, names in enumerate(spelled) if name in names]
        if columns:
            out[np.ix_(holders, columns)] += 1 / (len(columns) * math.sqrt(len(holders)))
    return out
