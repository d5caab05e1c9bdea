"""What a citation of a report says: who, what, when, spoken by whom."""

import re
from dataclasses import dataclass

from duizhao.model.edition import Identity
from duizhao.model.report import Passage, Report
from duizhao.model.source import Lang

# Ending of a place's Chinese name → how its government is called in English; the first that fits.
_GOVERNMENTS = (
    ("特别行政区", "Government of the {} Special Administrative Region"),
    ("自治区", "People’s Government of {} Autonomous Region"),
    ("自治州", "People’s Government of {} Autonomous Prefecture"),
    ("自治县", "People’s Government of {} Autonomous County"),
    ("省", "{} Provincial People’s Government"),
    ("市", "{} Municipal People’s Government"),
    ("区", "{} District People’s Government"),
    ("县", "{} County People’s Government"),
    ("", "People’s Government of {}"),
)
_CENTRAL = ("中华人民共和国国务院", "State Council of the People’s Republic of China")
_KIND = re.compile(r" (?:Province|Municipality|City|County|District|(?:\w+ )?Autonomous \w+)$")
_HAN_GAP = re.compile(r"(?<=[\u3400-\u9fff])\s+(?=[\u3400-\u9fff])")
_LONGEST_SPEAKER = 80  # characters; what is longer is no name with an office


@dataclass(frozen=True, slots=True)
class Facts:
    """What the forms are made of; text is empty where it is not known. `date` is 2025-01-09, 2025-01 or 2025."""

    id: str
    author_zh: str
    author_en: str
    title_zh: str
    title_en: str
    speaker_zh: str
    speaker_en: str
    date: str


def facts(report: Report[Passage]) -> Facts:
    """The facts of a report."""
    identity = report.identity
    author_zh, author_en = _CENTRAL if identity.slug == "central" else (_government_zh(identity.zh), _government_en(identity))
    return Facts(
        report.id,
        author_zh,
        author_en,
        report.title_zh,
        report.title_en,
        _speaker(report, "zh"),
        _speaker(report, "en"),
        identity.date or str(identity.year),
    )


def _government_zh(place: str) -> str:
    return place + ("政府" if place.endswith("特别行政区") else "人民政府") if place else ""


def _government_en(identity: Identity) -> str:
    """The usual English name.

    >>> _government_en(Identity("wangchuan", "望川市", "Wangchuan", 2025, ""))
    'Wangchuan Municipal People’s Government'
    >>> _government_en(Identity("qinghe", "清河省", "Qinghe Province", 2025, ""))
    'Qinghe Provincial People’s Government'
    """
    if not identity.en:
        return ""
    form = next(form for ending, form in _GOVERNMENTS if identity.zh.endswith(ending))
    return form.format(_KIND.sub("", identity.en))


def _speaker(report: Report[Passage], lang: Lang) -> str:
    """The speaker with the office, as the front matter has it: `望川市市长沈知行`."""
    rows = (p.zh if lang == "zh" else p.en for p in report.passages if p.row.field == "speaker")
    return next((text for row in rows if row and len(text := _HAN_GAP.sub("", row.strip())) <= _LONGEST_SPEAKER), "")
