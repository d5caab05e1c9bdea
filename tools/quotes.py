"""Make quotations from reports by chance, check them, and count what is classed rightly.

    python tools/quotes.py REPORTS [--number 1000] [--seed 1] [--cache FILE] [--pages FOLDER]

Each is a sentence of a report: as it is; with other punctuation, or in the other script; with one to three words taken from another sentence;
made of parts of two; with the year of another report that does not have it; with every third word from elsewhere; or of words
that stand together nowhere. The year of its report is given with all but the last two kinds.
"""

import argparse
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import rjieba
from duizhao.cache import Cache
from duizhao.diagnostics import Collector
from duizhao.model.quotations import CLASSES
from duizhao.model.report import MarkedPassage, Report
from duizhao.model.source import Lang
from duizhao.pipeline import read_corpus
from duizhao.quotations import Quotations
from duizhao.quotations.fold import folded, sentences
from duizhao.text.traditional import to_traditional

from tests.node import ask

LEAST = {"zh": 14, "en": 60}  # characters of a sentence
OTHER_SIGNS = str.maketrans({"，": "、", "、": "，", ",": " –", "。": "！", "“": "", "”": ""})
NOT_THERE = {"differs", "not found"}


@dataclass(frozen=True)
class Quoted:
    """A sentence of a report, in one language."""

    text: str
    lang: Lang
    report: str
    year: int
    row: str


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reports", type=Path)
    parser.add_argument("--number", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--cache", type=Path)
    parser.add_argument("--pages", type=Path, help="pages built from these reports: check as their scripts do, too")
    options = parser.parse_args()
    with Cache(options.cache) as cache:
        reports = read_corpus(options.reports, Collector(), lambda *_: None, cache).reports
    made = list(make_quotations(list(all_sentences(reports)), options.number, random.Random(options.seed)))
    by_command = judge("command", made, checked_by_command(reports, made))
    if options.pages:
        by_page = judge("page", made, checked_by_page(options.pages, made))
        same = sum(a.classes == b.classes for a, b in zip(by_command, by_page, strict=True))
        print(f"same classes by both: {same} of {len(made)}")


@dataclass(frozen=True)
class Drawn:
    """A quotation: its kind, the classes that are right, its text, its source, and the year that is given."""

    kind: str
    wanted: set[str]
    text: str
    source: Quoted
    year: int | None


@dataclass(frozen=True)
class Judged:
    """What a check says: the classes of the sentences, the words of all places, and the seconds it took."""

    classes: set[str]
    places: tuple[str, ...]
    seconds: float


def make_quotations(pool: Sequence[Quoted], number: int, chance: random.Random) -> Iterator[Drawn]:
    """Make quotations of each kind in turn; one that cannot be made is left out."""
    for k in range(number):
        kind, make, wanted = KINDS[k % len(KINDS)]
        if made := make(pool, chance):
            yield Drawn(kind, wanted, *made)


def checked_by_command(reports: Sequence[Report[MarkedPassage]], made: Sequence[Drawn]) -> list[Judged]:
    """Check as `duizhao quote` does."""
    quotations = Quotations(reports)
    for lang in ("修桥三座", "Three bridges are mended."):
        quotations.check(lang)  # indexes the language
    out = []
    for drawn in made:
        start = time.perf_counter()
        found = quotations.check(drawn.text, drawn.year)
        seconds = time.perf_counter() - start
        out.append(Judged({f.kind for f in found}, tuple(p.text for f in found for p in f.places), seconds))
    return out


def checked_by_page(pages: Path, made: Sequence[Drawn]) -> list[Judged]:
    """Check as the scripts of the page do."""
    names = dict(zip(("verbatim", "signs", "differs", "spliced", "other_year", "missing"), CLASSES, strict=True))
    answers = ask("quote_node.js", str(pages), data=[[d.text, d.year] for d in made])
    return [
        Judged(
            {names[q["kind"]] for q in answer["quotations"]},
            tuple(p["text"] for q in answer["quotations"] for p in q["places"]),
            answer["seconds"],
        )
        for answer in answers
    ]


def judge(name: str, made: Sequence[Drawn], answers: Sequence[Judged]) -> Sequence[Judged]:
    """Print the classes by kind, what is wrong, and the time."""
    counts: dict[str, Counter[str]] = {}
    right = placed = with_place = false_verbatim = 0
    for drawn, answer in zip(made, answers, strict=True):
        counts.setdefault(drawn.kind, Counter())[" + ".join(sorted(answer.classes))] += 1
        ok = bool(answer.classes) and answer.classes <= drawn.wanted
        right += ok
        false_verbatim += "verbatim" in answer.classes - drawn.wanted
        if not ok:
            print(f"  {drawn.kind}: {sorted(answer.classes)}: {drawn.text}")
        elif "not found" not in drawn.wanted:
            with_place += 1
            placed += any(same_words(text, drawn.source, drawn.text) for text in answer.places)
    for kind, classes in counts.items():
        print(f"{kind}: {dict(classes)}")
    seconds = sum(answer.seconds for answer in answers)
    print(f"{name}: {len(made)} quotations: class right {right / len(made):.3f}, false verbatim {false_verbatim}, "
          f"place right {placed / max(1, with_place):.3f} of {with_place}, {1000 * seconds / len(made):.1f} ms each")  # fmt: skip
    return answers


def same_words(place: str, source: Quoted, text: str) -> bool:
    """Are the words at a place those of the source, or part of them?"""
    one, other = folded(place, source.lang)[0], folded(source.text, source.lang)[0]
    return one in other or other in one or folded(text, source.lang)[0] in one


def all_sentences(reports: Sequence[Report[MarkedPassage]]) -> Iterator[Quoted]:
    """Yield the sentences of all passages that are long enough."""
    for r in reports:
        for p in r.passages:
            sides: tuple[tuple[Lang, str | None], ...] = (("zh", p.zh), ("en", p.en))
            for lang, text in sides:
                for s in sentences(text or "", lang):
                    if len(s) >= LEAST[lang] and p.kind == "passage":
                        yield Quoted(s, lang, r.id, r.identity.year, p.key)


Made = tuple[str, Quoted, int | None] | None


def verbatim(pool: Sequence[Quoted], chance: random.Random) -> Made:
    q = chance.choice(pool)
    return q.text, q, q.year


def other_signs(pool: Sequence[Quoted], chance: random.Random) -> Made:
    q = chance.choice(pool)
    text = (
        to_traditional(q.text)
        if q.lang == "zh" and chance.random() < 0.5
        else re.sub(r"(?<=\d),(?=\d)", "\0", q.text).translate(OTHER_SIGNS).replace("\0", ",")
    )
    return (text, q, q.year) if text != q.text else None


@cache
def said(text: str, lang: Lang) -> str:
    return folded(text, lang)[0]


def words_of(text: str, lang: Lang) -> list[str]:
    return list(rjieba.cut(text)) if lang == "zh" else re.findall(r"\S+\s*", text)


def changed(pool: Sequence[Quoted], chance: random.Random, share: float = 0.0) -> Made:
    q = chance.choice(pool)
    words = words_of(q.text, q.lang)
    others = [
        w
        for w in words_of(chance.choice([o for o in chance.sample(pool, 50) if o.lang == q.lang]).text, q.lang)
        if w.strip().isalnum()
    ]
    places = [i for i, w in enumerate(words) if w.strip().isalnum()]
    number = int(share * len(places)) if share else chance.randint(1, 3)
    if len(others) < 2 or len(places) < 3 * number:
        return None
    for i in chance.sample(places, number):
        words[i] = chance.choice([w for w in others if w.strip() != words[i].strip()] or ["甲"])
    return "".join(words), q, q.year


def paraphrase(pool: Sequence[Quoted], chance: random.Random) -> Made:
    return changed(pool, chance, 1 / 3)


def spliced(pool: Sequence[Quoted], chance: random.Random) -> Made:
    q = chance.choice(pool)
    other = chance.choice([o for o in chance.sample(pool, 50) if o.lang == q.lang and o.row != q.row])
    first, second = words_of(q.text, q.lang), words_of(other.text, q.lang)
    left, right = "".join(first[: len(first) * 2 // 3]), "".join(second[len(second) // 3 :])
    return left + right, q, q.year


def another_year(pool: Sequence[Quoted], chance: random.Random) -> Made:
    q = chance.choice(pool)
    year = chance.choice(sorted({o.year for o in pool}))
    words = said(q.text, q.lang)
    return None if any(o.year == year and words in said(o.text, o.lang) for o in pool if o.lang == q.lang) else (q.text, q, year)


def not_there(pool: Sequence[Quoted], chance: random.Random) -> Made:
    languages: tuple[Lang, ...] = ("zh", "en")
    lang = chance.choice(languages)
    some = [chance.choice(words_of(o.text, lang)) for o in chance.sample([o for o in pool if o.lang == lang], 14)]
    return "".join(re.sub(r"[。！？；.!?;]", "", w) for w in some), chance.choice(pool), None


KINDS: tuple[tuple[str, Callable[[Sequence[Quoted], random.Random], Made], set[str]], ...] = (
    ("verbatim", verbatim, {"verbatim"}),
    ("other signs or script", other_signs, {"but for punctuation or script"}),
    ("1–3 words changed", changed, {"differs"}),
    ("spliced", spliced, {"spliced"}),
    ("another year", another_year, {"another year"}),
    ("every third word", paraphrase, NOT_THERE),
    ("not there", not_there, NOT_THERE),
)

if __name__ == "__main__":
    main()
