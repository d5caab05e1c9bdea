"""Put errors into bilingual texts on purpose, and count how many of them `duizhao check --qa` finds.

    python tools/qa_errors.py FILE... [--each 100] [--rounds 5] [--seed 1] [--untouched]

The files are bilingual plain texts, a paragraph a line. In every round a few rows get one error each, of all kinds; the texts
are read anew, and an error counts as found if a rule that is meant for it finds something in its row; the next column counts those in
whose row any rule finds something that it did not find before. `pofilter` of the
Translate Toolkit, and a check that compares the digits of both languages, look at the same rows: there an error counts as found
if anything fails that did not fail before. With --untouched only the findings of the texts as they are get printed.
"""

import argparse
import random
import re
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from duizhao.cache import Cache
from duizhao.diagnostics import Collector
from duizhao.findings import list_findings
from duizhao.model.qa import Finding
from duizhao.model.report import Corpus, MarkedPassage
from duizhao.pipeline import read_corpus, words_rendered
from duizhao.qa import check_translation
from duizhao.text.atoms import atoms
from translate.filters import checks
from translate.storage.po import pounit

Place = tuple[str, int]  # file and line
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{4,}(?![\w’'-])")
_QUALIFIER = re.compile(r"\b(?:around|about|over|more than|nearly|approximately|roughly|almost|at least) (?=\d)", re.IGNORECASE)


@dataclass(frozen=True)
class Row:
    """A row whose languages are one whole line each, and what its report is like."""

    passage: MarkedPassage
    zh: Place
    en: Place
    names: Counter[str]
    clauses: tuple[tuple[str, str, str], ...]  # sentences of earlier rows of the same part, their English, the keys of the rows
    headings: int  # of the kind of the row
    report: str


@dataclass(frozen=True)
class Change:
    """New text of the line of one language, and of the other if that changes, too; the row whose words were put in, which must stay."""

    lang: str
    text: str
    other: str = ""
    donor: str = ""


Make = Callable[[random.Random, Row], Change | None]


def figure(rng: random.Random, row: Row) -> Change | None:
    p = row.passage
    equal = [p.figures[a.en] for a in p.agreement if a.en is not None and a.zh is not None and a.status == "equal"]
    text = p.en or ""
    places = [i for f in equal if f.kind == "quantity" and f.start > 3 for i in range(f.start, f.end) if text[i] in "123456789"]
    if not places:
        return None
    at = rng.choice(places)
    return Change("en", text[:at] + rng.choice([d for d in "123456789" if d != text[at]]) + text[at + 1 :])


def qualifier(rng: random.Random, row: Row) -> Change | None:
    p = row.passage
    text = p.en or ""
    equal = [p.figures[a.en] for a in p.agreement if a.en is not None and a.zh is not None and a.status == "equal"]
    spans = [(f.start, f.end) for f in equal if f.approx and f.kind == "quantity" and f.unit not in ("y", "mon", "d", "h", "min")]
    found = [m for m in _QUALIFIER.finditer(text) if any(a <= m.start() and m.end() < b for a, b in spans)]
    if not found:
        return None
    m = rng.choice(found)
    return Change("en", text[: m.start()] + text[m.end() :])


def year(rng: random.Random, row: Row) -> Change | None:
    text, zh = row.passage.en or "", row.passage.zh or ""
    found = [m for m in re.finditer(r"\b(?:19|20)\d\d\b", text) if m[0] in zh]
    if not found:
        return None
    m = rng.choice(found)
    other = next(y for y in (int(m[0]) + 1, int(m[0]) - 1, int(m[0]) + 3) if str(y) not in zh)
    return Change("en", text[: m.start()] + str(other) + text[m.end() :])


def rendering(rng: random.Random, row: Row) -> Change | None:
    """Put a sentence of an earlier row at the end, with a word of its English left out."""
    zh, en, donor = rng.choice(row.clauses) if row.clauses else ("", "", "")
    words = list(re.finditer(r"(?<= )[a-z]{5,}(?= )", en))
    if row.passage.kind != "passage" or not words or not (row.passage.zh or "").endswith("。"):
        return None
    m = rng.choice(words)
    return Change("en", f"{row.passage.en} {en[: m.start()]}{en[m.end() + 1 :]}", f"{row.passage.zh}{zh}", donor)


def source(rng: random.Random, row: Row) -> Change | None:
    """Put a sentence of an earlier row at the end, with two characters of its Chinese left out."""
    zh, en, donor = rng.choice(row.clauses) if row.clauses else ("", "", "")
    places = [i for i in range(2, len(zh) - 3) if re.fullmatch("[\u4e00-\u9fff]{2}", zh[i : i + 2])]
    if row.passage.kind != "passage" or not places or not (row.passage.zh or "").endswith("。"):
        return None
    at = rng.choice(places)
    return Change("zh", f"{row.passage.zh}{zh[:at]}{zh[at + 2 :]}", f"{row.passage.en} {en}", donor)


def untranslated(rng: random.Random, row: Row) -> Change | None:
    text, zh = row.passage.en or "", re.findall("[\u4e00-\u9fff]{2,4}", row.passage.zh or "")
    words = list(re.finditer(r"(?<= )[a-z]{5,}(?=[ ,.])", text))
    if not words or not zh:
        return None
    m = rng.choice(words)
    return Change("en", text[: m.start()] + rng.choice(zh) + text[m.end() :])


def omission(rng: random.Random, row: Row) -> Change | None:
    text = row.passage.en or ""
    sentences = [a.span for a in atoms(text, "en") if a.span[1] - a.span[0] >= 40]
    if len(sentences) < 2 or row.passage.kind != "passage":
        return None
    start, end = rng.choice(sentences[1:])
    return Change("en", f"{text[:start].rstrip()} {text[end:].lstrip()}".strip())


def doubled(rng: random.Random, row: Row) -> Change | None:
    text = row.passage.en or ""
    sentences = [a.span for a in atoms(text, "en") if len(text[slice(*a.span)].split()) >= 6]
    if not sentences or row.passage.kind != "passage":
        return None
    start, end = rng.choice(sentences)
    return Change("en", f"{text[:end]} {text[start:end]}{text[end:]}")


def length(_: random.Random, row: Row) -> Change | None:
    text = row.passage.en or ""
    if len(text) < 160 or row.passage.kind != "passage":
        return None
    return Change("en", text[: len(text) * 2 // 5].rsplit(" ", 1)[0] + ".")


def slips(letters: str, at: int, letter: str) -> tuple[str, ...]:
    """Misspell a word at a place: two letters exchanged, one left out, replaced, or added."""
    return (
        letters[:at] + letters[at + 1] + letters[at] + letters[at + 2 :],
        letters[:at] + letters[at + 1 :],
        letters[:at] + letter + letters[at + 1 :],
        letters[:at] + letter + letters[at:],
    )


def name(rng: random.Random, row: Row) -> Change | None:
    text = row.passage.en or ""
    found = [m for m in _NAME.finditer(text) if row.names[m[0]] >= 4 and m[0].lower() not in row.names]
    if not found:
        return None
    m = rng.choice(found)
    at = rng.randrange(1, len(m[0]) - 2)
    letters = m[0]
    slip = rng.choice(slips(letters, at, rng.choice("abcdefghiklmnoprtuw"))[:3])
    return Change("en", text[: m.start()] + slip + text[m.end() :]) if slip != letters else None


def spelling(rng: random.Random, row: Row) -> Change | None:
    text = row.passage.en or ""
    found = list(re.finditer(r"(?<![\w’'-])[a-z]{6,}(?![\w’'-])", text))
    if not found:
        return None
    m = rng.choice(found)
    at, letters, letter = rng.randrange(1, len(m[0]) - 1), m[0], rng.choice("abcdefghiklmnoprstuw")
    slip = rng.choice(slips(letters, at, letter))
    return Change("en", text[: m.start()] + slip + text[m.end() :]) if slip != letters and slip not in row.names else None


def acronym(rng: random.Random, row: Row) -> Change | None:
    text = row.passage.en or ""
    found = [m for m in re.finditer(r"\b[A-Z]{3,}\b", text) if len(set(m[0])) > 2]
    if not found or row.passage.kind == "front":
        return None
    m = rng.choice(found)
    at = rng.choice([i for i in range(len(m[0]) - 1) if m[0][i] != m[0][i + 1]])
    slip = m[0][:at] + m[0][at + 1] + m[0][at] + m[0][at + 2 :]
    return Change("en", text[: m.start()] + slip + text[m.end() :])


def bracket(rng: random.Random, row: Row) -> Change | None:
    return without(rng, row, r"(?<!^)[()（）](?!\d\))", lambda t: bool(re.search(r"[(（][^()（）]{3,}[)）]", t)))


def quotation(rng: random.Random, row: Row) -> Change | None:
    return without(rng, row, '[“”"]', lambda t: len(re.findall('[“”"]', t)) >= 2)


def without(rng: random.Random, row: Row, signs: str, fits: Callable[[str], bool]) -> Change | None:
    """Remove one sign in either language."""
    sides = [(lang, text) for lang, text in (("zh", row.passage.zh or ""), ("en", row.passage.en or "")) if fits(text)]
    if not sides:
        return None
    lang, text = rng.choice(sides)
    places = list(re.finditer(signs, text))
    if not places:
        return None
    m = rng.choice(places)
    return Change(lang, text[: m.start()] + text[m.end() :])


def ending(rng: random.Random, row: Row) -> Change | None:
    lang = rng.choice(("zh", "en"))
    text = (row.passage.zh if lang == "zh" else row.passage.en) or ""
    if row.passage.kind != "passage" or text[-1:] not in "。.!！":
        return None
    return Change(lang, text[:-1])


def repeated(rng: random.Random, row: Row) -> Change | None:
    text = row.passage.en or ""
    words = list(re.finditer(r"(?<= )[a-z]{2,}(?= )", text))
    if not words:
        return None
    m = rng.choice(words)
    return Change("en", f"{text[: m.end()]} {m[0]}{text[m.end() :]}")


def space(rng: random.Random, row: Row) -> Change | None:
    text = row.passage.en or ""
    kind = rng.choice((r"(?<=[a-z]) (?=[a-z])", r"(?<=[a-z])(?=, [a-z])", r"(?<=[a-z],) (?=[a-z])", r"(?<=[a-z])(?=\.$)"))
    places = list(re.finditer(kind, text))
    if not places or row.passage.kind == "front":
        return None
    m = rng.choice(places)
    new = "" if kind.startswith("(?<=[a-z],)") else "  " if m[0] else " "
    return Change("en", text[: m.start()] + new + text[m.end() :])


def full_width(rng: random.Random, row: Row) -> Change | None:
    text = row.passage.en or ""
    places = list(re.finditer(r"(?<=[a-z])[,;:.()](?= |$)", text))
    if not places:
        return None
    m = rng.choice(places)
    return Change("en", text[: m.start()] + {".": "。"}.get(m[0], chr(ord(m[0]) + 0xFEE0)) + text[m.end() :])


def width(rng: random.Random, row: Row) -> Change | None:
    text = row.passage.zh or ""
    places = list(re.finditer("(?<=[\u4e00-\u9fff])[，；：,;:](?=[\u4e00-\u9fff])", text))
    if not places or row.passage.kind == "front":
        return None
    m = rng.choice(places)
    other = chr(ord(m[0]) + 0xFEE0) if m[0].isascii() else chr(ord(m[0]) - 0xFEE0)
    return Change("zh", text[: m.start()] + other + text[m.end() :])


def capitals(_: random.Random, row: Row) -> Change | None:
    """Set a heading otherwise, where the report has four of its kind that tell how it sets them."""
    text = row.passage.en or ""
    end = row.passage.lead[1] or len(text)
    words = text[:end].split()
    if row.passage.kind not in ("part", "chapter") or row.headings < 4 or len(words) < 6:
        return None
    small = sum(w[0].islower() for w in words[1:] if len(w) > 3) * 2 > sum(len(w) > 3 for w in words[1:])
    head = " ".join(words[:2] + [(w.capitalize() if small else w.lower()) if len(w) > 3 else w for w in words[2:]])
    return Change("en", head + text[end:])


KINDS: dict[str, tuple[Make, tuple[str, ...]]] = {
    "a digit of a figure": (figure, ("Q101",)),
    "no “about”, “over” …": (qualifier, ("Q102",)),
    "another year": (year, ("Q103",)),
    "same Chinese, other English": (rendering, ("Q104",)),
    "same English, other Chinese": (source, ("Q105",)),
    "Chinese in the English": (untranslated, ("Q106",)),
    "a sentence left out": (omission, ("Q107", "Q109")),
    "a sentence doubled": (doubled, ("Q108",)),
    "English cut off": (length, ("Q109", "Q107")),
    "a name misspelled": (name, ("Q110",)),
    "an acronym misspelled": (acronym, ("Q111",)),
    "a word misspelled": (spelling, ("Q117",)),
    "a bracket lost": (bracket, ("Q201",)),
    "a quotation mark lost": (quotation, ("Q202",)),
    "no full stop": (ending, ("Q203",)),
    "a word repeated": (repeated, ("Q204",)),
    "a space too many or lost": (space, ("Q205",)),
    "full-width sign in English": (full_width, ("Q206",)),
    "sign of another width in Chinese": (width, ("Q207",)),
    "capitals of a heading": (capitals, ("Q208",)),
}


def read(folder: Path) -> Corpus:
    with Cache(folder.parent / "cache.sqlite") as cache:
        return read_corpus(folder, Collector(), lambda *_: None, cache)


def copied(files: Sequence[Path], folder: Path) -> dict[str, list[str]]:
    """Copy texts into a folder; return their lines by name."""
    texts = {f.name: f.read_text(encoding="utf-8").split("\n") for f in files}
    for file, lines in texts.items():
        (folder / file).write_text("\n".join(lines), encoding="utf-8")
    return texts


def findings_of(corpus: Corpus) -> list[Finding]:
    rendered = words_rendered(corpus, Cache())
    return [finding for report in corpus.reports for finding in check_translation(report, (), frozenset(), rendered)]


def rows_of(corpus: Corpus, texts: dict[str, list[str]]) -> Iterator[Row]:
    for report in corpus.reports:
        names = Counter(w for p in report.passages for w in re.findall(r"[A-Za-z]+", p.en or ""))
        kinds = Counter(p.kind for p in report.passages)
        earlier: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
        for p in report.passages:
            part = p.chapter.partition(".")[0]
            others = tuple(earlier[part])
            earlier[part] += ((zh, en, p.key) for zh, en in sentences(p))
            places = [(f[0].file, f[0].line) for f in (p.row.zh, p.row.en) if len(f) == 1]
            sides = (p.zh, p.en)
            if len(places) == 2 and all(texts[f][n - 1].strip() == t for (f, n), t in zip(places, sides, strict=True)):
                yield Row(p, places[0], places[1], names, others, kinds[p.kind], report.id)


def sentences(p: MarkedPassage) -> Iterator[tuple[str, str]]:
    """Yield the whole sentences of a row that are aligned one to one, of some length."""
    for s in p.segments:
        if len(s.zh) == len(s.en) == 1 and s.score > 0.9:
            zh, en = (p.zh or "")[slice(*s.zh[0])].strip(), (p.en or "")[slice(*s.en[0])].strip()
            begins = s.zh[0][0] == 0 or (p.zh or "")[s.zh[0][0] - 1] == "。"
            if begins and zh.endswith("。") and en.endswith(".") and en[0].isupper() and len(zh) >= 12 and len(en.split()) >= 8:
                yield zh, en


def failing(p: MarkedPassage) -> frozenset[str]:
    unit = pounit(p.zh or "")
    unit.target = p.en or ""
    return frozenset(checks.StandardChecker().run_filters(unit)) if p.zh and p.en else frozenset()


def digits(p: MarkedPassage) -> bool:
    zh, en = (sorted(re.findall(r"\d+(?:\.\d+)?", (t or "").replace(",", ""))) for t in (p.zh, p.en))
    return bool(p.zh and p.en) and zh != en


def by_place(corpus: Corpus) -> dict[Place, MarkedPassage]:
    return {(f.file, f.line): p for r in corpus.reports for p in r.passages for f in (*p.row.zh, *p.row.en)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--each", type=int, default=100, help="errors of each kind")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--untouched", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "reports"
        folder.mkdir()
        texts = copied(options.files, folder)
        corpus = read(folder)
        found = findings_of(corpus)
        print_untouched(corpus, found, listed=options.untouched)
        if not options.untouched:
            measure(corpus, found, texts, folder, options)


def print_untouched(corpus: Corpus, found: list[Finding], *, listed: bool) -> None:
    if listed:
        for f in list_findings(corpus, found):
            print(f"{f.file}:{f.line}: {f.rule.code}: {f.message_en}")
    for report in corpus.reports:
        count = sum(f.report == report.id for f in found)
        rows = [p for p in report.passages if p.zh and p.en]
        failed, other = sum(len(failing(p)) for p in rows), sum(map(digits, rows))
        print(f"untouched {report.id}: {len(report.passages)} rows; findings {count}; pofilter {failed}; digits {other}")


def measure(corpus: Corpus, found: list[Finding], texts: dict[str, list[str]], folder: Path, options: argparse.Namespace) -> None:
    rng = random.Random(options.seed)
    rows = list(rows_of(corpus, texts))
    strange: dict[tuple[str, str], set[str]] = defaultdict(set)
    for f in found:
        strange[f.report, f.row].add(f.code)
    total: Counter[str] = Counter()
    hits: dict[str, Counter[str]] = defaultdict(Counter)
    missed: list[str] = []
    for turn in range(options.rounds):
        changes = choose(rng, rows, strange, total, options.each * (turn + 1) // options.rounds, options.each)
        places = write(changes, texts, folder)
        new = read(folder)
        where = by_place(new)
        codes: dict[int, set[str]] = defaultdict(set)
        key_of = {(r.id, p.key): id(p) for r in new.reports for p in r.passages}
        for f in findings_of(new):
            codes[key_of[f.report, f.row]].add(f.code)
        for (kind, row, change), place in zip(changes, places, strict=True):
            total[kind] += 1
            passage = where.get(place)
            if passage is None:
                missed.append(f"{kind}: {place}: the line is in no row")
                continue
            hits[kind]["duizhao"] += bool(codes[id(passage)] & set(KINDS[kind][1]))
            hits[kind]["any"] += bool(codes[id(passage)] - strange.get((row.report, row.passage.key), set()))
            hits[kind]["pofilter"] += bool(failing(passage) - failing(row.passage))
            hits[kind]["digits"] += digits(passage) and not digits(row.passage)
            if not codes[id(passage)] & set(KINDS[kind][1]):
                missed.append(f"{kind}: {place[0]}:{place[1]}: {change.text[:600]}")
        print(f"round {turn + 1} of {options.rounds}: {len(changes)} errors", file=sys.stderr)
    print("\n| Error | Rules | Put in | Found | By any rule | pofilter | Digits |\n|---|---|--:|--:|--:|--:|--:|")
    for kind in KINDS:
        h = hits[kind]
        n = total[kind] or 1
        print(
            f"| {kind} | {', '.join(KINDS[kind][1])} | {total[kind]} | {h['duizhao'] / n:.2f} | {h['any'] / n:.2f} | {h['pofilter'] / n:.2f} | {h['digits'] / n:.2f} |"
        )
    print(*missed, sep="\n", file=sys.stderr)


def choose(
    rng: random.Random, rows: list[Row], strange: dict[tuple[str, str], set[str]],
    total: Counter[str], so_far: int, each: int,
) -> list[tuple[str, Row, Change]]:  # fmt: skip
    """Choose rows for this round: those for which fewest rows fit first, each row once.

    What an error is measured by stays: the row that words were taken from, and most headings of a kind.
    """
    out: list[tuple[str, Row, Change]] = []
    used: set[tuple[str, str]] = set()
    kept: set[tuple[str, str]] = set()
    headings: Counter[tuple[str, str]] = Counter()
    made = {kind: [(row, c) for row in rows if (c := make(rng, row))] for kind, (make, _) in KINDS.items()}
    for kind in sorted(KINDS, key=lambda kind: len(made[kind])):
        wanted = min(so_far, each) - total[kind]
        rng.shuffle(made[kind])
        for row, change in made[kind]:
            name, donor, level = (row.report, row.passage.key), (row.report, change.donor), (row.report, row.passage.kind)
            if wanted <= 0 or name in used | kept or donor in used or strange.get(name, set()) & set(KINDS[kind][1]):
                continue
            if kind == "capitals of a heading":
                if headings[level] * 4 >= row.headings:
                    continue
                headings[level] += 1
            wanted -= 1
            used.add(name)
            kept |= {donor} if change.donor else set()
            out.append((kind, row, change))
    return out


def write(changes: list[tuple[str, Row, Change]], texts: dict[str, list[str]], folder: Path) -> list[Place]:
    """Write the texts with the changes; return where each change stands."""
    new = {file: list(lines) for file, lines in texts.items()}
    out = []
    for _, row, change in changes:
        changed, other = (row.en, row.zh) if change.lang == "en" else (row.zh, row.en)
        new[changed[0]][changed[1] - 1] = change.text
        if change.other:
            new[other[0]][other[1] - 1] = change.other
        out.append(changed)
    for file, lines in new.items():
        (folder / file).write_text("\n".join(lines), encoding="utf-8")
    return out


if __name__ == "__main__":
    main()
