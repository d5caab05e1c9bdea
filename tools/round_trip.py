"""Measure whether reports survive the way out to an editor and back: `python tools/round_trip.py FOLDER [--edits 200] [--office]`.

Every report of the folder is written as DOCX and as XLIFF, and read again: characters that are lost or changed are counted.
Then edits (seeded) are made in the files themselves, in the Chinese and the English, and read again: how many arrive, and how many
other texts change. With `--office` LibreOffice opens and saves each DOCX in between; with `--xsd FILE` each XLIFF is validated
(the schema of OASIS is not part of this project). The edits of the DOCX files are then written into `curation.toml` of a copy of the folder,
which is read anew: how many of its texts are as edited.
"""

import argparse
import io
import random
import re
import shutil
import subprocess
import tempfile
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from duizhao.cache import Cache
from duizhao.desk import DecisionFile
from duizhao.diagnostics import Collector
from duizhao.exchange import Change, compare, docx_of, read_returned, rows_of, write_edits, xliff_of
from duizhao.exchange.rows import ExchangeRow
from duizhao.model.report import Corpus, MarkedPassage, Report
from duizhao.pipeline import read_corpus
from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
XLIFF = "{urn:oasis:names:tc:xliff:document:2.0}"
NEW = ("另外一处", "，并作说明", "newly", "three further", "A&B <tag>", "“quoted”")


@dataclass(frozen=True)
class Edit:
    """A text of a report as it was, and as it was edited."""

    report: str
    key: str
    lang: str
    text: str


def edited(rng: random.Random, text: str) -> str:
    """Put words in, take some out, or replace some."""
    while True:
        a = rng.randrange(len(text))
        b = min(len(text), a + rng.choice((0, 1, 4, 12)))
        new = (text[:a] + rng.choice((*NEW, "")) + text[b:]).strip()
        if new not in {text, ""}:
            return new


def edit_docx(data: bytes, rng: random.Random, count: int) -> tuple[bytes, dict[tuple[int, int], str]]:
    """Edit cells of a document; return it, and the new text by row and column of the table."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    root = etree.fromstring(parts["word/document.xml"])
    places = {}
    for r, row in enumerate(root.iter(f"{W}tr")):
        for c, cell in enumerate(row.iter(f"{W}tc")):
            runs = list(cell.iter(f"{W}t"))
            if r and runs and len(runs[0].text or "") > 1:
                places[r - 1, c] = runs
    done = {}
    for place in sorted(rng.sample(sorted(places), min(count, len(places)))):
        first, *others = places[place]
        whole = "".join(t.text or "" for t in places[place])
        first.text = edited(rng, whole)
        for t in others:
            t.text = ""
        if first.text != whole:
            done[place] = first.text
    parts["word/document.xml"] = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return out.getvalue(), done


def edit_xliff(data: bytes, rng: random.Random, count: int) -> tuple[bytes, dict[tuple[int, int], str]]:
    """Edit segments of a file; return it, and the new text by unit and side."""
    root = etree.fromstring(data)
    units = list(root.iter(f"{XLIFF}unit"))
    places = [
        (u, c)
        for u, unit in enumerate(units)
        for c, name in enumerate(("source", "target"))
        if len("".join(t.text or "" for t in unit.iter(XLIFF + name))) > 1
    ]
    done = {}
    for u, c in sorted(rng.sample(places, min(count, len(places)))):
        sides = list(units[u].iter(XLIFF + ("source", "target")[c]))
        longest = max(sides, key=lambda t: len(t.text or ""))
        old = longest.text or ""
        longest.text = edited(rng, old)
        whole = "".join(t.text or "" for t in sides).strip()
        if longest.text != old:
            done[u, c] = whole
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8"), done


def through_office(data: bytes) -> bytes:
    """Let LibreOffice open and save a document."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "in.docx")
        path.write_bytes(data)
        subprocess.run(
            [
                "soffice",
                f"-env:UserInstallation=file://{folder}/profile",
                "--headless",
                "--convert-to",
                "docx",
                "--outdir",
                f"{folder}/out",
                path,
            ],
            check=True,
            capture_output=True,
            timeout=300,
        )
        return Path(folder, "out/in.docx").read_bytes()


