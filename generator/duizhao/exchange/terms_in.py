"""Read the terms of a TBX or CSV file: Chinese terms with the English that is to render them, or not."""

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from duizhao.curation.load import decoded
from duizhao.files import NotReadError
from duizhao.readers.limits import UnreadableError
from duizhao.readers.xml import Element, attribute, line_of, local, parse_xml
from duizhao.site.tables import unguarded
from duizhao.words import is_term

_ROLES: Mapping[str, str] = {
    **dict.fromkeys(("zh", "zh-cn", "zh-hans", "zh-hant", "zh-tw", "chinese", "term", "source", "中文", "术语", "汉语", "原文"), "zh"),
    **dict.fromkeys(
        ("en", "en-us", "en-gb", "english", "official", "rendering", "translation", "target", "英文", "译法", "译文", "英语"), "en"
    ),
    **dict.fromkeys(("forbidden", "avoid", "deprecated", "不用", "禁用"), "forbidden"),
    **dict.fromkeys(("status", "administrativestatus", "状态"), "status"),
}  # fmt: skip
_OFFICIAL = ("official", "preferred", "approved", "standard", "官方", "推荐")
_FORBIDDEN = ("forbidden", "deprecated", "superseded", "avoid", "禁用", "不用")
_NEGATED = re.compile(r"\b(?:not|non|un)[\s-]?(?:official|preferred|approved|standard)|[非不未](?:官方|推荐)")
_CONCEPTS, _LANGUAGES, _TERMS = ("conceptEntry", "termEntry"), ("langSec", "langSet"), ("termSec", "tig", "ntig")
_SPACE = re.compile(r"\s+")
_SEVERAL = re.compile(r"\s*[;；|]\s*")


@dataclass(frozen=True, slots=True)
class ReadTerm:
    """A Chinese term of a file with its renderings, official and forbidden ones, and the line that it stands on."""

    zh: str
    official: tuple[str, ...]
    forbidden: tuple[str, ...]
    line: int


@dataclass(frozen=True, slots=True)
class ReadTerms:
    """The terms of a file, each once, and what is said of entries that are not taken."""

    terms: tuple[ReadTerm, ...]
    problems: tuple[str, ...]


_Row = tuple[str, str, str, int]  # Chinese, English, what is said of it ("official", "forbidden", "" for nothing), line


def read_terms(data: bytes) -> ReadTerms:
    """Read a TBX file (version 2 or 3) or a table with a header; raise UnreadableError if it is neither.

    Where a file says of some rendering of a term that it is official, those of which it says nothing are left out.
    """
    problems: list[str] = []
    rows = list(
        _tbx(data, problems) if data.lstrip(b"\xef\xbb\xbf\xff\xfe\0 \t\r\n").startswith(b"<") else _table(data, problems)
    )
    by_term: dict[str, list[_Row]] = {}
    for row in rows:
        if is_term(row[0]):
            by_term.setdefault(row[0].strip(), []).append(row)
        else:
            problems.append(f"line {row[3]}: “{row[0]}” is no Chinese term of two characters or more")
    return ReadTerms(tuple(t for zh, some in by_term.items() if (t := _term(zh, some))), tuple(dict.fromkeys(problems)))


def _term(zh: str, rows: Sequence[_Row]) -> ReadTerm | None:
    judged = any(status == "official" for _, _, status, _ in rows)
    official = tuple(dict.fromkeys(en for _, en, status, _ in rows if status == "official" or (not judged and not status)))
    forbidden = tuple(dict.fromkeys(en for _, en, status, _ in rows if status == "forbidden" and en not in official))
    return ReadTerm(zh, official, forbidden, rows[0][3]) if official or forbidden else None


def _status(text: str) -> str:
    """Return "official" or "forbidden"; "" for other words.

    >>> _status("preferredTerm-admn-sts"), _status("deprecatedTerm"), _status("admitted"), _status("not approved"), _status("非官方")
    ('official', 'forbidden', '', '', '')
    """
    plain = text.lower()
    if any(word in plain for word in _FORBIDDEN):
        return "forbidden"
    if _NEGATED.search(plain):
        return ""
    return "official" if any(word in plain for word in _OFFICIAL) else ""


def _tbx(data: bytes, problems: list[str]) -> Iterator[_Row]:
    root = parse_xml(data, "TBX")
    if local(root) not in {"tbx", "martif"}:
        raise UnreadableError("R102", f"it is XML, but no TBX: its element is <{local(root)}>")
    for concept in (e for e in root.iter() if local(e) in _CONCEPTS):
        chinese, english = [], []
        for language in (e for e in concept if local(e) in _LANGUAGES):
            code = attribute(language, "lang").lower()
            sections = [s for s in language if local(s) in _TERMS]
            if re.match(r"(?:zh|cmn)\b", code):
                chinese += [w for s in sections if (w := _word(s))]
            elif re.match(r"en\b", code):
                english += [(w, _status(_administrative(s))) for s in sections if (w := _word(s))]
        if not chinese or not english:
            missing = "English" if chinese else "Chinese"
            problems.append(f"line {line_of(concept)}: the entry has no term in {missing}")
        yield from ((zh, en, status, line_of(concept)) for zh in chinese for en, status in english)


def _word(section: Element) -> str:
    term = next((e for e in section.iter() if local(e) == "term"), None)
    return _SPACE.sub(" ", "".join(str(t) for t in term.itertext())).strip() if term is not None else ""


def _administrative(section: Element) -> str:
    """Return the administrative status of a term: an element of this name, or a note of this type."""
    for e in section.iter():
        if local(e) == "administrativeStatus" or attribute(e, "type") in {"administrativeStatus", "normativeAuthorization"}:
            return str(e.text or "")
    return ""


def _table(data: bytes, problems: list[str]) -> Iterator[_Row]:
    try:
        text = decoded(data)
    except (NotReadError, UnicodeDecodeError) as error:
        raise UnreadableError("R109", str(error)) from None
    head = text.partition("\n")[0]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=max("\t,;", key=head.count))
    roles: list[str] = []
    try:
        for cells in reader:
            if not roles:
                roles = [_ROLES.get(cell.strip().lower(), "") for cell in cells]
                if "zh" not in roles or not {"en", "forbidden"} & {*roles}:
                    raise UnreadableError("R102", "its first line names no columns: zh and en, or term and rendering")
            elif any(cell.strip() for cell in cells):
                yield from _row(dict(_cells(roles, cells)), "status" in roles, reader.line_num, problems)
    except csv.Error as error:
        raise UnreadableError("R109", f"line {reader.line_num}: {error}") from None


def _cells(roles: Sequence[str], cells: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield the cells of known columns; of two of one kind the first counts."""
    known = [(role, _SPACE.sub(" ", unguarded(cell)).strip()) for role, cell in zip(roles, cells, strict=False) if role]
    return reversed(known)


def _row(cells: Mapping[str, str], judged: bool, line: int, problems: list[str]) -> Iterator[_Row]:  # noqa: FBT001 - of the table
    """Yield the renderings of a row; in a table that judges them, those that are neither official nor forbidden are left out."""
    zh = cells.get("zh", "")
    status = _status(cells.get("status", "")) if judged else "official"
    rows = [(en, status) for en in _SEVERAL.split(cells.get("en", "")) if en and status]
    rows += [(en, "forbidden") for en in _SEVERAL.split(cells.get("forbidden", "")) if en]
    if not zh or not (rows or judged):
        problems.append(f"line {line}: the row has no {'English' if zh else 'Chinese'}")
    elif rows:
        yield from ((zh, en, said, line) for en, said in rows)
