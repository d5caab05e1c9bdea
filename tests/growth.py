"""Input of every kind in growing sizes, to show how the time of a build grows with it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from tests import documents

Files = Mapping[str, bytes]
Pair = tuple[str, str]
Make = Callable[[int], Files]

_HEAD = (
    "政府工作报告",
    "——{year}年1月16日在望川市第九届人民代表大会第三次会议上",
    "望川市市长 沈知行",
)
_HEAD_EN = (
    "GOVERNMENT WORK REPORT",
    "Delivered at the Third Session of the Ninth Wangchuan Municipal People’s Congress on January 16, {year}",
    "Shen Zhixing, Mayor of Wangchuan",
)
_REVIEW = ("一、{last}年工作回顾", "I. Review of Work in {last}")
_PLAN = ("二、{year}年工作安排", "II. Plans for {year}")
_ROW = (
    "过去一年，望川的地区生产总值增长5.8%，改造老旧小区180个。",
    "Over the past year, Wangchuan’s GRP grew by 5.8%, and 180 old residential compounds were renovated.",
)
_NEXT = ("今年新增学位1.2万个。", "This year, we will add 12,000 school places.")

# What a line repeats: signs that readers, rules and patterns look for.
PUMPS: dict[str, str] = {
    "digits": "1",
    "digits, grouped": "1,",
    "digits, in threes": "111,",
    "digits, spaced": "1 ",
    "digits and points": "1.",
    "Chinese numerals": "二",
    "Chinese digits and tens": "十二",
    "full-width digits": "１",
    "Latin letters": "a",
    "capitals": "A",
    "letter and hyphen": "a-",
    "words": "word ",
    "Chinese characters": "望川",
    "Chinese words": "推进重湖湿地生态修复工程建设",
    "full stops": ".",
    "Chinese full stops": "。",
    "abbreviations": "U.S. Mr. ",
    "sentences": "It is so. ",
    "Chinese sentences": "它是这样。",
    "clauses": "它是这样，",
    "enumerators": "1. ",
    "initials": "A. B. ",
    "spaces": " ",
    "wide spaces": "\u3000",
    "no-break spaces": "\u00a0",
    "tabs": "\t",
    "round brackets": "(",
    "closed brackets": "()",
    "Chinese brackets": "（",
    "square brackets": "[",
    "book brackets": "《",
    "corner brackets": "「",
    "lenticular brackets": "【",
    "quotation marks": "“",
    "closed quotation marks": "“”",
    "quoted digits": "“1”",
    "quoted words": "“望川”",
    "straight quotation marks": '"',
    "apostrophes": "'",
    "hyphens": "-",
    "dashes": "—",
    "ranges": "1～",
    "ranges in words": "从1到",
    "ranges in English": "from 1 to ",
    "ratios": "1:",
    "fractions": "1/",
    "fractions in words": "一分之",
    "percent signs": "%",
    "percentages": "5%",
    "counted things": "望1",
    "figures": "增长5%，",
    "figures in English": "grew 5%, ",
    "figures in sentences": "It grew by 5%. ",
    "years": "2024年",
    "dates": "3月5日",
    "commas": ",",
    "Chinese commas": "，",
    "enumeration commas": "、",
    "enumerated words": "望川、",
    "colons": "：",
    "semicolons": "；",
    "superscripts": "²",
    "circled numbers": "①",
    "asterisks": "*",
    "underscores": "_",
    "hashes": "#",
    "emphasis": "*a_",
    "footnote markers": "[1]",
    "footnotes of Markdown": "[^1]",
    "bracketed notes": "（注：望）",
    "links of Markdown": "[a](b)",
    "pipes": "|",
    "cells": "a|b|",
    "less-than signs": "<",
    "tags": "<b>",
    "ampersands": "&",
    "entities": "&amp;",
    "backslashes": "\\",
    "grave accents": "`",
    "tildes": "~",
    "equals signs": "=",
    "URLs": "http://a",
    "ordinals": "1st ",
    "number words": "one ",
    "ordinals in Chinese": "第一",
    "examples": "等",
    "provinces": "省",
    "cities": "市",
    "numerals and classifiers": "二个",
    "both languages": "望a",
    "both languages, spaced": "望川 word ",
    "page numbers": "—1—",
    "names of parts": "一、望",
    "Roman numerals": "II ",
    "percent of words": "百分之",
    "currency": "$1 ",
    "letters and digits": "a1",
}


def report(rows: list[Pair], year: int = 2024, plan: list[Pair] | None = None) -> list[Pair]:
    """Make the paragraphs of a report in both languages from the rows of its review and its plan."""
    frame = [*zip(_HEAD, _HEAD_EN, strict=True), _REVIEW]
    head = [(zh.format(year=year, last=year - 1), en.format(year=year, last=year - 1)) for zh, en in frame]
    zh, en = _PLAN
    return [*head, *rows, (zh.format(year=year), en.format(year=year)), *(plan or [_NEXT])]


def text(pairs: list[Pair]) -> bytes:
    """Write paragraphs of both languages in turn as plain text."""
    return "".join(f"{zh}\n{en}\n" for zh, en in pairs if zh or en).encode()


def _line(pump: str, count: int) -> Files:
    """Write a report with a row of `count` characters in each language, which repeat `pump`."""
    return {"h/a.txt": text(report([_ROW, _long(pump, count), _ROW]))}


def _long(pump: str, count: int) -> Pair:
    body = (pump * (count // len(pump) + 1))[:count]
    return f"望川{body}。", f"Wangchuan {body}."


def _markdown(pump: str, count: int) -> Files:
    rows = "".join(f"{zh}\n\n{en}\n\n" for zh, en in (_ROW, _long(pump, count), _ROW))
    return {"h/a.md": f"# 2024年望川市政府工作报告\n\n## 一、2023年工作回顾\n\n{rows}".encode()}


def _document(form: str, pump: str, count: int) -> Files:
    pairs = report([_ROW, _long(pump, count), _ROW])
    both = [words for pair in pairs for words in pair]
    if form == "pdf":
        zh = [words for words, _ in pairs]
        lines = [words[k : k + 40] for words in zh for k in range(0, len(words), 40)]
        pages = [[(72, 770 - 18 * n, words) for n, words in enumerate(lines[k : k + 40])] for k in range(0, len(lines), 40)]
        return {"h/a.pdf": documents.pdf(pages)}
    data = {
        "docx": lambda: documents.docx(both),
        "html": lambda: documents.html(both),
        "csv": lambda: documents.csv_pairs(pairs),
        "tmx": lambda: documents.tmx(pairs),
    }
    return {f"h/a.{form}": data[form]()}


def alike(number: int, year: int = 0) -> Pair:
    """Make a row that differs from others only in its figures."""
    return (
        f"今年，我们将改造老旧小区{100 + number + year}个，新增学位{number + 1}万个，推进重湖湿地生态修复工程建设。",
        f"This year, we will renovate {100 + number + year} old communities and add {number + 1}0,000 school places.",
    )


def _years(years: int, rows: int, plan: int) -> Files:
    """Write so many consecutive reports of near-identical rows."""
    return {
        f"h/{2024 - k}.txt": text(report([alike(n, k) for n in range(rows)], 2024 - k, [alike(n, k + 1) for n in range(plan)]))
        for k in range(years)
    }


def _notes(count: int) -> Files:
    rows = [(f"望川建设事项{n}已完成［{n + 1}］。", f"Item {n} of Wangchuan is finished [{n + 1}].") for n in range(count)]
    notes = [("注释：", ""), *((f"［{n + 1}］望川建设事项{n}：说明之一。", "") for n in range(count))]
    english = [("", "Notes:"), *(("", f"[{n + 1}] Item {n}: one explanation.") for n in range(count))]
    return {"h/a.txt": text([*report(rows), *notes, *english])}


def _unplaced_notes(count: int) -> Files:
    notes = [("注释：", ""), *((f"［{n + 1}］望川建设事项{n}：说明之一。", "") for n in range(count))]
    english = [("", "Notes:"), *(("", f"[{n + 1}] Item {n}: one explanation.") for n in range(count))]
    return {"h/a.txt": text([*report([alike(n) for n in range(count)]), *notes, *english])}


def _editions(count: int) -> Files:
    rows = [(f"望川办好第{n + 1}件实事，群众满意度持续提高。", f"Wangchuan finished item {n + 1}.") for n in range(40)]
    return {f"h/{k}.txt": text(report([*rows[:k], (f"第{k}版另有一句。", ""), *rows[k:]])) for k in range(count)}


def _long_editions(count: int) -> Files:
    """Write editions that differ at the end of a row of `count` digits."""
    return {f"h/{k}.txt": text(report([_ROW, (f"望川{'1' * count}{k}。", ""), _ROW])) for k in range(3)}


def _copies(count: int) -> Files:
    return {f"h/{k}.txt": text(report([_ROW, *(alike(n) for n in range(20))])) for k in range(count)}


def _excerpts(count: int) -> Files:
    rows = [(f"望川办好第{n + 1}件实事，群众满意度持续提高。", "") for n in range(40)]
    return {"h/whole.txt": text(report(rows))} | {f"h/{k}.txt": text(report(rows[k % 30 : k % 30 + 8])) for k in range(count)}


def _places(count: int) -> Files:
    """Write reports of as many series, each in its folder."""
    body = text(report([_ROW, *(alike(n) for n in range(4))]))
    return {f"s{k}/a.txt": body for k in range(count)}


def _refused(count: int) -> Files:
    return {f"h/{k}.txt": f"望川市统计公报之{k}\n全年地区生产总值增长5.{k}%。\n".encode() for k in range(count)}


def _several(count: int) -> Files:
    return {"h/all.txt": b"".join(text(report([_ROW, alike(k)], 1950 + k)) for k in range(count))}


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of input: how it is made in any size, three sizes of which each is twice the one before.

    `reading`: only reading and understanding the file is of interest.
    """

    make: Make
    sizes: tuple[int, int, int]
    reading: bool = False