def differing(data: bytes, rows: Sequence[ExchangeRow]) -> tuple[int, int]:
    """Return how many characters of a file that came back are lost or others, and how many texts are changed."""
    returned = read_returned(data)
    assert returned
    back = {row.key: row for row in returned.rows}
    lost = 0
    for row in rows:
        other = back.get(row.key)
        for lang in ("zh", "en"):
            side = other.side(lang) if other else None  # type: ignore[arg-type]
            text = row.text(lang)  # type: ignore[arg-type]
            if side is None or side.text != text:
                lost += max(1, len(text))
    comparison = compare(returned, rows)
    return lost, len(comparison.of("changed")) + len(comparison.of("elsewhere")) + len(comparison.problems)


def arrived(data: bytes, rows: Sequence[ExchangeRow], wanted: dict[tuple[int, int], str]) -> tuple[int, int, list[Change]]:
    """Return how many edits arrive as they were made, how many other texts change, and the changes."""
    returned = read_returned(data)
    assert returned
    changes = compare(returned, rows).of("changed")
    got = {(c.key, c.lang): c.new for c in changes}
    keys = {(rows[r].key, ("zh", "en")[c]): text for (r, c), text in wanted.items()}
    return sum(got.get(k) == t for k, t in keys.items()), len(got.keys() - keys.keys()), list(changes)  # type: ignore[call-overload]


def read(folder: Path, cache: Path) -> Corpus:
    """Read the reports of a folder."""
    with Cache(cache) as kept:
        return read_corpus(folder, Collector(), lambda *_: None, kept, 1)


Editor = Callable[[bytes, random.Random, int], tuple[bytes, dict[tuple[int, int], str]]]
FORMS: dict[str, tuple[Callable[[Report[MarkedPassage]], bytes], Editor]] = {
    "DOCX": (docx_of, edit_docx),
    "XLIFF": (xliff_of, edit_xliff),
}


def main() -> None:
    """Print the counts of each form, and those of the curation."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--edits", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--office", action="store_true")
    parser.add_argument("--xsd", type=Path)
    parser.add_argument("--cache", type=Path, default=Path(".duizhao_cache/beads.sqlite"))
    given = parser.parse_args()
    corpus = read(given.folder, given.cache)
    schema = etree.XMLSchema(etree.parse(given.xsd)) if given.xsd else None
    each = -(-given.edits // max(1, len(corpus.reports)))
    kept: dict[str, list[Change]] = {}
    for form, (write, edit) in FORMS.items():
        rng = random.Random(given.seed)
        characters = lost = changed = made = good = other = invalid = 0
        for report in corpus.reports:
            rows = rows_of(report)
            data = write(report)
            if form == "XLIFF" and schema is not None:
                invalid += not schema.validate(etree.fromstring(re.sub(rb'version="2.1"', b'version="2.0"', data, count=1)))
            office = through_office if given.office and form == "DOCX" else bytes
            a, b = differing(office(data), rows)
            characters += sum(len(row.zh) + len(row.en) for row in rows)
            lost, changed = lost + a, changed + b
            data, wanted = edit(data, rng, min(each, given.edits - made))
            right, others, changes = arrived(office(data), rows, wanted)
            made, good, other = made + len(wanted), good + right, other + others
            if form == "DOCX":
                kept[report.id] = changes
        more = f"; {invalid} files not valid by the schema" if form == "XLIFF" and schema is not None else ""
        print(
            f"{form}{' through LibreOffice' if given.office and form == 'DOCX' else ''}: {len(corpus.reports)} reports, {characters} characters, {lost} lost, {changed} changed; {good} of {made} edits arrive, {other} others{more}"
        )
    print(curated(given.folder, kept, given.cache))


def curated(folder: Path, changes: dict[str, list[Change]], cache: Path) -> str:
    """Write the changes into the curation of a copy of the folder, read it anew, and count the texts that are as edited."""
    with tempfile.TemporaryDirectory() as place:
        copy = Path(place, "reports")
        shutil.copytree(folder, copy, copy_function=shutil.copyfile)
        copy.chmod(0o755)
        for report, some in changes.items():
            write_edits(DecisionFile(copy), report, some, "edited.docx")
        texts = {(r.id, row.key): row for r in read(copy, cache).reports for row in rows_of(r)}
        wanted = [(report, c) for report, some in changes.items() for c in some]
        right = sum(texts[report, c.key].text(c.lang) == c.new for report, c in wanted if (report, c.key) in texts)
        return f"curation.toml: {right} of {len(wanted)} texts are as edited when the folder is read anew"


if __name__ == "__main__":
    main()
