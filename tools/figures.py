"""Measure quality, speed and size, and write the figures into docs/figures.md.

Each part of tools/figures.toml names a command, its texts and what to read from its output. Parts whose inputs are missing are
skipped. A figure that this run did not measure keeps its value and its date.

    python tools/figures.py [--only PART,GROUP] [--long] [--texts] [--inputs ../shared] [--page docs/figures.md] [--list]
"""

import argparse
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import textwrap
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

_ROOT = Path(__file__).resolve().parent.parent
_BEGIN, _END = "<!-- figures:begin -->", "<!-- figures:end -->"
_ROW = re.compile(r"^\| (?P<label>.+?) \| (?P<value>.+) \| (?P<date>[^|]+) \|$", re.MULTILINE)


class NotMeasuredError(Exception):
    """A command failed, or its output has none of the figures; the message says why."""


@dataclass(frozen=True, slots=True)
class Measure:
    """One figure, or one for each match of a pattern.

    Attributes:
        label: What is measured; a template of the fields of the output.
        value: How the figure is written; a template of the same fields, with ` | ` between columns.
        pattern: Finds the fields in the output; empty if the output is JSON.
    """

    label: str
    value: str
    pattern: str = ""

    def read(self, output: str) -> dict[str, str]:
        """Return the figures by label.

        >>> Measure("pages: {n}", "{s} s", r"(?P<n>\\d+) pages in (?P<s>[\\d.]+)").read("94 pages in 2.5, 611 pages in 9.0")
        {'pages: 94': '2.5 s', 'pages: 611': '9.0 s'}
        >>> Measure("F", "{alignment[f]:.3f}").read('{"alignment": {"f": 0.98412}}')
        {'F': '0.984'}
        """
        matches = (
            [m.groupdict() for m in re.finditer(self.pattern, output, re.MULTILINE)] if self.pattern else [json.loads(output)]
        )
        return {self.label.format(**fields): self.value.format(**fields) for fields in matches}

    def owns(self, label: str) -> bool:
        """Return whether a row of the page belongs to this measure."""
        parts = re.split(r"\{[^}]*\}", self.label)
        return re.fullmatch(".+?".join(re.escape(part) for part in parts), label) is not None


@dataclass(frozen=True, slots=True)
class Part:
    """What one command measures.

    Attributes:
        name, group: Both can be given to `--only`.
        texts: On which texts, and whether rules were fitted on them; a paragraph of the page.
        run, long: The command, and its thorough form; `{inputs}`, `{data}` and `{python}` are replaced.
        needs: What must be there of the inputs.
        build: Folders of the inputs that are built into data files first.
        timed: The figures depend on the machine, so its processors stand beside the date.
        columns: Headings of the figures.
    """

    name: str
    group: str
    title: str
    texts: str
    run: str
    measures: tuple[Measure, ...]
    needs: tuple[str, ...] = ()
    build: tuple[str, ...] = ()
    long: str = ""
    timed: bool = False
    columns: tuple[str, ...] = ("Figure",)

    def shown(self, command: str) -> str:
        """Return the command as the page prints it."""
        built = f"duizhao build {' '.join(f'../shared/{folder}' for folder in self.build)} --pages-only; " if self.build else ""
        names = {"inputs": "../shared", "data": "docs/site/data", "python": "python"}
        return built + command.format(**names)


Rows = dict[str, tuple[str, str]]  # label → figure and date


def parts_of(path: Path) -> tuple[Part, ...]:
    """Read the parts, in the order of the table."""
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    return tuple(_part(entry) for entry in table["part"])


def _part(entry: Mapping[str, Any]) -> Part:
    frozen: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in entry.items() if k != "measure"}
    return Part(**frozen, measures=tuple(Measure(**m) for m in entry["measure"]))


def measured(part: Part, inputs: Path, command: str) -> dict[str, str]:
    """Run the command of a part and read its figures."""
    with tempfile.TemporaryDirectory() as name:
        data = _built(part.build, inputs, Path(name)) if part.build else Path()
        names = {"inputs": str(inputs), "data": str(data), "python": sys.executable}
        output = _output([word.format(**names) for word in shlex.split(command)])
    figures: dict[str, str] = {}
    for measure in part.measures:
        read = measure.read(output)
        if not read:
            raise NotMeasuredError(f"the output of {command} has no “{measure.label}”")
        figures |= read
    return figures


def _built(folders: Iterable[str], inputs: Path, out: Path) -> Path:
    """Build the folders together; return the folder of the data files."""
    for folder in folders:
        shutil.copytree(inputs / folder, out / "in", dirs_exist_ok=True)
    command = [sys.executable, "-m", "duizhao", "build", str(out / "in"), "--pages-only", "--no-books", "--quiet"]
    _output([*command, "--pages", str(out / "pages"), "--cache", str(out / "cache")], allowed=(0, 1))
    return out / "pages/data"


def _output(command: Sequence[str], allowed: Sequence[int] = (0,)) -> str:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(_ROOT / "generator"), str(_ROOT)])}
    done = subprocess.run(command, cwd=_ROOT, capture_output=True, text=True, check=False, env=environment)
    if done.returncode not in allowed:
        raise NotMeasuredError(f"{shlex.join(command)} failed: {(done.stderr or done.stdout)[-1000:]}")
    return done.stdout


