"""What every export asks of the published data: languages, words of beads, provenance."""

from collections.abc import Mapping, Sequence

from duizhao.model.published import LangName, Range, ReadingData, ReportHead, RightsData

_SCRIPTS = {"Hans": "zh-Hans", "Hant": "zh-Hant"}
_BETWEEN: dict[LangName, str] = {"zh": "", "en": " "}
LANGS: tuple[LangName, LangName] = ("zh", "en")


def spoken(text: str, spans: Sequence[Range], lang: LangName) -> str:
    """The words of one side of a bead; pieces that stand apart are put together.

    >>> spoken("空气变好。水变清。树更多。", [[0, 5], [9, 13]], "zh")
    '空气变好。树更多。'
    """
    return _BETWEEN[lang].join(text[a:b] for a, b in spans)


def scripts(report: ReportHead) -> dict[str, str]:
    """The language tag of the Chinese of each edition."""
    return {e["file"]: _SCRIPTS.get(e["script"] or "", "zh-Hans") for e in report["editions"]}


def tag(readings: Sequence[ReadingData], lang: LangName, by_file: Mapping[str, str]) -> str:
    """`en`, `zh-Hans` or `zh-Hant`: the shown text is that of the first edition that has it."""
    if lang == "en":
        return "en"
    return next((by_file.get(r["file"], "zh-Hans") for r in readings if r["lang"] == "zh"), "zh-Hans")


def main_tag(report: ReportHead) -> str:
    """The language tag of the report's Chinese: that of the first edition that has Chinese."""
    return next((_SCRIPTS[e["script"]] for e in report["editions"] if e["script"] in _SCRIPTS), "zh-Hans")


def places(readings: Sequence[ReadingData], lang: LangName | None = None) -> str:
    """Files and lines, `2024.txt:41; 2024-traditional.txt:11`: of both languages, or of one."""
    mine = (f"{r['file']}:{r['line']}" for r in readings if lang in {None, r["lang"]})
    return "; ".join(dict.fromkeys(mine))


def rights_line(rights: RightsData, lang: LangName) -> str:
    """The licence and provenance line that every export has."""
    licence = {"zh": "许可：", "en": "Licence: "}[lang] + rights["licence"] if rights["licence"] else ""
    return " ".join(part for part in (rights["texts"][lang], rights["made"][lang], licence) if part)


def rights_lines(reports: Sequence[ReportHead], lang: LangName) -> list[str]:
    """The lines of several reports, each once; where they differ, each begins with the reports that it is of."""
    mine: dict[str, list[str]] = {}
    for report in reports:
        mine.setdefault(rights_line(report["rights"], lang), []).append(report["id"])
    return [f"{', '.join(ids)}: {line}" if len(mine) > 1 else line for line, ids in mine.items()]


def publishers(reports: Sequence[ReportHead], nobody: str) -> list[str]:
    """Who is to be cited for the data of these reports, each once."""
    return list(dict.fromkeys(r["rights"]["publisher"] or nobody for r in reports))
