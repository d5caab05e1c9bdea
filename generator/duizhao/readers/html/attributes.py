"""What the attributes of a page cost its parser, told before it is parsed."""

import re

_TAG = re.compile(r"<[A-Za-z][^ \t\n\r/>]*+")
_ATTRIBUTE = re.compile(
    r"[ \t\n\r/]*+[^ \t\n\r/>][^ \t\n\r/>=]*+"  # a name may begin with any sign, "=" too
    r"""(?:[ \t\n\r]*+=[ \t\n\r]*+(?:"[^"]*+"|'[^']*+'|(?!["'])[^ \t\n\r>]*+))?+"""
)
_FEW = 100  # attributes of one element, whose comparisons cost nothing
_MOST = 3000  # attributes of one element
_COMPARISONS = 20_000_000  # each costs up to 20 ns, and the page is parsed three times
_WORK = 64_000_000  # characters looked at, half a second
_STEP = 40  # characters could be looked at in the time that a match of an expression takes


def is_costly(source: str) -> bool:
    """Would the parser, which compares each attribute of an element with all others, take seconds for it?

    >>> is_costly("<p class='a' id=b>"), is_costly("<p " + "".join(f" a{k}" for k in range(9000)) + ">")
    (False, True)
    """
    numbers = attributes_of_tags(source)
    return numbers is None or sum(n * n for n in numbers) > _COMPARISONS


def attributes_of_tags(source: str, few: int = _FEW) -> tuple[int, ...] | None:
    """How many attributes the tags have that have more than a few; None where it is too much to tell.

    Attributes are read as HTML defines them, behind everything that may be a tag, were it in a quoted value or a
    script: whatever the parser takes for tags, it is among them. Of those that end at one place only one is a tag.

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
