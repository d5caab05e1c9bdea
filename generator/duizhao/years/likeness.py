"""Measure the similarity of two subjects: weighted grams in common, longest common run."""

from duizhao.years.vectors import Weights

_MUCH = 20.0  # upper limit of the weight of a run


def shared(one: str, other: str, weights: Weights) -> float:
    """Compute the weighted share of the grams of one side that the other one has, 0 to 1, by the side with less weight.

    >>> words = Weights(["老旧小区", "垃圾分类"])
    >>> round(shared("老旧小区", "老旧小区电梯", words), 2), shared("老旧小区", "垃圾分类", words)
    (1.0, 0.0)
    """
    (left, left_sum), (right, right_sum) = weights.squares(one), weights.squares(other)
    if left.keys().isdisjoint(right):
        return 0.0
    return sum(w for g, w in left.items() if g in right) / min(left_sum, right_sum)


def common_run(one: str, other: str, weights: Weights) -> float:
    """Weigh the longest run that both have, 0 to 1.

    >>> common_run("高标准农田", "农田建设", Weights(["高标准农田", "绿道", "学位"])) > 0
    True
    """
    run = longest_run(one, other)
    return min(sum(weights.of(run[k : k + 2]) - 1 for k in range(len(run) - 1)), _MUCH) / _MUCH


def longest_run(one: str, other: str) -> str:
    """Find the longest run of characters that both texts have; in a tie the first.

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
