"""Public test cases for numbers against this project's reader of figures.

    python tools/public_numbers.py DIR

DIR holds the folders Number, NumberWithUnit (JSON of Microsoft Recognizers-Text) and itn (text files of WeText).
Prints for each file: cases, those in our scope, passed, and why the others are out of scope. In scope is
what a printed report may hold; each reason to leave a case out is a test of its words, below.
With -v the failed cases are printed too.
"""

import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from duizhao.figures import find_figures
from duizhao.model.figures import Figure
from duizhao.model.source import Lang

UNITS = {
    "Kilometer": "km", "Meter": "m", "Centimeter": "cm", "Millimeter": "mm", "Mile": "mile", "Square meter": "m2", "Square kilometer": "km2",
    "Mu": "mu", "Hectare": "ha", "Acre": "acre", "Ton": "t", "Metric ton": "t", "Kilogram": "kg", "Gram": "g", "Jin": "jin", "Liter": "L",
    "Cubic meter": "m3", "Barrel": "bbl", "Nautical mile": "nmi", "Year": "y", "Month": "mon", "Week": "week", "Day": "d", "Hour": "h", "Minute": "min",
    "Chinese yuan": "yuan", "Dollar": "usd", "United States dollar": "usd", "Euro": "eur", "Japanese yen": "jpy", "Hong Kong dollar": "hkd",
    "British pound": "gbp", "C": "degC", "Degree": "deg", "Fen": "fen", "Jiao": "jiao",
}  # fmt: skip
MOST = Decimal(10) ** 15  # more is no figure of a report
NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")

Case = dict[str, Any]
REASONS: list[tuple[str, str]] = [  # of the words of a case
    ("negative", r"负|負|minus|negative|(?:^|[\s(])[-−－]\s?[.\d１２３４５６７８９０]|--"),
    ("power", r"\^|\d[eE][+-]?\d|\bsquared|\bto the power"),
    ("foreign scale", r"(?i)\b(?:crore|lakh|quadrillion|quintillion|sextillion|[a-z]*illard)s?\b|\d\s?(?:k|m|mm|g|t|b|bn|mil)\b|[0-9０-９][kKMGTｋＫＭＧＴ](?![a-zA-Z])"),
    ("spoken decimal", r"(?i)\bpoint\b|\bdot\b|\bnought\b|\bdecimal\b"),
    ("mixed fraction", r"又|\d\s+\d+/\d+|\band (?:a |one |two |three |\w+ )?(?:\w+[- ])*\w*(?:thirds?|quarters?|fifths?|half|eighths?|tenths?|hundredths?)\b"),
    ("uncommon fraction", r"(?i)\b(?:\w+-)?(?:eleven|twelf|teen|twentie|thirtie|fortie|fiftie|sixtie|seventie|eightie|ninetie|hundred|thousand|million|trillion)ths?\b|\bfirsts?\b.*\d|\bover\b (?:one|two|three|a|\d)|\d\s*/\s*\d{3}|分之.*分之"),
    ("discount", r"折"),
    ("spaced number", r"[\d一二三四五六七八九十百千万亿０-９]\s+[\d一二三四五六七八九十百千万亿点又分余０-９]|\d \d|[a-z]\s{2,}[a-z]"),
    ("leading point", r"(?:^|[^\d])[.．][\d０-９]"),
    ("web address or code", r"http|www\.|@|[A-Za-z]\d+[A-Za-z]\d|\d+(?:[-.]\d+){2,}|scp|IP"),
    ("phone number", r"(?i)phone|电话|手机"),
    ("pairs", r"[双雙对對]|\bpairs?\b|\bcouple\b|打(?!车)"),
    ("other thousands mark", r"\d'\d|\d\.\d{3}[.,]\d|\d{4,},\d{3}|\d,\d{1,2}(?!\d)"),
    ("one of", r"(?i)\bout of\b|\bin (?:every )?\w+ (?:people|persons)\b"),
    ("dozens", r"(?i)\bdozens?\b|\bdzs?\b|\bdozs?\b"),
    ("equation", r"等于(?!或)|\bequal|[<>=]"),
    ("two comparisons", r"(?i)(?:(?:大于|小于|不大于|不小于|多于|少于|最多|以上|以下).*){2}|(?:\b(?:than|above|below|most|least|less|greater|exceed\w*)\b.*){2,}"),
    ("vague", r"[几幾]"),
    ("digits among words", r"(?i)\d (?:thousand|hundred|million)s? (?:\d|and)|[万千]零?\d+$"),
    ("spaced hyphen", r"\w - \w|\d – \d"),
    ("fraction sign", r"[⅙⅔¾½¼⅓]"),
    ("ordinal range", r"第.+[和到至]第|(?:tenth|second|first) (?:and|but)"),
    ("part of a tenth", r"半成|成半|成[ 一二三四五六七八九]"),
    ("part of an odd whole", r"[二三四五六七八九]百分之|万分之|一百分之十万"),
    ("mixed written form", r"[万亿]\d"),
    ("traditional trillion", r"兆(?!赫|瓦)"),
]  # fmt: skip