def rows_of(page: str) -> dict[str, Rows]:
    """Return the rows of the page's tables, by the title of their section."""
    sections = re.split(r"^### ", _generated(page), flags=re.MULTILINE)[1:]
    return {
        section.split("\n", 1)[0]: {m["label"]: (m["value"], m["date"]) for m in _ROW.finditer(section.split("|---|\n")[-1])}
        for section in sections
    }


def merged(part: Part, old: Rows, new: Mapping[str, str], date: str) -> Rows:
    """Merge new figures with old ones that were not measured now; drop rows that fit no measure or number of columns."""
    fitting = {label: row for label, row in old.items() if row[0].count(" | ") == len(part.columns) - 1}
    rows: Rows = {}
    for measure in part.measures:
        own = {label: row for label, row in fitting.items() if measure.owns(label)}
        own |= {label: (value, date) for label, value in new.items() if measure.owns(label)}
        rows |= {label: own[label] for label in sorted(own, key=_natural)}
    return rows


def _natural(label: str) -> list[tuple[int, str]]:
    """Return a sort key that puts 94 before 611 and 6,016."""
    return [(int(t.replace(",", "")), "") if t[0].isdigit() else (0, t) for t in re.findall(r"\d[\d,]*|\D+", label)]


def _section(part: Part, rows: Rows) -> str:
    texts = textwrap.fill(part.texts.strip(), 128, break_long_words=False, break_on_hyphens=False)
    lines = [f"### {part.title}", "", texts, "", f"`{part.shown(part.long or part.run)}`", ""]
    if rows:
        heads = ["Measure", *part.columns, "Measured"]
        lines += [f"| {' | '.join(heads)} |", "|---" * len(heads) + "|"]
        lines += [f"| {label} | {value} | {date} |" for label, (value, date) in rows.items()]
    else:
        lines.append("Not measured yet.")
    return "\n".join(lines)


def _generated(page: str) -> str:
    return page.split(_BEGIN)[1].split(_END, maxsplit=1)[0]


def rewritten(page: str, parts: Sequence[Part], figures: Mapping[str, Mapping[str, str]], day: str, processors: int) -> str:
    """Return the page with new figures between its markers; `figures` maps the names of parts to theirs."""
    before, after = page.split(_BEGIN, maxsplit=1)[0], page.split(_END)[1]
    old = rows_of(page)
    sections = [
        _section(part, merged(part, old.get(part.title, {}), figures.get(part.name, {}), _date(part, day, processors)))
        for part in parts
    ]
    return "\n\n".join([before + _BEGIN, *sections, _END + after])


def _date(part: Part, day: str, processors: int) -> str:
    return f"{day}, {processors} CPUs" if part.timed else day


def main() -> int:
    """Measure the chosen parts; return 1 if one failed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", default="", help="parts or groups, separated by commas; all if left out")
    parser.add_argument("--long", action="store_true", help="run the thorough form of commands that have one")
    parser.add_argument("--inputs", type=Path, default=_ROOT.parent / "shared", help="the folder of real reports and answers")
    parser.add_argument("--page", type=Path, default=_ROOT / "docs/figures.md")
    parser.add_argument("--texts", action="store_true", help="measure nothing; write the texts of tools/figures.toml anew")
    parser.add_argument("--list", action="store_true", help="list the parts and measure nothing")
    args = parser.parse_args()
    parts = parts_of(_ROOT / "tools/figures.toml")
    if args.list:
        print("\n".join(f"{part.group:8} {part.name:12} {part.title}" for part in parts))
        return 0
    if args.texts:
        _write(args.page, parts, {})
        return 0
    wanted = set(filter(None, args.only.split(",")))
    if unknown := wanted - {name for part in parts for name in (part.name, part.group)}:
        parser.error(f"no such part: {', '.join(sorted(unknown))}; --list shows them")
    return _run([p for p in parts if not wanted or {p.name, p.group} & wanted], parts, args)


def _run(chosen: Sequence[Part], parts: Sequence[Part], args: argparse.Namespace) -> int:
    failed = 0
    for part in chosen:
        if missing := [folder for folder in part.needs if not (args.inputs / folder).exists()]:
            print(f"{part.name}: skipped, {args.inputs / missing[0]} is missing")
            continue
        try:
            figures = measured(part, args.inputs.resolve(), part.long if args.long and part.long else part.run)
        except (NotMeasuredError, KeyError, ValueError) as error:
            print(f"{part.name}: not measured: {error}", file=sys.stderr)
            failed = 1
            continue
        _write(args.page, parts, {part.name: figures})  # after each part, so an interrupted run keeps what it measured
        print("\n".join([f"{part.name}: {part.title}", *(f"  {label}: {value}" for label, value in figures.items())]), flush=True)
    return failed


def _write(path: Path, parts: Sequence[Part], figures: Mapping[str, Mapping[str, str]]) -> None:
    page = path.read_text(encoding="utf-8")
    day = datetime.now(UTC).date().isoformat()
    path.write_text(rewritten(page, parts, figures, day, os.cpu_count() or 1), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
