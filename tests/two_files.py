"""A bilingual report as two files, one a language, damaged as files of offices are; and what came back of it."""

import random
import re
import textwrap
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from duizhao.align import adopt_identities, pair_editions
from duizhao.cache import Cache
from duizhao.collate import group_editions, merge
from duizhao.diagnostics import Collector
from duizhao.figures import meanings
from duizhao.model.curation import Advice
from duizhao.model.edition import Edition
from duizhao.model.source import Lang, RawDocument
from duizhao.readers import SourceFile, read_document
from duizhao.structure import understand

from tests.documents import columns, docx, html, pdf

FORMATS = ("text", "docx", "html", "pdf", "wrapped", "wrapped-blank")
_HAN = re.compile("[\u4e00-\u9fff]")
_NUMBER: dict[Lang, re.Pattern[str]] = {
    "zh": re.compile(r"(?:[一二三四五六七八九十]{1,3}(?:[、.．]|是)|[（(][一二三四五六七八九十]{1,3}[）)]|\d{1,2}[.．、](?!\d))\s*"),
    "en": re.compile(r"(?:[IVX]{1,5}(?:\s*[.:、]\s*|\s+)(?=[A-Z])|\(\d{1,2}\)\s*|\d{1,2}\.\s+(?=[A-Z])|[A-Z][a-z]+th(?:ly)?,\s|First(?:ly)?,\s|Second(?:ly)?,\s|Third(?:ly)?,\s)"),
}  # fmt: skip
_HEADING = {"zh": 45, "en": 150}
_SENTENCES = {"zh": re.compile(r"(?<=[。！？；])(?![”’）])"), "en": re.compile(r"(?<=[.!?;]) (?=[A-Z“\"])")}
_GREETING = {"zh": re.compile(r"各\s*位\s*代\s*表"), "en": re.compile(r"(?:Fellow|Esteemed|Dear) (?:Deputies|deputies)")}


@dataclass(frozen=True)
class Paragraph:
    """Text of one language; `rows` are the rows of the bilingual report that it is of."""

    text: str
    rows: tuple[int, ...]


Side = list[Paragraph]


@dataclass
class TwoSides:
    zh: Side
    en: Side
    en_notes: Sequence[str] = ()

    def side(self, lang: Lang) -> Side:
        return self.zh if lang == "zh" else self.en


def sides_of(path: Path) -> TwoSides:
    """Split a file in which each run of Chinese lines is followed by its English; lines of notes, in brackets, follow the text."""
    lines = [line.strip() for line in path.read_text(encoding="utf-8-sig").splitlines() if line.strip()]
    notes = [line for line in lines if re.match(r"\[\d+\]", line)]
    out = TwoSides([], [], notes)
    row, last = 0, "en"
    for line in (line for line in lines if line not in notes):
        lang: Lang = "zh" if len(_HAN.findall(line)) * 10 > len(line) else "en"
        row += lang == "zh" and last == "en"
        out.side(lang).append(Paragraph(line, (row,)))
        last = lang
    if sum(1 in p.rows for p in out.zh) > 1:  # the whole header in one run
        out = TwoSides(_header(out.zh), _header(out.en), notes)
    return out


def _header(side: Side) -> Side:
    """Number the lines of a header by field: title, two lines of occasion, speaker."""
    count = sum(1 in p.rows for p in side)
    fields = [0, *(-1 for _ in range(count - 2)), -2]
    return [Paragraph(p.text, (field,)) for p, field in zip(side, fields, strict=False)] + side[count:]


# ---- Damage


def _cut(text: str, lang: Lang) -> list[str]:
    return [s for s in _SENTENCES[lang].split(text) if s]


def _glue(parts: Iterable[str], lang: Lang) -> str:
    return ("" if lang == "zh" else " ").join(parts)


