"""Group reports into series, with the names that an editor gave or an edition states."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import replace

from duizhao.curation.advice import applies
from duizhao.model.curation import Curation
from duizhao.model.identity import series_of
from duizhao.model.report import MarkedPassage, Passage, Report, Series


def group_series(reports: Sequence[Report[MarkedPassage]], curations: Sequence[Curation]) -> tuple[Series, ...]:
    """Group reports by series, in the order of their slugs; the reports of a series by year."""
    by_slug: dict[str, list[Report[MarkedPassage]]] = defaultdict(list)
    for report in reports:
        by_slug[series_of(report.identity)].append(report)
    return tuple(_series(slug, by_slug[slug], curations) for slug in sorted(by_slug))


def curations_for(
    series: str, reports: Collection[str], files: Collection[str], curations: Sequence[Curation]
) -> tuple[Curation, ...]:
    """Return what curation files say of a series and of its reports, by ID; nothing that is on another series, or on files alone.

    `files` are those of the reports: a folder's name for the series applies to those in it.
    """
    named = {"", series, *reports}
    found = []
    for c in curations:
        has_name = any(applies(c, file) for file in files)
        found.append(
            replace(
                c,
                name_zh=c.name_zh if has_name else "",
                name_en=c.name_en if has_name else "",
                editions=(),
                lines=(),
                titles=tuple(r for r in c.titles if r.report in reports),
                pairs=tuple(r for r in c.pairs if r.report in reports),
                anchors=tuple(r for r in c.anchors if r.report in reports),
                segments=tuple(r for r in c.segments if r.report in reports),
                links=tuple(r for r in c.links if r.report in reports),
                rights=tuple(r for r in c.rights if r.name in named),
                figures=tuple(r for r in c.figures if r.report in reports),
                findings=(),
                terms=(),
                rules_off=(),
                edits=tuple(r for r in c.edits if r.report in reports),
            )
        )
    return tuple(c for c in found if c != Curation(c.file, c.folder))


def _series(slug: str, reports: Sequence[Report[MarkedPassage]], curations: Sequence[Curation]) -> Series:
    by_year = sorted(reports, key=lambda r: r.identity.year)
    files = [e.file for r in by_year for e in r.editions]
    curated = [c for c in curations if any(applies(c, f) for f in files)]
    zh = next((c.name_zh for c in curated if c.name_zh), _stated_name(by_year, "zh"))
    en = next((c.name_en for c in curated if c.name_en), _stated_name(by_year, "en")) or slug.replace("-", " ").title()
    return Series(slug, zh, en, tuple(by_year))


def _stated_name(reports: Sequence[Report[Passage]], lang: str) -> str:
    """Return the name that an edition in that language states, else one derived from the other language; may be empty."""
    identities = [e.identity for r in reports for e in sorted(r.editions, key=lambda e: "en" not in e.languages)]
    return next((n for i in identities if (n := i.zh if lang == "zh" else i.en)), "")
