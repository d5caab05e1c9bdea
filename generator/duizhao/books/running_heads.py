"""The chapter in the head of each sheet of a PDF: Chromium prints the heads by themselves, and they are laid over the sheets.

Chromium has no `string-set`, and a kind of page for each chapter would begin a new sheet with each.
"""

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from io import BytesIO
from typing import TYPE_CHECKING

import lxml.html

if TYPE_CHECKING:
    from pikepdf import Pdf

_TOP = 0.8  # of the height of a sheet: a chapter that begins above gives it its head
_STYLE = """@page { size: A4; margin: 0 }
body { margin: 0; font: 7pt/1.35 'Noto Serif CJK SC', 'Source Han Serif SC', 'Songti SC', serif; color: #555 }
div { box-sizing: border-box; height: 296mm; padding: 5.5mm 16mm 0; overflow: hidden }
div + div { break-before: page }
p { width: 76mm; margin: 0 0 0 auto; overflow: hidden; text-align: end; text-overflow: ellipsis; white-space: nowrap }
p + p { font-family: Georgia, "Liberation Serif", "DejaVu Serif", serif }"""

Name = tuple[str, ...]  # of a chapter: Chinese, English, or one of them


def chapter_names(html: str) -> dict[str, Name]:
    """Map the ID of each heading in the contents of a report to its name.

    >>> chapter_names('<nav class="dz-contents"><a href="#a"><span class="dz-ui">一、桥 · I. Bridges</span></a></nav>')
    {'a': ('一、桥', 'I. Bridges')}
    """
    tree = lxml.html.document_fromstring(html.encode(), parser=lxml.html.HTMLParser(encoding="utf-8"))
    links = [a for nav in tree.iter("nav") if "dz-contents" in (nav.get("class") or "") for a in nav.iter("a")]
    return {
        (a.get("href") or "").removeprefix("#"): tuple(" ".join("".join(map(str, a.itertext())).split()).split(" · ", 1))
        for a in links
    }


def heads(data: bytes, names: Mapping[str, Name]) -> list[Name]:
    """Return the chapter of each sheet: that which begins at its top, else that which goes on there; () before the first."""
    import pikepdf  # noqa: PLC0415 - optional

    with pikepdf.open(BytesIO(data)) as pdf:
        starts = sorted(_starts(pdf, names))
        return [next((name for at, name in reversed(starts) if at <= (n, -_TOP)), ()) for n in range(len(pdf.pages))]


def _starts(pdf: "Pdf", names: Mapping[str, Name]) -> Iterator[tuple[tuple[int, float], Name]]:
    """Yield the sheet on which each heading is, and how far from its lower edge, as a negative share of its height."""
    numbers = {page.obj.objgen: n for n, page in enumerate(pdf.pages)}
    for key, name in names.items():
        if f"/{key}" in pdf.Root.get("/Dests", {}):
            place = pdf.Root.Dests[f"/{key}"]
            number = numbers.get(place[0].objgen)
            if number is not None:
                yield (number, -float(place[3]) / float(pdf.pages[number].mediabox[3])), name


def heads_page(some: Sequence[Name]) -> str:
    """Return a page of HTML that prints one sheet a head."""
    sheets = "".join(f"<div>{''.join(f'<p>{escape(line)}</p>' for line in name)}</div>" for name in some)
    return f'<!doctype html><meta charset="utf-8"><style>{_STYLE}</style>{sheets}'


def lay_over(pdf: "Pdf", printed: bytes) -> None:
    """Draw the printed heads over the sheets, as artefacts, which are not read aloud."""
    import pikepdf  # noqa: PLC0415 - optional

    with pikepdf.open(BytesIO(printed)) as over:
        if len(over.pages) != len(pdf.pages):
            return
        for page, head in zip(pdf.pages, over.pages, strict=True):
            form = page.add_resource(pdf.copy_foreign(head.as_form_xobject()), pikepdf.Name.XObject, pikepdf.Name("/Head"))
            page.contents_add(b"q\n", prepend=True)
            page.contents_add(f"Q\n/Artifact BMC q {form} Do Q EMC\n".encode())
