"""What is printed as PDF."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sheet:
    """The HTML file of a report to print: its path in the site, its bytes, the report's ID and day (2024-01-16, 2024-01, 2024)."""

    path: str
    html: bytes
    report: str
    day: str
