"""Write findings as one HTML file without scripts."""

from collections import Counter
from collections.abc import Sequence
from importlib.resources import files

from jinja2 import Environment
from markupsafe import Markup, escape

from duizhao.findings.listing import ListedFinding
from duizhao.model.alignment import Span
from duizhao.qa import RULES


def html_of(findings: Sequence[ListedFinding]) -> bytes:
    """Return a page with the counts of every rule, and the findings by report and rule with both texts."""
    template = files(__package__).joinpath("findings.html.j2").read_text(encoding="utf-8")
    environment = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True)
    environment.filters["marked"] = marked
    by_report: dict[str, list[ListedFinding]] = {}
    for f in findings:
        by_report.setdefault(f.finding.report, []).append(f)
    counts = Counter(f.rule.code for f in findings)
    page = environment.from_string(template).render(by_report=by_report, counts=counts, rules=RULES, total=len(findings))
    return page.encode()


def marked(text: str, span: Span | None) -> Markup:
    """Escape a text, and mark the words of a span.

    >>> marked("绿道<60公里", (3, 5))
    Markup('绿道&lt;<mark>60</mark>公里')
    """
    if span is None or span[0] == span[1]:
        return escape(text)
    start, end = span
    return escape(text[:start]) + Markup("<mark>{}</mark>").format(text[start:end]) + escape(text[end:])