class Damage:
    """Seeded damage of both sides; what is split on one side is not joined on the other."""

    def __init__(self, sides: TwoSides, seed: str) -> None:
        self.sides = replace(sides, zh=list(sides.zh), en=list(sides.en))
        self.random = random.Random(seed)
        self.touched: set[int] = set()
        self.one: Lang = "zh" if self.random.random() < 0.5 else "en"

    def on(self, langs: Iterable[Lang], change: Callable[[Side, Lang], Side]) -> None:
        for lang in langs:
            setattr(self.sides, lang, change(self.sides.side(lang), lang))

    def split(self, share: float) -> Callable[[Side, Lang], Side]:
        def run(side: Side, lang: Lang) -> Side:
            out: Side = []
            for p in side:
                parts = _cut(p.text, lang)
                long = len(p.text) > (60 if lang == "zh" else 200)
                if len(parts) > 1 and long and not self.touched & set(p.rows) and self.random.random() < share:
                    at = self.random.randrange(1, len(parts))
                    out += [Paragraph(_glue(half, lang), p.rows) for half in (parts[:at], parts[at:])]
                    self.touched |= set(p.rows)
                else:
                    out.append(p)
            return out

        return run

    def merge(self, share: float) -> Callable[[Side, Lang], Side]:
        def run(side: Side, lang: Lang) -> Side:
            out: Side = []
            for p in side:
                before = out[-1] if out else None
                rows = set(p.rows) | set(before.rows if before else ())
                if before and before.rows != p.rows and not self.touched & rows and self.random.random() < share:
                    out[-1] = Paragraph(_glue((before.text, p.text), lang), tuple(sorted(rows)))
                    self.touched |= rows
                else:
                    out.append(p)
            return out

        return run

    def drop(self, share: float) -> Callable[[Side, Lang], Side]:
        return lambda side, _lang: [p for k, p in enumerate(side) if k < _FRONT or self.random.random() >= share]

    def lose(self, side: Side, _lang: Lang) -> Side:
        size = int(len(side) * self.random.uniform(0.25, 0.4))
        at = self.random.randrange(8, len(side) - size)
        return side[:at] + side[at + size :]

    def excerpt(self, side: Side, _lang: Lang) -> Side:
        size = int(len(side) * self.random.uniform(0.15, 0.25))
        at = self.random.randrange(8, len(side) - size)
        return side[:_FRONT] + side[at : at + size]

    def shorten(self, side: Side, lang: Lang) -> Side:
        """A third of the long paragraphs is left out; of the others about half of the sentences stay, rather those with figures."""
        out = []
        for p in side:
            if len(p.text) > 150 and self.random.random() < 1 / 3:
                continue
            first, *more = _cut(p.text, lang)
            kept = [s for s in more if self.random.random() < (0.55 if re.search(r"\d", s) else 0.35)]
            out.append(Paragraph(_glue([first, *(kept if len(more) > 1 else more)], lang), p.rows))
        return out

    def move(self, side: Side, lang: Lang) -> Side:
        """A chapter, or some paragraphs where none has a number, stands before another one."""
        heads = [k for k, p in enumerate(side) if k >= _FRONT and _is_heading(p, lang)]
        spans = [(a, b) for a in heads for b in heads if 4 <= b - a <= 25]
        a, b = self.random.choice(spans or [(30, 40)])
        rest = side[:a] + side[b:]
        places = [k for k, p in enumerate(rest) if k > 8 and abs(k - a) >= 6 and (not heads or _is_heading(p, lang))]
        at = self.random.choice(places or [len(rest)])
        return rest[:at] + side[a:b] + rest[at:]

    def run_in(self, side: Side, lang: Lang) -> Side:
        """Headings open the paragraph below."""
        out: Side = []
        for p in side:
            if len(out) > _FRONT and _is_heading(out[-1], lang) and not _is_heading(p, lang):
                head = out.pop()
                stop = "" if head.text[-1] in "。.:：" else {"zh": "。", "en": "."}[lang]
                p = Paragraph(_glue((head.text + stop, p.text), lang), (*head.rows, *p.rows))
            out.append(p)
        return out


