"""The search of the site, for the terminal."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from duizhao.model.search import Hit
from duizhao.model.source import Lang
from duizhao.search.finding import match
from duizhao.search.meaning import meanings
from duizhao.search.query import Clause, QueryReader
from duizhao.search.reading import IndexFiles, ListedReport, Segment

_LOOK = 12  # texts that are looked at, at most, where words stand apart and the nearest are wanted
_LATER = 50  # what a hit loses for each meaning before its own
_BATCH, _LEAST_BATCH = 24, 8  # texts that are looked at together: the same as in the browser, for the same hits


@dataclass(frozen=True, slots=True)
class Where:
    """Where to search: empty fields do not restrict. `inside` is "headings", "notes", a part's number or an address."""

    series: str = ""
    year: int = 0
    lang: Lang | None = None
    inside: str = ""

    def wants(self, report: ListedReport) -> bool:
        """May a report have hits?"""
        address = self.inside if "/" in self.inside[1:] else ""
        inside = address.startswith(report.address) or report.address.startswith(address)
        return self.series in ("", report.slug) and self.year in (0, report.year) and inside

    def wants_row(self, row: Sequence[str], address: str) -> bool:
        """The same of a text, by its row and the address of its page."""
        if not self.inside:
            return True
        if self.inside in ("headings", "notes"):
            return row[2] == self.inside[0]
        if "/" in self.inside[1:]:
            return address.startswith(self.inside)
        return row[2] != "n" and (row[0] == self.inside or row[0].startswith(f"{self.inside}."))


_ANYWHERE = Where()


@dataclass(frozen=True, slots=True)
class _Candidate:
    report: ListedReport
    place: int
    clauses: tuple[Clause, ...]
    sure: frozenset[Clause]
    level: int


def search(index: IndexFiles, query: str, where: Where = _ANYWHERE, limit: int = 20) -> list[Hit]:
    """The best hits of a query, at most `limit`; the same as `duizhao.search` gives in the browser."""
    clauses = QueryReader(index.folding, index.amounts).read(query)
    if not clauses:
        return []
    found = meanings(index, clauses)
    look = _LOOK if any(len(m) > 1 for m in found) else 0
    taken: set[tuple[int, int]] = set()
    queue = (c for level, m in enumerate(found) for c in _candidates(index, m, where, level))
    fresh = (c for c in queue if (c.report.number, c.place) not in taken)
    hits: list[Hit] = []
    looked = 0
    while len(hits) < limit or looked < look:
        batch = list(islice(fresh, min(_BATCH, max(limit, look, _LEAST_BATCH))))
        if not batch:
            break
        for candidate in batch:
            hit = _verified(index, candidate, where)
            if hit:
                hits.append(hit)
                taken.add((candidate.report.number, candidate.place))
        looked += len(batch)
    return sorted(hits, key=lambda h: -h.score)[:limit]


def _candidates(index: IndexFiles, clauses: tuple[Clause, ...], where: Where, level: int) -> Iterator[_Candidate]:
    """The texts that may have all clauses, the newest report first."""
    for segment in reversed(index.segments):
        reports = [r for r in segment.reports if where.wants(r)]
        if not reports:
            continue
        sure: dict[Clause, frozenset[int]] = {}
        sets = []
        for clause in clauses:
            if clause.excluded:
                continue
            ways = [_way(index, segment, way) for way in clause.ways]
            sets.append(frozenset().union(*ways))
            if clause.amount and ways:
                sure[clause] = ways[-1]
        numbers = sorted(frozenset.intersection(*sets))
        for report in reversed(reports):
            for number in numbers:
                if report.first <= number < report.first + report.texts:
                    trusted = frozenset(c for c, known in sure.items() if number in known)
                    yield _Candidate(report, number - report.first, clauses, trusted, level)


def _way(index: IndexFiles, segment: Segment, way: Sequence[Sequence[str]]) -> frozenset[int]:
    sets = [frozenset().union(*(index.texts_with(segment, term) for term in terms)) for terms in way]
    return frozenset.intersection(*sets)


def _verified(index: IndexFiles, candidate: _Candidate, where: Where) -> Hit | None:
    row, chapter = index.text(candidate.report, candidate.place)
    _, key, kind, zh, en, _ = row
    address = candidate.report.address + chapter[0]
    if not where.wants_row(row, address):
        return None
    texts: tuple[tuple[Lang, str], ...] = (("zh", zh), ("en", en))
    sides = [(lang, index.folding.fold_with_map(text)) for lang, text in texts if where.lang in (None, lang)]
    found = match(sides, candidate.clauses, index.amounts, lambda c: where.lang is None and c in candidate.sure)
    if found is None:
        return None
    score = found[0] + (kind == "h") - candidate.level * _LATER
    return Hit(address + (f"#{key}" if key else ""), candidate.report.id, key, score, zh, en, found[1])
