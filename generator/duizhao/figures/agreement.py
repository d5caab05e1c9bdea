"""Pair the figures of both languages, bead by bead."""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from duizhao.figures.same import Amount, amounts, comparable, is_vague, likeness
from duizhao.model.alignment import Segment, Span
from duizhao.model.figures import Agreement, Figure, Status
from duizhao.model.source import Lang

_NEAR = 2  # beads between a figure and its counterpart
_SMALL = 10  # up to this value an English number word may be due to the wording alone
_COMMON_PARTS = frozenset((Decimal("0.5"), Decimal("0.25")))  # a half, a quarter: of a day, of a year
_MOST_PAIRS, _BLOCK = 40_000, 40  # figures of zh × figures of en; beads of a huge row compared at once
_SOFT = {">": ">=", "<~": "~"}
_RANK = {"same": 0, "loose": 1, "unit": 2, "within": 3}
_FROM_LOWER_END = frozenset((">", ">=", "~"))  # 十几万: more than 100,000


def agree(zh: Sequence[Figure], en: Sequence[Figure], beads: Sequence[Segment]) -> tuple[Agreement, ...]:
    """Pair the figures of a row inside its beads, then across neighbouring beads; mark the rest as unmatched.

    Only quantities can be unmatched; dates, ordinals, names and small English number words are left out then.

    >>> from duizhao.figures import find_figures
    >>> zh, en = find_figures("新增约262家，增长5%", "zh"), find_figures("grew 6%, with 262 added", "en")
    >>> for a in agree(zh, en, [Segment(((0, 11),), ((0, 23),), 1.0)]): print(a.zh, a.en, a.status)
    0 1 qualifier
    1 0 differs
    """
    if len(zh) * len(en) <= _MOST_PAIRS:
        return _Row(zh, en, beads).agreements()
    at_zh, at_en = _by_block(zh, beads, "zh"), _by_block(en, beads, "en")
    blocks = range(0, len(beads), _BLOCK)
    return tuple(a for k in blocks for a in _block(zh, en, beads, k, at_zh[k // _BLOCK], at_en[k // _BLOCK]))


def _by_block(figures: Sequence[Figure], beads: Sequence[Segment], lang: Lang) -> dict[int, list[int]]:
    """Group the figures of a huge row by the block of beads that covers them."""
    out: dict[int, list[int]] = defaultdict(list)
    homes = _home(figures, ((k, s) for k, bead in enumerate(beads) for s in (bead.zh if lang == "zh" else bead.en)))
    for i, home in enumerate(homes):
        if home >= 0:
            out[home // _BLOCK].append(i)
    return out


def _block(
    zh: Sequence[Figure], en: Sequence[Figure], beads: Sequence[Segment], k: int, at_zh: Sequence[int], at_en: Sequence[int]
) -> Iterator[Agreement]:
    """Yield the agreements of one block of beads of a huge row; none if the block has implausibly many figures."""
    block = beads[k : k + _BLOCK]
    if len(at_zh) * len(at_en) > _MOST_PAIRS:
        return
    for a in _Row([zh[i] for i in at_zh], [en[j] for j in at_en], block).agreements():
        one = None if a.zh is None else at_zh[a.zh]
        other = None if a.en is None else at_en[a.en]
        yield Agreement(one, other, a.status, a.segment + k)


def _home(figures: Sequence[Figure], spans: Iterable[tuple[int, Span]]) -> list[int]:
    """Find the bead that covers the start of each figure; -1 if none does."""
    places = sorted((a, b, k) for k, (a, b) in spans)
    starts = [a for a, _, _ in places]
    out = []
    for f in figures:
        at = bisect_right(starts, f.start) - 1
        out.append(places[at][2] if at >= 0 and f.start < places[at][1] else -1)
    return out


class _Row:
    """The figures of a row, and the agreements between them so far."""

    def __init__(self, zh: Sequence[Figure], en: Sequence[Figure], beads: Sequence[Segment]) -> None:
        self._zh, self._en = amounts(zh), amounts(en)
        self._zh_home = _home(zh, ((k, s) for k, bead in enumerate(beads) for s in bead.zh))
        self._en_home = _home(en, ((k, s) for k, bead in enumerate(beads) for s in bead.en))
        self._of_zh: dict[int, int] = {}
        self._of_en: dict[int, int] = {}
        self._agreements: list[Agreement] = []
        self._paired_before: tuple[list[int], list[int]] = ([], [])
        self._quantities: tuple[Counter[int], Counter[int]] = (Counter(), Counter())

    def agreements(self) -> tuple[Agreement, ...]:
        """Compute all agreements, in order of the Chinese figures, then of the unmatched English ones."""
        self._equal(0)
        self._equal(_NEAR)
        self._ranges()
        self._repeated()
        self._different()
        self._unmatched()
        return tuple(sorted(self._agreements, key=lambda a: (a.zh is None, a.zh or 0, a.en is None, a.en or 0)))

    def _pair_up(self, i: int, j: int, status: Status) -> None:
        self._agreements.append(Agreement(i, j, status, self._zh_home[i]))
        self._of_zh.setdefault(i, j)
        self._of_en.setdefault(j, i)

    def _unpaired(self) -> Iterator[tuple[int, int]]:
        """Yield every pair of figures that have no counterpart yet."""
        left = [j for j in range(len(self._en)) if j not in self._of_en]
        return ((i, j) for i in range(len(self._zh)) if i not in self._of_zh for j in left)

    def _equal(self, reach: int) -> None:
        """Pair equal figures of beads at most `reach` apart, the most similar first, then in their order."""
        candidates = []
        nth_zh, nth_en = _nth(self._zh), _nth(self._en)
        for i, j in self._unpaired():
            if not self._within(i, j, reach):
                continue
            a, b = self._zh[i], self._en[j]
            how = likeness(a, b)
            if not how or (reach and (a.figure.kind != "quantity" or b.figure.kind != "quantity")):
                continue
            kinds = (a.figure.kind != "quantity") + (b.figure.kind != "quantity") if a.figure.kind != b.figure.kind else 0
            candidates.append(
                ((kinds, _RANK[how], abs(self._zh_home[i] - self._en_home[j]), abs(nth_zh[i] - nth_en[j])), i, j, how)
            )
        for _, i, j, how in sorted(candidates):
            if i not in self._of_zh and j not in self._of_en:
                self._pair_up(i, j, "equal" if how != "unit" and _same_qualifier(self._zh[i], self._en[j]) else "qualifier")

    def _within(self, i: int, j: int, reach: int) -> bool:
        a, b = self._zh_home[i], self._en_home[j]
        return a == b or (reach > 0 and (a < 0 or b < 0 or abs(a - b) <= reach))

    def _ranges(self) -> None:
        """Pair a Chinese range with two English figures that give its ends."""
        for i, a in enumerate(self._zh):
            if a.figure.high is None or i in self._of_zh:
                continue
            ends = [j for j, b in enumerate(self._en) if self._zh_home[i] == self._en_home[j] and j not in self._of_en]
            low = next((j for j in ends if self._en[j].figure.value == a.figure.value), None)
            high = next((j for j in ends if self._en[j].figure.value == a.figure.high), None)
            if low is not None and high is not None:
                self._pair_up(i, low, "equal")
                self._pair_up(i, high, "equal")

    def _repeated(self) -> None:
        """Pair a figure that is given twice: 15万亩 as mu and, in brackets, as hectares."""
        for j, b in enumerate(self._en):
            if j in self._of_en or b.figure.kind != "quantity":
                continue
            for i in list(self._of_zh):
                if self._zh_home[i] == self._en_home[j] and likeness(self._zh[i], b) == "same":
                    self._pair_up(i, j, "equal")
                    break
        for i, a in enumerate(self._zh):
            if i in self._of_zh or a.figure.kind != "quantity":
                continue
            for j in list(self._of_en):
                if self._zh_home[i] == self._en_home[j] and likeness(a, self._en[j]) == "same":
                    self._pair_up(i, j, "equal")
                    break

    def _different(self) -> None:
        """Pair the remaining figures of a bead that measure the same thing and have different values."""
        candidates = []
        self._paired_before = _counts(self._zh_home, self._of_zh), _counts(self._en_home, self._of_en)
        self._quantities = _quantities(self._zh, self._zh_home), _quantities(self._en, self._en_home)
        for i, j in self._unpaired():
            a, b = self._zh[i], self._en[j]
            if self._zh_home[i] != self._en_home[j] or a.figure.kind != "quantity" or b.figure.kind != "quantity":
                continue
            if (
                not is_vague(a.figure)
                and not is_vague(b.figure)
                and comparable(a, b)
                and (rank := self._resemblance(i, j)) is not None
            ):
                candidates.append((rank, abs(self._before(i, j)), i, j))
        for _, _, i, j in sorted(candidates):
            if i not in self._of_zh and j not in self._of_en:
                self._pair_up(i, j, "differs")

    def _resemblance(self, i: int, j: int) -> int | None:
        """Rank why two different figures may be counterparts (0 is best): digits, unit or position; None if they are not."""
        a, b = self._zh[i].figure, self._en[j].figure
        if a.unit != b.unit and (shares := _as_percent(self._zh[i], self._en[j])):  # 三成五, 35 percent
            a, b = (replace(f, value=v, unit="%") for f, v in zip((a, b), shares, strict=True))
        if _alike(a, b) and (min(a.value, b.value) > _SMALL or self._before(i, j) == 0):
            return 0
        if a.unit == b.unit and a.unit not in ("", "count", "y", "mon", "d"):
            return 1
        if max(a.value, b.value) <= _SMALL:
            return 3 if self._alone(i, j) else None
        near = min(a.value, b.value) * 3 >= max(a.value, b.value)
        return 2 if near and self._before(i, j) == 0 else None

    def _alone(self, i: int, j: int) -> bool:
        """Are these the only quantities of their bead?"""
        zh, en = self._quantities
        return zh[self._zh_home[i]] == 1 and en[self._en_home[j]] == 1

    def _before(self, i: int, j: int) -> int:
        """Count the paired figures before `i` in its bead, minus those before `j`; 0 if both have the same position."""
        zh, en = self._paired_before
        return zh[i] - en[j]

    def _unmatched(self) -> None:
        for i, a in enumerate(self._zh):
            if i not in self._of_zh and a.figure.kind == "quantity" and a.number != 1 and not is_vague(a.figure):
                self._agreements.append(Agreement(i, None, "unmatched", self._zh_home[i]))
        for j, b in enumerate(self._en):
            if j not in self._of_en and b.figure.kind == "quantity" and not _incidental(b) and not is_vague(b.figure):
                self._agreements.append(Agreement(None, j, "unmatched", self._en_home[j]))


def _counts(homes: Sequence[int], paired: Container[int]) -> list[int]:
    """Count for each figure the paired ones that precede it in its bead."""
    seen: Counter[int] = Counter()
    out = []
    for i, home in enumerate(homes):
        out.append(seen[home])
        seen[home] += i in paired
    return out


def _quantities(figures: Sequence[Amount], homes: Sequence[int]) -> Counter[int]:
    """Count the quantities of each bead."""
    return Counter(home for f, home in zip(figures, homes, strict=True) if f.figure.kind == "quantity")


def _nth(figures: Sequence[Amount]) -> list[int]:
    """Count for each figure how many with the same meaning precede it."""
    seen: Counter[tuple[tuple[str, float], ...]] = Counter()
    out = []
    for f in figures:
        out.append(seen[f.meanings])
        seen[f.meanings] += 1
    return out


def _same_qualifier(zh: Amount, en: Amount) -> bool:
    a, b = zh.figure.approx, en.figure.approx
    if is_vague(zh.figure) or is_vague(en.figure):
        return {a, b} <= _FROM_LOWER_END or en.figure.high is not None
    if likeness(zh, en) == "within":
        return zh.number == _SMALL
    return _SOFT.get(a, a) == _SOFT.get(b, b) or "date" in (zh.figure.kind, en.figure.kind) or zh.figure.kind != en.figure.kind


def _as_percent(zh: Amount, en: Amount) -> tuple[Decimal, Decimal] | None:
    """Return two shares of different units as percentages; None if one of them is no share."""
    if {zh.figure.unit, en.figure.unit} - {"%", "frac", "permille"}:
        return None
    one, other = (Decimal(str(round(dict(f.meanings)["share"] * 100, 6))) for f in (zh, en))
    return one, other


def _alike(a: Figure, b: Figure) -> bool:
    """Do the digits differ in one place, in the order of two, or only in the power of ten?"""
    x, y = (f.value.normalize().as_tuple().digits for f in (a, b))
    if x == y:
        return True
    if len(x) != len(y) or len(x) == 1:
        return False
    wrong = [k for k in range(len(x)) if x[k] != y[k]]
    return len(wrong) == 1 or (len(wrong) == 2 and x[wrong[0]] == y[wrong[1]] and x[wrong[1]] == y[wrong[0]])  # noqa: PLR2004


def _incidental(en: Amount) -> bool:
    f = en.figure
    if f.unit == "frac" or f.value in _COMMON_PARTS:
        return f.value in _COMMON_PARTS and f.unit in ("frac", "d", "mon", "y")
    return f.unit in ("", "count", "others", "y", "mon", "d", "x") and f.value <= _SMALL and f.value == int(f.value)
