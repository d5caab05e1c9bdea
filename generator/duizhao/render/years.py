"""The pages across years: plan and outcome, what changed, chapters side by side, for each pair of a series."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from duizhao.model.links import Claim, Link, Pair, Renders, Term, Years, is_doubtful
from duizhao.model.report import Chapter, ComparedPassage, Corpus, Report, Series
from duizhao.render.addresses import TO_ROOT, Addresses
from duizhao.render.escape import cell, inline
from duizhao.render.indicators import indicator_pages, named
from duizhao.render.labels import label, label_text
from duizhao.render.quotes import Quotes, QuoteView
from duizhao.render.template import render
from duizhao.render.years_views import ORDER, link_view, shown_outcomes, verdict_label

_LONGEST = 400  # rows of one list; the data file has all


def years_pages(corpus: Corpus, years: Years, to: Addresses) -> dict[str, bytes]:
    """Every page across years: path → bytes."""
    files: dict[str, bytes] = {}
    for series in corpus.series:
        ids = {r.id for r in series.reports}
        quotes = Quotes(series, to)
        pairs = [p for p in years.pairs if p.earlier in ids]
        for pair in pairs:
            files |= _pair_pages(series, pair, quotes)
        files |= indicator_pages(series, [i for i in years.indicators if i.series == series.slug], quotes)
    return files


def with_names(corpus: Corpus, years: Years, to: Addresses, renders: Renders) -> Years:
    """The same with English names of indicators, where the reports' English gives them."""
    out = []
    for series in corpus.series:
        quotes = Quotes(series, to)
        out += named([i for i in years.indicators if i.series == series.slug], quotes, renders)
    return replace(years, indicators=tuple(out))


def pages_of(series: Series, years: Years) -> list[tuple[str, str]]:
    """The pages of several years, as the series' page lists them: path from there, and name."""
    by = {r.id: r.identity.year for r in series.reports}
    out = []
    for pair in reversed([p for p in years.pairs if p.earlier in by]):
        a, b = by[pair.earlier], by[pair.later]
        out.append((f"{a}-{b}/index.md", label("page.years.pair_nav", a=a, b=b)))
        out.append((f"{a}-{b}/changed.md", label("page.years.changed_nav", a=a, b=b)))
    if any(i.series == series.slug for i in years.indicators):
        out.insert(0, ("indicators/index.md", label("page.years.indicators")))
    return out


def pair_folder(series: str, a: int, b: int) -> str:
    """Where the pages of two years lie."""
    return f"{series}/{a}-{b}"


def _pair_pages(series: Series, pair: Pair, quotes: Quotes) -> dict[str, bytes]:
    earlier, later = quotes.report(pair.earlier), quotes.report(pair.later)
    a, b = earlier.identity.year, later.identity.year
    folder = pair_folder(series.slug, a, b)
    chapters = _chapter_pairs(pair, earlier, later)
    files = {
        f"{folder}/index.md": _plan_page(pair, quotes, a, b, chapters),
        f"{folder}/changed.md": _changed_page(pair, quotes, a, b),
    }
    for one, other in chapters:
        files[f"{folder}/{_slug(one, other)}.md"] = _chapter_page(pair, (one, other), (earlier, later), quotes)
    return files


def _plan_page(pair: Pair, quotes: Quotes, a: int, b: int, chapters: Sequence[tuple[Chapter, Chapter]]) -> bytes:
    up = "../../"
    links = shown_outcomes(pair.links)
    links.sort(key=lambda x: _reading_order(quotes, x))
    views = [link_view(x, quotes, up, k) for k, x in enumerate(links)]
    counts = Counter(v.verdict_key for v in views)
    verdicts = [(k.replace(" ", "-"), verdict_label(k), counts[k.replace(" ", "-")]) for k in ORDER]
    doubtful = sum(1 for x in pair.links if x.kind == "plan-outcome" and not x.shown)
    doubtful -= counts["not-mentioned"]
    to_check = sum(map(is_doubtful, pair.links))
    return render(
        "years_plan.md.jinja",
        title=label_text("page.years.pair_nav", a=a, b=b),
        a=a,
        b=b,
        links=views,
        verdicts=verdicts,
        chapters=list(dict.fromkeys((v.source.chapter_id, v.source.chapter) for v in views)),
        doubtful=max(0, doubtful),
        checks=f"../{a}/quality.md#links" if to_check else "",
        to_check=to_check,
        unread=sum(pair.unread),
        surplus=[quotes.claim(c, up) for c in pair.surplus[:_LONGEST]],
        surplus_count=len(pair.surplus),
        parallel=[(f"{_slug(x, y)}.md", inline(x.zh or x.en), inline(y.zh or y.en)) for x, y in chapters],
    )


