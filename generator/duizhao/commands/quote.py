"""Run `duizhao quote`: say whether reports really have the words of a quotation, and where."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from duizhao.commands.errors import CLEAN, ERRORS, wrong_usage
from duizhao.commands.options import RunOptions
from duizhao.commands.printing import print_lines
from duizhao.commands.run import read_rows
from duizhao.files import NotReadError, has_file, read_regular
from duizhao.model.quotations import CLASSES, CheckedQuotation
from duizhao.quotations import Quotations

_MOST = 1_000_000  # bytes of a file
_SURE = ("verbatim", "but for punctuation or script")


def quote(options: RunOptions, text: str, year: int | None) -> int:
    """Print the class and the places of each sentence; `text` may be the name of a file. Return 0 if the reports have all words."""
    options.require_reports()
    checked = Quotations(read_rows(options).reports).check(_text(text), year)
    if not checked:
        wrong_usage("there is no sentence to look up: give words, or a file that holds them")
    for k, quotation in enumerate(checked, 1):
        print_lines(*quotation_lines(k, quotation))
    counts = Counter(q.kind for q in checked)
    print_lines(", ".join(f"{kind}: {counts[kind]}" for kind in CLASSES if counts[kind]))
    return CLEAN if all(q.kind in _SURE for q in checked) else ERRORS


def _text(text: str) -> str:
    """Read the file of this name, or else take the text itself."""
    path = Path(text)
    if not has_file(path):
        return text
    try:
        return read_regular(path, _MOST).decode("utf-8-sig")
    except NotReadError:
        wrong_usage(f"{text} has more than {_MOST:,} bytes; quote a page at a time")
    except UnicodeDecodeError:
        wrong_usage(f"{text} is not UTF-8; save it as UTF-8, or give the words themselves")


def quotation_lines(number: int, quotation: CheckedQuotation) -> Iterator[str]:
    """Yield the class, the words, each place with its facing words, and what differs."""
    yield f"{number} {quotation.kind}: {quotation.text}"
    for p in quotation.places:
        yield f"  {p.report} {p.row}: {p.text}"
        if p.facing:
            yield f"    {p.facing}"
    for c in quotation.changes:
        yield f"  the report has “{c.source}”, the quotation “{c.quoted}”"
    if quotation.others:
        yield f"  further places: {quotation.others}"
