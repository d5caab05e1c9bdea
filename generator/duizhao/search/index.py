"""Make the files of the index.

    manifest.js                    reports, segments, and the names of the files below
    tables-HASH.js                 characters and syllables; rules of folding, terms and amounts
    words-HASH-C.js                words that begin with C, by term
    sounds-HASH-N.js               two syllables or three initials → Chinese
    text-REPORT-HASH-N.js          eight texts of a report, packed
    cite-REPORT-HASH.js            how the report is cited
    terms-SEGMENT-HASH/N.js        the texts of a segment that have a term, by the bucket of the term

A segment holds neighbouring reports; its texts are numbered consecutively. See `docs/searching.md`.
"""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from duizhao.model.search import SearchReport, SearchText
from duizhao.search.amounts import Amounts
from duizhao.search.folding import FOLD_RULES, Folding, simplified_in
from duizhao.search.postings import encode_shard, pack_postings
from duizhao.search.shards import FOLDER, HASH_RULES, bucket, deflate, digest, divide, script, shard_count, to_json
from duizhao.search.sounds import INITIALS
from duizhao.search.terms import TERM_RULES, amount_terms, han_terms, words
from duizhao.search.words import Words
from duizhao.text.quoted import shortened

VERSION = 2  # of the file format
TEXTS = 8  # texts in a file
SPAN = 256  # reports in a segment, on average
_TERMS_SIZE = 3_500  # bytes of a file of postings
_NAME = {"zh": 32, "en": 72}  # characters of a chapter's name
_SOUNDS_SIZE = 9_000  # bytes of a file of sounds before it is compressed
Tables = Mapping[str, object]


def index_files(reports: Sequence[SearchReport], units: Mapping[str, str], sounds: Mapping[str, str]) -> dict[str, bytes]:
    """Make every file of the index: path → bytes.

    `units` maps units as written to their keys; for `sounds` see `Sounds.table`.
    """
    amounts = Amounts(units)
    folding = Folding(simplified_in(t for r in reports for text in r.texts for t in (text.zh, text.en)))
    known = Words()
    indexer = _Indexer(folding, amounts, known)
    files: dict[str, bytes] = {}
    segments = []
    for number, group in enumerate(divide([r.id for r in reports], SPAN)):
        name, shards = _segment(number, [reports[k] for k in group], indexer)
        files.update(shards)
        segments.append([name, len(shards), len(group)])
    listed, texts = _reports(reports)
    files.update(texts)
    tables = {
        "simplified": _joined(folding.simplified),
        "syllables": _syllables(sounds),
        "fold": FOLD_RULES,
        "terms": TERM_RULES,
        "amounts": amounts.rules(),
    }
    manifest = {
        "version": VERSION,
        "hash": HASH_RULES,
        "texts": TEXTS,
        "initials": INITIALS,
        "parts": max((int(c) for r in reports for c in r.chapters if c.isdigit()), default=0),
        "series": listed["series"],
        "reports": listed["reports"],
        "segments": segments,
        "tables": _add_file(files, "tables", tables),
        "words": _words(files, known),
        "sounds": _sounds(files, sounds),
    }
    files[f"{FOLDER}/manifest.js"] = script("manifest", manifest)
    return files


class _Indexer:
    """Extracts the terms of texts, and records their words."""

    def __init__(self, folding: Folding, amounts: Amounts, known: Words) -> None:
        self._folding, self._amounts, self._known = folding, amounts, known

    def terms(self, text: SearchText) -> set[str]:
        self._known.see(text.en)
        folded = [self._folding.fold(t) for t in (text.zh, text.en) if t]
        out = amount_terms(text, folded, self._amounts)
        for one in folded:
            out |= han_terms(one)
            out.update(map(self._known.term, words(one)))
        return out