_FRONT = 6  # paragraphs of the header and the opening, which an office's file keeps


def _is_heading(p: Paragraph, lang: Lang) -> bool:
    return bool(_NUMBER[lang].match(p.text)) and len(p.text) < _HEADING[lang]


def _without_front(side: Side, lang: Lang) -> Side:
    return side[next((k for k, p in enumerate(side[:15]) if _GREETING[lang].match(p.text)), 0) :]


def _without_numbers(side: Side, lang: Lang) -> Side:
    return [Paragraph(_NUMBER[lang].sub("", p.text, count=1) if _NUMBER[lang].match(p.text) else p.text, p.rows) for p in side]


_BOTH: tuple[Lang, Lang] = ("zh", "en")
_KINDS: dict[str, Callable[[Damage], None]] = {
    "undamaged": lambda _: None,
    "merged": lambda d: d.on(_BOTH, d.merge(0.2)),
    "split": lambda d: d.on(_BOTH, d.split(0.3)),
    "dropped": lambda d: d.on(_BOTH, d.drop(0.12)),
    "shortened": lambda d: d.on(["en"], d.shorten),
    "no front": lambda d: d.on(["en"], _without_front),
    "moved": lambda d: d.on(["en"], d.move),
    "part missing": lambda d: d.on([d.one], d.lose),
    "excerpt": lambda d: d.on([d.one], d.excerpt),
    "headings run in": lambda d: d.on([d.one], d.run_in),
    "no numbers": lambda d: d.on([d.one], _without_numbers),
}


def _all_at_once(d: Damage) -> None:
    d.on(_BOTH, d.drop(0.06))
    d.on(_BOTH, d.split(0.2))
    d.on(_BOTH, d.merge(0.12))
    d.on(["en"], d.move)
    d.on(["en"], _without_front)
    d.on([d.one], _without_numbers)


KINDS: dict[str, Callable[[Damage], None]] = {**_KINDS, "all at once": _all_at_once}


def damaged(sides: TwoSides, kind: str, seed: int = 0) -> TwoSides:
    damage = Damage(sides, f"{kind}-{seed}")
    KINDS[kind](damage)
    return damage.sides


# ---- Files


def written(side: Side, lang: Lang, form: str, notes: Sequence[str] = ()) -> tuple[str, bytes]:
    """Write one side in a format; return the name of the file and its content."""
    texts = [p.text for p in side] + (["Notes", *notes] if notes else [])
    if form == "docx":
        return f"{lang}.docx", docx(texts)
    if form == "html":
        return f"{lang}.html", html(texts)
    if form == "pdf":
        return f"{lang}.pdf", _pdf(texts, lang)
    if form == "text":
        return f"{lang}.txt", ("\n".join(texts) + "\n").encode()
    joint = "\n\n" if form == "wrapped-blank" else "\n"
    return f"{lang}.txt", joint.join("\n".join(columns(t, 80) if lang == "zh" else textwrap.wrap(t, 80)) for t in texts).encode()


def _pdf(texts: Sequence[str], lang: Lang) -> bytes:
    """Set paragraphs indented by two characters, 36 lines a page."""
    lines = []
    for text in texts:
        wide = columns("　　" + text, 76) if lang == "zh" else textwrap.wrap(text, 76, initial_indent="    ")
        lines += [(84.0 if k == 0 else 60.0, line.strip("　 ")) for k, line in enumerate(wide)]
    pages = [lines[k : k + 36] for k in range(0, len(lines), 36)]
    return pdf([[(x, 770.0 - 19 * r, line) for r, (x, line) in enumerate(page)] for page in pages])


# ---- What comes back

Key = tuple[Lang, int]  # a side, and the index of a paragraph in it
Row = tuple[frozenset[Key], float]  # the paragraphs of a row, and the score of its pairing