_CHARACTERS, _ROWS, _FILES, _YEARS = (10_000, 20_000, 40_000), (100, 200, 400), (100, 200, 400), (10, 20, 40)
KINDS: dict[str, Kind] = {
    "rows": Kind(lambda n: {"h/a.txt": text(report([alike(k) for k in range(n)]))}, _ROWS),
    "the same row": Kind(lambda n: {"h/a.txt": text(report([_ROW] * n))}, _ROWS),
    "rows alike in two years": Kind(lambda n: _years(2, n, n), _ROWS),
    "rows of a plan alike in two years": Kind(lambda n: _years(2, 1, n), _ROWS),
    "notes": Kind(_notes, _ROWS),
    "notes without markers": Kind(_unplaced_notes, _ROWS),
    "editions": Kind(_editions, _YEARS),
    "editions with a long row": Kind(_long_editions, _CHARACTERS),
    "years": Kind(lambda n: _years(n, 20, 20), _YEARS),
    "several reports in a file": Kind(_several, _YEARS),
    "copies": Kind(_copies, _FILES),
    "excerpts": Kind(_excerpts, _FILES),
    "places": Kind(_places, _FILES),
    "files of other kinds": Kind(_refused, _FILES),
    **{f"line of {name}": Kind(partial(_line, pump), _CHARACTERS) for name, pump in PUMPS.items()},
    **{f"Markdown, {name}": Kind(partial(_markdown, pump), _CHARACTERS, reading=True) for name, pump in PUMPS.items()},
    **{
        f"{form}, {name}": Kind(partial(_document, form, pump), _CHARACTERS, reading=True)
        for form in ("docx", "html", "csv", "tmx", "pdf")
        for name, pump in PUMPS.items()
    },
}


def write(folder: Path, files: Files) -> None:
    """Write the files below the folder."""
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
