"""Extract claims from a report: the clauses of its parts, divided at each figure if they have several."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import islice

from duizhao.genre import genre_named, patterns
from duizhao.model.figures import Figure
from duizhao.model.links import Claim, PartKind, Period, Place
from duizhao.model.report import MeasuredPassage, Report
from duizhao.text.atoms import atoms
from duizhao.text.language import to_simplified
from duizhao.years.lists import distributed, split_at_mark
from duizhao.years.parts import parts
from duizhao.years.tables import load, longest_first
from duizhao.years.wording import says

_LEAST = 4  # characters of a claim
MOST = 3000  # claims of a report that are compared; the report with the most known ones has 2,047
MOST_OF_CLAUSE = 50  # claims of a clause; the most known ones are 4
_LONGEST = 1000  # characters of a clause, and of a subject, that are compared; the longest known clause has 275
_BULLET = re.compile(r"^(?:[—–-]{1,3}|[（(]?[一二三四五六七八九十]{1,3}[)）、是]|\d{1,2}[.．、](?!\d))\s*")
_HAN = re.compile(r"[\u3400-\u9fffA-Za-z]")
_CARRIES_ON = re.compile(
    r"^(?:同比|比上年|较上年|其中|年?均?增长|年?均?增速|增幅|降幅|下降|降低|提高到|增加到|增至|减少到|减少\d|占|达到?\d|超过?\d|总量|总额|居全|约\d|位居)"
)
_SHORT = 3  # Han characters: with fewer words of its own, a further figure of a clause continues the subject of the first
_NAMED = 4  # Han characters of a subject that stands alone
LeftOut = tuple[int, str]  # index of the passage, and why
_TEXT = frozenset(("passage", "chapter"))  # kinds of rows that are no title, no opening
_EXAMPLES = re.compile(r".*等\s*$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class PlacedClaim:
    """A claim and its position: its number, the index of its passage, the number and group of its clause, the kind of its part.

    Clauses that continue the one before share its `group`; `whole` is the text of the clause. `span` is the period that
    its part of the report is about, which a claim on the level at its end does not share.
    """

    claim: Claim
    number: int
    row: int
    clause: int
    group: int
    kind: PartKind
    whole: str
    span: Period


@dataclass(frozen=True, slots=True)
class _Clause:
    """A clause: its span in the passage, its text in Simplified script, its quantities."""

    start: int
    end: int
    text: str
    figures: tuple[Figure, ...]


def claims(report: Report[MeasuredPassage]) -> tuple[tuple[PlacedClaim, ...], tuple[LeftOut, ...]]:
    """Extract the claims of the report, in order: at most MOST, and MOST_OF_CLAUSE of a clause.

    Those of its reviews and plans are compared; others (aims for several years, problems) tell where else a task is named.

    Claims are compared with one another, so the time grows with the square of their number. Return what is left out, too.
    """
    salutation = patterns(genre_named(report.identity.genre)).salutation_alone
    hant = any(e.script == "Hant" for e in report.editions)
    out: list[PlacedClaim] = []
    left_out: list[LeftOut] = []
    number = group = 0
    for row, (p, part) in enumerate(zip(report.passages, parts(report), strict=True)):
        if not p.zh or (part.kind == "other" and p.kind not in _TEXT):
            continue
        text = to_simplified(p.zh) if hant else p.zh
        text = text if len(text) == len(p.zh) else p.zh
        clauses = _clauses(text, p, salutation)
        turns = _turns(text, part.period) if part.kind == "review" else []
        for k, clause in enumerate(clauses):
            number += 1
            carries_on = k > 0 and bool(clause.figures) and _CARRIES_ON.match(clause.text) is not None
            group = group if carries_on else number
            before = _without_figures(clauses[k - 1]) if k else ""
            span = next((span for at, span in reversed(turns) if at <= clause.start), part.period)
            if len(clause.figures) > MOST_OF_CLAUSE:
                left_out.append(
                    (row, f"a clause has {len(clause.figures)} figures; the first {MOST_OF_CLAUSE} are compared with other years")
                )
            aim = part.kind == "plan" and _names_later_year(clause.text, report.identity.year)
            for claim in islice(_divided(report.id, p, clause, before, "long" if aim else span), MOST_OF_CLAUSE):
                if len(out) == MOST:
                    left_out.append(
                        (
                            row,
                            f"the report has more than {MOST} clauses and figures; those from here on are not compared with other years",
                        )
                    )
                    return tuple(out), tuple(left_out)
                out.append(PlacedClaim(claim, len(out), row, number, group, part.kind, clause.text[:_LONGEST], span))
    return tuple(out), tuple(left_out)


def _names_later_year(text: str, year: int) -> bool:
    """Does a clause of the plan of a year set an aim for a later one: 力争2027年建成, in 2025?"""
    return any(int(m) > year for m in _OF_YEAR.findall(text))


_OF_YEAR = re.compile(r"(?<!\d)(20\d\d)年")


def _turns(text: str, period: Period = "year") -> list[tuple[int, Period]]:
    """Find the sentences of a passage that turn to several years or to one, up to the next that turns: 五年来，… 过去一年，….

    In a passage on several years, a sentence that opens with the year but goes on without a comma dates only itself.

    >>> _turns("过去一年，修了桥。五年来，修了路。2025年，修了坝。")
    [(0, 'year'), (9, 'five'), (17, 'year')]
    >>> _turns("2025年修了坝。又修了路。", "five")
    [(0, 'year'), (9, 'five')]
    """
    out: list[tuple[int, Period]] = []
    for m in _TURN.finditer(text):
        out.append((m.start(), "five" if m["five"] else "year"))
        if period == "five" and not m["five"] and text[m.end() : m.end() + 1] not in "，,":
            end = _SENTENCE_END.search(text, m.end())
            out += [(end.end(), "five")] if end else []
    return sorted(out, key=lambda turn: turn[0])


_TURN = re.compile(
    r"(?:^|(?<=[。！？]))(?:(?P<five>[这过]?去?[五5]年来|[这过]去?五年|近[五5]年|“十[二三四五]五”(?:时期|期间|以来))"
    r"|过去一年|一年来|这一年|去年|20\d\d年(?![到至\d])|今年|全年|上年|刚刚过去的)"
)
_SENTENCE_END = re.compile("[。！？]")


def _clauses(text: str, p: MeasuredPassage, salutation: re.Pattern[str]) -> list[_Clause]:
    figures = [f for f in p.figures if f.lang == "zh" and f.kind == "quantity" and not _sets_condition(text, f)]
    starts = [f.start for f in figures]
    out = []
    for atom in atoms(text, "zh"):
        start, end = atom.span
        if m := _BULLET.match(text[start:end]):
            start += m.end()
        body = text[start:end]
        held = tuple(f for f in figures[bisect_left(starts, start) : bisect_left(starts, end)] if f.end <= end)
        if (len(_HAN.findall(body)) < _LEAST and not held) or salutation.match(body):
            continue
        out.append(_Clause(start, end, body, held))
    return out


_TIME = frozenset(("y", "decade", "quarter", "mon", "week", "d", "h", "min", "s", "ms", "age"))
_SCALE_ALONE = re.compile(r"[百千万亿]+\D*")  # 万元地区生产总值能耗: for each 10,000 yuan
_FEW = re.compile("[一二三四五六七八九十两]+[个项]")
_NAME_GOES_ON = re.compile(r"[\u3400-\u9fff]{0,6}(?:特别行政区|行动|计划|工程|举措|措施|工业|城市|医疗机构|医院)")
_BIG = re.compile("[二三四五六七八九十两]大")  # 三大工程: a name
_MEETING = re.compile(
    r"[^，。；]{0,12}?(?:全会|全体会议|会议|大会|常委会|集体学习)"
)  # after 七次、八次: which meetings, not how many
_LABEL = re.compile(r"(?:[、和至—-]\d{1,3})+号")
_AREAS = re.compile(
    r"[\u3400-\u9fff]{0,4}?(?:县域?|地区|老区|乡镇)(?:[\u3400-\u9fff]{0,3})帮扶"
)  # whom a task is for, fixed by their number
_CONDITION = re.compile(r"(?:以上|以下|以内|内|级)$")


def _sets_condition(text: str, f: Figure) -> bool:
    """Does a figure only describe what is counted: 50米内换乘, 20万以上的县, 二级以上医院, 三年行动, 75周年, 3、4号工位, 39个县域帮扶?"""
    words, after = text[f.start : f.end], text[f.end : f.end + 10]
    if _LABEL.match(after) or _AREAS.match(after):
        return True
    if f.unit in _TIME or _BIG.fullmatch(words) or after.startswith(("级", "周年")):
        return True
    if (
        words.endswith("次")
        and not words[0].isdigit()
        and ("届" in text[max(0, f.start - 10) : f.start] or _MEETING.match(text[f.end :]))
    ):
        return True
    if _CONDITION.search(words) and after[:1] and _HAN.match(after) and not after.startswith(("左右", "和", "及", "等")):
        return True
    if _SCALE_ALONE.fullmatch(words) or (_FEW.fullmatch(words) and _NAME_GOES_ON.match(after)):
        return True
    return text[f.end - 1] in "斤亿万千百" and _NAME_GOES_ON.match(after) is not None


def _divided(report: str, p: MeasuredPassage, clause: _Clause, before: str, span: Period) -> Iterator[Claim]:
    """Yield one claim for each figure; a clause with at most one figure is one claim."""
    definite = _definite(clause.text)
    period = _period(clause.text, span)
    if len(clause.figures) <= 1:
        figure = clause.figures[0] if clause.figures else None
        at = figure.start - clause.start if figure else 0
        end = figure.end - clause.start if figure else 0
        after = re.split("[、，]", clause.text[end:], maxsplit=1)[0]
        subject = _subject(clause.text[:at] + "\n" + after, before) if figure else core(clause.text)
        place = Place(report, p.chapter, p.key, "zh", clause.start, clause.end)
        yield Claim(place, clause.text, subject[:_LONGEST], figure, definite, period)
        return
    starts = [clause.start, *(_cut(clause, a, b) for a, b in zip(clause.figures, clause.figures[1:], strict=False)), clause.end]
    first = ""
    bases = [w for w in load("words.toml")["bases"]["words"] if w in clause.text]
    own = _each_its_own(clause)
    for k, figure in enumerate(clause.figures):
        a, b = starts[k], starts[k + 1]
        words = (
            clause.text[a - clause.start : figure.start - clause.start]
            + "\n"
            + clause.text[figure.end - clause.start : b - clause.start]
        )
        subject = _NOT_WORD.sub("", own[k]) if own else _subject(words, first or before, _SHORT if first else 2)
        subject += "".join(w for w in bases if w not in words)
        first = first or _definite_words().sub("", subject)
        place = Place(report, p.chapter, p.key, "zh", a, b)
        yield Claim(place, clause.text[a - clause.start : b - clause.start], subject, figure, definite=True, period=period)


def _each_its_own(clause: _Clause) -> list[str] | None:
    """Return what each figure of a list counts, with 分别 or with figures alone after the first; None if there is no such list."""
    before = clause.text[: clause.figures[0].start - clause.start]
    parts = split_at_mark(before)
    if parts is None:
        between = zip(clause.figures, clause.figures[1:], strict=False)
        alone = all(not _HAN.search(clause.text[a.end - clause.start : b.start - clause.start].strip("和及")) for a, b in between)
        verb = _LAST_VERB.search(before)
        parts = (before[: verb.start()], verb[0]) if alone and verb else None
    return distributed(*parts, len(clause.figures)) if parts else None


_LAST_VERB = re.compile(r"(?:同比|均)?(?:增长|下降|达到?|超过?|突破|为)?$")


def _cut(clause: _Clause, one: Figure, other: Figure) -> int:
    """Find the border between the words of two figures: after the first mark between them, or right after the first figure."""
    between = clause.text[one.end - clause.start : other.start - clause.start]
    m = re.search(r"[、，和及]", between)
    return one.end + (m.end() if m else 0)


def _subject(words: str, before: str, least: int = 2) -> str:
    r"""Extract what is counted; if the words are only “增长”, “其中” or empty, the subject before continues.

    >>> _subject("新建养老床位\n张，", ""), _subject("、增长\n", "粮食产量")
    ('养老床位张', '粮食产量增长')
    >>> _subject("其中规模工业利润增长\n", "地区经济"), _subject("其中农村\n个以上", "场地")
    ('规模工业利润增长', '场地其中农村个以上')
    >>> _subject("完成西直门等\n商圈改造升级，", "")
    '商圈'
    """
    around, mark, after = words.partition("\n")
    words, before = around[-_LONGEST:] + mark + after[:_LONGEST], before[:_LONGEST]
    around, _, after = words.partition("\n")
    named = core(after)
    own = named if _EXAMPLES.match(around) and len(named) >= least else core(words)
    bare = words.lstrip("、，,\n ")
    if bare.startswith("其中") and len(core(around).replace("其中", "")) >= _NAMED:  # 其中规模工业增加值: a subject of its own
        return own.replace("其中", "", 1)
    if before and (len(_HAN.findall(_definite_words().sub("", own))) < least or _CARRIES_ON.match(bare)):
        return core(before) + own
    return own


@cache
def _formulas() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, longest_first(load("words.toml")["formulas"]["words"]))))


_NOT_WORD = re.compile(r"[^\u3400-\u9fffA-Za-z0-9]+")


@lru_cache(maxsize=16384)  # the same clauses are compared in several ways
def core(text: str) -> str:
    """Reduce a text to the words of its subject, without formulas and punctuation.

    >>> core("扎实推进传统商圈改造升级，"), core("单位地区生产总值能耗下降")
    ('传统商圈', '能耗下降')
    """
    if "20" in text:
        text = _YEAR.sub("", text)
    if "元" in text or "单位" in text:
        text = _intensity().sub("", text)
    return _NOT_WORD.sub("", _formulas().sub(" ", text))


_YEAR = re.compile(r"[从由到至]?20\d\d年的?")


@cache
def _intensity() -> re.Pattern[str]:
    """Compile a pattern for the base of an intensity: 单位地区生产总值 before 能耗."""
    words = load("words.toml")["intensities"]
    units, things = ("|".join(map(re.escape, sorted(words[k], key=len, reverse=True))) for k in ("units", "words"))
    return re.compile(rf"(?:{units})[\u3400-\u9fffA-Za-z]{{0,12}}?(?={things})")


@cache
def _definite_words() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, longest_first(load("words.toml")["definite"]["words"]))))


def _without_figures(clause: _Clause) -> str:
    edges = [0, *(edge - clause.start for f in clause.figures for edge in (f.start, f.end)), len(clause.text)]
    return "".join(clause.text[a:b] for a, b in zip(edges[::2], edges[1::2], strict=True))


def classifier(claim: Claim) -> str:
    """Find the classifier of a claim: 部 in 600部, 平方米 in 20万平方米; empty if there is none."""
    if claim.figure is None:
        return ""
    return _classifier(claim.text[claim.figure.start - claim.place.start : claim.figure.end - claim.place.start])


@lru_cache(maxsize=16384)
def _classifier(figure: str) -> str:
    m = _COUNTER.search(_AFTER.sub("", figure))
    return m[0] if m else ""


_AFTER = re.compile(r"(?:以上|以下|以内|之内|左右|上下|内)$")
_COUNTER = re.compile(r"[^\d一二三四五六七八九十百千万亿两余多数几.,，/%％]*$")


def _definite(text: str) -> bool:
    return _definite_words().search(text) is not None


def _period(text: str, part: Period) -> Period:
    """Return the period that a clause covers: what it says itself, else that of its part.

    In a look back at several years, a clause that names the last year or the level reached at the end is on that year.
    """
    periods = load("words.toml")["periods"]
    if any(w in text for w in periods["long"]):
        return "long"
    if any(w in text for w in periods["five"]):
        return "five"
    if part == "five" and not says("several", text) and (says("one", text) or (says("reached", text) and not says("work", text))):
        return "year"
    return part