def why_not(case: Case) -> str:
    """The reason why a case is out of scope, or nothing."""
    words = case["Input"]
    for reason, form in REASONS:
        if re.search(form, words):
            return reason
    for result in case["Results"]:
        reason = _of_result(result)
        if reason:
            return reason
    return ""


def _of_result(result: Case) -> str:
    resolution = result.get("Resolution") or {}
    value, text = str(resolution.get("value")), result["Text"]
    if resolution.get("value") is None or "relative" in result["TypeName"]:
        return "no value"
    if result["TypeName"] == "numberrange":
        return "" if re.fullmatch(r"[\[(](\d[\d.]*)?,(\d[\d.]*)?[)\]]", value) else "no plain range"
    if resolution.get("unit") and resolution["unit"] not in UNITS:
        return "unit that no report uses"
    if resolution.get("unit") and len(re.findall(r"[\d.]+|[一二两三四五六七八九十百千万亿]+", text)) > 1:
        return "two units"
    if "/" in text and not re.fullmatch(r"\d{1,2}/\d{1,2}", text):
        return "uncommon fraction"
    if not re.fullmatch(r"-?[\d.]+(?:E[+-]?\d+)?%?", value):
        return "no value"
    number = Decimal(value.rstrip("%"))
    if number in (0, 1) and not re.search(r"\d", text):
        return "zero or one alone"
    return "beyond trillions" if abs(number) >= MOST else ""


def expected(result: Case) -> tuple[list[Decimal], str]:
    """Return the values (two of a range) and the unit of an expected result."""
    resolution = result["Resolution"]
    value = str(resolution["value"])
    if result["TypeName"] == "numberrange":
        return [Decimal(v) for v in re.findall(r"[\d.]+", value)], ""
    return [Decimal(value.rstrip("%"))], "%" if value.endswith("%") else UNITS.get(resolution.get("unit", ""), "")


def matches(figure: Figure, values: Sequence[Decimal], unit: str) -> bool:
    """Return whether a figure has the expected values and unit."""
    own = [figure.value] if figure.high is None else [figure.value, figure.high]
    if not unit and figure.unit == "%":
        return own[0] / 100 == values[0] or own == list(values)
    if unit == "%" and figure.unit in ("frac", "x"):
        own = [v * 100 for v in own]
    if unit not in ("", "%", figure.unit) and {unit, figure.unit} != {"y", "age"}:
        return False
    return len(own) == len(values) and all(abs(a - b) <= abs(b) / 10**4 for a, b in zip(own, values, strict=True))


def is_kind_of_model(figure: Figure, model: str) -> bool:
    """Return whether a figure is of the kind that a model of the test extracts."""
    if "Ordinal" in model or "Range" in model:
        return figure.kind == "ordinal" or figure.high is not None
    if "Percent" in model:
        return figure.unit == "%"
    if "Currency" in model:
        return figure.unit in ("yuan", "usd", "eur", "gbp", "hkd", "jpy", "fen", "jiao")
    return figure.kind == "quantity" and ("Number" in model or figure.unit not in ("", "count", "others", "x"))


def passes(case: Case, lang: Lang, model: str) -> bool:
    """Return whether every number is found, and no quantity if there is none."""
    figures = list(find_figures(case["Input"], lang))
    for result in case["Results"]:
        values, unit = expected(result)
        hit = next((f for f in figures if matches(f, values, unit)), None)
        if hit is None:
            return False
        figures.remove(hit)
    return bool(case["Results"]) or not any(is_kind_of_model(f, model) for f in figures)


def recognizers(path: Path) -> list[tuple[str, str, bool]]:
    """Return words, reason to leave it out, and result of each case of a file of Recognizers-Text."""
    lang: Lang = "zh" if "Chinese" in path.parts else "en"
    cases = json.loads(path.read_text(encoding="utf-8-sig"))
    out = []
    for case in cases:
        reason = why_not(case)
        out.append((case["Input"], reason, not reason and passes(case, lang, path.stem)))
    return out


