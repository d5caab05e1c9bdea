"""What a report is called: its series, its ID and its folder are made here and taken apart here, and nowhere else.

An identity is a place, a genre and a year. A work report's series is its place alone; another genre follows the place after
`_`, which no name of a place has: `beijing-2024` and `beijing_address-2024`, at `beijing/2024/` and `beijing_address/2024/`.
"""

import re
from typing import NamedTuple

from duizhao.model.edition import WORK_REPORT, Identity

CENTRAL, UNKNOWN = "central", "unknown"  # places that are none of the map: the State Council's, and one that is not stated
SERIES_PATTERN = r"[a-z0-9]+(?:-[a-z0-9]+)*(?:_[a-z0-9]+)*"
_SERIES = re.compile(SERIES_PATTERN)
_YEAR = re.compile(r"[1-9][0-9]{3}")


class ReportName(NamedTuple):
    """What the ID of a report holds."""

    place: str
    genre: str
    year: int

    @property
    def series(self) -> str:
        """The name of its series."""
        return series_name(self.place, self.genre)


def series_name(place: str, genre: str = WORK_REPORT) -> str:
    """The name of a place's reports of a genre; `genre` is its key: small letters, digits, `_`.

    >>> series_name("beijing"), series_name("jilin-city", "policy_address")
    ('beijing', 'jilin-city_policy_address')
    """
    return place if genre == WORK_REPORT else f"{place}_{genre}"


def id_in(series: str, year: int) -> str:
    """The ID of the report of a year in a series.

    >>> id_in("beijing", 2024)
    'beijing-2024'
    """
    return f"{series}-{year}"


def folder_in(series: str, year: int) -> str:
    """The folder of the report of a year in a series, which is its address without the last stroke.

    >>> folder_in("beijing", 2024)
    'beijing/2024'
    """
    return f"{series}/{year}"


def series_of(identity: Identity) -> str:
    """The series that a report belongs to."""
    return series_name(identity.slug, identity.genre)


def report_id(identity: Identity) -> str:
    """The ID of a report.

    >>> report_id(Identity("beijing", "北京市", "Beijing", 2024, "", "address"))
    'beijing_address-2024'
    """
    return id_in(series_of(identity), identity.year)


def report_folder(identity: Identity) -> str:
    """The folder of a report's pages, from the root of the site."""
    return folder_in(series_of(identity), identity.year)


def folder_of(name: str) -> str:
    """The folder of the report with this ID; empty where the name is no ID.

    >>> folder_of("jilin-city-2024"), folder_of("jilin-city")
    ('jilin-city/2024', '')
    """
    known = parse_report_id(name)
    return folder_in(known.series, known.year) if known else ""


def parse_series(name: str) -> tuple[str, str] | None:
    """The place and the genre of a series; None where the name is none of a series.

    >>> parse_series("jilin-city_policy_address"), parse_series("jilin-city"), parse_series("吉林")
    (('jilin-city', 'policy_address'), ('jilin-city', 'work_report'), None)
    """
    place, _, genre = name.partition("_")
    if not _SERIES.fullmatch(name) or genre == WORK_REPORT:  # a work report's genre is left out
        return None
    return place, genre or WORK_REPORT


def parse_report_id(name: str) -> ReportName | None:
    """What the ID of a report holds; None where it is none.

    >>> parse_report_id("beijing_address-2024"), parse_report_id("beijing")
    (ReportName(place='beijing', genre='address', year=2024), None)
    """
    series, _, year = name.rpartition("-")
    known = parse_series(series)
    return ReportName(*known, int(year)) if known and _YEAR.fullmatch(year) else None
