"""Write the pages across two years, for each pair of a series: plan and outcome, what changed, chapters side by side."""

from collections.abc import Iterator, Mapping, Sequence

from duizhao.model.artefact import File
from duizhao.model.links import Claim, Pair, Term, missing_years
from duizhao.model.report import Chapter, MarkedPassage, Report, Series
from duizhao.model.words import TermShift
from duizhao.pages.template import render
from duizhao.pages.years.plan import plan_page
from duizhao.pages.years.shifts import ShiftView, shift_views
from duizhao.present import Quotes
from duizhao.site import addresses
from duizhao.site.addresses import TO_ROOT
from duizhao.site.escape import cell, inline
from duizhao.site.labels import label, label_pair, label_text

_LONGEST = 400  # rows of one list; the data file has all


def pair_pages(series: Series, pair: Pair, quotes: Quotes, shifts: Sequence[TermShift] = ()) -> Iterator[File]:
    """Yield every page of two neighbouring years; `shifts` are the formulas whose frequency differs."""
    earlier, later = quotes.report(pair.earlier), quotes.report(pair.later)
    a, b = earlier.identity.year, later.identity.year
    folder = addresses.pair(series.slug, a, b)
    chapters = _chapter_pairs(pair, earlier, later)
    if not missing_years(a, b):
        yield File(f"{folder}/index.md", plan_page(pair, quotes, (a, b), _chapter_links(chapters)))
    yield File(f"{folder}/changed.md", _changed_page(pair, quotes, (a, b), chapters, shift_views(shifts, series.slug, (a, b))))
    for one, other in chapters:
        yield File(f"{folder}/{_slug(one, other)}.md", _chapter_page(pair, (one, other), (earlier, later), quotes))


def _changed_page(
    pair: Pair,
    quotes: Quotes,
    years: tuple[int, int],
    chapters: Sequence[tuple[Chapter, Chapter]],
    shifts: Mapping[str, Sequence[ShiftView]],
) -> bytes:
    a, b = years
    missing = missing_years(a, b)
    new, dropped = new_and_dropped(pair)
    return render(
        "years_changed.md.jinja",
        title=label_text("page.years.changed_nav", a=a, b=b),
        a=a,
        b=b,
        missing=label("page.years.missing", years="、".join(map(str, missing)), a=a, b=b) if missing else "",
        parallel=_chapter_links(chapters) if missing else [],
        new=[quotes.claim(c) for c in new[:_LONGEST]],
        dropped=[quotes.claim(c) for c in dropped[:_LONGEST]],
        carried=[(quotes.claim(pair.old[x]), quotes.claim(pair.new[y])) for x, y, _ in pair.carried],
        appeared=_terms(pair.appeared, quotes),
        vanished=_terms(pair.vanished, quotes),
        shifts=shifts,
    )


def new_and_dropped(pair: Pair) -> tuple[list[Claim], list[Claim]]:
    """Return the commitments that only the later plan has, and those that only the earlier one has; no slogans."""
    kept_old, kept_new = {x for x, _, _ in pair.carried}, {y for _, y, _ in pair.carried}
    new = [c for k, c in enumerate(pair.new) if k not in kept_new and c.is_checkable]
    return new, [c for k, c in enumerate(pair.old) if k not in kept_old and c.is_checkable]


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
    """Return the address below the folder, and the names, zh and en, of each two parallel chapters."""
    return [(_slug(x, y), *_names(x, y)) for x, y in chapters]


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
) -> list[tuple[str, str, str] | None]:
    """Return text and address of both cells, and what names each in the address of the page that compares them."""
    return [
        (cell((p.zh if lang == "zh" else p.en) or ""), TO_ROOT + quotes.address(r.id, p.key), f"{side}={r.id}.{p.key}")
        if p
        else None
        for side, p, r in zip("ab", row, reports, strict=True)
    ]
