"""Figures of real reports: found as the hand-made answers say, errors put in on purpose are noticed, no false alarms."""

import csv
import json
import random
import re
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from duizhao.figures import agree, find_figures
from duizhao.figures.same import amount, likeness
from duizhao.model.alignment import Segment
from duizhao.model.figures import Agreement, Figure
from duizhao.model.source import Lang

from tests.real.scores import SHARED, built

pytestmark = [pytest.mark.realcorpus, pytest.mark.xdist_group("real")]
GOLD = SHARED / "gold"
MARKER = re.compile(r"(?<=[a-z]{3})\d{1,2}(?=[\s.,])|(?<=[”’\"])\d{1,2}(?=[\s.,])")


@dataclass(frozen=True)
class Row:
    name: str
    zh: str
    en: str
    beads: tuple[Segment, ...]

    def text(self, lang: Lang) -> str:
        return self.zh if lang == "zh" else self.en

    def read(self) -> tuple[tuple[Figure, ...], tuple[Figure, ...], tuple[Agreement, ...]]:
        zh, en = find_figures(self.zh, "zh"), find_figures(self.en, "en")
        return zh, en, agree(zh, en, self.beads)


def whole(name: str, zh: str, en: str) -> Row:
    return Row(name, zh, en, (Segment(((0, len(zh)),), ((0, len(en)),), 1.0),))


def lines(name: str) -> Iterator[dict]:  # type: ignore[type-arg]
    for line in (GOLD / name).read_text(encoding="utf-8").splitlines():
        yield json.loads(line)


def table(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8") as file:
        yield from csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)


def beijing() -> list[Row]:
    """The rows whose sentences were aligned by hand."""

    def spans(parts: Sequence[str], joint: int) -> list[tuple[int, int]]:
        out, at = [], 0
        for part in parts:
            out.append((at, at + len(part)))
            at += len(part) + joint
        return out

    rows = []
    for g in lines("alignment.jsonl"):
        zh, en = spans(g["zh"], 0), spans(g["en"], 1)
        beads = tuple(Segment(tuple(zh[i] for i in a), tuple(en[j] for j in b), 1.0) for a, b in g["beads"])
        rows.append(Row(g["id"], "".join(g["zh"]), " ".join(g["en"]), beads))
    return rows


def computed() -> list[Row]:
    """The rows of the Beijing reports with the beads that the site shows."""
    reports = [r for series in built("beijing").corpus.series for r in series.reports]
    return [Row(f"{r.id}#{p.key}", p.zh, p.en, p.segments) for r in reports for p in r.passages if p.zh and p.en]


def central() -> list[Row]:
    """Translation units of six central reports, each a bead."""
    paths = sorted((GOLD / "central-sentences").glob("*.paragraphs.tsv"))
    return [whole(f"{p.name[:6]}#{r['tu']}", r["zh"], r["en"]) for p in paths for r in table(p)]


def same_figure(figure: Figure, text: str, gold: dict) -> bool:  # type: ignore[type-arg]
    shown = re.sub(r"\s", "", text[figure.start : figure.end])
    wanted = re.sub(r"\s", "", gold["text"])
    return abs(float(figure.value) - gold["value"]) <= 1e-6 * max(1, abs(gold["value"])) and (shown in wanted or wanted in shown)


def test_figures_and_pairs_of_the_hand_made_answers() -> None:
    hit, mine, gold, pairs, right = {"zh": 0, "en": 0}, {"zh": 0, "en": 0}, {"zh": 0, "en": 0}, 0, 0
    for g in lines("figures.jsonl"):
        source = (SHARED / "reports/beijing" / g["file"]).read_text(encoding="utf-8").split("\n")
        row = whole(g["id"], source[g["zh_line"] - 1], MARKER.sub("", source[g["en_line"] - 1]))
        zh, en, said = row.read()
        index: dict[tuple[str, int], int] = {}
        for lang, figures in (("zh", zh), ("en", en)):
            left = [k for k, f in enumerate(figures) if f.kind == "quantity"]
            mine[lang] += len(left)
            gold[lang] += len(g[lang])
            text = row.zh if lang == "zh" else row.en
            for j, wanted in enumerate(g[lang]):
                found = next((k for k in left if same_figure(figures[k], text, wanted)), None)
                if found is not None:
                    left.remove(found)
                    index[lang, j] = found
                    hit[lang] += 1
        equal = {(a.zh, a.en) for a in said if a.status in ("equal", "qualifier")}
        pairs += len(g["links"])
        right += sum((index.get(("zh", i), -1), index.get(("en", j), -1)) in equal for i, j, _ in g["links"])
    print(f"precision {hit['zh'] / mine['zh']:.3f} {hit['en'] / mine['en']:.3f}, recall", hit, gold, f"pairs {right}/{pairs}")
    assert all(hit[lang] >= 0.97 * mine[lang] and hit[lang] >= 0.97 * gold[lang] for lang in hit)
    assert right >= 0.985 * pairs


def test_hard_cases() -> None:
    right = total = 0
    for case in table(GOLD / "numbers/hard_cases.tsv"):
        _, _, said = whole(case["id"], case["zh"], case["en"]).read()
        flagged = any(a.status in ("differs", "unmatched") for a in said)
        right += {"same": not flagged, "differ": flagged, "ambiguous": True}[case["verdict"]]
        total += 1
    assert right >= total - 1