SPOKEN = {
    "telephone": "telephone", "electronic": "address", "time": "time of day", "license_plate": "licence plate", "train_number": "train number",
    "math": "arithmetic", "whitelist": "words", "word": "words", "char": "words",
}  # fmt: skip
SCALES = {"万": 4, "亿": 8, "thousand": 3, "million": 6, "billion": 9, "trillion": 12}
WRITTEN = re.compile(rf"(\d[\d,]*(?:\.\d+)?)(%)?\s?({'|'.join(SCALES)})?")


def spoken(path: Path) -> list[tuple[str, str, bool]]:
    """Return the same for a file of inverse text normalization, which has spoken and written form on a line."""
    lang: Lang = "zh" if "chinese" in path.parts else "en"
    name = path.stem.removeprefix("en_")
    out = []
    for line in path.read_text(encoding="utf-8").splitlines():
        utterance, _, written = line.partition("=>")
        reason = SPOKEN.get(name) or _reason_of_line(name, lang, utterance, written)
        out.append((line, reason, not reason and _same_numbers(utterance, written, lang)))
    return out


def _reason_of_line(name: str, lang: Lang, utterance: str, written: str) -> str:
    rules: list[tuple[str, Callable[[], object]]] = [
        ("no number", lambda: not NUMBER.search(written)),
        ("spoken date", lambda: name == "date" and lang == "en"),
        ("several sentences", lambda: len(utterance) > 60),
        ("spoken range", lambda: lang == "zh" and re.search(r"\d[-~]\d", written)),
        ("time of day", lambda: re.search(r"\d:\d", written)),
        ("spoken digits", lambda: re.search(r"幺|\bo\b|\boh\b|double", utterance)),
        ("two units", lambda: re.search(r"[角毛块].*[分角毛]?|元.+[角毛分]|\b(?:cents?|pence)\b", utterance)),
        ("zero or one alone", lambda: re.fullmatch(r"[^\d]*[01][^\d]*", written)),
        ("fraction", lambda: "/" in written and name != "fraction"),
        ("beyond trillions", lambda: any(len(n.replace(",", "")) > 15 for n in NUMBER.findall(written))),
    ]
    for reason, form in REASONS:
        if re.search(form, utterance.strip()) or (reason == "mixed written form" and re.search(form, written)):
            return reason
    return next((reason for reason, test in rules if test()), "")


def _same_numbers(utterance: str, written: str, lang: Lang) -> bool:
    if m := re.fullmatch(r"\s*(\d+)/(\d+)\s*", written):
        wanted = [Decimal(m[1]) / Decimal(m[2])]
    else:
        wanted = [Decimal(n.replace(",", "")).scaleb(SCALES.get(scale, 0)) for n, _, scale in WRITTEN.findall(written)]
    figures = find_figures(utterance, lang)
    got = [v for f in figures for v in ([f.value, f.high] if f.high is not None else [f.value])]
    if any(f.kind == "date" for f in figures):
        text = "".join(str(v).rstrip("0") for v in got)
        return text == "".join(str(int(w)) if w > 99 else f"{int(w):02}" for w in wanted).rstrip("0")
    return got == wanted


def main() -> None:
    folder = Path(next(a for a in sys.argv[1:] if not a.startswith("-")))
    total = Counter[str]()
    for path in sorted([*folder.rglob("*.json"), *folder.rglob("test/data/*.txt")]):
        rows = recognizers(path) if path.suffix == ".json" else spoken(path)
        reasons = Counter(reason for _, reason, _ in rows if reason)
        scope = [r for r in rows if not r[1]]
        passed = sum(ok for _, _, ok in scope)
        total.update(cases=len(rows), scope=len(scope), passed=passed)
        why = ", ".join(f"{reason} {n}" for reason, n in reasons.most_common())
        print(
            f"{path.relative_to(folder)}: {len(rows)} cases, {len(scope)} in scope, {passed} passed{'; out: ' + why if why else ''}"
        )
        if "-v" in sys.argv:
            for words, _, ok in scope:
                if not ok:
                    print("    failed:", words[:120])
    share = total["passed"] / max(1, total["scope"])
    print(f"all: {total['cases']} cases, {total['scope']} in scope, {total['passed']} passed ({share:.1%})")


if __name__ == "__main__":
    main()
