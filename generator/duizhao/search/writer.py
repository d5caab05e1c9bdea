"""Write the index of a site's search: collect reports one by one, make the files at the end."""

from collections.abc import Iterator, Mapping

from duizhao.model.artefact import File
from duizhao.model.extracts import SearchExtract
from duizhao.model.search import SearchReport
from duizhao.model.shown import ShownReport
from duizhao.search.documents import document
from duizhao.search.index import index_files
from duizhao.search.sounds import Sounds


class SearchWriter:
    """Collect what is indexed; `units` maps units as written to their keys."""

    def __init__(self, units: Mapping[str, str]) -> None:
        self._units = units
        self._reports: list[SearchReport] = []
        self._sounds = Sounds()

    def add(self, extract: SearchExtract) -> None:
        """Add what was extracted from a report."""
        self._reports.append(extract.report)
        self._sounds.merge(extract.pairs, extract.initials)

    @staticmethod
    def extract(shown: ShownReport) -> SearchExtract:
        """Extract the texts of a report, and the readings of its Chinese."""
        sounds = Sounds()
        texts = {c.name: c.zh for c in shown.chapters if c.zh and not c.heading}
        texts |= {r.key: r.zh for r in shown.rows if r.zh}
        texts |= {f"note-{n.name}": n.zh for n in shown.notes if n.zh}
        for text in texts.values():
            if text.reading:
                sounds.add(text.text, text.reading.words())
        return SearchExtract(document(shown), *sounds.found())

    def files(self) -> Iterator[File]:
        """Yield the files of the index; the oldest report is first, so that a new one changes few of them."""
        reports = sorted(self._reports, key=lambda r: (r.year, r.slug))
        for path, data in index_files(reports, self._units, self._sounds.table()).items():
            yield File(path, data)
