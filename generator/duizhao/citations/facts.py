"""Collect the data of a citation: author, title, date, speaker."""

import re
from dataclasses import dataclass

from duizhao.genre import Genre, genre_named
from duizhao.model.edition import Identity
from duizhao.model.identity import CENTRAL
from duizhao.model.report import Passage, Report
from duizhao.model.source import Lang, Origin

_KIND = re.compile(r" (?:Province|Municipality|City|County|District|(?:\w+ )?Autonomous \w+)$")
_HAN_GAP = re.compile(r"(?<=[\u3400-\u9fff])\s+(?=[\u3400-\u9fff])")
_LONGEST_SPEAKER = 80  # characters; a longer text is not a name with an office


@dataclass(frozen=True, slots=True)
class Facts:
    """The data of a citation; unknown texts are empty.

    `date` is 2025-01-09, 2025-01 or 2025, `source` where the text was published: “Wangchuan Daily, 2025-01-20, https://…”.
    """

    id: str
    author_zh: str
    author_en: str
    title_zh: str
    title_en: str
    speaker_zh: str
    speaker_en: str
    date: str
    source: str = ""


def facts(report: Report[Passage]) -> Facts:
    """Collect the data of a report."""
    identity = report.identity
    author_zh, author_en = author(identity, genre_named(identity.genre))
    return Facts(
        report.id,
        author_zh,
        author_en,
        report.title_zh,
        report.title_en,
        _speaker(report, "zh"),
        _speaker(report, "en"),
        identity.date or str(identity.year),
        next((source for e in report.editions if (source := _source(e.origin))), ""),
    )


def _source(origin: Origin) -> str:
    return ", ".join(part for part in (origin.publisher, origin.date, origin.url) if part)


def author(identity: Identity, genre: Genre) -> tuple[str, str]:
    """Name the government that issued the report, in Chinese and English; empty if the place has no name in that language.

    >>> from duizhao.genre import genre_named
    >>> author(Identity("wangchuan", "望川市", "Wangchuan", 2025, ""), genre_named())
    ('望川市人民政府', 'Wangchuan Municipal People’s Government')
    >>> author(Identity("qinghe", "清河省", "Qinghe Province", 2025, ""), genre_named())[1]
    'Qinghe Provincial People’s Government'
    """
    if identity.slug == CENTRAL:
        return genre.central.author["zh"], genre.central.author["en"]
    form = next(a for a in genre.author if identity.zh.endswith(a.ending))
    zh = form.zh.format(identity.zh) if identity.zh else ""
    return zh, form.en.format(_KIND.sub("", identity.en)) if identity.en else ""


def _speaker(report: Report[Passage], lang: Lang) -> str:
    """Find the speaker with the office in the front matter: `望川市市长沈知行`."""
    rows = (p.zh if lang == "zh" else p.en for p in report.passages if p.row.field == "speaker")
    return next((text for row in rows if row and len(text := _HAN_GAP.sub("", row.strip())) <= _LONGEST_SPEAKER), "")
