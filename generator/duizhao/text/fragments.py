"""Cut and join fragments without losing a character of the source."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from duizhao.model.source import Fragment, Lang

_CLOSES = ",.;:!?)]”’"


def joined(fragments: Iterable[Fragment], lang: Lang) -> str:
    """Join the shown texts of fragments: zh without a separator, en with a space, except before punctuation."""
    parts = [f.text for f in fragments if f.text]
    if lang == "zh" or not parts:
        return "".join(parts)
    return parts[0] + "".join(f"{joint(before, text, lang)}{text}" for before, text in pairwise(parts))


def joint(before: str, after: str, lang: Lang) -> str:
    """Return the separator between two pieces of shown text.

    >>> joint("the plan", "was met", "en"), joint("the plan", ", which", "en"), joint("计划", "完成", "zh")
    (' ', '', '')
    """
    return " " if lang == "en" and before and after and after[0] not in _CLOSES else ""


def cut(fragment: Fragment, k: int) -> tuple[Fragment, Fragment]:
    """Divide a fragment before shown character `k`, with its `raw` text."""
    if k >= len(fragment.text):
        return fragment, replace(fragment, raw="", text="", at=())
    edge = fragment.at[k] if k else 0
    left = replace(fragment, raw=fragment.raw[:edge], text=fragment.text[:k], at=fragment.at[:k])
    right = replace(fragment, raw=fragment.raw[edge:], text=fragment.text[k:], at=tuple(i - edge for i in fragment.at[k:]))
    return left, right


def cut_all(fragments: Sequence[Fragment], cuts: Sequence[int], lang: Lang = "zh") -> list[tuple[Fragment, ...]]:
    """Divide fragments at ascending positions of their joined text; return one piece more than cuts."""
    out: list[tuple[Fragment, ...]] = []
    here: list[Fragment] = []
    start = 0
    before = ""
    remaining = list(reversed(cuts))
    for fragment in fragments:
        size = len(fragment.text)
        start += len(joint(before, fragment.text, lang))
        before = fragment.text or before
        inside: list[int] = []
        while remaining and remaining[-1] < start + size:
            inside.append(max(0, remaining.pop() - start))
        pieces = _pieces(fragment, inside)
        for piece in pieces[:-1]:
            if piece.raw:
                here.append(piece)
            out.append(tuple(here))
            here = []
        here.append(pieces[-1])
        start += size
    out.append(tuple(here))
    out.extend(() for _ in remaining)
    return out


def _pieces(fragment: Fragment, inside: Sequence[int]) -> list[Fragment]:
    if not inside:
        return [fragment]
    edges = [0, *inside, len(fragment.text)]
    raws = [0, *(fragment.at[k] if k else 0 for k in inside), len(fragment.raw)]
    return [
        replace(
            fragment,
            raw=fragment.raw[r:s],
            text=fragment.text[a:b],
            at=tuple(i - r for i in fragment.at[a:b]),
        )
        for a, b, r, s in zip(edges, edges[1:], raws, raws[1:], strict=False)
    ]


def without(fragment: Fragment, spans: Sequence[tuple[int, int]]) -> Fragment:
    """Remove ascending spans from the shown text; `raw` keeps them."""
    if not spans:
        return fragment
    edges = [0, *(edge for span in spans for edge in span), len(fragment.text)]
    kept = list(zip(edges[::2], edges[1::2], strict=True))
    return replace(
        fragment,
        text="".join(fragment.text[a:b] for a, b in kept),
        at=tuple(i for a, b in kept for i in fragment.at[a:b]),
    )


def edited(fragment: Fragment, edits: Sequence[tuple[int, int, str]]) -> Fragment:
    """Replace ascending spans of the shown text; `raw` keeps the original.

    The characters of a replacement have the position of the span's start.
    """
    if not edits:
        return fragment
    text: list[str] = []
    at: list[int] = []
    done = 0
    for a, b, new in edits:
        text += [fragment.text[done:a], new]
        at += [*fragment.at[done:a], *[_place(fragment, a)] * len(new)]
        done = b
    return replace(fragment, text="".join(text) + fragment.text[done:], at=(*at, *fragment.at[done:]))


def _place(fragment: Fragment, k: int) -> int:
    """Return the position of shown character `k` in `raw`; that of the last character if `k` is behind it."""
    return fragment.at[k] if k < len(fragment.at) else (fragment.at[-1] if fragment.at else 0)


def trimmed(fragment: Fragment) -> Fragment:
    """Strip white space from the shown text; `raw` keeps it."""
    text = fragment.text
    a = len(text) - len(text.lstrip())
    b = len(text.rstrip())
    if a == 0 and b == len(text):
        return fragment
    return replace(fragment, text=text[a:b], at=fragment.at[a:b]) if b > a else replace(fragment, text="", at=())
