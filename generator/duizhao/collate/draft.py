"""A row while it is being made."""

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
    """What is shown of a row in each language, every edition's reading, variants and markers."""

    zh: tuple[Fragment, ...] = ()
    en: tuple[Fragment, ...] = ()
    field: FrontField | Literal[""] = ""
    readings: list[Reading] = dataclasses.field(default_factory=list)
    variants: list[Reading] = dataclasses.field(default_factory=list)
    markers: list[EditionMarker] = dataclasses.field(default_factory=list)

    def side(self, lang: Lang) -> tuple[Fragment, ...]:
        """What is shown in a language."""
        return self.zh if lang == "zh" else self.en

    def show(self, lang: Lang, fragments: tuple[Fragment, ...], markers: Sequence[Marker]) -> None:
        """Show these fragments, and the markers of that language in them."""
        if lang == "zh":
            self.zh = fragments
        else:
            self.en = fragments
        self.markers.extend(EditionMarker(m.note, m.lang, m.at, own=True, nth=m.nth) for m in markers if m.lang == lang)

    def read(self, lang: Lang, fragments: tuple[Fragment, ...]) -> None:
        """Record an edition's verbatim text."""
        self.readings.extend(Reading(f.file, f.line, lang, f.raw) for f in fragments if f.raw)

    def finished(self) -> MergedRow:
        """The row, as the next stages get it."""
        return MergedRow(self.zh, self.en, self.field, tuple(self.readings), tuple(self.variants), tuple(self.markers))


def side(row: Row, lang: Lang) -> tuple[Fragment, ...]:
    """A row's fragments in a language."""
    return row.zh if lang == "zh" else row.en


def draft_of(row: Row) -> Draft:
    """A draft that one edition's row is shown in."""
    draft = Draft(field=row.field)
    for lang, fragments in (("zh", row.zh), ("en", row.en)):
        known: Lang = "zh" if lang == "zh" else "en"
        draft.show(known, fragments, row.markers)
        draft.read(known, fragments)
    return draft


def folded(fragments: Sequence[Fragment], lang: Lang, scripts: Mapping[str, Script | None]) -> str:
    """The folded text of fragments, whatever script their edition is in."""
    traditional = bool(fragments) and scripts.get(fragments[0].file) == "Hant"
    return fold(joined(fragments, lang), lang, traditional=traditional)


@dataclass(frozen=True, slots=True)
class Stream:
    """The folded text of all drafts in one language, and where each draft starts and ends in it."""

    lang: Lang
    text: str
    starts: list[int]
    ends: list[int]


def stream_of(drafts: Sequence[Draft], lang: Lang, scripts: Mapping[str, Script | None]) -> Stream:
    """One text of all drafts, for looking things up."""
    parts = [folded(d.side(lang), lang, scripts) for d in drafts]
    starts, ends, at = [], [], 0
    for part in parts:
        starts.append(at)
        at += len(part)
        ends.append(at)
    return Stream(lang, "".join(parts), starts, ends)
