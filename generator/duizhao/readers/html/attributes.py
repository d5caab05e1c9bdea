"""Estimate how long the parser takes for the attributes of a page, before parsing it."""

import re

_TAG = re.compile(r"<[A-Za-z][^ \t\n\r/>]*+")
_ATTRIBUTE = re.compile(
    r"[ \t\n\r/]*+[^ \t\n\r/>][^ \t\n\r/>=]*+"  # a name may begin with any character, also "="
    r"""(?:[ \t\n\r]*+=[ \t\n\r]*+(?:"[^"]*+"|'[^']*+'|(?!["'])[^ \t\n\r>]*+))?+"""
)
_FEW = 100  # attributes of one element whose comparisons are negligible
_MOST = 3000  # maximum attributes of one element
_COMPARISONS = 20_000_000  # each costs up to 20 ns, and the page is parsed three times
_WORK = 64_000_000  # characters examined in half a second
_STEP = 40  # characters that are examined in the time of one match


def is_costly(source: str) -> bool:
    """Would the parser, which compares each attribute of an element with all others, take seconds?

    >>> is_costly("<p class='a' id=b>"), is_costly("<p " + "".join(f" a{k}" for k in range(9000)) + ">")
    (False, True)
    """
    numbers = attributes_of_tags(source)
    return numbers is None or sum(n * n for n in numbers) > _COMPARISONS


def attributes_of_tags(source: str, few: int = _FEW) -> tuple[int, ...] | None:
    """Return the numbers of attributes of tags that have more than `few`; None if counting takes too long.

    Attributes are read as HTML defines them, after everything that may be a tag, even in a quoted value or a script: all
    tags of the parser are among them. Of several possible tags that end at the same place, only one is counted.

    >>> attributes_of_tags("<p class='a>b' id=b/c =d><br>", 0)
    (3,)
    """
    first = re.compile(rf"(?:{_ATTRIBUTE.pattern}){{0,{few}}}+")
    ends: dict[int, int] = {}
    work = 0
    for tag in _TAG.finditer(source):
        m = first.match(source, tag.end())
        end = m.end() if m else tag.end()
        work += _STEP + end - tag.end()
        if _ATTRIBUTE.match(source, end):
            end = tag.end()
            count = 0
            while m := _ATTRIBUTE.match(source, end):
                work += _STEP + m.end() - end
                end, count = m.end(), count + 1
                if count > _MOST or work > _WORK:
                    return None
            ends[end] = max(count, ends.get(end, 0))
        if work > _WORK:
            return None
    return tuple(n for _, n in sorted(ends.items()))
