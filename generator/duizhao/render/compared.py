"""What is known of a row's sentences and figures: for the data file, and for the script of the page."""

from decimal import Decimal

from duizhao.model.alignment import Segment, Span
from duizhao.model.figures import Agreement, Figure
from duizhao.model.quality import is_doubtful
from duizhao.model.report import ComparedPassage

_MOST_DIGITS = 18  # a longer number is none that readers of JSON could hold, and no quantity


def compared_data(passage: ComparedPassage) -> dict[str, object]:
    """`segments`, `figures` and `agreement` of the data file; only quantities are published.

    Where one language is missing, nothing was compared.
    """
    numbers = _published(passage)
    agreement = passage.agreement if passage.zh and passage.en else ()
    return {
        "segments": [_segment(s) for s in passage.segments],
        "figures": [_figure(passage.figures[k]) for k in numbers],
        "agreement": [
            {
                "zh": None if a.zh is None else numbers[a.zh],
                "en": None if a.en is None else numbers[a.en],
                "status": a.status,
                "segment": None if a.segment < 0 else a.segment,
            }
            for a in agreement
            if (a.zh is None or a.zh in numbers) and (a.en is None or a.en in numbers)
        ],
    }


def _published(passage: ComparedPassage) -> dict[int, int]:
    """Index in the passage's figures → index in the published ones."""
    quantities = (k for k, f in enumerate(passage.figures) if f.kind == "quantity" and f.value.adjusted() < _MOST_DIGITS)
    return {k: n for n, k in enumerate(quantities)}


def _segment(segment: Segment) -> dict[str, object]:
    out: dict[str, object] = {"zh": segment.zh, "en": segment.en, "score": round(segment.score, 2)}
    if segment.curated:
        out["curated"] = True
    return out


def _figure(figure: Figure) -> dict[str, object]:
    out: dict[str, object] = {
        "lang": figure.lang,
        "span": (figure.start, figure.end),
        "value": _number(figure.value),
        "unit": figure.unit or None,
        "approx": figure.approx or None,
    }
    if figure.high is not None and figure.high.adjusted() < _MOST_DIGITS:
        out["high"] = _number(figure.high)
    if figure.change:
        out["change"] = figure.change
    return out


def _number(value: Decimal) -> int | float:
    """JSON's number.

    >>> _number(Decimal("58000.0")), _number(Decimal("35.6")), _number(Decimal("3E+5"))
    (58000, 35.6, 300000)
    """
    whole = int(value)
    return whole if whole == value else float(value)


def beads(passage: ComparedPassage) -> str:
    """The beads as one attribute, `0-24:0-130 24-40,52-60:131-260`; of a doubtful one, `?` stands before it.

    A row that is one bead needs none.
    """
    if len(passage.segments) < 2:  # noqa: PLR2004 - two beads are the fewest that tell words of a row apart
        return ""
    return " ".join(f"{'?' if is_doubtful(s) else ''}{_spans(s.zh)}:{_spans(s.en)}" for s in passage.segments)


def _spans(spans: tuple[Span, ...]) -> str:
    return ",".join([f"{a}-{b}" for a, b in spans])


def pairs(passage: ComparedPassage) -> str:
    """Quantities that were compared, as one attribute, `72-75:366-377 !80-84:390-399`; `!` where they differ."""
    return " ".join(
        f"{'!' if a.status == 'differs' else ''}{zh.start}-{zh.end}:{en.start}-{en.end}" for a, zh, en in compared(passage)
    )


def differing(passage: ComparedPassage) -> list[tuple[str, str]]:
    """The words of the figures of both languages that do not say the same."""
    zh, en = passage.zh or "", passage.en or ""
    return [(zh[x.start : x.end], en[y.start : y.end]) for a, x, y in compared(passage) if a.status == "differs"]


def compared(passage: ComparedPassage) -> list[tuple[Agreement, Figure, Figure]]:
    """The agreements that have a quantity on either side."""
    out = []
    for a in passage.agreement:
        if a.zh is not None and a.en is not None:
            zh, en = passage.figures[a.zh], passage.figures[a.en]
            if zh.kind == en.kind == "quantity":
                out.append((a, zh, en))
    return out
