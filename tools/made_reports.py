"""Write made-up reports of many places and years, for measuring how sites grow: the same seed gives the same bytes.

Each report has a review and a plan with headline indicators, and tasks below them; the figures of a place go on from year to year. Places
are those of `text/places.tsv`: the nation, the provinces, then the cities. Nothing in a text is true.

    python tools/made_reports.py FOLDER --places 31 --years 10 [--paragraphs 12] [--seed 1] [--chinese-only]
"""

import argparse
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

_ROOT = Path(__file__).resolve().parent.parent
_LAST = 2026  # the latest year that is made
_CHINESE = "〇一二三四五六七八九"


@dataclass(frozen=True, slots=True)
class _Place:
    slug: str
    zh: str
    en: str
    level: str

    @property
    def office(self) -> tuple[str, str]:
        """The government in both languages, and its head."""
        if self.slug == "central":
            return "国务院", "the State Council"
        return f"{self.zh}人民政府", f"the People’s Government of {self.en}"

    @property
    def head(self) -> tuple[str, str]:
        """Who presents the report."""
        if self.slug == "central":
            return "国务院总理", "Premier of the State Council"
        if self.level == "autonomous region":
            return f"{self.zh}主席", f"Chairman of {self.en}"
        is_city = self.level in {"municipality", "city"}
        return (f"{self.zh}市长", f"Mayor of {self.en}") if is_city else (f"{self.zh}省长", f"Governor of {self.en}")


def _places() -> list[_Place]:
    rows = (_ROOT / "generator/duizhao/text/places.tsv").read_text(encoding="utf-8").splitlines()
    listed = [_Place(r[1], r[3], r[4], r[2]) for row in rows if not row.startswith("#") for r in [row.split("\t")]]
    reporting = ("municipality", "province", "autonomous region", "city")
    known = [p for p in listed if p.level in reporting and p.slug != "taiwan"]
    return [_Place("central", "国务院", "China", "central"), *known]


# Indicators: Chinese and English with {} for the figure, what is better, the first figure, how it moves, and its decimals. `{w}` is the
# word of a target's qualifier.
_INDICATORS: tuple[tuple[str, str, float, float, int], ...] = (
    ("地区生产总值增长{}%{w}", "GDP growth of {w}{}%", 5.5, 0.6, 1),
    ("社会消费品零售总额增长{}%{w}", "growth of {w}{}% in retail sales of consumer goods", 6.0, 1.0, 1),
    ("粮食产量{}万吨{w}", "a grain output of {w}{},000 tonnes", 900.0, 60.0, 0),
    ("城镇调查失业率{}%{w}", "a surveyed urban unemployment rate of {w}{}%", 5.3, 0.2, 1),
    ("固定资产投资增长{}%{w}", "growth of {w}{}% in fixed-asset investment", 6.0, 1.5, 1),
    ("居民人均可支配收入增长{}%{w}", "growth of {w}{}% in disposable income per person", 5.8, 0.6, 1),
    ("进出口总额增长{}%{w}", "growth of {w}{}% in imports and exports", 5.0, 2.0, 1),
    ("城镇新增就业{}万人{w}", "{w}{},000 new urban jobs", 40.0, 8.0, 0),
    ("一般公共预算收入增长{}%{w}", "growth of {w}{}% in general public budget revenue", 4.0, 1.2, 1),
    ("规模以上工业增加值增长{}%{w}", "growth of {w}{}% in the value added of larger industrial firms", 6.0, 1.0, 1),
    ("居民消费价格涨幅{}%{w}", "a rise of {w}{}% in consumer prices", 2.0, 0.4, 1),
)
_QUALIFIERS = (("左右", "about "), ("以上", "at least "), ("", ""), ("左右", "about "))

