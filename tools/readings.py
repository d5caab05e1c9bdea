#!/usr/bin/env python3
"""Count characters that have several readings in a folder of reports, by what decided their reading.

    python tools/readings.py DIR [CHARACTERS]

With CHARACTERS, print each place where one of them got its default reading.
"""

import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from duizhao.cache import Cache
from duizhao.diagnostics import Collector
from duizhao.pipeline import read_corpus
from duizhao.readings.read import sounded
from duizhao.text.language import script, to_simplified
from duizhao.text.readings.tables import polyphones


def texts(folder: Path) -> list[str]:
    """Return every Chinese row and note of the reports in a folder, in Simplified script."""
    corpus = read_corpus(folder, Collector(), lambda *_: None, Cache())
    out: list[str] = []
    for report in (r for s in corpus.series for r in s.reports):
        out.extend(p.zh for p in report.passages if p.zh)
        out.extend(n.zh for n in report.notes if n.zh)
    return [to_simplified(t) if script(t) == "Hant" else t for t in out]


def main() -> None:
    shown = set(sys.argv[2]) if len(sys.argv) > 2 else set()
    known = polyphones()
    hows: Counter[str] = Counter()
    doubtful: Counter[str] = Counter()
    characters = 0
    for text in texts(Path(sys.argv[1])):
        _, sounds = sounded(text)
        characters += len(sounds)
        for at, sound in sounds.items():
            if text[at] in known:
                hows[sound.how] += 1
                if sound.how == "default":
                    doubtful[text[at]] += 1
                    if text[at] in shown:
                        print(f"{text[max(0, at - 8) : at]}[{text[at]} {sound.pinyin}]{text[at + 1 : at + 9]}")
    print(f"{characters} Chinese characters, {sum(hows.values())} of them with several readings")
    print("read by " + ", ".join(f"{how}: {n}" for how, n in hows.most_common()))
    print("by default: " + " ".join(f"{char} {n}" for char, n in doubtful.most_common()))


if __name__ == "__main__":
    main()
