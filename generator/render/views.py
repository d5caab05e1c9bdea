"""What the templates show: plain values, already escaped, no decisions left to the template."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SideView:
    """One language of a row: Markdown, and the language tag of its script."""

    text: str
    lang: str
    missing: bool


@dataclass(frozen=True, slots=True)
class VariantView:
    """Another edition's wording."""

    text: str
    lang: str
    place: str


@dataclass(frozen=True, slots=True)
class RowView:
    """A row: `place` names files and lines, `aliases` are further anchors."""

    key: str
    zh: SideView
    en: SideView
    place: str
    aliases: tuple[str, ...]
    variants: tuple[VariantView, ...]
    kind: str


@dataclass(frozen=True, slots=True)
class BackView:
    """The way from a note back to its marker."""

    href: str
    label: str


@dataclass(frozen=True, slots=True)
class NoteView:
    """A note of the page's list; `how` is empty when its place is certain."""

    id: str
    number: int
    zh: str
    en: str
    back: BackView | None
    how: str


@dataclass(frozen=True, slots=True)
class LinkView:
    """A chapter in an outline: link, names in both languages, rows with both languages of all."""

    href: str
    zh: str
    en: str
    level: int
    rows: int
    both: int


@dataclass(frozen=True, slots=True)
class MovedView:
    """An anchor that leads elsewhere now."""

    anchor: str
    href: str


@dataclass(frozen=True, slots=True)
class TitleView:
    """The bilingual heading of a page; `key` is empty when it is no row."""

    zh: str
    en: str
    lang: str
    key: str
    aliases: tuple[str, ...]
    plain: str


@dataclass(frozen=True, slots=True)
class EditionView:
    """Provenance of an edition."""

    file: str
    format: str
    encoding: str
    script: str
    languages: str
    rows: int
    notes: int
    digest: str


@dataclass(frozen=True, slots=True)
class AsideView:
    """A line that is on no page."""

    place: str
    text: str
    why: str