def _segment(number: int, reports: Sequence[SearchReport], indexer: _Indexer) -> tuple[str, dict[str, bytes]]:
    """Return the name of a segment, made from its content, and its files."""
    postings: dict[str, array[int]] = defaultdict(lambda: array("I"))
    texts = [t for r in reports for t in r.texts]
    for k, text in enumerate(texts):
        for term in indexer.terms(text):
            postings[term].append(k)
    entries = list(pack_postings(postings, len(texts)))
    count = shard_count(sum(len(t.encode()) + 1 + len(b) * 4 // 3 for t, b in entries), _TERMS_SIZE)
    shards: list[list[tuple[str, bytes]]] = [[] for _ in range(count)]
    for entry in entries:
        shards[bucket(entry[0], count)].append(entry)
    data = [encode_shard(s) for s in shards]
    name = digest(part.encode() for pair in data for part in pair)
    return name, {
        f"{FOLDER}/terms-{number}-{name}/{k}.js": script(f"terms-{number}-{name}/{k}", pair) for k, pair in enumerate(data)
    }


def _reports(reports: Sequence[SearchReport]) -> tuple[dict[str, object], dict[str, bytes]]:
    """Return series and reports as the manifest lists them, and the files of texts."""
    files: dict[str, bytes] = {}
    series = sorted({(r.slug, r.zh, r.en) for r in reports})
    places = {slug: k for k, (slug, _, _) in enumerate(series)}
    rows = []
    for report in reports:
        data = [to_json(_texts(report, report.texts[k : k + TEXTS])).encode() for k in range(0, len(report.texts), TEXTS)]
        cite = to_json(report.citation)
        name = digest([*data, cite.encode()])
        files[f"{FOLDER}/cite-{report.id}-{name}.js"] = script(f"cite-{report.id}-{name}", report.citation)
        for k, part in enumerate(data):
            files[f"{FOLDER}/text-{report.id}-{name}-{k}.js"] = script(f"text-{report.id}-{name}-{k}", deflate(part))
        rows.append([places[report.slug], report.year, len(report.texts), name])
    return {"series": [list(s) for s in series], "reports": rows}, files


def _texts(report: SearchReport, texts: Sequence[SearchText]) -> dict[str, object]:
    chapters = {t.part: [t.page, *_short(*report.chapters.get(t.part, ("", "")))] for t in texts}
    return {"chapters": chapters, "texts": [[t.part, t.key, t.kind[0], t.zh, t.en, t.beads] for t in texts]}


def _short(zh: str, en: str) -> tuple[str, str]:
    """Cut a chapter's names to what is shown over a hit, on one line."""
    return shortened(zh, _NAME["zh"]), shortened(en, _NAME["en"])


def _add_file(files: dict[str, bytes], name: str, data: object) -> str:
    content = digest([script("", data)])
    files[f"{FOLDER}/{name}-{content}.js"] = script(f"{name}-{content}", data)
    return content


def _words(files: dict[str, bytes], known: Words) -> dict[str, str]:
    """Write the words by their first character, a line for each term: the term and its words. Return the file name of each."""
    lines: dict[str, list[str]] = defaultdict(list)
    for term, forms in known.forms().items():
        by_first: dict[str, list[str]] = defaultdict(list)
        for word in forms:
            by_first[word[0]].append(word)
        for first, same_first in by_first.items():
            lines[first].append(term if same_first == [term] else " ".join((term, *same_first)))
    out = {}
    for first, entries in sorted(lines.items()):
        name = digest(entry.encode() for entry in entries)
        files[f"{FOLDER}/words-{name}-{ord(first):x}.js"] = script(f"words-{name}-{ord(first):x}", "\n".join(entries))
        out[first] = name
    return out


def _sounds(files: dict[str, bytes], sounds: Mapping[str, str]) -> list[str]:
    count = shard_count(sum(len(k) + len(v.encode()) + 6 for k, v in sounds.items()), _SOUNDS_SIZE)
    shards: list[dict[str, str]] = [{} for _ in range(count)]
    for key, written in sorted(sounds.items()):
        shards[bucket(key, count)][key] = written
    out = []
    for k, shard in enumerate(shards):
        name = digest([script("", shard)])
        files[f"{FOLDER}/sounds-{name}-{k}.js"] = script(f"sounds-{name}-{k}", deflate(to_json(shard).encode()))
        out.append(name)
    return out


def _joined(pairs: Mapping[str, str]) -> str:
    return "".join(a + b for a, b in sorted(pairs.items()))


def _syllables(sounds: Iterable[str]) -> str:
    return " ".join(sorted({s for key in sounds if " " in key for s in key.split(" ")}))
