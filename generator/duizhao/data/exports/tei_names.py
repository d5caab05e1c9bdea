"""Make the IDs of a report in TEI; each contains report, language and row or note, so it is unique in a corpus."""

from collections.abc import Mapping
from dataclasses import dataclass

from duizhao.data.exports.texts import LANGS
from duizhao.model.published import LangName, ReportData
from duizhao.site.names import note_name


@dataclass(frozen=True, slots=True)
class Names:
    """The IDs of a report.

    `marked` maps language and name of a note to the row of its first marker, `notes` a note's name to its languages.
    """

    report: str
    marked: Mapping[tuple[LangName, str], str]
    notes: Mapping[str, tuple[LangName, ...]]
    witnesses: Mapping[str, str]

    def text(self, lang: LangName) -> str:
        """Return the ID of a language of the report."""
        return f"{self.report}.{lang}"

    def row(self, lang: LangName, key: str) -> str:
        """Return the ID of a row in one language."""
        return f"{self.report}.{lang}.{key}"

    def marker(self, lang: LangName, note: str) -> str:
        """Return the ID of a note's first marker."""
        return f"{self.report}.{lang}.ref-{note}"

    def note(self, lang: LangName, note: str) -> str:
        """Return the ID of a note in one language."""
        return f"{self.report}.{lang}.note-{note}"


def names_of(report: ReportData) -> Names:
    """Collect the names of a report."""
    marked: dict[tuple[LangName, str], str] = {}
    for passage in report["passages"]:
        for m in passage["markers"]:
            marked.setdefault((m["lang"], note_name(m["note"], m["nth"])), passage["id"])
    notes = {note_name(n["number"], n["nth"]): tuple(lang for lang in LANGS if n[lang] is not None) for n in report["notes"]}
    stem = xml_name(report["id"])
    witnesses = {e["file"]: f"{stem}.w{k}" for k, e in enumerate(report["editions"], 1)}
    return Names(stem, marked, notes, witnesses)


def xml_name(name: str) -> str:
    """Return an NCName, which must not begin with a digit or a hyphen.

    >>> xml_name("wangchuan-2024"), xml_name("3rd-ward-2024")
    ('wangchuan-2024', '_3rd-ward-2024')
    """
    return name if name[:1].isalpha() else f"_{name}"
