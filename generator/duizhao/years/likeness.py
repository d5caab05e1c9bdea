"""How much two subjects share: their telling grams, their longest run of characters."""

from duizhao.years.vectors import Weights

_MUCH = 20.0  # the weight of a run from which on longer ones say no more


def shared(one: str, other: str, weights: Weights) -> float:
    """The share of telling grams of the poorer side that the richer one has, 0 to 1.

    >>> words = Weights(["老旧小区", "垃圾分类"])
    >>> round(shared("老旧小区", "老旧小区电梯", words), 2), shared("老旧小区", "垃圾分类", words)
    (1.0, 0.0)
    """
    (ours, mine), (theirs, its) = weights.squares(one), weights.squares(other)
    if ours.keys().isdisjoint(theirs):
        return 0.0
    return sum(w for g, w in ours.items() if g in theirs) / min(mine, its)


def common_run(one: str, other: str, weights: Weights) -> float:
    """How telling the longest run is that both have, 0 to 1.

    >>> common_run("高标准农田", "农田建设", Weights(["高标准农田", "绿道", "学位"])) > 0
    True
    """
    run = longest_run(one, other)
    return min(sum(weights.of(run[k : k + 2]) - 1 for k in range(len(run) - 1)), _MUCH) / _MUCH


def longest_run(one: str, other: str) -> str:
    """The longest run of characters that both texts have, the first of several.

    >>> longest_run("建成高标准农田", "推动高标准农田建设")
    '高标准农田'
    """
    best = ""
    for start in range(len(one)):
        if start + len(best) >= len(one):
            break
        while start + len(best) < len(one) and one[start : start + len(best) + 1] in other:
            best = one[start : start + len(best) + 1]
    return best
