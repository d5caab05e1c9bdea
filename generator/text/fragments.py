"""Cutting and joining fragments without losing a character of the source."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from generator.model.source import Fragment, Lang

_JOINER = {"zh": "", "en": " "}


def joined(fragments: Iterable[Fragment], lang: Lang) -> str:
    """The shown text of fragments: zh without a joiner, en with a space (none after a hyphen)."""
    parts = [f.text for f in fragments if f.text]
    return _JOINER[lang].join(parts)


def cut(fragment: Fragment, k: int) -> tuple[Fragment, Fragment]:
    """The fragment up to and from shown character `k`; `raw` is divided with it, nothing is lost."""
    if k >= len(fragment.text):
        return fragment, replace(fragment, raw="", text="", at=())
    edge = fragment.at[k] if k else 0
    left = replace(fragment, raw=fragment.raw[:edge], text=fragment.text[:k], at=fragment.at[:k])
    right = replace(fragment, raw=fragment.raw[edge:], text=fragment.text[k:], at=tuple(i - edge for i in fragment.at[k:]))
    return left, right


def cut_all(fragments: Sequence[Fragment], cuts: Sequence[int]) -> list[tuple[Fragment, ...]]:
    """Divide zh fragments, joined without a joiner, at ascending shown positions `cuts`."""
    out: list[tuple[Fragment, ...]] = []
    here: list[Fragment] = []
    start = 0
    todo = list(cuts)
    for fragment in fragments:
        rest = fragment
        while todo and start + len(rest.text) > todo[0]:
            left, rest = cut(rest, todo[0] - start)
            if left.raw:
                here.append(left)
            out.append(tuple(here))
            here = []
            start = todo.pop(0)
        here.append(rest)
        start += len(rest.text)
    out.append(tuple(here))
    out.extend(() for _ in todo)
    return out


def without(fragment: Fragment, spans: Sequence[tuple[int, int]]) -> Fragment:
    """The fragment with some ascending spans of its shown text hidden; `raw` keeps them."""
    if not spans:
        return fragment
    edges = [0, *(edge for span in spans for edge in span), len(fragment.text)]
    kept = list(zip(edges[::2], edges[1::2], strict=True))
    return replace(
        fragment,
        text="".join(fragment.text[a:b] for a, b in kept),
        at=tuple(i for a, b in kept for i in fragment.at[a:b]),
    )


def trimmed(fragment: Fragment) -> Fragment:
    """The fragment without white space at either end of its shown text; `raw` keeps it."""
    text = fragment.text
    a = len(text) - len(text.lstrip())
    b = len(text.rstrip())
    if a == 0 and b == len(text):
        return fragment
    return replace(fragment, text=text[a:b], at=fragment.at[a:b]) if b > a else replace(fragment, text="", at=())
