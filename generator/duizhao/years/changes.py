"""Say in the name of an indicator what its figures tell of a quantity: what was added or done in a year, or by how much it fell."""

import re
from collections.abc import Sequence
from functools import cache

from duizhao.model.links import Claim
from duizhao.years.acts import act_in_english, between, is_only_planned, is_state, run, says_more, whole_act
from duizhao.years.clauses import classifier
from duizhao.years.narrowing import narrowed
from duizhao.years.nouns import ends_in_act
from duizhao.years.scope import around, falls, is_flow_in_list, kind
from duizhao.years.tables import load

ADDED, FALL = "新增", "降幅"
HOUSEHOLDS, NUMBER, AMOUNT = "户数", "数", "额"
_RAISED = ("争取", "发行", "压减")  # of money
_MEASURES = ("量", "数", "率", "规模", "次", "客流")
_TIMES = re.compile("(?<=..)(?:人次|场次|户次|批次)$")
_DONE_TO = frozenset(("count", "m", "km", "m2", "km2", "ha", "mu", "yuan"))
_HOUSEHOLD = re.compile("户(?:左右|以上|以内)?$")
_BUILT, _BUILT_NEW = "建设", "新建"
_BUILT_DONE = "建成"
_MADE = (_BUILT, _BUILT_DONE, "攻克", "推出", "提供", "签约")
_SIZES = {"面积": {"mu", "ha", "m2", "km2"}, "长度": {"m", "km"}}
_UNLAWFUL = re.compile("违[法规]建设")
_NET = "净增"  # less than what was added
_STAGES = ("开工", "竣工")  # of any work
_FINISH, FINISHED = "完工", re.compile("[竣完]工")
_SAYS_DONE = re.compile("实现|完成|推进|推出|取得")
_MORE = 2  # characters that a list may have beside a name
_NOT_WORD = re.compile(r"[^\u3400-\u9fffA-Za-z0-9]+")
_DECREASE, _OF_HOUSEHOLDS = ", decrease", ", households"
_NEW = re.compile("[新净]增|新(?:建|登记|认定|认证|培育|引进|设|挂牌|推出|注册|创建)(?!.{0,3}改)")


def with_change(zh: str, claims: Sequence[Claim]) -> str:
    """Complete the name of the quantity that all claims with a figure tell of: 学位 to 新增学位, 事故起数 to 事故起数降幅.

    Empty if it would not say what was done: where some were built and others altered, or where nothing says how many there are.
    """
    figured = [c for c in claims if c.figure]
    zh = narrowed(zh, figured)
    if {kind(c) for c in claims} == {"growth"}:
        fall = all(falls(c) for c in claims) and not any(w in zh for w in load("words.toml")["falls"]["down"])
        new = {word[0] if (word := _NEW.search(around(c)[0])) and not _NEW.search(zh) else "" for c in figured}
        return _joined(new.pop(), zh) + (FALL if fall else "") if len(new) == 1 else ""
    if _NEW.search(zh):
        return zh
    words = [None if _alters(c) else _NEW.search(around(c)[0] or c.subject) for c in figured]
    if _is_of_most(words, figured, zh):
        added = {word[0] for word in words if word}
        if _NET in added and len(added) > 1:
            return ""
        return (added.pop() if len(added) == 1 else ADDED) + between(zh, figured, _NEW) + zh
    if _BUILT_NEW in {word[0] for word in words if word} and all(
        word[0] == _BUILT_NEW if word else _is_built(c) for word, c in zip(words, figured, strict=True)
    ):
        return _BUILT_NEW + zh
    work = "" if any(kind(c) in ("total", "level") for c in figured) else _work(zh, figured)
    if (
        is_only_planned(work, figured)
        or any(says_more(c, zh) for c in figured)
        or (not work and any(_tells_unnamed_act(c, zh) for c in figured))
    ):
        return ""
    return _counted(work + zh if work.startswith("新") else zh + work + _finish(work, figured), figured)


