"""What the owner of a site says of the rights in the texts of a report, and in what was made of them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rights:
    """One line on the texts and one on what was made of them (alignment, notes placed, figures), in both languages.

    `licence` is the SPDX name of the licence of what was made, empty while the owner states none. `publisher` is
    who is to be cited for the data, empty: the makers of Duizhao are.
    """

    texts_zh: str = "文本：由各发布机构公布，权利归其所有；各版本的文件名和SHA-256见所列。"
    texts_en: str = "Texts: as published by their offices, whose rights they are; the editions are named with their SHA-256."
    made_zh: str = "对齐和标注：由对照（Duizhao）自动生成，未经逐条核对。"
    made_en: str = "Alignment and annotation: made by Duizhao, by rule, and not checked one by one."
    licence: str = ""
    publisher: str = ""


NOTHING_STATED = Rights()
