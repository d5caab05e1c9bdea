"""Entries of CC-CEDICT, if it is installed (`duizhao[dictionary]`), as a reader sees them: pinyin with tone marks, short glosses."""

import gzip
import re
import unicodedata
from collections.abc import Collection, Mapping
from functools import cache
from importlib.resources import files

from duizhao.text import dictionary

_LINE = re.compile(r"\S+ (\S+) \[([^]]*)\] /(.*)/\s*$")
_REFERENCE = re.compile(r"(\S+?)\|(\S+?)(?=[\[\s),;]|$)|\[[a-z0-9: ]+\]|\s*\(Taiwan pr[^)]*\)", re.IGNORECASE)
_LAST = re.compile(r"surname |see |abbr\. |\((?:Tw|old|archaic|dialect|coll\.)\)")
_REFERS = re.compile(r"(?:old |erhua |archaic |Japanese )?variant of|used in")
_SEE = re.compile(r"see (\S+)")
_NEVER = re.compile(r"CL:|Taiwan pr|also pr|also written")
_TONES = {"1": "\u0304", "2": "\u0301", "3": "\u030c", "4": "\u0300"}
_SYLLABLE = re.compile(r"([a-zü:]+)([1-5])", re.IGNORECASE)
_MARKED = re.compile(r"[ae]|o(?=u)|[ioüu](?![aeioüu])|o", re.IGNORECASE)
_MOST = 7  # glosses of an entry
_LONGEST = 90  # characters of a gloss

Entry = tuple[str, tuple[str, ...]]  # pinyin and glosses


def entries_of(words: Collection[str]) -> Mapping[str, tuple[Entry, ...]]:
    """Map the words that are known to their entries, common ones before surnames, variants and the like.

    A word that only refers to another has the glosses of that. What particles and the like mean in reports is our own table; without
    the dictionary there is nothing else.
    """
    lines = _lines()
    out = _found(lines, words)
    references = {word: m[1] for word, ((_, (first, *_)), *_) in out.items() if (m := _SEE.fullmatch(first))}
    meant = _found(lines, set(references.values())) if references else {}
    for word, other in references.items():
        out[word] = [(pinyin, glosses) for (pinyin, _), (_, glosses) in zip(out[word], meant.get(other, out[word]), strict=False)]
    for word, some in _particles().items():
        if word in words:
            own = {pinyin for pinyin, _ in some}
            out[word] = [*some, *(entry for entry in out.get(word, ()) if entry[0] not in own)]
    return {word: _merged(some) for word, some in out.items()}


def _found(lines: list[str], words: Collection[str]) -> dict[str, list[Entry]]:
    """Read the lines of these words: Traditional, Simplified, pinyin, glosses."""
    out: dict[str, list[Entry]] = {}
    for line in [line for line in lines if line.split(" ", 2)[1] in words]:
        if (m := _LINE.match(line)) and (glosses := _glosses(m[3])):
            out.setdefault(m[1], []).append((toned(m[2]), glosses))
    return out


def _lines() -> list[str]:
    file = dictionary.dictionary_file()
    lines = gzip.decompress(file.read_bytes()).decode().splitlines() if file else []
    return lines[next((k for k, line in enumerate(lines) if _LINE.match(line)), len(lines)) :]  # remarks are at the start


@cache
def _particles() -> Mapping[str, list[Entry]]:
    out: dict[str, list[Entry]] = {}
    for line in files(__package__).joinpath("particles.tsv").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            word, pinyin, gloss = line.split("\t")
            out.setdefault(word, []).append((pinyin, (gloss,)))
    return out


def toned(pinyin: str) -> str:
    """Put tone marks in the place of numbers.

    >>> toned("Lu:3 shun4 kou3"), toned("xiang4 r5"), toned("liu2 huo4 gui4 que1")
    ('Lǚ shùn kǒu', 'xiàng r', 'liú huò guì quē')
    """

    def syllable(found: re.Match[str]) -> str:
        letters = found[1].replace("u:", "ü").replace("U:", "Ü")
        at = _MARKED.search(letters)
        if not at or found[2] not in _TONES:
            return letters
        return unicodedata.normalize("NFC", letters[: at.end()] + _TONES[found[2]] + letters[at.end() :])

    return _SYLLABLE.sub(syllable, pinyin)


def _glosses(text: str) -> tuple[str, ...]:
    """Return the glosses of an entry in order, those that name or refer last; Chinese in them is in Simplified, without pinyin."""
    plain = [_REFERENCE.sub(lambda m: m[2] or "", gloss).strip() for gloss in text.split("/") if not _NEVER.match(gloss)]
    kept = [gloss for gloss in plain if gloss and len(gloss) <= _LONGEST] or [g[:_LONGEST] for g in plain if g]
    return tuple(sorted(dict.fromkeys(kept), key=_is_last)[:_MOST])


def _is_last(gloss: str) -> bool:
    return bool(_LAST.match(gloss))


def _merged(some: list[Entry]) -> tuple[Entry, ...]:
    """Join entries of the same pinyin; names and those that only refer are last."""
    by_pinyin: dict[str, list[str]] = {}
    for pinyin, glosses in some:
        by_pinyin.setdefault(pinyin, []).extend(glosses)
    entries = [(pinyin, _without_references(all_of)) for pinyin, all_of in by_pinyin.items()]
    return tuple(sorted(entries, key=lambda e: (e[0][:1].isupper(), _is_last(e[1][0]))))


def _without_references(glosses: list[str]) -> tuple[str, ...]:
    """Drop what only refers to other characters, if there is anything else; names and what is out of use are last."""
    own = [g for g in dict.fromkeys(glosses) if not _REFERS.match(g)]
    return tuple(sorted(own or glosses, key=_is_last)[:_MOST])
