"""Drafts: rows while editions are being merged."""

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from duizhao.model.edition import FrontField, Marker, Row
from duizhao.model.report import EditionMarker, MergedRow, Reading
from duizhao.model.source import Fragment, Lang, Script
from duizhao.text.fold import fold
from duizhao.text.fragments import joined


@dataclass(slots=True)
class Draft:
    """The shown text of a row in each language, and all editions' readings, variants and markers.

    `pairing` is the probability that languages of two editions belong together; None if an edition has them so.
    """

    zh: tuple[Fragment, ...] = ()
    en: tuple[Fragment, ...] = ()
    field: FrontField | Literal[""] = ""
    readings: list[Reading] = dataclasses.field(default_factory=list)
    variants: list[Reading] = dataclasses.field(default_factory=list)
    markers: list[EditionMarker] = dataclasses.field(default_factory=list)
    pairing: float | None = None

    def side(self, lang: Lang) -> tuple[Fragment, ...]:
        """Return the shown fragments of a language."""
        return self.zh if lang == "zh" else self.en

    def show(self, lang: Lang, fragments: tuple[Fragment, ...], markers: Sequence[Marker]) -> None:
        """Set the shown fragments of a language, and add its markers."""
        if lang == "zh":
            self.zh = fragments
        else:
            self.en = fragments
        self.markers.extend(EditionMarker(m.note, m.lang, m.at, own=True, nth=m.nth) for m in markers if m.lang == lang)

    def read(self, lang: Lang, fragments: tuple[Fragment, ...]) -> None:
        """Add an edition's verbatim text to the readings."""
        self.readings.extend(Reading(f.file, f.line, lang, f.raw) for f in fragments if f.raw)

    def merged(self) -> MergedRow:
        """Return the draft as an immutable row."""
        return MergedRow(
            self.zh, self.en, self.field, tuple(self.readings), tuple(self.variants), tuple(self.markers), self.pairing
        )


def side(row: Row, lang: Lang) -> tuple[Fragment, ...]:
    """Return a row's fragments of a language."""
    return row.zh if lang == "zh" else row.en


def make_draft(row: Row) -> Draft:
    """Make a draft from the row of one edition."""
    draft = Draft(field=row.field)
    for lang, fragments in (("zh", row.zh), ("en", row.en)):
        known: Lang = "zh" if lang == "zh" else "en"
        draft.show(known, fragments, row.markers)
        draft.read(known, fragments)
    return draft


def folded(fragments: Sequence[Fragment], lang: Lang, scripts: Mapping[str, Script | None]) -> str:
    """Return the folded text of fragments; Traditional script is folded to Simplified."""
    traditional = bool(fragments) and scripts.get(fragments[0].file) == "Hant"
    return fold(joined(fragments, lang), lang, traditional=traditional)


@dataclass(frozen=True, slots=True)
class Stream:
    """The folded text of all drafts in one language, with the start and the end of each draft in it."""

    lang: Lang
    text: str
    starts: list[int]
    ends: list[int]


def make_stream(drafts: Sequence[Draft], lang: Lang, scripts: Mapping[str, Script | None]) -> Stream:
    """Join the folded texts of all drafts."""
    parts = [folded(d.side(lang), lang, scripts) for d in drafts]
    starts, ends, at = [], [], 0
    for part in parts:
        starts.append(at)
        at += len(part)
        ends.append(at)
    return Stream(lang, "".join(parts), starts, ends)
