"""Draw entries of the term bank at random, for readers to judge: is this a formula, and does this English render it here?

    python tools/draw_terms.py DATA NUMBER SEED > entries.tsv

DATA is the folder `data` of a site. A line has a number, the formula, the first rendering that pages show (empty if none is sure), and a
sentence in both languages in which it stands, drawn among the places of that rendering; where there is none, a sentence with the formula.
"""

import argparse
import json
import random
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

COLUMNS = ("number", "formula", "rendering", "zh", "en", "report")


def bead_of(passage: Mapping[str, Any], at: Sequence[int]) -> tuple[str, str]:
    """Return the texts of the bead that holds the Chinese characters at a place; the whole row if none does."""
    for bead in passage["segments"]:
        if any(a <= at[0] < b for a, b in bead["zh"]):
            zh, en = (" ".join(passage[lang][a:b].strip() for a, b in bead[lang]) if bead[lang] else "" for lang in ("zh", "en"))
            return zh, en
    return passage["zh"] or "", passage["en"] or ""


def rendering_of(term: Mapping[str, Any]) -> str:
    """Return the first rendering; empty if none is sure."""
    first = next(iter(term["renderings"]), None)
    return first["en"] if first and first["status"] != "unsure" else ""


def place_of(term: Mapping[str, Any], reports: Mapping[str, Mapping[str, Any]], draw: random.Random) -> tuple[str, str, str]:
    """Return a sentence of the first rendering in both languages, and its report."""
    if rendering_of(term):
        place = draw.choice(term["renderings"][0]["places"])
        return *bead_of(reports[place["report"]][place["passage"]], place["zh"]), place["report"]
    report = draw.choice(term["reports"])["report"]
    having = [p for p in reports[report].values() if term["zh"] in (p["zh"] or "")]
    if not having:
        return "", "", report
    passage = draw.choice(having)
    at = passage["zh"].index(term["zh"])
    return *bead_of(passage, (at, at + 1)), report


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("number", type=int)
    parser.add_argument("seed", type=int)
    options = parser.parse_args()
    terms = json.loads((options.data / "terms.json").read_text(encoding="utf-8"))["terms"]
    reports = {}
    for path in sorted((options.data / "reports").glob("*.json")):
        report = json.loads(path.read_text(encoding="utf-8"))
        reports[report["id"]] = {p["id"]: p for p in report["passages"]}
    draw = random.Random(options.seed)
    print("\t".join(COLUMNS))
    for k, term in enumerate(draw.sample(terms, min(options.number, len(terms))), 1):
        fields = (str(k), term["zh"], rendering_of(term), *place_of(term, reports, draw))
        print("\t".join(" ".join(f.split()) for f in fields))


if __name__ == "__main__":
    main()
