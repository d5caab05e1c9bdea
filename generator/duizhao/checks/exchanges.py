"""Find rows whose figures would agree if their English were exchanged."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from duizhao.model.alignment import Segment
from duizhao.model.figures import Agreement, Figure
from duizhao.model.quality import Exchange
from duizhao.model.report import ComparedPassage

Compare = Callable[[Sequence[Figure], Sequence[Figure], Sequence[Segment]], tuple[Agreement, ...]]
_REACH = 12  # rows between two that may have been exchanged
_FEWEST = 2  # equal figures in each direction that show an exchange
_AGREE, _DISAGREE = 0.6, 0.34  # share of the figures of a row that are equal: after an exchange, and before it


def exchanges(passages: Iterable[ComparedPassage], compare: Compare) -> tuple[Exchange, ...]:
    """List the pairs of rows near each other of which most figures are equal crosswise, and hardly any as they stand."""
    rows = [(k, p) for k, p in enumerate(passages) if p.zh and p.en]
    strange = [(k, p) for k, p in rows if _is_strange(p)]
    out: list[Exchange] = []
    used: set[str] = set()
    for n, (i, a) in enumerate(strange):
        for j, b in strange[n + 1 :]:
            if j - i > _REACH or {a.key, b.key} & used:
                continue
            if _agree(a, b, compare) and _agree(b, a, compare):
                used |= {a.key, b.key}
                out.append(Exchange(a.key, b.key))
    return tuple(out)


def _is_strange(p: ComparedPassage) -> bool:
    """Has the row several figures on both sides, of which hardly any agree?"""
    equal = sum(a.status in ("equal", "qualifier") for a in p.agreement if _are_quantities(p.figures, a))
    sides = [len(list(_quantities(p, lang))) for lang in ("zh", "en")]
    return min(sides) >= _FEWEST and equal <= _DISAGREE * min(sides)


def _agree(zh: ComparedPassage, en: ComparedPassage, compare: Compare) -> bool:
    """Are most figures of the Chinese of one row equal to those of the English of the other?"""
    one, other = list(_quantities(zh, "zh")), list(_quantities(en, "en"))
    whole = Segment(((0, len(zh.zh or "")),), ((0, len(en.en or "")),), 1.0)
    equal = sum(a.status in ("equal", "qualifier") for a in compare(one, other, [whole]))
    return equal >= max(_FEWEST, _AGREE * min(len(one), len(other)))


def _quantities(p: ComparedPassage, lang: str) -> Iterator[Figure]:
    return (f for f in p.figures if f.lang == lang and f.kind == "quantity")


def _are_quantities(figures: Sequence[Figure], a: Agreement) -> bool:
    return all(k is None or figures[k].kind == "quantity" for k in (a.zh, a.en))
