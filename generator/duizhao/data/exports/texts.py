"""Extract what all exports need from the published data: languages, words of beads, provenance."""

from collections.abc import Mapping, Sequence

from duizhao.model.published import LangName, Range, ReadingData, ReportHead, RightsData

_SCRIPTS = {"Hans": "zh-Hans", "Hant": "zh-Hant"}
_BETWEEN: dict[LangName, str] = {"zh": "", "en": " "}
LANGS: tuple[LangName, LangName] = ("zh", "en")


def bead_words(text: str, spans: Sequence[Range], lang: LangName) -> str:
    """Return the words of one side of a bead; pieces that stand apart are joined.

    >>> bead_words("空气变好。水变清。树更多。", [[0, 5], [9, 13]], "zh")
    '空气变好。树更多。'
    """
    return _BETWEEN[lang].join(text[a:b] for a, b in spans)


def scripts(report: ReportHead) -> dict[str, str]:
    """Map the file of each edition to the language tag of its Chinese."""
    return {e["file"]: _SCRIPTS.get(e["script"] or "", "zh-Hans") for e in report["editions"]}


def tag(readings: Sequence[ReadingData], lang: LangName, by_file: Mapping[str, str]) -> str:
    """Return `en`, `zh-Hans` or `zh-Hant`: the shown text is that of the first edition that has it."""
    if lang == "en":
        return "en"
    return next((by_file.get(r["file"], "zh-Hans") for r in readings if r["lang"] == "zh"), "zh-Hans")


def main_tag(report: ReportHead) -> str:
    """Return the language tag of the report's Chinese: that of the first edition that has Chinese."""
    return next((_SCRIPTS[e["script"]] for e in report["editions"] if e["script"] in _SCRIPTS), "zh-Hans")


def places(readings: Sequence[ReadingData], lang: LangName | None = None) -> str:
    """Format files and lines, `2024.txt:41; 2024-traditional.txt:11`, of both languages or of one."""
    lines = (f"{r['file']}:{r['line']}" for r in readings if lang in {None, r["lang"]})
    return "; ".join(dict.fromkeys(lines))


def rights_line(rights: RightsData, lang: LangName) -> str:
    """Return the licence and provenance line that every export has."""
    licence = {"zh": "许可：", "en": "Licence: "}[lang] + rights["licence"] if rights["licence"] else ""
    return " ".join(part for part in (rights["texts"][lang], rights["made"][lang], licence) if part)


def rights_lines(reports: Sequence[ReportHead], lang: LangName) -> list[str]:
    """Return the distinct lines of several reports; if there is more than one, each begins with the IDs of its reports."""
    by_line: dict[str, list[str]] = {}
    for report in reports:
        by_line.setdefault(rights_line(report["rights"], lang), []).append(report["id"])
    return [f"{', '.join(ids)}: {line}" if len(by_line) > 1 else line for line, ids in by_line.items()]


def publishers(reports: Sequence[ReportHead], default: str) -> list[str]:
    """Return the distinct publishers to be cited for the data of these reports; `default` stands for one that is not stated."""
    return list(dict.fromkeys(r["rights"]["publisher"] or default for r in reports))
