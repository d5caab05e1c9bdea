"""Find the noun that a figure counts: the name of its quantity, without verbs, adverbs and function words."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

import rjieba

from duizhao.model.links import Claim
from duizhao.text.language import to_simplified
from duizhao.years.scope import HAN, around
from duizhao.years.subjects import plain
from duizhao.years.tables import load

_SHARES = frozenset(("%", "pp", "permille", "x", "frac"))
_MONEY = frozenset(("yuan", "usd", "hkd", "eur", "gbp", "jpy"))
_UNNAMED = frozenset(
    ("", "others", "y", "decade", "quarter", "mon", "week", "d", "h", "min", "s", "ms", "age", "x", "dd", "ratio")
)
_FUNCTION = frozenset(("p", "d", "u", "ud", "ug", "uj", "ul", "uv", "uz", "c", "r", "y", "ad", "vd", "f"))  # tags of rjieba
_BEFORE_NAME = re.compile(r"^20\d\d年|^建(?![设筑制材档])(?=..)")  # and a verb that the dictionary takes into the noun: 建绿道
CLAUSE_END = re.compile(r"[，。；：（(,;!！?？]")
_KEPT = re.compile(r"[^\u3400-\u9fffA-Za-z0-9、]+")
_PROPOSALS = re.compile("议案(?=建议)")
_ALL_OF = re.compile("^(?:今年|去年|全年|预计|力争|我们|将|要|再|全[省市区县州])+")
_REACHES = re.compile("(?:达到?|超过?|突破|为|近|约|均)+$")
_NEAR = 4  # characters after a figure that may make it no value of a year
_SHORT, _SPECIFIC = 3, 4  # characters: of words that narrow a name down, of a name that needs none
_LEAST, _MOST = 2, 22  # characters of a name
_OBJECT = "nabjlzm"  # first letters of the tags of what may begin an object
_SUFFIXES = frozenset("率 量 额 值 数 费 人数 比例 比重".split())
_JOINTS = frozenset(("和", "及", "与", "、", "以及"))
_TABLES = ("verbs", "works", "nouns", "lead", "tail", "wide")
Token = tuple[str, str]  # a word and its part of speech


@dataclass(frozen=True, slots=True)
class _Words:
    """Words that decide where a name begins and ends, whatever their part of speech.

    `works` are verbs before what they act on, and nouns after it: 改造小区, 小区改造.
    """

    verbs: frozenset[str]
    works: frozenset[str]
    nouns: frozenset[str]
    lead: frozenset[str]
    tail: frozenset[str]
    wide: frozenset[str]
    heads: tuple[str, ...]
    people: tuple[str, ...]
    carries_on: re.Pattern[str]
    unnamed: re.Pattern[str]


@cache
def _words() -> _Words:
    table = load("words.toml")["nouns"]
    verbs, works, nouns, lead, tail, wide = (frozenset(table[name].split()) for name in _TABLES)
    heads, people = tuple(table["heads"].split()), tuple(table["people"].split())
    carries_on, unnamed = re.compile(table["carries_on"]), re.compile(table["unnamed"])
    return _Words(verbs, works, nouns, lead, tail, wide, heads, people, carries_on, unnamed)


@lru_cache(maxsize=16384)
def noun(claim: Claim) -> str:
    """Return the noun that the figure of a claim counts; empty if none can be told with certainty."""
    figure = claim.figure
    if figure is None or figure.unit in _UNNAMED or claim.text.startswith("的"):  # what narrows the noun down is elsewhere
        return ""
    words = claim.text[figure.start - claim.place.start : figure.end - claim.place.start]
    if figure.unit not in _SHARES and not re.search(r"\d", words):
        return ""  # 两条底线: a number in words belongs to a name, but not 三分之二
    if _words().unnamed.search(f"{claim.subject} {claim.text[: figure.end - claim.place.start + _NEAR]}"):
        return ""
    before, after = (to_simplified(part) for part in around(claim))
    listed = "分别" in claim.text or not HAN.search(before + after)
    if "分别" in claim.subject:  # of several things, and it is not clear which
        return ""
    if (known := known_name(claim)) and not listed:
        return known
    own = ""
    if not listed:
        own = "" if figure.unit in _SHARES | _MONEY else _after(after)
        own = own or _before(before, share=figure.unit in _SHARES)
    if not own and (listed or _words().carries_on.match(before.strip("、，和及 "))):
        own = _before(to_simplified(claim.subject), share=True)
    if own == "建议":  # 人大代表议案4件、建议80件
        own = _PROPOSALS.sub("", _before(to_simplified(claim.subject), share=True))
    if figure.unit in _SHARES and not own.endswith(_words().heads):
        return ""
    return canonical(own) if is_name(own) and not _is_examples(own, f"{before} {after}") else ""


def _is_examples(name: str, text: str) -> bool:
    """Are these examples of what the name does not say: 讲座、展览 of 讲座、展览等活动?"""
    return "、" in name and f"{name}等" in _KEPT.sub("", text)


@dataclass(frozen=True, slots=True)
class KnownName:
    """A name that every report of the genre has: its Chinese and English, and a pattern for its spellings."""

    zh: str
    en: str
    pattern: re.Pattern[str]


@cache
def known_names() -> tuple[KnownName, ...]:
    """Load the names of the genre."""
    return tuple(KnownName(zh, row["en"], re.compile(row["zh"])) for zh, row in load("known_names.toml").items())


def known_name(claim: Claim) -> str:
    """Return the known name that stands right before the figure of a claim, whatever verbs are around it; else empty."""
    before = _LAST_VERB.sub("", _KEPT.sub("", CLAUSE_END.split(to_simplified(around(claim)[0]))[-1]))
    before = to_simplified(claim.subject) if claim.figure and claim.figure.unit == "pp" else _PLACE.sub("", before)
    return next((n.zh for n in known_names() if n.pattern.fullmatch(before)), "")


def canonical(name: str) -> str:
    """Return the one spelling of a known name, or the name itself."""
    return next((n.zh for n in known_names() if n.pattern.fullmatch(name)), name)


_LAST_VERB = re.compile(
    r"(?:同比|比上年|名义|实际|预计|力争|约)*(?:增长|下降|提高|提升|达到?|超过?|突破|稳定在|保持在|控制在|降至|为|增至|至|到|上涨|涨幅)*$"
)
_PLACE = re.compile(r"^(?:今年|去年|全年|预计|力争|实现|完成|确保|推动|其中|全[省市区])*")


def _after(text: str) -> str:
    """Return the noun phrase at the start of a text: 关键技术, 产业园区启动建设."""
    tokens = _tokens(_KEPT.sub("", CLAUSE_END.split(text, maxsplit=1)[0]))
    if text[:1] in "、和及":
        return ""
    ends = (k for k, token in enumerate(tokens) if _is_no_part(token) or (k + 1 < len(tokens) and _works(tokens, k)))
    end = next(ends, len(tokens))
    if tokens[end:] and len(tokens) == end + 2 and tokens[-1][1] == "n":  # 产业支持政策
        end = len(tokens)
    if end < len(tokens) and tokens[end][0] == "等":
        end = _end_of_head(tokens, end)
    name, rest = _without_ends(tokens[:end]), "".join(word for word, _ in tokens[end:])
    narrowed = len(rest) > _SHORT and name.endswith(_words().people)  # 家企业实施改造: not all that there are
    return "" if narrowed or rest.startswith("或") else name


def _end_of_head(tokens: Sequence[Token], end: int) -> int:
    """Return where the noun ends that examples have behind 等 (讲座、展览等活动); `end` itself if there is none."""
    head = end + 1
    while head < len(tokens) and tokens[head][1] in ("n", "vn") and tokens[head][0] not in _words().verbs:
        head += 1
    is_list = any(word == "、" for word, _ in tokens[:end])
    return head if is_list and head > end + 1 else end


def _before(text: str, *, share: bool) -> str:
    """Return the noun phrase at the end of a text; of a number it is the object of the last verb."""
    tokens = _tokens(_REACHES.sub("", _ALL_OF.sub("", _KEPT.sub("", CLAUSE_END.split(text)[-1].strip("、 ")))))
    while tokens and _ends_no_name(tokens[-1]):
        tokens.pop()
    inner = range(len(tokens) - 1)
    if share:  # 统筹站点设置、换乘比例: the verb has the first piece
        cuts = [k for k in inner if tokens[k][0] == "、" and k and tokens[k - 1][1][0] == "v"]
    else:
        cuts = [k for k in inner if tokens[k][0] in _words().verbs | {"的"} or _acts(tokens, k)]
    name = _without_ends(tokens[cuts[-1] + 1 :] if cuts else tokens)
    return name if share or not cuts else _with_agent(tokens[: cuts[-1]], tokens[cuts[-1]], name)


def _with_agent(head: list[Token], verb: Token, name: str) -> str:
    """Put a place or an agent before a name: 中心城区新增停车位; empty if the words before the verb narrow it down otherwise."""
    if verb[0] == "的":
        return name
    if verb[0] not in _words().verbs | _words().works and any(word == "、" for word, _ in head):
        return ""
    left = [token for token in head if token[0] not in _words().verbs | _formulas() | _words().lead | _words().works]
    agent = _without_ends(left)
    if agent and all(tag[0] in _OBJECT for _, tag in left) and len(left) == len(head):
        return agent + name
    return "" if len("".join(word for word, _ in left)) > _SHORT and len(name) <= _SPECIFIC else name


def _works(tokens: Sequence[Token], k: int) -> bool:
    return tokens[k][0] in _words().works and tokens[k + 1][0] not in _JOINTS | _words().works


def _is_no_part(token: Token) -> bool:
    return token[0] in _words().verbs or (token[1] in _FUNCTION and token[0] not in _words().nouns | _JOINTS)


def _ends_no_name(token: Token) -> bool:
    return _is_no_part(token) or token[1] == "a"


def _acts(tokens: Sequence[Token], k: int) -> bool:
    """Is a word a verb before its object?"""
    return _works(tokens, k) or (
        _is_verb(tokens[k]) and tokens[k + 1][1][0] in _OBJECT and tokens[k + 1][0] not in _words().works
    )


def _without_ends(tokens: list[Token]) -> str:
    """Drop what leads to a noun or follows it."""
    while tokens and (_leads(tokens[0]) or tokens[0][0] in _words().works):
        tokens = tokens[1:]
    while tokens and (_ends_no_name(tokens[-1]) or tokens[-1][0] in _words().tail | _JOINTS):
        tokens = tokens[:-1]
    return _BEFORE_NAME.sub("", "".join(word for word, _ in tokens))


def _leads(token: Token) -> bool:
    function = token[1] in _FUNCTION and token[0] not in _words().nouns
    return token[0] in _words().verbs | _words().lead | _JOINTS | _formulas() or function or (token[0] in "好新")


@cache
def _formulas() -> frozenset[str]:
    return frozenset(load("words.toml")["formulas"]["words"].split()) - _words().nouns


def is_name(name: str) -> bool:
    """Is a phrase a noun of something countable, specific enough to name a quantity?"""
    words = _words()
    if not _LEAST <= len(name) <= _MOST or name in words.wide or plain(name) in words.wide:
        return False
    tokens = _tokens(name)
    inner = tokens[:-2] if tokens[-1][1] == "n" else tokens
    joints = _JOINTS | ({"等"} if "、" in name else set())
    if any(word in words.verbs or (tag in _FUNCTION and word not in joints | words.nouns) for word, tag in inner):
        return False
    last, tag = tokens[-1]
    if last in words.verbs:
        return False
    if len(name) == _LEAST and name not in words.nouns and tag != "n":
        return False
    if last in words.works:
        return len(tokens) > 1
    return (
        last in words.nouns
        or (tag == "v" and len(tokens) > 1)
        or name.endswith(words.heads)
        or (tag[0] in "njl" and tag != "nr")
        or tag in ("vn", "an", "b", "eng")
    )


def ends_in_act(name: str) -> bool:
    """Does a name end in what is done, not in a thing: 避险搬迁, but not 老旧小区?"""
    last, tag = next(reversed(_tokens(name)), ("", ""))
    return last in _words().works or tag in ("v", "vn")


def last_word(text: str) -> Token:
    """Return the last word of a text that has any, and its part of speech."""
    return _tokens(text)[-1]


def _is_verb(token: Token) -> bool:
    word, tag = token
    return word in _words().verbs or (tag in ("v", "vd", "vg", "vq", "vi") and word not in _words().nouns)


def _tokens(text: str) -> list[Token]:
    """Divide into words; 治理 and 率 are one noun, 建设 and 用地 too."""
    out: list[Token] = []
    for word, tag in rjieba.tag(text):
        if word == "美" and out and out[-1][0] == "和":  # 和美乡村
            out[-1] = ("和美", "b")
        elif word == "用地" and out and out[-1][0] == "建设":
            out[-1] = ("建设用地", "n")
        elif word in _SUFFIXES and out and out[-1][0] not in _JOINTS:
            out[-1] = (out[-1][0] + word, "n")
        else:
            out.append((word, tag))
    return out
