"""Take the files of a report or a series from the folder of the last build where nothing of what they are made of has changed."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from duizhao.cache import Cache
from duizhao.model.artefact import Artefact, File, Output
from duizhao.model.extracts import SeriesExtract
from duizhao.model.products import DataRecord, Products


@dataclass(frozen=True, slots=True)
class Kept:
    """Files of the last build that were taken over: what is known of them, and their bytes by path."""

    products: Products
    data: Mapping[str, bytes]

    @property
    def downloads(self) -> tuple[Artefact, ...]:
        """The files that are offered for download."""
        return tuple(file for file in self.products.files if file.kind)


class ProductStore:
    """Compares what reports and series are made of with the last build; `changes` says by name what has changed: "" for kept ones."""

    def __init__(self, output: Output, cache: Cache) -> None:
        self._output, self._cache = output, cache
        self.changes: dict[str, str] = {}

    def keep(self, name: str, inputs: Mapping[str, str]) -> Kept | None:
        """Take over the files of a report or series; return None if they must be made."""
        known = self._cache.get(name, Products)
        if known is not None and known.inputs == inputs:
            return self._kept(name, known)
        if known is None:
            self.changes[name] = "new"
        else:
            changed = [key for key in inputs if known.inputs.get(key) != inputs[key]]
            self.changes[name] = f"changed: {', '.join(changed)}"
        return None

    def keep_as_is(self, name: str) -> Kept | None:
        """Take over the files of a report or series of which nothing has changed; return None if they must be made."""
        known = self._cache.get(name, Products)
        return None if known is None else self._kept(name, known)

    def extract(self, slug: str, inputs: str) -> SeriesExtract | None:
        """Return what was extracted from a series, if it was made of the same inputs; then the files of the series are, too."""
        known = self._cache.get(f"{slug} extract", SeriesExtract) if inputs else None
        return known if known and known.inputs == inputs else None

    def add_extract(self, slug: str, extract: SeriesExtract) -> None:
        """Note what was extracted from a series."""
        if extract.inputs:
            self._cache.put(f"{slug} extract", extract)

    def _kept(self, name: str, known: Products) -> Kept | None:
        data = self._output.keep(known.files)
        self.changes[name] = "" if data is not None else "files of the last build are missing or changed"
        return None if data is None else Kept(known, data)

    def add(self, name: str, inputs: Mapping[str, str], files: Iterable[File], data: DataRecord | None = None) -> None:
        """Note the files that were made."""
        known = tuple(_artefact(file) for file in files)
        self._cache.put(name, Products(dict(inputs), known, data))


def _artefact(file: File) -> Artefact:
    data = file.whole()
    return Artefact(file.path, file.kind, file.report, len(data), hashlib.sha256(data).hexdigest())