def _finish(work: str, claims: Sequence[Claim]) -> str:
    """Return the word with which all claims say that the work is finished (老旧小区改造完工); empty if one does not."""
    words = {m[0] if (m := FINISHED.search(c.text)) else "" for c in claims}
    if not work or work in _MADE or "" in words or FINISHED.search(work):
        return ""
    return words.pop() if len(words) == 1 else _FINISH


def _tells_unnamed_act(claim: Claim, zh: str) -> bool:
    """Does a figure count what was done to things, which the name does not say?"""
    if claim.figure is None or claim.figure.unit not in _DONE_TO or is_state(claim) or _names_work(zh):
        return False
    text = claim.text.replace(zh, "")
    return _NEW.search(text) is not None or any(verbs.search(text) for verbs, _ in works().values())


def _names_work(zh: str) -> bool:
    return ends_in_act(zh) or any(work in _UNLAWFUL.sub("", zh) for work in load("words.toml")["nouns"]["works"].split())


def _is_built(claim: Claim) -> bool:
    """Does a claim tell what was built, and not how much there is?"""
    return works()[_BUILT][0].search(claim.text) is not None and kind(claim) not in ("total", "level")


def _counted(zh: str, claims: Sequence[Claim]) -> str:
    """Say what is counted: of acts households (避险搬迁户数), things built (食堂建设数), money raised; visits and the like."""
    counted = [c.text[: c.figure.end - c.place.start] for c in claims if c.figure]
    if counted and all(_HOUSEHOLD.search(words) for words in counted) and ends_in_act(zh):
        return zh + HOUSEHOLDS
    times = {classifier(c) for c in claims if c.figure}
    if len(times) == 1 and times <= load("words.toml")["times"].keys() and not zh.endswith(_MEASURES):
        return zh + times.pop()
    if zh.endswith(_RAISED):
        return zh + AMOUNT
    units = {c.figure.unit for c in claims if c.figure}
    if not zh.endswith(_MADE) or _UNLAWFUL.search(zh):
        return zh
    if units == {"count"}:
        return zh + NUMBER
    return zh + next((word for word, of in _SIZES.items() if units <= of and zh.endswith(_BUILT_DONE)), "")


def _joined(word: str, zh: str) -> str:
    """Put a word before a name that may have its end already: 新设, 设外资企业."""
    return word + zh[1:] if word and zh.startswith(word[-1]) else word + zh


def _work(zh: str, claims: Sequence[Claim]) -> str:
    """Return the work that the figures of a thing count, such as 改造; empty if they tell none, or the name tells it."""
    if any(work in _UNLAWFUL.sub("", zh) for work in load("words.toml")["nouns"]["works"].split()):
        return next((s for s in _STAGES if ends_in_act(zh) and all(works()[s][0].search(c.text) for c in claims)), "")
    return next(
        (
            whole_act(name, verbs, claims)
            for name, (verbs, _) in works().items()
            if _is_of_most([verbs.search(_UNLAWFUL.sub("", c.text)) for c in claims], claims, zh)
        ),
        "",
    )


def _is_of_most(words: Sequence[re.Match[str] | None], claims: Sequence[Claim], zh: str) -> bool:
    """Do half of the claims or more have the words, and the others no verb, as in a list: 改造小区40个、厂房20处?"""
    alone = [c for word, c in zip(words, claims, strict=True) if not word]
    return bool(claims) and 2 * len(alone) <= len(claims) and all(_is_bare(c, zh) for c in alone)


def _is_bare(claim: Claim, zh: str) -> bool:
    """Has a claim hardly more words than a name, none of which says what was done or that there is so much?"""
    text = _NOT_WORD.sub("", "".join(around(claim)))
    if len(text) > len(zh) + _MORE or is_flow_in_list(claim) is False or _SAYS_DONE.search(text):
        return False
    return not any(verbs.search(text) for name, (verbs, _) in works().items() if name not in _STAGES)


@cache
def works() -> dict[str, tuple[re.Pattern[str], str]]:
    """Return for each work that a name may say the pattern of its verbs, and its English."""
    return {zh: (re.compile(row["verbs"]), row["en"]) for zh, row in load("words.toml")["works"].items()}


