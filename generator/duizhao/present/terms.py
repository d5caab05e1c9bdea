"""Present the term bank: formulas by pinyin, with the address of every place and what prevails in each report."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from duizhao.model.shown import RenderingChange, RenderingStatus, ShownRendering, ShownTerm, ShownTermPlace
from duizhao.model.site import Site
from duizhao.model.words import ListedTerm, Term, TermRendering
from duizhao.site import addresses
from duizhao.text.pinyin import romanised
from duizhao.text.words import same_words

_LEAST_PLACES, _LEAST_SHARE = 2, 2 / 3  # of a rendering that prevails
_OTHER = "other"  # the ID of a term without pinyin


Permalinks = Mapping[str, Mapping[str, str]]  # addresses by the ID of a report and the key of a row


class TermPlaces:
    """The rows in which terms are found, with their addresses, which are added report by report."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self._rows: dict[str, set[str]] = {}
        for place in (p for t in terms for r in (*t.renderings, *t.unsure) for p in r.places):
            self._rows.setdefault(place.report, set()).add(place.row)
        self.permalinks: dict[str, dict[str, str]] = {}

    def add(self, report: str, addresses_of_rows: Mapping[str, str]) -> None:
        """Add the addresses of the rows of a report, by key."""
        rows = self._rows.get(report, set())
        self.permalinks[report] = {key: at for key, at in addresses_of_rows.items() if key in rows}


def shown_terms(site: Site, permalinks: Permalinks | None = None) -> list[ShownTerm]:
    """Return all terms, sorted by pinyin; reports are in order of years, those of one year in the order of the site.

    `permalinks` has the address of each place; if None, the site has the texts to find them in.
    """
    if not site.words.terms:
        return []
    permalinks = {r.id: addresses.rows(r) for r in site.corpus.reports} if permalinks is None else permalinks
    years = {r.id: k for k, r in enumerate(sorted(site.corpus.reports, key=lambda r: r.identity.year))}
    series = [[r.id for r in s.reports] for s in site.corpus.series]
    listed = {t.zh: t for t in site.listed}
    spelled = sorted((romanised(t.zh) or _OTHER, t.zh, t) for t in site.words.terms)
    seen: Counter[str] = Counter()
    out = []
    for name, _, term in spelled:
        seen[name] += 1
        anchor = name if seen[name] == 1 else f"{name}-{seen[name]}"
        out.append(_with_list(_shown(term, anchor, permalinks, years, series), listed.get(term.zh)))
    return out


def _shown(
    term: Term,
    anchor: str,
    permalinks: Permalinks,
    years: Mapping[str, int],
    series: Sequence[Sequence[str]],
) -> ShownTerm:
    def shown(r: TermRendering) -> ShownRendering:
        places = sorted(r.places, key=lambda p: years[p.report])
        return ShownRendering(
            r.en, tuple(ShownTermPlace(p.report, p.row, permalinks[p.report][p.row], p.zh, p.en) for p in places)
        )

    renderings = tuple(map(shown, term.renderings))
    return ShownTerm(
        anchor,
        term.zh,
        _pinyin(term.zh),
        term.quoted,
        tuple(sorted(term.reports, key=lambda r: years[r[0]])),
        renderings,
        tuple(_changes(renderings, series)),
        unsure=tuple(replace(shown(r), status="unsure") for r in term.unsure),
    )


def _with_list(term: ShownTerm, listed: ListedTerm | None) -> ShownTerm:
    """Add what the editor's list says of a term."""
    if listed is None:
        return term
    official, forbidden = (frozenset(map(same_words, some)) for some in (listed.official, listed.forbidden))

    def status(en: str) -> RenderingStatus:
        words = same_words(en)
        return "official" if words in official else "forbidden" if words in forbidden else ""

    settled = [r for r in term.unsure if status(r.en)]  # the editor knows these words
    renderings = tuple(replace(r, status=status(r.en)) for r in (*term.renderings, *settled))
    unsure = tuple(r for r in term.unsure if not status(r.en))
    return replace(term, renderings=renderings, unsure=unsure, official=listed.official, forbidden=listed.forbidden)


def _changes(renderings: Sequence[ShownRendering], series: Iterable[Sequence[str]]) -> Iterator[RenderingChange]:
    """Yield, for each series, from which report on another rendering prevails than before; where that is not clear, nothing."""
    counts: dict[str, Counter[str]] = {}
    for r in renderings:
        for p in r.places:
            counts.setdefault(p.report, Counter())[r.en] += 1
    for reports in series:
        used = [report for report in reports if report in counts]
        changes = []
        for k in range(1, len(used)):
            before, after = (_prevailing(counts[report] for report in some) for some in (used[:k], used[k:]))
            if before and after and before[0] != after[0]:
                changes.append((before[1] + after[1], -k, before[0], after[0]))
        if changes:
            _, k, old, new = max(changes)
            yield RenderingChange(used[-k], old, new)


def _prevailing(counts: Iterable[Counter[str]]) -> tuple[str, int] | None:
    """Return the rendering of most places and their number; None if it has less than two of three, or only one."""
    total: Counter[str] = sum(counts, Counter())
    en, places = min(total.items(), key=lambda item: (-item[1], item[0]))
    return (en, places) if places >= _LEAST_PLACES and places >= _LEAST_SHARE * total.total() else None


def _pinyin(zh: str) -> str:
    """Spell a term, with tones; what has no pinyin stays, and a comma is one of Latin script.

    >>> _pinyin("百村示范、千村振兴")
    'bǎicūn shìfàn, qiāncūn zhènxīng'
    """
    from duizhao.readings.read import spelt  # noqa: PLC0415 - its tables take long to load

    out, at = [], 0
    for word in spelt(zh):
        out += [zh[at : word.start], word.pinyin]
        at = word.end
    return re.sub(r" [、，] ", ", ", " ".join(filter(None, (*out, zh[at:]))))
