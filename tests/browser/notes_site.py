"""A site of one report whose notes are of every kind: both languages, one only, long, several at one place."""

from pathlib import Path

import pytest

from tests import builds
from tests.site.conftest import site_of

LONG = "They keep registers of the wells, the dykes and the mills along the river, and publish them every spring. " * 25
REPORT = f"""2025年望川市政府工作报告
——2025年1月14日在望川市第九届人民代表大会第四次会议上
望川市市长 沈知行
Report on the Work of the Government of Wangchuan, 2025
一、2024年工作回顾
I. Review of Work in 2024
“临江村行动”和“雨水银行”同时起步，沿江百姓都说好。河道全年清淤两次，堤岸加高一米。
The riverside village program[1] and the “rainwater bank”[2] began together, and people along the river like them. The riverbed was dredged twice in the year, and the dykes were raised by one meter[3].
我们建成社区食堂十二处，方便老人就近吃饭。
We opened twelve neighborhood canteens, so that older people can eat close to home[4].
水文站记录了全部汛情。
The gauging stations kept records[5] of every flood.
二、2025年重点任务
II. Major Tasks for 2025
新开5条公交线路，方便群众出行。
We will open five new bus routes to make travel easier.
注释：
[1] 临江村行动：三年内改造沿江132个村的污水管网和村道。
[3] 堤岸：沿江两侧的土堤。
[4] 社区食堂：由街道办的食堂。
[5] 水文记录：逐日登记水位。
Notes:
[1] The riverside village program means the renewal of sewers and lanes in 132 villages along the river within three years.
[2] The “rainwater bank” is a set of underground tanks that take in storm water.
[4] Neighborhood canteens are run by subdistricts. They serve three meals a day.
[5] Records of floods. {LONG}
"""
CHAPTER = "wangchuan/2025/01-00/"


@pytest.fixture(scope="session")
def notes_site() -> Path:
    def make(folder: Path) -> None:
        site_of(REPORT, folder)

    return builds.made_once("site-notes", make) / "mkdocs"
