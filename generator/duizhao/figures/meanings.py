"""The possible meanings of the quantities and dates of a text, as keys that are equal in both languages."""

from duizhao.figures.find import find_figures
from duizhao.figures.same import amount
from duizhao.model.source import Lang

_SMALL = 3  # a count up to this stands in every other paragraph


def meanings(text: str, lang: Lang) -> tuple[tuple[int, int, tuple[str, ...]], ...]:
    """Return, for each quantity and date, its span and a key for each meaning it may have; small counts are left out.

    >>> meanings("新增就业2.3万人，增长6.1%", "zh"), meanings("23,000 jobs, up 6.1%", "en")
    (((4, 9, ('count:23000',)), (12, 16, ('share:0.061',))), ((0, 6, ('count:23000',)), (16, 20, ('share:0.061',))))
    """
    out = []
    for figure in find_figures(text, lang):
        if figure.kind not in {"quantity", "date"}:
            continue
        known = amount(figure)
        if figure.kind == "quantity" and figure.unit in {"", "count"} and known.number <= _SMALL:
            continue
        out.append((figure.start, figure.end, tuple(f"{dimension}:{value:.5g}" for dimension, value in known.meanings)))
    return tuple(out)
