"""The hidden names that tell which row a part of an edited file is.

The name of a bookmark holds the key of the row or note, the beginnings of the digests of both texts that went out, and the
column. Word and LibreOffice keep bookmarks: letters, digits and underscores, 40 characters at most; those that begin with an
underscore are not shown. As each cell tells of both, a row is known by one of its two bookmarks.
"""

import re
from dataclasses import dataclass

from duizhao.model.source import Lang

PROPERTY = "duizhao-report"  # the property of a document that holds the ID of its report
CATEGORY = "duizhao"  # of the metadata of an XLIFF unit
DIGITS = 10  # of a digest; with them, the longest name has 37 characters
_NAME = re.compile(rf"_dz_(p[0-9a-z]{{6}}|note(?:_\d+){{1,2}})_([0-9a-f]{{{DIGITS}}})_([0-9a-f]{{{DIGITS}}})_(zh|en)")


@dataclass(frozen=True, slots=True)
class HiddenName:
    """Which text it is: the key of its row or note, what went out of it in Chinese and in English, and the column."""

    key: str
    zh: str
    en: str
    lang: Lang

    def __str__(self) -> str:
        return f"_dz_{self.key.replace('-', '_')}_{self.zh[:DIGITS]}_{self.en[:DIGITS]}_{self.lang}"


def hidden_name(text: str) -> HiddenName | None:
    """Read a name; None if it is another's.

    >>> hidden_name("_dz_note_9_2_e3b0c44298_3d1f0c8a1d_en")
    HiddenName(key='note-9-2', zh='e3b0c44298', en='3d1f0c8a1d', lang='en')
    >>> hidden_name("_GoBack") is None
    True
    """
    m = _NAME.fullmatch(text)
    return HiddenName(m[1].replace("_", "-"), m[2], m[3], "zh" if m[4] == "zh" else "en") if m else None
