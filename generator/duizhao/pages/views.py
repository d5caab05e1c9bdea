"""Values for the templates: plain and already escaped, so that templates decide nothing."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SideView:
    """One language of a row: Markdown, and the language tag of its script."""

    text: str
    lang: str
    missing: bool


@dataclass(frozen=True, slots=True)
class VariantView:
    """The wording of another edition."""

    text: str
    lang: str
    place: str


@dataclass(frozen=True, slots=True)
class RowView:
    """A row: `place` names files and lines, `aliases` are further anchors.

    `data` are the attributes with the positions of its sentences and figures, empty or with a space before them.
    `differing` are the figures, zh and en, that do not agree; `years` leads to other years (HTML, may be empty). `only` is the
    language of a page that has no other, "" if it has both. `doubtful`: do the languages,
    which come from two files, perhaps not belong together?
    """

    key: str
    zh: SideView
    en: SideView
    place: str
    aliases: tuple[str, ...]
    variants: tuple[VariantView, ...]
    kind: str
    data: str
    differing: tuple[tuple[str, str], ...]
    years: str = ""
    only: str = ""
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class OnlyView:
    """What a page in one language says on top: its language, and where the other language is (names, and an address)."""

    lang: str
    zh: str
    en: str
    href: str


@dataclass(frozen=True, slots=True)
class NoteView:
    """A note of the page's list: `back` is the address of its marker, "" without one: then `lost` says so.

    `title` is that of the link back: it also says how the place was found, if no marker of its own tells.
    """

    id: str
    number: int
    zh: str
    en: str
    back: str
    title: str
    lost: str


@dataclass(frozen=True, slots=True)
class LinkView:
    """A chapter in an outline: link, names in both languages, number of rows, and of rows with both languages."""

    href: str
    zh: str
    en: str
    level: int
    rows: int
    both: int


@dataclass(frozen=True, slots=True)
class MovedView:
    """An anchor that has moved to another page."""

    anchor: str
    href: str


@dataclass(frozen=True, slots=True)
class TitleView:
    """The bilingual title of a page; `key` is empty if it is no row. `data`, `differing`, `doubtful`: see `RowView`."""

    zh: str
    en: str
    lang: str
    key: str
    aliases: tuple[str, ...]
    plain: str
    data: str = ""
    differing: tuple[tuple[str, str], ...] = ()
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class EditionView:
    """Provenance of an edition; `source` is where it was published, as HTML."""

    file: str
    format: str
    encoding: str
    script: str
    languages: str
    rows: int
    notes: int
    digest: str
    source: str


@dataclass(frozen=True, slots=True)
class AsideView:
    """A line that is on no page."""

    place: str
    text: str
    why: str


@dataclass(frozen=True, slots=True)
class DownloadView:
    """A file for download: `saved` is set if the browser is to save it, not to open it; `path` is relative to the page."""

    kind: str
    path: str
    name: str
    size: str
    digest: str
    saved: bool


@dataclass(frozen=True, slots=True)
class QualityView:
    """A report on the quality page; `checks` is the address of its page of checks, empty without one.

    `counts` are in the order of the columns; `notes` says how notes found their places, `aside` why lines were set aside.
    """

    zh: str
    en: str
    href: str
    checks: str
    counts: tuple[int, ...]
    notes: str
    aside: str


@dataclass(frozen=True, slots=True)
class FindingView:
    """A finding for an editor: the row, both sides (each may be empty), the place in the sources, lines of curation.toml."""

    key: str
    href: str
    place: str
    zh: str
    en: str
    lang: str
    score: str
    lines: str = ""
