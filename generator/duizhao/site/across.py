"""Format links across years as HTML: verdicts, quotes, and the line under a row, for pages and books alike.

`up` is the prefix of addresses of the site: `../../../` from a page, the site's address from a book; None makes no links.
"""

from collections import Counter
from collections.abc import Iterable, Sequence

from duizhao.model.alignment import Span
from duizhao.model.links import Link, Ruling
from duizhao.model.shown import ShownLink, ShownQuote, YearLine
from duizhao.site.escape import cell, inline
from duizhao.site.labels import COLON, bilingual, label, label_pair
from duizhao.site.targets import COMPARED, amount_html, result_words, target_words
from duizhao.text.quoted import shortened

_NO_RULING = Ruling("reported", "task")
_LONGEST_SUBJECT = 24, 70  # characters of a subject in the line under a row, zh and en

# What is said of a commitment, or that it is only near, in the order of the line under a row
WORST_FIRST = ("short", "not mentioned", "set again", "met", "exceeded", "reported", "five years", "scope", "general")


def verdict_key(verdict: str) -> str:
    """Return the class name of a verdict, or of the reason of a near link.

    >>> verdict_key("not mentioned")
    'not-mentioned'
    """
    return verdict.replace(" ", "-")


def verdict_label(verdict: str) -> str:
    """Return a verdict, or how something near is told, in both languages."""
    return label("page.years.verdicts." + verdict.replace(" ", "_"))


def verdict_of(link: Link) -> str:
    """Return the verdict on a link; of a near link, which has none, the reason why it is no outcome."""
    return link.near or ruling_of(link).verdict


def ruling_of(link: Link) -> Ruling:
    """Return the ruling on a link; where nothing was compared, the verdict is `reported`."""
    return link.ruling or _NO_RULING


def rule_key(link: Link) -> str:
    """Return the key, in the labels, of the reason for what is said of a link."""
    if link.near:
        return "page.years.near." + link.near.replace(" ", "_")
    return "page.years.rules." + ruling_of(link).rule.replace(" ", "_")


def verdict_html(link: Link) -> str:
    """Format the verdict on a link, the rule that gave it, and the link's score; near links, found by rules, have none."""
    verdict = verdict_of(link)
    return f'<strong class="dz-verdict dz-verdict--{verdict_key(verdict)}">{verdict_label(verdict)}</strong> {reason_html(link)}'


def reason_html(link: Link) -> str:
    """Format the rule that gave a verdict, or the reason why something is only near, and the link's score."""
    detail = ruling_of(link).detail
    differs = f' <span lang="zh-Hans">({cell(detail)})</span>' if detail else ""
    five = f' <span class="dz-rule">{label("page.years.of_five")}</span>' if link.of_five else ""
    score = "" if link.near else f" <small>{label('page.years.score')} {link.score:.2f}</small>"
    return f'<span class="dz-rule">{label(rule_key(link))}{differs}</span>{five}{score}'


def quote_html(quote: ShownQuote, name: str, up: str | None, lacking: str = "") -> str:
    """Format words of another year: the words meant in `<mark>`, their English, and a link called `name` (HTML) to their row.

    `lacking` (HTML) stands in the place of English that there is not.
    """
    words = marked_html(quote.text, quote.marks)
    en = f'<p lang="en">{marked_html(quote.en, quote.en_marks)}</p>' if quote.en.strip() else ""
    en = en or (f'<p class="dz-missing">{lacking}</p>' if lacking else "")
    chapter = f" {bilingual(cell(quote.chapter), cell(quote.chapter_en))}" if quote.chapter.strip() else ""
    where = f'<p class="dz-quote__where">{_linked(quote.evidence, name, up)}{chapter}</p>'
    return f'<blockquote class="dz-quote"><p lang="{quote.lang}">{words}</p>{en}{where}</blockquote>'