def _reading_order(quotes: Quotes, link: Link) -> tuple[int, int]:
    rows = {p.key: k for k, p in enumerate(quotes.report(link.source.report).passages)}
    return rows[link.source.passage], link.source.start


def _changed_page(pair: Pair, quotes: Quotes, a: int, b: int) -> bytes:
    kept_old, kept_new = {x for x, _, _ in pair.carried}, {y for _, y, _ in pair.carried}
    return render(
        "years_changed.md.jinja",
        title=label_text("page.years.changed_nav", a=a, b=b),
        a=a,
        b=b,
        new=_claims([c for k, c in enumerate(pair.new) if k not in kept_new], quotes, TO_ROOT),
        dropped=_claims([c for k, c in enumerate(pair.old) if k not in kept_old], quotes, TO_ROOT),
        carried=[(quotes.claim(pair.old[x], TO_ROOT), quotes.claim(pair.new[y], TO_ROOT)) for x, y, _ in pair.carried],
        appeared=_terms(pair.appeared, quotes, TO_ROOT),
        vanished=_terms(pair.vanished, quotes, TO_ROOT),
    )


def _claims(claims: Sequence[Claim], quotes: Quotes, up: str) -> list[QuoteView]:
    return [quotes.claim(c, up) for c in claims if c.figure or c.definite][:_LONGEST]


def _terms(terms: Sequence[Term], quotes: Quotes, up: str) -> list[tuple[str, int, str]]:
    return [(cell(t.zh), t.count, quotes.place(t.place, up).href) for t in terms]


def _chapter_pairs(pair: Pair, earlier: Report[ComparedPassage], later: Report[ComparedPassage]) -> list[tuple[Chapter, Chapter]]:
    """Chapters that are parallel, in the order of the earlier report."""
    ours, theirs = {c.id: c for c in earlier.chapters}, {c.id: c for c in later.chapters}
    found = [x for x in pair.links if x.kind == "parallel-chapter" and x.shown and x.target]
    pairs = [(ours[x.source.chapter], theirs[x.target.chapter]) for x in found if x.target]
    order = {c.id: k for k, c in enumerate(earlier.chapters)}
    return sorted(dict.fromkeys(pairs), key=lambda p: (order[p[0].id], p[1].id))


def _slug(one: Chapter, other: Chapter) -> str:
    return f"{one.slug}-{other.slug}"


def _chapter_page(
    pair: Pair,
    chapters: tuple[Chapter, Chapter],
    reports: tuple[Report[ComparedPassage], Report[ComparedPassage]],
    quotes: Quotes,
) -> bytes:
    """Passages of both chapters, those that are parallel beside each other, the others where they stand."""
    sides = [
        [p for p in r.passages if (p.chapter == c.id and p.key != c.heading) or (p.key == c.heading and p.lead != (0, 0))]
        for r, c in zip(reports, chapters, strict=True)
    ]
    partner = _partners(pair, {p.key for p in sides[0]}, {p.key for p in sides[1]})
    rows: list[tuple[ComparedPassage | None, ComparedPassage | None]] = []
    theirs = {p.key: p for p in sides[1]}
    used: set[str] = set()
    for p in sides[0]:
        key = partner.get(p.key)
        if key and key not in used:
            used.add(key)
            rows.append((p, theirs[key]))
        else:
            rows.append((p, None))
    rows += [(None, p) for p in sides[1] if p.key not in used]
    a, b = (r.identity.year for r in reports)
    return render(
        "years_chapter.md.jinja",
        title=f"{chapters[0].zh or chapters[0].en} · {label_text('page.years.chapter_title', a=a, b=b)}",
        heads=[inline(c.zh or c.en) for c in chapters],
        years=(a, b),
        langs=[(lang, [_row(x, lang, reports, quotes) for x in rows]) for lang in ("zh", "en") if _has(rows, lang)],
    )


def _partners(pair: Pair, ours: set[str], theirs: set[str]) -> Mapping[str, str]:
    out: dict[str, str] = {}
    for x in pair.links:
        if x.kind == "parallel-passage" and x.target and x.source.passage in ours and x.target.passage in theirs:
            out.setdefault(x.source.passage, x.target.passage)
    return out


def _has(rows: Sequence[tuple[ComparedPassage | None, ComparedPassage | None]], lang: str) -> bool:
    return any((p.zh if lang == "zh" else p.en) for row in rows for p in row if p)


def _row(
    row: tuple[ComparedPassage | None, ComparedPassage | None],
    lang: str,
    reports: tuple[Report[ComparedPassage], Report[ComparedPassage]],
    quotes: Quotes,
) -> list[tuple[str, str] | None]:
    """Text and address of both cells."""
    return [
        (cell((p.zh if lang == "zh" else p.en) or ""), quotes.address(r.id, p.key, TO_ROOT)) if p else None
        for p, r in zip(row, reports, strict=True)
    ]
