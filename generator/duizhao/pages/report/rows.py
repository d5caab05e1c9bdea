"""Convert rows, notes and titles of a report to views."""

from collections.abc import Sequence
from itertools import pairwise

from duizhao.model.report import NoteMark
from duizhao.model.shown import ShownChapter, ShownNote, ShownRow, ShownText, ShownVariant
from duizhao.model.source import Lang
from duizhao.pages.report.embeds import embed_data
from duizhao.pages.views import NoteView, RowView, SideView, TitleView, VariantView
from duizhao.site.across import year_line_html
from duizhao.site.addresses import TO_ROOT
from duizhao.site.escape import attribute, block, cell, inline
from duizhao.site.escape import start as at_start
from duizhao.site.labels import joined, label, labels
from duizhao.site.names import note_name
from duizhao.site.note_titles import note_title
from duizhao.site.redlines import redline_of

_ATTRIBUTES = ' data-search-exclude="true"'  # of the line on other years, which no search indexes


def row_view(row: ShownRow, only: Lang | None = None, *, across: bool = True) -> RowView:
    """Convert a row of a page in the language `only`, None if it has both; `across` adds the line on other years under it."""
    return RowView(
        row.key,
        _side(row.zh, "zh"),
        _side(row.en, "en"),
        attribute(row.place),
        row.aliases,
        tuple(_variant(v, row) for v in row.variants),
        row.kind,
        _data(row),
        _differing(row),
        year_line_html(row.years, TO_ROOT, _ATTRIBUTES) if row.years and across else "",
        only or "",
        row.is_doubtful,
    )


def _data(row: ShownRow) -> str:
    """Format the data attributes of a row, each with a space before it."""
    values = (("data-beads", row.bead_spans), ("data-figures", row.figure_spans), ("data-embed", embed_data(row)))
    return "".join(f' {name}="{value}"' for name, value in values if value)


def _differing(row: ShownRow) -> tuple[tuple[str, str], ...]:
    return tuple((inline(zh), inline(en)) for zh, en in row.differing)


def _variant(variant: ShownVariant, row: ShownRow) -> VariantView:
    """Return the words of another edition; those that differ from the row's are marked."""
    lang: Lang = "en" if variant.lang == "en" else "zh"
    own = row.en if lang == "en" else row.zh
    compared = redline_of(own.text, variant.text, lang) if own else ""
    return VariantView(compared or inline(variant.text), variant.lang, cell(variant.place))


def _side(side: ShownText | None, lang: Lang) -> SideView:
    if side is None:
        return SideView(label(f"common.missing_{lang}"), "zh-Hans" if lang == "zh" else "en", missing=True)
    return SideView(at_start(marked(side)), side.lang, missing=False)


def marked(side: ShownText) -> str:
    """Return the text as Markdown, with its note markers, and its run-in heading in bold."""
    text, lead = side.text, side.lead
    cuts = sorted({0, len(text), lead, *(m.at for m in side.marks)})
    out = [_markers(side.marks, 0)]
    for a, b in pairwise(cuts):
        out.append(f"<strong>{inline(text[a:b])}</strong>" if b <= lead else inline(text[a:b]))
        out.append(_markers(side.marks, b))
    return "".join(out)


def _markers(marks: Sequence[NoteMark], at: int) -> str:
    return "".join(marker(m, follows=n > 0) for n, m in enumerate(m for m in marks if m.at == at))


def marker(mark: NoteMark, *, follows: bool = False) -> str:
    """Return the link to a note; `follows` is set if another marker is right before it."""
    name = note_name(mark.note, mark.nth)
    words = labels()["note.name"]
    title = (words.zh if mark.lang == "zh" else words.en).format(n=mark.note)
    classes = ".dz-marker .dz-next" if follows else ".dz-marker"
    place = name if mark.own else f"{name}-{mark.lang}"
    return f'[{mark.note}](#note-{name}){{ #ref-{place} {classes} .footnote-ref aria-label="{title}" }}'


def note_view(note: ShownNote, page: str) -> NoteView:
    """Convert a note of a page's list; `page` is the relative address of the page that holds its marker."""
    back = f"{page}#ref-{note.name}" if note.chapter is not None else ""
    lost = label(f"page.placed.{note.how}") if note.how and not back else ""
    zh, en = (block(side.text if side else "") for side in (note.zh, note.en))
    return NoteView(f"note-{note.name}", note.number, zh, en, back, attribute(note_title(note)), lost)


def title_view(chapter: ShownChapter) -> TitleView:
    """Convert the title of a page: the heading row itself, or a title that is no row of the sources."""
    plain = joined(*chapter.names)
    zh, en = (marked(side) if side else "" for side in (chapter.zh, chapter.en))
    if chapter.heading is None:
        return TitleView(zh, en, "zh-Hans", "", (), plain)
    tag = chapter.zh.lang if chapter.zh else "zh-Hans"
    heading = chapter.heading
    return TitleView(zh, en, tag, heading.key, heading.aliases, plain, _data(heading), _differing(heading), heading.is_doubtful)