def marked_html(text: str, marks: Iterable[Span]) -> str:
    """Escape a text, with the words meant in `<mark>`.

    >>> marked_html("全年新增就业6万人", ((2, 9),))
    '全年<mark>新增就业6万人</mark>'
    """
    out, at = [], 0
    for start, end in marks:
        out.append(f"{_inside(text[at:start])}<mark>{_inside(text[start:end])}</mark>")
        at = end
    return "".join((*out, _inside(text[at:]))).strip()


def _inside(text: str) -> str:
    """Escape a part of a text, with the blanks at its ends."""
    return inline(text).replace('"', "&quot;")


def year_line_html(line: YearLine, up: str | None, attributes: str = "") -> str:
    """Format the line under a row, which opens to both clauses of every link; `attributes` begin with a space."""
    outcomes = "".join(f"<li>{_outcome(line.report, x, up)}</li>" for x in line.outcomes)
    others = [(address, label(f"page.years.{name}", year=year)) for name, year, address in line.others]
    links = "".join(f"<li>{_linked(address, name, up)}</li>" for address, name in others)
    summary = _summary(line.outcomes, len(others)) if line.outcomes else f"{label('page.years.line')}{COLON}{others[0][1]}"
    html = f'<details class="dz-years"{attributes}><summary>{summary}</summary><ul>{outcomes}{links}</ul></details>'
    return " ".join(html.split())


def _linked(address: str, name: str, up: str | None) -> str:
    return name if up is None else f'<a href="{up}{address}">{name}</a>'


def _outcome(report: str, shown: ShownLink, up: str | None) -> str:
    """Format a link for one of its two rows: the words of this row come first."""
    assert shown.target
    plan = shown.source, label("page.years.plan", year=shown.source.year)
    result = shown.target, label(f"page.years.{shown.part}", year=shown.target.year)
    own, other = (plan, result) if shown.link.source.report == report else (result, plan)
    return f"{verdict_html(shown.link)}{quote_html(*own, up)}{quote_html(*other, up)}"


def _summary(outcomes: Sequence[ShownLink], others: int) -> str:
    """Format “urban jobs: 200,000 planned → 174,000 · short · 2 met”: the first outcome in words, the others by verdict.

    Numbers that are not compared have no arrow between them.
    """
    first, rest = outcomes[0], Counter(verdict_of(x.link) for x in outcomes[1:])
    counts = [_count(n, v) for v, n in sorted(rest.items(), key=lambda x: WORST_FIRST.index(x[0]))]
    more = [label("page.years.more", n=others)] if others else []
    return " · ".join((outcome_html(first), *counts, *more))


def outcome_html(shown: ShownLink) -> str:
    """Format what became of a commitment in a few words: “urban jobs: 200,000 planned → 174,000 · short”."""
    subject = bilingual(*(cell(shortened(name, most)) for name, most in zip(shown.subject, _LONGEST_SUBJECT, strict=True)))
    verdict, figures = verdict_of(shown.link), _figures(shown.link)
    said = f'<strong class="dz-verdict dz-verdict--{verdict_key(verdict)}">{bilingual(*_short_name(verdict))}</strong>'
    return " · ".join((f"{subject}{COLON}{figures}" if figures else subject, said))


def _figures(link: Link) -> str:
    """Format “200,000 planned → 174,000”, without the result where it is not compared; "" if the plan has no figure."""
    target, result = target_words(link), result_words(link)
    if target is None:
        return ""
    zh, en = label_pair("page.plan.planned")
    figures = amount_html(f"{zh}{target[0]}", f"{target[1]} {en}")
    return f"{figures} → {amount_html(*result)}" if result and verdict_of(link) in COMPARED else figures


def _short_name(verdict: str) -> tuple[str, str]:
    return label_pair("page.plan.told_of" if verdict == "reported" else "page.years.verdicts." + verdict.replace(" ", "_"))


def _count(n: int, verdict: str) -> str:
    zh, en = _short_name(verdict)
    return bilingual(f"{n}项{zh}", f"{n} {en}", en)