# Tasks of a plan and what a review tells of them: clauses of both languages with {} for a figure, and the least and greatest one
_TASKS: tuple[tuple[str, str, str, str, int, int], ...] = (
    ("改造老旧小区{}个", "renovated {} old housing estates", "改造老旧小区{}个", "renovate {} old housing estates", 40, 900),
    ("新建公园{}处", "laid out {} new parks", "新建公园{}处", "lay out {} new parks", 12, 180),
    ("新增普惠托位{}个", "added {} places in nurseries", "新增普惠托位{}个", "add {} places in nurseries", 800, 9000),
    ("建成充电桩{}个", "set up {} charging points", "建成充电桩{}个", "set up {} charging points", 500, 9000),
    ("修复湿地{}公顷", "restored {} hectares of wetland", "修复湿地{}公顷", "restore {} hectares of wetland", 60, 2400),
    (
        "更新供水管网{}公里",
        "replaced {} kilometers of water mains",
        "更新供水管网{}公里",
        "replace {} kilometers of water mains",
        50,
        900,
    ),
    ("开通公交线路{}条", "opened {} bus routes", "开通公交线路{}条", "open {} bus routes", 5, 90),
    (
        "培训技能人员{}人次",
        "gave {} people training in skills",
        "培训技能人员{}人次",
        "give {} people training in skills",
        3000,
        99000,
    ),
    ("改扩建学校{}所", "enlarged {} schools", "改扩建学校{}所", "enlarge {} schools", 8, 160),
    (
        "建设标准厂房{}万平方米",
        "built {}0,000 square meters of factory floor",
        "建设标准厂房{}万平方米",
        "build {}0,000 square meters of factory floor",
        11,
        99,
    ),
    ("引进重点项目{}个", "brought in {} key projects", "引进重点项目{}个", "bring in {} key projects", 20, 300),
    (
        "建成养老服务站{}个",
        "opened {} service points for the elderly",
        "建成养老服务站{}个",
        "open {} service points for the elderly",
        20,
        400,
    ),
)
_HEADS = (
    ("让产业更有后劲", "Giving industry more staying power"),
    ("让城乡更加宜居", "Making town and country better to live in"),
    ("让山水更加清秀", "Keeping hills and waters clean"),
    ("让群众更得实惠", "Bringing people tangible benefits"),
    ("让市场更有活力", "Giving markets more life"),
)
_MOODS = (
    ("{place}的{thing}在这一年里换了模样", "{thing} in {place} changed its look over the year"),
    ("围绕{thing}，我们同企业和居民一道想办法", "on {thing} we looked for ways together with firms and residents"),
    ("{thing}仍要一步一步往前推", "{thing} still has to be moved forward step by step"),
    ("说到{thing}，街坊们最有发言权", "about {thing} neighbors know best"),
)
_THINGS = (("河岸步道", "the riverside path"), ("老城街巷", "the lanes of the old town"), ("早市夜市", "the morning and night markets"),
           ("乡村公路", "the village roads"), ("社区食堂", "the community canteen"), ("工业园区", "the industrial park"),
           ("山地果园", "the hillside orchards"), ("港口码头", "the port"), ("图书馆", "the library"), ("夜间门诊", "the night clinic"))  # fmt: skip


@dataclass(slots=True)
class _Story:
    """What goes on from year to year at a place."""

    place: _Place
    chance: random.Random
    targets: dict[int, dict[int, tuple[float, float, int]]] = field(
        default_factory=dict
    )  # year → indicator → low, high, qualifier
    tasks: dict[int, list[tuple[int, int]]] = field(default_factory=dict)  # year → task and figure

    def plan(self, year: int, paragraphs: int) -> None:
        """Set the targets and tasks of a year."""
        last = self.targets.get(year - 1, {})
        now = {}
        for k, (*_, first, step, digits) in enumerate(_INDICATORS):
            if self.chance.random() < 0.12:  # some are not named
                continue
            before = last[k][0] if k in last else first + self.chance.uniform(-step, step)
            low = max(0.5, round(before + self.chance.choice((0, 0, 0.5, -0.5)) * step, digits))
            has_range = digits and self.chance.random() < 0.1
            now[k] = (low, round(low + 0.5, digits) if has_range else low, 2 if has_range else self.chance.randrange(4))
        self.targets[year] = now
        self.tasks[year] = [(self.chance.randrange(len(_TASKS)), self.chance.randrange(10**6)) for _ in range(paragraphs)]


def report(story: _Story, year: int) -> Iterator[tuple[str, str]]:
    """Yield the paragraphs of a report in both languages."""
    place, chance = story.place, story.chance
    (office_zh, office_en), (head_zh, head_en) = place.office, place.head
    congress = ("全国", "National") if place.slug == "central" else (place.zh, place.en)
    day = 8 + chance.randrange(20)
    yield "政府工作报告", "GOVERNMENT WORK REPORT"
    yield (
        f"——{year}年1月{day}日在{congress[0]}人民代表大会会议上",
        f"Presented at the session of the {congress[1]} People’s Congress on January {day}, {year}",
    )
    yield f"{head_zh} 沈知行", f"Shen Zhixing, {head_en}"
    yield "各位代表：", "Fellow Deputies,"
    yield f"现在，我代表{office_zh}，向大会报告工作，请审议。", f"On behalf of {office_en}, I now report to you for deliberation."
    yield f"一、{year - 1}年工作回顾", f"I. Review of Work in {year - 1}"
    yield _told(story, _results(story, year - 1), "过去一年，", "Over the past year, we saw ")
    for k, chunk in enumerate(_chunks(story.tasks[year - 1])):
        yield _tasks(story, year - 1, k, chunk, is_plan=False)
    yield f"二、{year}年工作安排", f"II. Plans for {year}"
    targets = {k: (low, high, q) for k, (low, high, q) in story.targets[year].items()}
    yield _told(story, targets, "今年发展主要预期目标是：", "The main targets for this year are: ")
    for k, chunk in enumerate(_chunks(story.tasks[year])):
        head = _HEADS[k % len(_HEADS)]
        number = _CHINESE[k + 1] if k < len(_CHINESE) - 1 else str(k + 1)
        yield f"（{number}）{head[0]}", f"({k + 1}) {head[1]}"
        yield _tasks(story, year, k, chunk, is_plan=True)
    yield "各位代表！让我们一起把明年的日子过得更好。", "Fellow Deputies, let us make next year a better one together."


