"""The rights in the texts of a report, and in what was made of them, as the owner of a site states them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rights:
    """A line on the texts and one on what was made of them (alignment, note places, figures), in both languages.

    `licence` is the SPDX identifier of the licence of what was made, empty if the owner states none. `publisher` is the one to
    be cited for the data; empty stands for the makers of Duizhao.
    """

    texts_zh: str = "文本：由各发布机构公布，权利归其所有；各版本的文件名和SHA-256见所列。"
    texts_en: str = "Texts: as published by their offices, whose rights they are; the editions are named with their SHA-256."
    made_zh: str = "对齐和标注：由对照（Duizhao）自动生成，未经逐条核对。"
    made_en: str = "Alignment and annotation: made by Duizhao, by rule, and not checked one by one."
    licence: str = ""
    publisher: str = ""


NOTHING_STATED = Rights()
