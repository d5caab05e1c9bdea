"""The page that checks quotations gives the answers of the command, from the index of the search."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from duizhao.model.quotations import CLASSES, CheckedQuotation
from duizhao.model.search import SearchReport, SearchText
from duizhao.search.index import index_files

from tests.node import ask
from tests.unit.quotations.test_check import QUOTATIONS, REPORTS

NAMES = dict(zip(("verbatim", "signs", "differs", "spliced", "other_year", "missing"), CLASSES, strict=True))


def _drawn() -> Iterator[tuple[str, int | None]]:
    """Yield quotations of every class, with the year that is claimed."""
    texts = [(p.zh or "", p.en or "") for r in REPORTS for p in r.passages]
    for zh, en in texts:
        yield from ((zh, None), (en, 2024), (zh, 2024), (en.upper(), 2025), (zh.replace("，", "、"), None), (zh[2:9], None))
        yield from ((en.replace("the", "our"), None), (zh.replace("的", "之").replace("二", "三"), None), (zh[:6] + en, None))
        for other_zh, other_en in texts:
            yield zh[:8] + other_zh[8:], None
            yield " ".join([*en.split()[:6], *other_en.split()[4:]]), 2025
    yield (
        "全市新修步道1,236.5公里。夜間門診延長到二十二點！\nBooking is easier. We stored 30,000 cubic metres. 2025\n\n——\n新修步",
        None,
    )
    yield "我们将关闭所有书店。Every bookshop will be closed, e.g. ours.", None


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pages")
    reports = []
    for r in REPORTS:
        texts = tuple(SearchText("01-00/", p.key, "1", "text", p.zh or "", p.en or "", "", ()) for p in r.passages)
        reports.append(SearchReport(r.id, "wangchuan", r.identity.year, "望川市", "Wangchuan", {"1": ("一", "I")}, texts))
    for path, data in index_files(reports, {}, {}).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    return folder


def _of_command(q: CheckedQuotation) -> dict[str, Any]:
    places = [{"report": p.report, "row": p.row, "span": list(p.span), "text": p.text} for p in q.places]
    changes = [[c.source, c.quoted] for c in q.changes]
    return {"text": q.text, "lang": q.lang, "kind": q.kind, "places": places, "others": q.others, "changes": changes}


def test_the_page_says_what_the_command_says(pages: Path) -> None:
    drawn = list(_drawn())
    answers = ask("quote_node.js", str(pages), data=drawn)
    kinds = set()
    for (text, year), answer in zip(drawn, answers, strict=True):
        by_page = [q | {"kind": NAMES[q["kind"]]} for q in answer["quotations"]]
        assert by_page == [_of_command(q) for q in QUOTATIONS.check(text, year)], text
        kinds |= {q["kind"] for q in by_page}
    assert kinds == set(CLASSES)
