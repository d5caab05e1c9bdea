"""Cite the values of an indicator as a data set, with the slots of `Citation` for what only the reader's browser knows."""

import re

from duizhao.model.citation import Citation
from duizhao.model.links import Indicator

_SPECIAL = re.compile(r"[\\&%$#_{}~^]")  # of TeX
_READ = "⟦ |site|.⟧⟦ Accessed |accessed_en|.⟧⟦ |url|.⟧"


def indicator_citation(i: Indicator, place: tuple[str, str], reports: list[int], source: tuple[str, str]) -> Citation:
    """Return the citation of an indicator of `place`, from the reports of these years; `source` says so in both languages."""
    years = f"{reports[0]}–{reports[-1]}" if reports[0] != reports[-1] else str(reports[0])
    zh, en = f"{place[0]}{i.zh}，{years}", f"{i.en or i.zh}, {place[1] or place[0]}, {years}"
    title = f"{en} [{zh}]"
    return Citation(
        f"《{zh}》。{source[0]}⟦|url|⟧",
        f"“{en}.” {source[1]}⟦ |url|⟧",
        f"{zh}[DS/OL]. {source[0].rstrip('。')}⟦[|accessed|]⟧⟦. |url|⟧.",
        f"“{title}.” {source[1]}{_READ}",
        f"“{title},” {source[1].rstrip('.')}⟦, |site|⟧⟦, accessed |accessed_en|⟧⟦, |url|⟧.",
        f"@misc{{{i.series}⟦:|key|⟧,\n  title = {{{{{_tex(zh)}}}}},\n  titleaddon = {{{_tex(en)}}},\n  note = {{{_tex(source[1])}}},\n"
        "⟦  url = {|url|},\n⟧⟦  urldate = {|accessed|},\n⟧}",
        {"id": i.series, "type": "dataset", "title": zh, "note": f"{en}. {source[1]}"},
        {},
    )


def _tex(text: str) -> str:
    return _SPECIAL.sub(" ", text)