def _chunks(tasks: list[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    return [tasks[k : k + 3] for k in range(0, len(tasks), 3)]


def _results(story: _Story, year: int) -> dict[int, tuple[float, float, int]]:
    out = {}
    for k, (low, _, _) in story.targets[year].items():
        *_, step, digits = _INDICATORS[k]
        value = max(0.3, round(low + story.chance.uniform(-0.4, 0.5) * step, digits))
        out[k] = (value, value, 2)
    return out


def _told(story: _Story, values: dict[int, tuple[float, float, int]], zh: str, en: str) -> tuple[str, str]:
    said_zh, said_en = [], []
    for k, (low, high, q) in values.items():
        form_zh, form_en, *_, digits = _INDICATORS[k]
        number = f"{low:.{digits}f}" if digits else f"{low:.0f}"
        range_zh = number if low == high else f"{number}%—{high:.{digits}f}"
        range_en = f"{number}–{high:.{digits}f}" if low != high else number if digits else f"{low * 10:,.0f}"
        word = _QUALIFIERS[q]
        is_nation = story.place.slug == "central" and k == 0
        said_zh.append(form_zh.format(range_zh, w=word[0]).replace("地区生产", "国内生产" if is_nation else "地区生产"))
        said_en.append(form_en.format(range_en, w=word[1]))
    return zh + "，".join(said_zh) + "。", en + "; ".join(said_en) + "."


def _tasks(story: _Story, year: int, number: int, chunk: list[tuple[int, int]], *, is_plan: bool) -> tuple[str, str]:
    said_zh, said_en = [], []
    for task, drawn in chunk:
        done_zh, done_en, plan_zh, plan_en, least, most = _TASKS[task]
        figure = least + drawn % (most - least)
        if not is_plan:
            figure = max(1, figure + (drawn // 7) % 5 - 2)
        said_zh.append((plan_zh if is_plan else done_zh).format(figure))
        said_en.append((plan_en if is_plan else done_en).format(figure))
    drawn = sum(d for _, d in chunk) + year + number
    mood, thing = _MOODS[drawn % len(_MOODS)], _THINGS[drawn // 5 % len(_THINGS)]
    place = story.place
    opening = mood[1].format(place=place.en, thing=thing[1])
    zh = f"{mood[0].format(place=place.zh, thing=thing[0])}。{'今年要' if is_plan else '一年来'}{'，'.join(said_zh)}。"
    return zh, f"{opening[0].upper()}{opening[1:]}. {'This year we will' if is_plan else 'We'} {', '.join(said_en)}."


def write_reports(
    folder: Path, places: int, years: int, *, paragraphs: int = 12, seed: int = 1, chinese_only: bool = False
) -> int:
    """Write the reports of `places` places beside the nation's (with 0 places the nation's alone) into `folder`; return how many."""
    listed = _places()
    if not 0 <= places < len(listed):
        raise ValueError(f"0 to {len(listed) - 1} places are known")
    count = 0
    for k, place in enumerate(listed[: places + 1]):
        if not k and places:
            continue
        story = _Story(place, random.Random(f"{seed} {place.slug}"))
        story.plan(_LAST - years, paragraphs)
        for year in range(_LAST - years + 1, _LAST + 1):
            story.plan(year, paragraphs)
            lines = [text for pair in report(story, year) for text in (pair[:1] if chinese_only else pair)]
            file = folder / place.slug / f"{year}.txt"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text("\n".join(lines) + "\n", encoding="utf-8")
            count += 1
    return count


def main() -> None:
    """Write the reports and print how many."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--places", type=int, default=31)
    parser.add_argument("--years", type=int, default=10)
    parser.add_argument("--paragraphs", type=int, default=12)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--chinese-only", action="store_true")
    given = parser.parse_args()
    count = write_reports(
        given.folder, given.places, given.years, paragraphs=given.paragraphs, seed=given.seed, chinese_only=given.chinese_only
    )
    print(f"{count} reports in {given.folder}")


if __name__ == "__main__":
    main()
