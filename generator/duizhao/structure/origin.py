"""Read where a text was published from what was set aside: lines of credit, columns of a table, the head of a web page."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Literal

from duizhao.model.source import PAGE_ADDRESS, Origin, SetAside
from duizhao.text.addresses import web_address

_Field = Literal["url", "publisher", "date"]
_COLUMN = re.compile(r"column (.+)")
_PLAIN = re.compile(r"[\s_\-]+")
_COLUMNS: dict[str, tuple[_Field, ...]] = dict.fromkeys(
    ("url", "link", "href", "sourceurl", "originalurl", "pageurl", "网址", "链接", "原文链接", "来源链接", "来源网址"), ("url",)
)
_COLUMNS |= dict.fromkeys(("source", "publisher", "site", "media", "来源", "发布机构", "发布单位", "媒体"), ("url", "publisher"))
_COLUMNS |= dict.fromkeys(("publishdate", "published", "pubdate", "发布日期", "发布时间"), ("date",))
_URL = re.compile(r"(?:原文链接|来源链接|链接|网址|出处|来源|source|url|link)\s*[:：]\s*(\S+)", re.IGNORECASE)
_NAME = re.compile(r"(?:来源|來源|出处|source)\s*[:：]\s*([^\s　|｜:：（(]{2,40}(?: [A-Z][\w’'.-]*){0,5})", re.IGNORECASE)
_DATE = re.compile(
    r"(?:发布(?:时间|日期|于)|發布(?:時間|日期|於)|日期|时间|published(?: on)?)\s*[:：]?\s*(\d{4}[-年/.]\d{1,2}[-月/.]\d{1,2})",
    re.IGNORECASE,
)
_DAY = re.compile(r"(\d{4})[-年/.](\d{1,2})[-月/.](\d{1,2})")
_LONGEST = 300  # characters of a line that may be a credit


def read_origin(pieces: Iterable[SetAside]) -> Origin:
    """Collect address, publisher and day of publication; of several the first counts, and an unknown one is empty.

    >>> read_origin([SetAside("a.txt", 9, "来源：望川日报 发布于 2023-01-11", "credit")])
    Origin(url='', publisher='望川日报', date='2023-01-11')
    """
    found: dict[_Field, str] = {}
    for piece in pieces:
        for field, value in _stated(piece):
            if value:
                found.setdefault(field, value)
    return Origin(found.get("url", ""), found.get("publisher", ""), found.get("date", ""))


def _stated(piece: SetAside) -> Iterator[tuple[_Field, str]]:
    text = piece.text.strip()
    if len(text) > _LONGEST:
        return
    if piece.why == PAGE_ADDRESS:
        yield "url", web_address(text)
    elif m := _COLUMN.fullmatch(piece.why):
        fields = _COLUMNS.get(_PLAIN.sub("", m[1].lower()), ())
        if "url" in fields:
            yield "url", web_address(text)
        if "publisher" in fields and "://" not in text:
            yield "publisher", text
        if "date" in fields:
            yield "date", day(text)
    else:
        if m := _URL.search(text):
            yield "url", web_address(m[1])
        if (m := _NAME.search(text)) and "://" not in m[1]:
            yield "publisher", m[1].strip()
        if m := _DATE.search(text):
            yield "date", day(m[1])


def day(text: str) -> str:
    """Return a day as 2023-01-11; empty if the text opens with none, or with one that no calendar has.

    >>> day("2023年1月11日 08:30"), day("2023-02-30")
    ('2023-01-11', '')
    """
    m = _DAY.match(text.strip())
    try:
        return date(*map(int, m.groups())).isoformat() if m else ""
    except ValueError:
        return ""
