"""Format citations in each style, as strings with slots (see `Citation`).

GB/T 7714—2015, 4.1 and 8.5, for a report that is read online: 主要责任者. 题名: 其他题名信息[R/OL].
(更新或修改日期)[引用日期]. 获取和访问路径. A part of the report counts as 其他题名信息, like the volume of a
book. Chicago (17th edition, 14.220 and 14.207): a report is cited like a book, with the site, the day of
access and the address; plain text has no italics.
"""

import re

from duizhao.citations.dates import chinese_date, english_date, parts
from duizhao.citations.facts import Facts

_BIBTEX = re.compile(r"[\\&%$#_{}~^]")
_BIBTEX_NAMED = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}


def slot(name: str, before: str = "", after: str = "") -> str:
    """Make a slot, which the browser fills in, with the punctuation around it.

    >>> slot("where_en", ", ")
    '⟦, |where_en|⟧'
    """
    return f"⟦{before}|{name}|{after}⟧"


def plain_zh(f: Facts) -> str:
    """Format for Chinese prose: `望川市人民政府：《…》（望川市市长沈知行，2025年1月9日），第二部分（三）。`."""
    title = f"《{f.title_zh or f.title_en}》"
    spoken = "，".join(t for t in (f.speaker_zh, chinese_date(f.date)) if t)
    author = f.author_zh or f.author_en
    return f"{author}：{title}（{spoken}）{slot('where_zh', '，')}。{slot('url')}".removeprefix("：")


def plain_en(f: Facts) -> str:
    """Format for English prose: `Wangchuan Municipal People’s Government, Report … (Shen Zhixing, January 9, 2025), pt. 2.`."""
    spoken = ", ".join(t for t in (f.speaker_en, english_date(f.date)) if t)
    head = ", ".join(t for t in (f.author_en or f.author_zh, f.title_en or f.title_zh) if t)
    return f"{head} ({spoken}){slot('where_en', ', ')}.{slot('url', ' ')}"


def gbt(f: Facts) -> str:
    """Format in GB/T 7714—2015; in English if there is no Chinese title."""
    author, title, where = (f.author_zh, f.title_zh, "where_zh") if f.title_zh else (f.author_en, f.title_en, "where_en")
    day = f"({f.date})" if "-" in f.date else f.date
    head = f"{author}. {title}" if author else title
    return f"{head}{slot(where, ': ')}[R/OL]. {day}{slot('accessed', '[', ']')}{slot('url', '. ')}."


def chicago(f: Facts) -> str:
    """Format for a bibliography in Chicago style."""
    delivered = f"Delivered by {f.speaker_en}, {english_date(f.date)}." if f.speaker_en else f"{english_date(f.date)}."
    head = ". ".join(t for t in (f.author_en or f.author_zh, _both_titles(f)) if t)
    read = slot("site", " ", ".") + slot("accessed_en", " Accessed ", ".") + slot("url", " ", ".")
    source = f" Published by {f.source}." if f.source else ""
    return f"{head}. {delivered}{source}{read}"


def note(f: Facts) -> str:
    """Format for a note in Chicago style."""
    head = ", ".join(t for t in (f.author_en or f.author_zh, _both_titles(f), english_date(f.date)) if t)
    read = slot("where_en", ", ") + slot("site", ", ") + slot("accessed_en", ", accessed ") + slot("url", ", ")
    return f"{head}{read}."


def _both_titles(f: Facts) -> str:
    """Combine the English title with the Chinese one in brackets, as Chicago style does for other scripts."""
    return f"{f.title_en} [{f.title_zh}]" if f.title_en and f.title_zh else f.title_en or f.title_zh


def bibtex(f: Facts) -> str:
    """Format as an entry for BibTeX and biblatex, in the language of the original."""
    author = f.author_zh or f.author_en
    fields = {
        "author": f"{{{_tex(author)}}}" if author else "",
        "title": f"{{{_tex(f.title_zh or f.title_en)}}}",
        "titleaddon": _tex(f.title_en) if f.title_zh else "",
        "institution": f"{{{_tex(f.author_en or f.author_zh)}}}" if author else "",
        "year": f.date[:4],
        "date": f.date,
        "note": f"Delivered by {_tex(f.speaker_en)}" if f.speaker_en else _tex(f.speaker_zh),
        "addendum": f"Source: {_tex(f.source)}" if f.source else "",
        "langid": "chinese" if f.title_zh else "english",
    }
    known = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    reader = (("chapter", "where_en"), ("url", "url"), ("urldate", "accessed"))
    read = "".join(slot(name, f"  {field} = {{", "},\n") for field, name in reader)
    return f"@techreport{{{f.id}{slot('key', ':')},\n{known}{read}}}"


def _tex(text: str) -> str:
    r"""Escape text for TeX.

    >>> _tex("50% & more")
    '50\\% \\& more'
    """
    return _BIBTEX.sub(lambda m: _BIBTEX_NAMED.get(m[0], "\\" + m[0]), text)


def csl(f: Facts) -> dict[str, object]:
    """Collect the fields of CSL-JSON that do not depend on the reader."""
    author = f.author_zh or f.author_en
    notes = [f.title_en if f.title_zh else "", f"Delivered by {f.speaker_en}" if f.speaker_en else f.speaker_zh]
    notes.append(f"Source: {f.source}" if f.source else "")
    fields: dict[str, object] = {
        "id": f.id,
        "type": "report",
        "title": f.title_zh or f.title_en,
        "author": [{"literal": author}] if author else [],
        "issued": {"date-parts": [parts(f.date)]},
        "language": "zh-CN" if f.title_zh else "en",
        "note": "; ".join(t for t in notes if t),
    }
    return {name: value for name, value in fields.items() if value}
