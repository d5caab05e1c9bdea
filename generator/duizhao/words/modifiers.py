"""Tell English words that hardly end a name: adjectives, and compounds such as low-income. Written for this project."""

from functools import lru_cache

# Endings of adjectives, nouns that have them too, and adjectives without such an ending
_ENDINGS = ("al", "ive", "ic", "ous", "able", "ible", "ful", "less", "ary", "eign", "ern")
_NOUNS = frozenset(
    """capital hospital proposal goal festival animal material principal rival arrival approval removal renewal signal portal withdrawal
    journal manual official individual professional potential credential initiative objective perspective representative incentive
    executive directive archive drive hive topic clinic traffic logic fabric music arithmetic republic epidemic pandemic academic
    library summary salary boundary secretary anniversary judiciary vegetable table cable variable deal appeal coal meal total
    subsidiary beneficiary dictionary glossary january february arsenal""".split()
)
_OTHERS = frozenset(
    """special major new key basic modern rural urban high low outdated backward superior joint sound top large small medium great heavy
    serious old poor young senior strong weak good better best early late long short private public common overall open free green clean
    safe stable steady smart sole main chief prime core advanced integrated macro micro""".split()
)
_ORDINALS = frozenset("first second third fourth fifth sixth seventh eighth ninth tenth".split())
_SECOND_PARTS = frozenset(
    """owned based sized income year governmental level quality term scale round end tech class oriented driven related saving
    friendly intensive wide point rank type financial standard speed rise added regular efficiency cost value carbon profit""".split()
)  # of compounds with a hyphen


@lru_cache(maxsize=65536)
def is_modifier(word: str, *, after_hyphen: bool = False) -> bool:
    """Does a word stand before a noun rather than end a name?

    >>> is_modifier("occupational"), is_modifier("hospital"), is_modifier("income"), is_modifier("income", after_hyphen=True)
    (True, False, False, True)
    """
    low = word.lower()
    if after_hyphen and low in _SECOND_PARTS:
        return True
    if low in _NOUNS:
        return False
    return (
        low in _OTHERS
        or low in _ORDINALS
        or low.endswith(_ENDINGS)
        or (low[:1].isdigit() and low.endswith(("th", "st", "nd", "rd")))
    )
