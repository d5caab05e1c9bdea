"""Write the pages across two years, for each pair of a series: plan and outcome, what changed, chapters side by side."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from duizhao.model.artefact import File
from duizhao.model.links import Claim, Pair, Term, Years, is_doubtful, missing_years
from duizhao.model.report import Chapter, MarkedPassage, Report, Series
from duizhao.model.shown import ShownLink, ShownQuote
from duizhao.pages.template import render
from duizhao.pages.years.views import VERDICTS, shown_outcomes
from duizhao.present import Quotes
from duizhao.site import addresses
from duizhao.site.across import verdict_key, verdict_label, verdict_of
from duizhao.site.addresses import TO_ROOT
from duizhao.site.escape import cell, inline
from duizhao.site.labels import label, label_pair, label_text

_LONGEST = 400  # rows of one list; the data file has all


@dataclass(frozen=True, slots=True)
class PlanRow:
    """A commitment in the table of a plan: its link, its verdict as a class name, its score."""

    shown: ShownLink
    key: str
    score: str


def pair_pages(series: Series, pair: Pair, quotes: Quotes) -> Iterator[File]:
    """Yield every page of two neighbouring years."""
    earlier, later = quotes.report(pair.earlier), quotes.report(pair.later)
    a, b = earlier.identity.year, later.identity.year
    folder = addresses.pair(series.slug, a, b)
    chapters = _chapter_pairs(pair, earlier, later)
    if not missing_years(a, b):
        yield File(f"{folder}/index.md", _plan_page(pair, quotes, a, b, chapters))
    yield File(f"{folder}/changed.md", _changed_page(pair, quotes, a, b, chapters))
    for one, other in chapters:
        yield File(f"{folder}/{_slug(one, other)}.md", _chapter_page(pair, (one, other), (earlier, later), quotes))


def year_pages(series: Series, years: Years) -> list[tuple[str, str]]:
    """Return path and name of the pages of several years, for the page of the series."""
    by = {r.id: r.identity.year for r in series.reports}
    out = []
    for pair in reversed([p for p in years.pairs if p.earlier in by]):
        a, b = by[pair.earlier], by[pair.later]
        if not missing_years(a, b):
            out.append((f"{a}-{b}/index.md", label("page.years.pair_nav", a=a, b=b)))
        if pair.old or pair.new or pair.appeared or pair.vanished:
            out.append((f"{a}-{b}/changed.md", label("page.years.changed_nav", a=a, b=b)))
    if any(i.series == series.slug for i in years.indicators):
        out.insert(0, ("indicators/index.md", label("page.years.indicators")))
    return out


def _plan_page(pair: Pair, quotes: Quotes, a: int, b: int, chapters: Sequence[tuple[Chapter, Chapter]]) -> bytes:
    links = sorted(shown_outcomes(pair.links), key=lambda x: quotes.order(x.source))
    views = [_plan_row(shown) for x in links if (shown := quotes.link(x))]
    counts = Counter(v.key for v in views)
    verdicts = [(verdict_key(v), verdict_label(v), counts[verdict_key(v)]) for v in VERDICTS]
    told = {x.source for x in links}
    doubtful = sum(1 for x in pair.links if x.kind == "plan-outcome" and not x.shown and x.source not in told)
    to_check = sum(map(is_doubtful, pair.links))
    return render(
        "years_plan.md.jinja",
        title=label_text("page.years.pair_nav", a=a, b=b),
        up="../../",
        a=a,
        b=b,
        links=views,
        verdicts=verdicts,
        chapters=list(dict.fromkeys((v.shown.source.chapter_id, cell(v.shown.source.chapter)) for v in views)),
        doubtful=doubtful,
        checks=f"../{a}/quality.md#links" if to_check else "",
        to_check=to_check,
        unread=sum(pair.unread),
        surplus=[quotes.claim(c) for c in pair.surplus[:_LONGEST]],
        surplus_count=len(pair.surplus),
        parallel=_chapter_links(chapters),
    )


def _plan_row(shown: ShownLink) -> PlanRow:
    return PlanRow(shown, verdict_key(verdict_of(shown.link)), f"{shown.link.score:.2f}")


def _changed_page(pair: Pair, quotes: Quotes, a: int, b: int, chapters: Sequence[tuple[Chapter, Chapter]]) -> bytes:
    missing = missing_years(a, b)
    kept_old, kept_new = {x for x, _, _ in pair.carried}, {y for _, y, _ in pair.carried}
    return render(
        "years_changed.md.jinja",
        title=label_text("page.years.changed_nav", a=a, b=b),
        a=a,
        b=b,
        missing=label("page.years.missing", years="、".join(map(str, missing)), a=a, b=b) if missing else "",
        parallel=_chapter_links(chapters) if missing else [],
        new=_claims([c for k, c in enumerate(pair.new) if k not in kept_new], quotes),
        dropped=_claims([c for k, c in enumerate(pair.old) if k not in kept_old], quotes),
        carried=[(quotes.claim(pair.old[x]), quotes.claim(pair.new[y])) for x, y, _ in pair.carried],
        appeared=_terms(pair.appeared, quotes),
        vanished=_terms(pair.vanished, quotes),
    )


def _claims(claims: Sequence[Claim], quotes: Quotes) -> list[ShownQuote]:
    return [quotes.claim(c) for c in claims if c.figure or c.definite][:_LONGEST]


def _terms(terms: Sequence[Term], quotes: Quotes) -> list[tuple[str, int, str]]:
    return [(cell(t.zh), t.count, TO_ROOT + quotes.place(t.place).evidence) for t in terms]


def _chapter_pairs(pair: Pair, earlier: Report[MarkedPassage], later: Report[MarkedPassage]) -> list[tuple[Chapter, Chapter]]:
    """Return parallel chapters, in the order of the earlier report."""
    before, after = {c.id: c for c in earlier.chapters}, {c.id: c for c in later.chapters}
    links = [x for x in pair.links if x.kind == "parallel-chapter" and x.shown and x.target]
    pairs = [(before[x.source.chapter], after[x.target.chapter]) for x in links if x.target]
    order = {c.id: k for k, c in enumerate(earlier.chapters)}
    return sorted(dict.fromkeys(pairs), key=lambda p: (order[p[0].id], p[1].id))


def _chapter_links(chapters: Sequence[tuple[Chapter, Chapter]]) -> list[tuple[str, str, str]]:
    """Return the page and the names, zh and en, of each two parallel chapters."""
    return [(f"{_slug(x, y)}.md", *_names(x, y)) for x, y in chapters]


def _names(one: Chapter, other: Chapter) -> tuple[str, str]:
    """Return the names of two chapters, zh and en; en is empty if neither has an English name."""
    en = f"{inline(one.en or one.zh)} ↔ {inline(other.en or other.zh)}" if one.en or other.en else ""
    return f"{inline(one.zh or one.en)} ↔ {inline(other.zh or other.en)}", en


def _slug(one: Chapter, other: Chapter) -> str:
    return f"{one.slug}-{other.slug}"


def _chapter_page(
    pair: Pair,
    chapters: tuple[Chapter, Chapter],
    reports: tuple[Report[MarkedPassage], Report[MarkedPassage]],
    quotes: Quotes,
) -> bytes:
    """Return the page of two chapters: parallel passages side by side, the others in their own order."""
    sides = [
        [p for p in r.passages if (p.chapter == c.id and p.key != c.heading) or (p.key == c.heading and p.lead != (0, 0))]
        for r, c in zip(reports, chapters, strict=True)
    ]
    partner = _partners(pair, {p.key for p in sides[0]}, {p.key for p in sides[1]})
    rows: list[tuple[MarkedPassage | None, MarkedPassage | None]] = []
    later = {p.key: p for p in sides[1]}
    used: set[str] = set()
    for p in sides[0]:
        key = partner.get(p.key)
        if key and key not in used:
            used.add(key)
            rows.append((p, later[key]))
        else:
            rows.append((p, None))
    rows += [(None, p) for p in sides[1] if p.key not in used]
    a, b = (r.identity.year for r in reports)
    return render(
        "years_chapter.md.jinja",
        title=_chapter_title(chapters[0], a, b),
        heads=_names(*chapters),
        years=(a, b),
        missing=bool(missing_years(a, b)),
        langs=[(lang, [_row(x, lang, reports, quotes) for x in rows]) for lang in ("zh", "en") if _has(rows, lang)],
    )


def _chapter_title(chapter: Chapter, a: int, b: int) -> str:
    zh, en = (text.format(a=a, b=b) for text in label_pair("page.years.chapter_title"))
    return f"{chapter.zh or chapter.en}：{zh} · {chapter.en or chapter.zh}: {en}"


def _partners(pair: Pair, earlier: set[str], later: set[str]) -> Mapping[str, str]:
    out: dict[str, str] = {}
    for x in pair.links:
        if x.kind == "parallel-passage" and x.target and x.source.passage in earlier and x.target.passage in later:
            out.setdefault(x.source.passage, x.target.passage)
    return out


def _has(rows: Sequence[tuple[MarkedPassage | None, MarkedPassage | None]], lang: str) -> bool:
    return any((p.zh if lang == "zh" else p.en) for row in rows for p in row if p)


def _row(
    row: tuple[MarkedPassage | None, MarkedPassage | None],
    lang: str,
    reports: tuple[Report[MarkedPassage], Report[MarkedPassage]],
    quotes: Quotes,
) -> list[tuple[str, str] | None]:
    """Return text and address of both cells."""
    return [
        (cell((p.zh if lang == "zh" else p.en) or ""), TO_ROOT + quotes.address(r.id, p.key)) if p else None
        for p, r in zip(row, reports, strict=True)
    ]
