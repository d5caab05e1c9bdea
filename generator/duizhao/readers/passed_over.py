"""Tell which files of a folder are no texts by their names: left by a system or program, saved with a page, or about the folder."""

import re
from collections.abc import Collection, Iterable
from pathlib import PurePosixPath

from duizhao.diagnostics import Collector

_SYSTEM = re.compile(
    r"thumbs\.db|ehthumbs(?:_vista)?\.db|desktop\.ini|icon\r|folder\.jpg|autorun\.inf|\.?_sync.*\.db"  # of file managers
    r"|~\$.*|~.*\.tmp|.*\.(?:tmp|temp|wbk|asd|laccdb)|\.~lock\..*#|.+~|#.*#|.*\.(?:bak|orig|old|sw[op]|crswap)"  # of editors
    r"|.*\.(?:url|lnk|webloc|desktop|website)",  # links
    re.IGNORECASE,
)
_UNFINISHED = re.compile(
    r".*\.(?:crdownload|part|partial|download|opdownload|aria2|downloading|!ut|xltd|td|bc!|下载|unconfirmed)|未确认.*|unconfirmed .*",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"(?:read[-_ ]?me(?:[-_ ]?first)?|licen[cs]e|copying|changelog|contributing|code[-_]of[-_]conduct|citation|lisez-?moi|liesmich|leia-?me"
    r"|leeme|自述文件?|读我|讀我|请先阅读|使用说明|文件说明|数据说明|资料说明|说明)(?:[-_. (（].*)?"
    r"|(?:notice|authors|contributors|maintainers|copyright|changes)(?:\.(?:txt|md|rst))?",
    re.IGNORECASE,
)
_FOLDERS = re.compile(
    r"__macosx|@eadir|\$recycle\.bin|system volume information|lost\+found|node_modules|__pycache__", re.IGNORECASE
)
_SAVED = re.compile(
    r"(?P<page>.+)(?:[_. -](?:files?|文件|檔案|fichiers|dateien|archivos|ficheros|arquivos|bestanden|elementi|fld))",
    re.IGNORECASE,
)
_PAGE = (".html", ".htm", ".xhtml", ".shtml", ".mht", ".mhtml", ".doc", ".aspx", ".php", ".jsp")
_SILENT = {"readme.md", "license", "thumbs.db", "desktop.ini"}  # in most folders; nothing is said of them
_SHOWN = 3


def without_passed_over(names: Iterable[str], root: str, diagnostics: Collector) -> set[str]:
    """Return the paths that may be texts, and say in one line which others there are; `root` is the archive, or "" for a folder."""
    every = list(names)
    known = {name.casefold() for name in every}
    reasons = {name: why for name in every if (why := _reason(name, known))}
    told = {name: why for name, why in reasons.items() if PurePosixPath(name).name.lower() not in _SILENT}
    if told:
        groups: dict[str, list[str]] = {}
        for name, why in sorted(told.items()):
            groups.setdefault(why, []).append(name)
        parts = [f"{', '.join(found[:_SHOWN])}{_more(len(found))} ({why})" for why, found in sorted(groups.items())]
        first = min(told)
        diagnostics.add("R113", f"{root}/{first}" if root else first, 0, f"passed over: {'; '.join(parts)}")
    return {name for name in every if name not in reasons}


def _more(count: int) -> str:
    return f" and {count - _SHOWN} more" if count > _SHOWN else ""


def _reason(path: str, known: Collection[str]) -> str:
    """Return why a file is passed over; "" if it may be a text.

    >>> _reason("2025/~$报告.docx", ()), _reason("README.txt", ()), _reason("报告_files/a.js", {"报告.html"}), _reason("报告.docx", ())
    ('left by a system or program', 'about the files', 'saved with the page 报告', '')
    """
    *folders, name = path.split("/")
    for depth, folder in enumerate(folders):
        if _FOLDERS.fullmatch(folder):
            return "left by a system or program"
        saved = _SAVED.fullmatch(folder)
        beside = "/".join([*folders[:depth], saved["page"]]) if saved else ""
        if saved and any(f"{beside}{ending}".casefold() in known for ending in _PAGE):
            return f"saved with the page {saved['page']}"
    if _UNFINISHED.fullmatch(name):
        return "an unfinished download"
    if _SYSTEM.fullmatch(name):
        return "left by a system or program"
    return "about the files" if _ABOUT.fullmatch(name) else ""
