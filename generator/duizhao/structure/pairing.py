"""Pair Chinese and English blocks, whatever their order in the file."""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass

from duizhao.diagnostics import Collector
from duizhao.genre import Genre
from duizhao.model.source import Lang
from duizhao.structure.blocks import Block, split_salutation
from duizhao.text.headings import is_salutation, is_short

_EN_PER_ZH = 3.2  # characters of English for one of Chinese, median over bilingual reports
_SKIP = 0.8  # cost of leaving a block without a counterpart
_MERGE = 0.5  # cost of pairing two blocks with one
_STYLE = 0.9  # cost of pairing a numbered block with one without a number, or with another number
_FIGURES = 0.6  # cost of pairing figures of which none agrees
_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
_DOUBTFUL = 1.5  # natural logarithm of the ratio of lengths, from which a pair is doubtful
_DOUBTFUL_HEADING = 0.9  # the same, for a numbered heading and a paragraph without a number
_WHOLE = 8  # paragraphs of either language from which a file holds two whole texts
_BAND = 40  # maximum distance, in blocks, of a counterpart from the diagonal of a long run


@dataclass(frozen=True, slots=True)
class Pair:
    """Blocks that are translations of each other, in their order; one side may be empty."""

    zh: tuple[Block, ...]
    en: tuple[Block, ...]


def pair_rows(blocks: list[Block], genre: Genre, file: str, diagnostics: Collector) -> list[Pair]:
    """Pair the blocks of one edition: zh en zh en, zh zh en en, one side missing, or all zh then all en.

    A run of one language and an equally long run of the other are paired in order. If they differ in length, dynamic
    programming over lengths, numbered openings and figures pairs them, with a diagnostic (S301). A whole text in one language
    and then in the other is left unpaired: a later stage pairs it as if it were two files.
    """
    langs = {b.lang for b in blocks}
    if len(langs) < 2:  # noqa: PLR2004 - both languages
        return [_one_sided(b) for b in blocks]
    runs = list(_runs(blocks))
    if len(runs) == 1 and min(map(len, runs[0])) >= _WHOLE:
        return [_one_sided(b) for b in blocks]
    pairs: list[Pair] = []
    for zh, en in runs:
        if len(zh) == len(en):
            pairs.extend(Pair((z,), (e,)) for z, e in zip(zh, en, strict=True))
        elif not zh or not en:
            lone = zh or en
            diagnostics.add("S303", file, lone[0].line, f"{len(lone)} {lone[0].lang} paragraph(s) without a counterpart")
            pairs.extend(_one_sided(b) for b in lone)
        else:
            pairs.extend(_pair_uneven(zh, en, genre, file, diagnostics))
    for pair in pairs:
        _check(pair, file, diagnostics)
    return pairs


def _one_sided(b: Block) -> Pair:
    return Pair((b,), ()) if b.lang == "zh" else Pair((), (b,))


def _runs(blocks: list[Block]) -> Iterator[tuple[list[Block], list[Block]]]:
    """Yield the runs of the first language, each with the run of the other language that follows it, as zh and en."""
    leading: Lang = blocks[0].lang
    first: list[Block] = []
    second: list[Block] = []
    for b in blocks:
        if b.lang == leading and second:
            yield (first, second) if leading == "zh" else (second, first)
            first, second = [], []
        (first if b.lang == leading else second).append(b)
    yield (first, second) if leading == "zh" else (second, first)


def _pair_uneven(zh: list[Block], en: list[Block], genre: Genre, file: str, diagnostics: Collector) -> list[Pair]:
    split = _split_salutations(zh, en, genre)
    if len(split[0]) == len(split[1]):
        return [Pair((z,), (e,)) for z, e in zip(*split, strict=True)]
    line = min(zh[0].line, en[0].line)
    diagnostics.add("S301", file, line, f"{len(zh)} Chinese and {len(en)} English paragraphs follow each other here")
    return _align(*split)


def _split_salutations(zh: list[Block], en: list[Block], genre: Genre) -> tuple[list[Block], list[Block]]:
    """Split off a salutation that the other language has on a line of its own."""
    alone = {b.lang: is_salutation(b.text, b.lang, genre) for b in (zh[0], en[0])}
    if alone["zh"] == alone["en"]:
        return zh, en
    if alone["en"]:
        return [*split_salutation(zh[0], genre), *zh[1:]], en
    return zh, [*split_salutation(en[0], genre), *en[1:]]


@dataclass(frozen=True, slots=True)
class _Feature:
    """The features by which blocks are compared: length, numbered opening, figures."""

    length: int
    mark: tuple[bool, int] | None
    figures: frozenset[str]


def _feature(b: Block) -> _Feature:
    mark = (b.opening.style == "salutation", b.opening.number) if b.opening else None
    text = b.text[b.opening.length :] if b.opening else b.text
    return _Feature(len(b.text), mark, frozenset(f.replace(",", "") for f in _FIGURE.findall(text)))


def _cost(zh: list[_Feature], en: list[_Feature]) -> float:
    """Return the cost of pairing blocks, from their lengths, numbered openings, figures and numbers of blocks."""
    z = sum(f.length for f in zh)
    e = sum(f.length for f in en)
    cost = abs(math.log((e + 12) / (_EN_PER_ZH * z + 12))) + _MERGE * (len(zh) + len(en) - 2)
    if zh[0].mark != en[0].mark:
        cost += _STYLE
    zh_figures = zh[0].figures if len(zh) == 1 else zh[0].figures | zh[1].figures
    en_figures = en[0].figures if len(en) == 1 else en[0].figures | en[1].figures
    if zh_figures and en_figures:
        cost += _FIGURES * (1 - len(zh_figures & en_figures) / min(len(zh_figures), len(en_figures)))
    return cost


def _align(zh: list[Block], en: list[Block]) -> list[Pair]:
    """Return the cheapest monotone pairing with 1:1, 1:2, 2:1 and one-sided steps."""
    m, n = len(zh), len(en)
    one, other = [_feature(b) for b in zh], [_feature(b) for b in en]
    steps = ((1, 1), (1, 0), (0, 1), (1, 2), (2, 1))
    best: dict[tuple[int, int], tuple[float, tuple[int, int]]] = {(0, 0): (0.0, (0, 0))}
    width = max(_BAND, 2 * n // m + 8)
    for i in range(m + 1):
        centre = i * n // m
        for j in range(max(0, centre - width), min(n, centre + width) + 1):
            options = []
            for a, b in steps:
                before = best.get((i - a, j - b))
                if before is None or (i == 0 and j == 0):
                    continue
                cost = _cost(one[i - a : i], other[j - b : j]) if a and b else _SKIP
                options.append((before[0] + cost, (a, b)))
            if options:
                best[i, j] = min(options)
    pairs: list[Pair] = []
    i, j = m, n
    while i or j:
        a, b = best[i, j][1]
        pairs.append(Pair(tuple(zh[i - a : i]), tuple(en[j - b : j])))
        i, j = i - a, j - b
    return pairs[::-1]


def _check(pair: Pair, file: str, diagnostics: Collector) -> None:
    if not pair.zh or not pair.en:
        return
    z = sum(len(b.text) for b in pair.zh)
    e = sum(len(b.text) for b in pair.en)
    heading = pair.zh[0].opening and not pair.en[0].opening and is_short(pair.zh[0].text, "zh")
    if abs(math.log((e + 24) / (_EN_PER_ZH * z + 24))) > (_DOUBTFUL_HEADING if heading else _DOUBTFUL):
        diagnostics.add("S302", file, pair.zh[0].line, f"{z} Chinese characters are paired with {e} English ones")
