"""The IDs of a report in TEI: each says the report, the language and the row or note, so none comes twice in a corpus."""

from collections.abc import Mapping
from dataclasses import dataclass

from duizhao.data.exports.texts import LANGS
from duizhao.model.published import LangName, ReportData
from duizhao.site.names import note_name


@dataclass(frozen=True, slots=True)
class Names:
    """`marked` has for a note, by language and name, the row of its first marker; `notes` the languages that it is in."""

    report: str
    marked: Mapping[tuple[LangName, str], str]
    notes: Mapping[str, tuple[LangName, ...]]
    witnesses: Mapping[str, str]

    def text(self, lang: LangName) -> str:
        """A language of the report."""
        return f"{self.report}.{lang}"

    def row(self, lang: LangName, key: str) -> str:
        """A row in one language."""
        return f"{self.report}.{lang}.{key}"

    def marker(self, lang: LangName, note: str) -> str:
        """The first place of a note."""
        return f"{self.report}.{lang}.ref-{note}"

    def note(self, lang: LangName, note: str) -> str:
        """A note in one language."""
        return f"{self.report}.{lang}.note-{note}"


def names_of(report: ReportData) -> Names:
    """The IDs of a report."""
    marked: dict[tuple[LangName, str], str] = {}
    for passage in report["passages"]:
        for m in passage["markers"]:
            marked.setdefault((m["lang"], note_name(m["note"], m["nth"])), passage["id"])
    notes = {note_name(n["number"], n["nth"]): tuple(lang for lang in LANGS if n[lang] is not None) for n in report["notes"]}
    stem = xml_name(report["id"])
    witnesses = {e["file"]: f"{stem}.w{k}" for k, e in enumerate(report["editions"], 1)}
    return Names(stem, marked, notes, witnesses)


def xml_name(name: str) -> str:
    """An NCName: it must not begin with a digit or a hyphen.

    >>> xml_name("wangchuan-2024"), xml_name("3rd-ward-2024")
    ('wangchuan-2024', '_3rd-ward-2024')
    """
    return name if name[:1].isalpha() else f"_{name}"
