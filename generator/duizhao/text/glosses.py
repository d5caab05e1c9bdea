"""Look up English glosses of zh words in CC-CEDICT, if it is installed (`duizhao[dictionary]`)."""

import gzip
import re
from collections.abc import Iterable
from functools import cache
from itertools import chain

from duizhao.text import dictionary
from duizhao.text.words import en_words

_LINE = re.compile(r"^[^#\r\n]\S* (\S+) \[[^\]\r\n]*\] ([^\r\n]*)", re.MULTILINE)  # Traditional, Simplified, pinyin, glosses
_ASIDE = re.compile(r"\([^)]*\)|\[[^]]*\]")
_NO_GLOSS = re.compile(r"\s*(?:CL:|(?:old |erhua )?variant of|surname|see |used in|Taiwan pr)")
_ACRONYM = re.compile(r"\b([A-Z]{2,6}) \(([A-Z][^()]+)\)")
_LONGEST_GLOSS = 6  # words; a longer one is an explanation
_LONGEST_WORD = 5  # characters of a part of a word that is not in the dictionary


@cache
def _entries() -> dict[str, str]:
    """Simplified headword → the glosses of all its entries, unparsed; empty without the dictionary."""
    file = dictionary.dictionary_file()
    if file is None:
        return {}
    out: dict[str, str] = {}
    for word, entry in _LINE.findall(gzip.decompress(file.read_bytes()).decode()):
        out[word] = out.get(word, "") + entry
    return out


def has_glosses() -> bool:
    """Is there a dictionary?"""
    return bool(_entries())


def has_gloss(word: str) -> bool:
    """Is this zh word, as a whole, in the dictionary?"""
    return word in _entries()


@cache
def glosses(word: str) -> tuple[tuple[str, ...], ...]:
    """List the stems of each gloss of a zh word, or of its longest known parts if the word is not in the dictionary."""
    entries = _entries()
    if word in entries:
        return _parsed(entries[word])
    out: list[tuple[str, ...]] = []
    i = 0
    while i < len(word):
        size = next((n for n in range(min(_LONGEST_WORD, len(word) - i), 1, -1) if word[i : i + n] in entries), 0)
        if size and size < len(word):
            out.extend(_parsed(entries[word[i : i + size]]))
        i += size or 1
    return tuple(out)


def _parsed(entry: str) -> tuple[tuple[str, ...], ...]:
    out: list[tuple[str, ...]] = []
    for gloss in entry.split("/"):
        if gloss and not _NO_GLOSS.match(gloss):
            stems = en_words(_ASIDE.sub("", gloss))
            if stems and len(stems) <= _LONGEST_GLOSS and stems not in out:
                out.append(stems)
    return tuple(out)


@cache
def names(word: str) -> tuple[tuple[str, ...], ...]:
    """List the stems of names that `glosses` has not: the beginning of a long gloss up to its comma, and an acronym written out.

    Place names have such glosses (Wangchuan City, capital of …), and organisations: ABC (Association of Bilingual Cities).
    """
    out = []
    for gloss in _entries().get(word, "").split("/"):
        before, comma, _ = gloss.partition(",")
        stems = en_words(_ASIDE.sub("", before))
        if comma and before[:1].isupper() and len(en_words(_ASIDE.sub("", gloss))) > _LONGEST_GLOSS >= len(stems):
            out.append(stems)
        out += [en_words(m[2]) for m in _ACRONYM.finditer(gloss) if _initials(m[2]).startswith(m[1][:2])]
    return tuple(dict.fromkeys(stems for stems in out if stems))


def _initials(text: str) -> str:
    return "".join(c for c in text if c.isupper())


def gloss_stems(words: Iterable[str]) -> frozenset[str]:
    """Collect all stems of all glosses of these words."""
    return frozenset(chain.from_iterable(chain.from_iterable(map(glosses, words))))
