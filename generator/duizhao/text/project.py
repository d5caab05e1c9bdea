"""Map a position in the text of one edition to the text of another."""

from duizhao.model.source import Lang
from duizhao.text.fold import fold_with_map


def project(position: int, source: str, target: str, lang: Lang) -> int:
    """Map `position` in `source` to the corresponding position in `target`.

    >>> project(5, "a “b” c", "a b c", "en")
    3
    """
    if source == target:
        return position
    folded, at = fold_with_map(source, lang)
    other, to = fold_with_map(target, lang)
    k = sum(1 for i in at if i < position)
    if folded != other:
        k = _map_index(k, folded, other)
    if k == 0:
        return 0
    end = to[k - 1] + 1 if k <= len(to) else len(target)
    gap = source[at[min(k, len(at)) - 1] + 1 : position] if at else ""
    while end < len(target) and gap and not target[end].isalnum() and not target[end].isspace():
        end += 1
        gap = gap[1:]
    return end


_COMPARED = 25_000_000  # product of the lengths of two texts, up to which they are compared


def _map_index(k: int, one: str, other: str) -> int:
    """Map index `k` along an edit script; in proportion if the texts are too long to compare."""
    if len(one) * len(other) > _COMPARED:
        return k * len(other) // max(1, len(one))
    from rapidfuzz.distance import Indel  # noqa: PLC0415 - only editions that differ need it

    for op in Indel.opcodes(one, other):
        if op.src_start <= k <= op.src_end:
            return min(op.dest_start + (k - op.src_start), op.dest_end)
    return len(other)
