"""Reading a document in a test: its lines as text, what is set aside, what was said."""

from dataclasses import dataclass

from duizhao.diagnostics import Collector, Diagnostic
from duizhao.model.source import Line, RawDocument
from duizhao.readers import SourceFile, read_document


@dataclass(frozen=True)
class Reading:
    document: RawDocument | None
    said: tuple[Diagnostic, ...]

    @property
    def lines(self) -> tuple[Line, ...]:
        assert self.document is not None, self.said
        return self.document.lines

    @property
    def texts(self) -> list[str]:
        return [line.fragment.text for line in self.lines if line.role not in {"markup", "rule"}]

    @property
    def aside(self) -> list[tuple[str, str]]:
        return [(line.fragment.raw.strip(), line.why) for line in self.lines if line.role == "markup"]

    @property
    def codes(self) -> set[str]:
        return {d.code for d in self.said}

    @property
    def format(self) -> str:
        assert self.document is not None, self.said
        return self.document.format


def read(data: bytes | str, name: str = "a.bin") -> Reading:
    diagnostics = Collector()
    document = read_document(SourceFile(name, data if isinstance(data, bytes) else data.encode()), diagnostics)
    for line in document.lines if document else ():
        f = line.fragment
        assert len(f.text) == len(f.at)
        assert all(0 <= i < len(f.raw) for i in f.at)
        assert f.line >= 1
        assert "\n" not in f.raw
    return Reading(document, diagnostics.sorted())
