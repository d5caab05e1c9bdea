"""What a build keeps of the files that it made of a report or of a series."""

from collections.abc import Mapping
from dataclasses import dataclass

from duizhao.model.artefact import Artefact
from duizhao.model.published import ReportHead


@dataclass(frozen=True, slots=True)
class DataRecord:
    """What the files of all reports need to know of a report, beside the bytes of its own files.

    `entry` is that of the list of reports, `language` the tag of its Chinese, `replaced` the number of its characters that XML cannot
    hold, `units` the place of the units in its translation memory.
    """

    head: ReportHead
    entry: Mapping[str, object]
    language: str
    replaced: int
    units: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Products:
    """The files made of a report or series, with their digests; `inputs` has the digest of each thing that they were made of.

    `data` is None for a series.
    """

    inputs: Mapping[str, str]
    files: tuple[Artefact, ...]
    data: DataRecord | None = None
