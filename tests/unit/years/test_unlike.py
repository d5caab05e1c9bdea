"""A clause with most words of a task in common may tell something of another kind."""

import pytest
from duizhao.model.links import Claim
from duizhao.years.another import counts_another
from duizhao.years.clauses import claims
from duizhao.years.unlike import is_of_another_kind

from tests.unit.years.made import report


def first(text: str) -> Claim:
    return claims(report(2026, [text], []))[0][0].claim


@pytest.mark.parametrize(
    ("commitment", "told", "unlike"),
    [
        ("茶叶出口占全国份额保持稳定。", "茶叶出口8.4亿元。", True),
        ("茶叶出口占全国份额保持稳定。", "茶叶出口占全国比重达到7%。", False),
        ("茶叶出口稳步增长。", "茶叶出口8.4亿元。", False),
        ("制定湖滨慢行系统管理办法。", "湖滨慢行系统更加畅通。", True),
        ("制定湖滨慢行系统管理办法。", "湖滨慢行系统管理办法正式施行。", False),
        ("完善湖滨慢行系统。", "湖滨慢行系统更加畅通。", False),
        ("健全渔港管护机制。", "渔港管护不断加强。", True),
        ("健全渔港管护机制。", "渔港管护制度全面建立。", False),
        ("加强渔港管护。", "渔港管护不断加强。", False),
        ("深化水价综合改革。", "栖霞镇水价综合改革试点获批。", True),
        ("深化栖霞镇水价综合改革。", "栖霞镇水价综合改革试点获批。", False),  # the plan names the place
        ("申报水价综合改革试点。", "栖霞镇水价综合改革试点获批。", False),
        ("深化水价综合改革。", "水价综合改革试点任务全部完成。", False),
        ("以渔家民俗促进乡村旅游发展。", "乡村旅游发展势头良好。", True),
        ("以渔家民俗促进乡村旅游发展。", "渔家民俗带旺乡村旅游。", False),
        ("有效防控风险。", "债务风险防控有力。", True),  # only of a part
        ("有效防控债务风险。", "债务风险防控有力。", False),
        ("有效防控风险。", "全面防控风险。", False),
        ("促进乡村旅游发展。", "乡村旅游发展势头良好。", False),
        ("健全、完善、深化。", "渔港管护不断加强。", False),  # nothing is left of it without its verbs
    ],
)
def test_what_is_of_another_kind(commitment: str, told: str, unlike: bool) -> None:  # noqa: FBT001 - a parameter of the table
    assert is_of_another_kind(first(commitment), first(told)) == unlike


@pytest.mark.parametrize(
    ("commitment", "told", "another"),
    [
        ("新增绿色工厂40家。", "新增国家绿色工厂22家。", True),  # the others may be of the city's rank
        ("新增绿色工厂40家。", "新增国家绿色工厂45家。", False),
        ("新增国家绿色工厂40家。", "新增国家绿色工厂22家。", False),
        ("新增绿色工厂40家。", "新增绿色工厂22家。", False),
    ],
)
def test_a_part_of_the_nations_rank_is_not_the_whole(commitment: str, told: str, another: bool) -> None:  # noqa: FBT001
    assert counts_another(first(commitment), first(told)) == another
