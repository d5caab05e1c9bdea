"""A row as the outline reads it: its text, its language and its opening."""

from dataclasses import dataclass

from duizhao.genre import Genre
from duizhao.model.report import MergedRow
from duizhao.model.source import Lang
from duizhao.text.fragments import joined
from duizhao.text.headings import Opening, Style, opening


@dataclass(frozen=True, slots=True)
class Row:
    """The text of a row, Chinese if there is any, and the number or salutation that it opens with; `field`: is it front matter?"""

    text: str
    lang: Lang
    opening: Opening | None
    field: bool

    @classmethod
    def of(cls, row: MergedRow, genre: Genre) -> "Row":
        """Join the fragments of a merged row."""
        lang: Lang = "zh" if row.zh else "en"
        text = joined(row.zh or row.en, lang)
        return cls(text, lang, None if row.field else opening(text, lang, genre), bool(row.field))

    def is_style(self, style: Style) -> bool:
        """Does the row open with a number of this style, or a salutation?"""
        return self.opening is not None and self.opening.style == style

    @property
    def body(self) -> str:
        """The text after a salutation, without white space at either end."""
        return (self.text[self.opening.length :] if self.opening and self.opening.style == "salutation" else self.text).strip()