def merged_rows(sides: TwoSides, forms: tuple[str, str], cache: Cache | None = None) -> list[Row]:
    """Write both sides as files, read, pair and merge them; return the rows as paragraphs of the sides."""
    editions, places = [], {}
    for lang, form in zip(_BOTH, forms, strict=True):
        name, data = written(sides.side(lang), lang, form, sides.en_notes if lang == "en" else ())
        document = read_document(SourceFile(name, data), Collector())
        assert document is not None
        places.update({(name, line): (lang, k) for line, k in _owners(document, sides.side(lang)).items()})
        edition = understand(document, Advice(), Collector())
        assert isinstance(edition, Edition), edition.why
        editions.append(edition)
    kept = cache or Cache()
    groups = group_editions(adopt_identities(editions, (), meanings, kept, Collector()))
    rows = [r for g in groups for r in merge(g, Collector(), pair_editions(g, meanings, kept, Collector())).rows]
    out = []
    for row in rows:
        members = frozenset(places[r.file, r.line] for r in row.readings if (r.file, r.line) in places)
        if members:
            out.append((members, 1.0 if row.pairing is None else row.pairing))
    return out


def _owners(document: RawDocument, side: Side) -> dict[int, int]:
    """Return, by line of a document, the paragraph that the line is of."""
    owner = [k for k, p in enumerate(side) for _ in "".join(p.text.split())]
    text = "".join("".join(p.text.split()) for p in side)
    out: dict[int, int] = {}
    at = 0
    for line in document.lines:
        words = "".join(line.fragment.raw.split())
        if words and text.startswith(words, at):
            out[line.fragment.line] = owner[at]
            at += len(words)
    assert at == len(text), (document.file, text[at : at + 40])
    return out


# ---- Scores


def true_rows(sides: TwoSides) -> dict[Key, frozenset[Key]]:
    """Return, for each paragraph, all paragraphs of its row: what is joined by common rows; one without counterpart is alone."""
    common = {r for p in sides.zh for r in p.rows} & {r for p in sides.en for r in p.rows}
    root = {r: r for r in common}

    def find(r: int) -> int:
        while root[r] != r:
            r = root[r]
        return r

    for p in (*sides.zh, *sides.en):
        mine = [r for r in p.rows if r in common]
        for r in mine[1:]:
            root[find(r)] = find(mine[0])
    groups: dict[int, set[Key]] = defaultdict(set)
    out: dict[Key, frozenset[Key]] = {}
    for lang in _BOTH:
        for k, p in enumerate(sides.side(lang)):
            mine = [r for r in p.rows if r in common]
            if mine:
                groups[find(mine[0])].add((lang, k))
            else:
                out[lang, k] = frozenset([(lang, k)])
    for members in groups.values():
        out.update(dict.fromkeys(members, frozenset(members)))
    return out


Outcome = Literal["right", "cut", "false"]


@dataclass
class Score:
    """Paragraphs in exactly their row, of all; and the pairs: whether each is right, and its score."""

    right: int = 0
    total: int = 0
    pairs: tuple[tuple[Outcome, float], ...] = ()

    @property
    def share(self) -> float:
        return self.right / max(1, self.total)

    def false(self, least: float) -> int:
        """Count pairs with a paragraph beside none that it renders, and with at least this score."""
        return sum(how == "false" and score >= least for how, score in self.pairs)


def judge(sides: TwoSides, rows: Sequence[Row]) -> Score:
    """Score rows; a paragraph may be in several rows if it was divided, and then is in none exactly."""
    truth = true_rows(sides)
    right, pairs = 0, []
    seen = {key: sum(key in members for members, _ in rows) for key in truth}
    for members, score in rows:
        exact = all(truth[k] == members and seen[k] == 1 for k in members)
        right += len(members) if exact else 0
        if {lang for lang, _ in members} == set(_BOTH):
            false = any(not any(other[0] != k[0] for other in truth[k] & members) for k in members)
            pairs.append(("right" if exact else "false" if false else "cut", score))
    return Score(right, len(truth), tuple(pairs))  # type: ignore[arg-type]
