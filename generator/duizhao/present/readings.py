"""Collect what the script of a page needs to show pinyin and the other script."""

from collections.abc import Iterable, Sequence

from duizhao.model.shown import PageReadings, ShownText
from duizhao.model.source import Script

Named = tuple[str, ShownText]  # a text by the name that the page knows it by


def page_readings(texts: Iterable[Named]) -> PageReadings:
    """Collect the readings of the Chinese texts among these; the first text of each name counts."""
    known: dict[str, ShownText] = {}
    for name, text in texts:
        if text.reading:
            known.setdefault(name, text)
    return PageReadings({n: t.reading.pinyin for n, t in known.items() if t.reading}, script_table(list(known.items())))


def script_table(texts: Sequence[Named]) -> dict[str, object]:
    """Encode what differs in the other script: a table of characters, then exceptions by position in a text.

    >>> from duizhao.model.readings import TextReading
    >>> script_table([("p", ShownText("发展理发", "zh-Hans", reading=TextReading("", "發展理髮")))])
    {'Hans': '发發', 'Hant': '', 'texts': {'p': '3髮'}}
    """
    maps: dict[Script, dict[str, str]] = {"Hans": {}, "Hant": {}}
    others = [(name, t.text, t.reading.other, maps[_script(t)]) for name, t in texts if t.reading]
    for _, text, other, known in others:
        for a, b in zip(text, other, strict=True):
            if a != b:
                known.setdefault(a, b)
    rest = {}
    for name, text, other, known in others:
        places = [k for k, (a, b) in enumerate(zip(text, other, strict=True)) if known.get(a, a) != b]
        if places:
            rest[name] = " ".join(f"{k}{other[k]}" for k in places)
    return {"Hans": _pairs(maps["Hans"]), "Hant": _pairs(maps["Hant"]), "texts": rest}


def _script(text: ShownText) -> Script:
    return "Hant" if text.lang == "zh-Hant" else "Hans"


def _pairs(known: dict[str, str]) -> str:
    return "".join(a + b for a, b in sorted(known.items()))