@pytest.mark.parametrize(("rows", "most"), [(beijing, 0), (computed, 0), (central, 2)])
def test_nothing_is_called_different_that_is_not(rows: Callable[[], list[Row]], most: int) -> None:
    false = [(row.name, a) for row in rows() for a in row.read()[2] if a.status == "differs"]
    assert len(false) <= most, false


NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
SCALES = (("million", "billion"), ("billion", "million"), ("trillion", "billion"))


def digits(number: str, change: Callable[[list[str]], list[str]]) -> str:
    """The number with its digits changed, points and commas where they were or newly set."""
    old = [c for c in number if c.isdigit()]
    new = change(old)
    if len(new) == len(old):
        left = iter(new)
        return "".join(next(left) if c.isdigit() else c for c in number)
    return f"{int(''.join(new)):,}" if "," in number or len(old) == 3 else "".join(new)


def errors(words: str, rng: random.Random) -> Iterator[str]:
    """The words of a figure with one error: scale, ten times, two digits swapped, a digit changed, 万 dropped."""
    yield from (words.replace(a, b) for a, b in SCALES if a in words)
    m = NUMBER.search(words)
    if not m:
        return
    yield from (words.replace(scale, "", 1) for scale in "万亿" if scale in words)
    before, number, after = words[: m.start()], m[0], words[m.end() :]

    def swap(old: list[str]) -> list[str]:
        at = [k for k in range(len(old) - 1) if old[k] != old[k + 1] and not (k == 0 and old[1] == "0")]
        k = rng.choice(at) if at else -1
        return old if k < 0 else [*old[:k], old[k + 1], old[k], *old[k + 2 :]]

    def other(old: list[str]) -> list[str]:
        k = rng.randrange(len(old))
        return [*old[:k], rng.choice([c for c in "123456789" if c != old[k]]), *old[k + 1 :]]

    changes = [swap, other] if "." in number else [swap, other, lambda old: [*old, "0"]]
    for change in changes:
        new = digits(number, change)
        if new != number:
            yield before + new + after


def spoiled(row: Row, lang: Lang, figure: Figure, words: str) -> Row:
    """The row with a figure's words replaced, its beads moved along."""
    text = row.text(lang)
    text = text[: figure.start] + words + text[figure.end :]
    more = len(words) - (figure.end - figure.start)

    def moved(spans: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
        return tuple((a + more * (a > figure.start), b + more * (b > figure.start)) for a, b in spans)

    beads = tuple(
        Segment(moved(b.zh) if lang == "zh" else b.zh, moved(b.en) if lang == "en" else b.en, b.score) for b in row.beads
    )
    return Row(row.name, text, row.en, beads) if lang == "zh" else Row(row.name, row.zh, text, beads)


def noticed(row: Row, lang: Lang, figure: Figure, words: str, partner: int) -> bool | None:
    """Is the error flagged, on the figure or its partner? None where the new words are still worth the same."""
    zh, en, said = spoiled(row, lang, figure, words).read()
    figures, others = (zh, en) if lang == "zh" else (en, zh)
    there = [k for k, f in enumerate(figures) if f.end > figure.start and f.start < figure.start + len(words)]
    for k in there:
        ours, theirs = amount(figures[k]), amount(others[partner])
        if likeness(ours, theirs) if lang == "zh" else likeness(theirs, ours):
            return None
    bad = [(a.zh, a.en) if lang == "zh" else (a.en, a.zh) for a in said if a.status in ("differs", "unmatched")]
    return any(mine in there or other == partner for mine, other in bad)


@pytest.mark.parametrize(("rows", "rounds", "share"), [(beijing, 2, 0.995), (computed, 1, 0.995), (central, 1, 0.995)])
def test_errors_put_in_on_purpose_are_noticed(rows: Callable[[], list[Row]], rounds: int, share: float) -> None:
    rng = random.Random(20240305)
    results: list[bool | None] = []
    for row in rows():
        zh, en, said = row.read()
        for a in said:
            if a.zh is None or a.en is None or a.status not in ("equal", "qualifier"):
                continue
            if zh[a.zh].kind != "quantity" or en[a.en].kind != "quantity":
                continue
            sides: list[tuple[Lang, Figure, int]] = [("zh", zh[a.zh], a.en), ("en", en[a.en], a.zh)]
            for lang, figure, partner in sides * rounds:
                words = row.text(lang)[figure.start : figure.end]
                results.extend(noticed(row, lang, figure, wrong, partner) for wrong in errors(words, rng))
    counted = [r for r in results if r is not None]
    print(f"{sum(counted)} of {len(counted)} noticed, {len(results) - len(counted)} still the same amount")
    assert len(counted) >= 1000
    assert sum(counted) >= share * len(counted)


def test_speed() -> None:
    rows = central()
    start = time.process_time()
    for row in rows:
        find_figures(row.zh, "zh")
    zh = (time.process_time() - start) / sum(len(r.zh) for r in rows) * 300
    start = time.process_time()
    for row in rows:
        find_figures(row.en, "en")
    en = (time.process_time() - start) / sum(len(r.en) for r in rows) * 1200
    print(f"{zh * 1000:.2f} ms for 300 zh characters, {en * 1000:.2f} ms for 1200 en")
    assert max(zh, en) < 0.003  # a quiet machine needs a fifth of it