def _alters(claim: Claim) -> bool:
    return re.search(load("words.toml")["work"]["alter"], claim.text) is not None


def new_word(zh: str) -> str:
    """Return the word with which a name says that what it counts is new; empty if it does not."""
    return m[0] if (m := _NEW.match(zh)) else ""


def change_of(zh: str, change: str) -> str:
    """Return the kind of numbers that a name says, where the words of a figure say another: 新增… is added, 老旧小区 is not."""
    if change not in ("added", "total", ""):
        return change
    return "added" if _NEW.search(zh) else change.replace("added", "")


def without_change(zh: str) -> str:
    """Return the name of the quantity alone.

    >>> [without_change(name) for name in ("新增学位", "事故起数降幅", "老旧小区改造户数", "新建改造绿道", "违法建设", "食堂建设数")]
    ['学位', '事故起数', '老旧小区', '绿道', '违法建设', '食堂']
    """
    return _around().sub("", _uncounted(zh)).removesuffix(FALL)


def _uncounted(zh: str) -> str:
    zh = _TIMES.sub("", zh.removesuffix(HOUSEHOLDS))
    zh = zh.removesuffix(AMOUNT) if zh.removesuffix(AMOUNT).endswith(_RAISED) else zh
    return next((alone for end in (NUMBER, *_SIZES) if (alone := zh.removesuffix(end)).endswith(_MADE)), zh)


@cache
def _around() -> re.Pattern[str]:
    before, after = ("|".join(work for work in works() if work.startswith("新") == new) for new in (True, False))
    return re.compile(f"^(?:{_NEW.pattern}|{before})(?=..)|(?<=..)(?<!违法)(?<!违规)(?:{run()}|{after})$")


def in_english(en: str, zh: str) -> str:
    """Say the same in an English name of the quantity.

    >>> in_english("school places", "新增学位"), in_english("accidents", "事故起数降幅"), in_english("", "新增学位")
    ('new school places', 'accidents, decrease', '')
    >>> in_english("foreign-funded firms", "新设外资企业"), in_english("old compounds", "老旧小区改造")
    ('newly registered foreign-funded firms', 'old compounds, renovated')
    >>> in_english("courtyards", "庭院建设户数"), in_english("canteens", "长者食堂整治改造")
    ('courtyards, built, households', 'canteens, renovated or improved')
    """
    if not en:
        return ""
    new, done = _added_in_english(_uncounted(zh))
    words = en.lower().replace(",", "").split()
    before = f"{new} " if new and not set(new.split()) <= set(words) else ""
    after = f", {done}" if done and done not in words else ""
    return before + en + after + (_DECREASE if zh.endswith(FALL) else _OF_HOUSEHOLDS if zh.endswith(HOUSEHOLDS) else "")


def _added_in_english(zh: str) -> tuple[str, str]:
    """Return the English of what a name says is new, and of the work that it names; both may be empty."""
    if new := _NEW.match(zh):
        return str(load("words.toml")["new"].get(new[0], "new")), ""
    if (alone := without_change(zh)) != zh:
        work = works().get(zh.removeprefix(alone))
        if work or (act := act_in_english(zh.removeprefix(alone))):
            return "", work[1] if work else act
    is_work = alone != zh.removesuffix(FALL)
    return "", next((en for work, (_, en) in works().items() if is_work and (zh.startswith(work) or zh.endswith(work))), "")


def quantity_alone(zh: str, en: str) -> tuple[str, str]:
    """Return both names without what they say of a change.

    >>> quantity_alone("新增学位", "new school places"), quantity_alone("事故起数降幅", "accidents, decrease")
    (('学位', 'school places'), ('事故起数', 'accidents'))
    """
    new, done = _added_in_english(_uncounted(zh))
    en = en.removesuffix(_DECREASE).removesuffix(_OF_HOUSEHOLDS).removesuffix(f", {done}" if done else "")
    return without_change(zh), en.removeprefix(f"{new or 'new'} ")
