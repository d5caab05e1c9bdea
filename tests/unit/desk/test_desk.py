"""The review desk: what it asks, whom it answers, and what becomes of a decision."""

import http.client
import json
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from threading import Thread

import pytest
from duizhao.desk import DecisionFile, Desk, Doubt, doubts_of, serve_desk
from duizhao.model.report import Corpus
from duizhao.pipeline import Built, Options, read_site

from tests.unit.commands.running import REPORT

CASES = Path(__file__).parents[2] / "cases"


def doubts(folder: Path) -> tuple[Doubt, ...]:
    return doubts_of(read_site(folder, lambda *_: None, Options(qa=True)))


def copied(case: str, folder: Path) -> Path:
    shutil.copytree(CASES / case / "in", folder / "in")
    return folder / "in"


@pytest.mark.parametrize(
    ("case", "kind", "choice"),
    [
        ("F101-another-figure", "figure", "right"),
        ("F102-exchanged-rows", "figure", "right"),
        ("P106-doubtful-pair", "pair", "right"),
        ("P106-doubtful-pair", "pair", "wrong"),
        ("N102-inferred", "note", "right"),
        ("N102-inferred", "note", "wrong"),
        ("S303-untranslated-end", "finding", "right"),
    ],
)
def test_a_decision_settles_its_doubt(tmp_path: Path, case: str, kind: str, choice: str) -> None:
    folder = copied(case, tmp_path)
    before = read_site(folder, lambda *_: None, Options(qa=True))
    doubt = next(d for d in doubts_of(before) if d.kind == kind)
    Desk([doubt], DecisionFile(folder)).decide(doubt.id, choice, "as published")
    after = read_site(folder, lambda *_: None, Options(qa=True))
    assert (doubt.kind, doubt.row, doubt.zh, doubt.en) not in [(d.kind, d.row, d.zh, d.en) for d in doubts_of(after)]
    assert unapplied(after) == unapplied(before)


def unapplied(built: Built) -> list[str]:
    return [d.message for d in built.diagnostics if d.code.startswith("U")]


def test_a_link_is_asked_and_a_decision_on_it_taken_back(tmp_path: Path) -> None:
    head, opening, review = REPORT.partition("一、")
    plan = f"{head}{opening}{review}二、2024年工作安排\n新建长者食堂80家。改善湖岸步道照明。\n"
    (tmp_path / "a.txt").write_text(plan, encoding="utf-8")
    outcome = "一、2024年工作回顾\n老年助餐更加方便，长者食堂开到了乡镇。湖岸环境改善，城南菜场搬了新家。\n"
    (tmp_path / "b.txt").write_text(head.replace("2024", "2025") + outcome, encoding="utf-8")
    link = next(d for d in doubts(tmp_path) if d.kind == "link")
    assert [c.name for c in link.choices] == ["right", "wrong"]
    desk = Desk([link], DecisionFile(tmp_path))
    desk.decide(link.id, "wrong", "")
    assert link.id not in {d.id for d in doubts(tmp_path)}
    desk.undo()
    assert link.id in {d.id for d in doubts(tmp_path)}


def test_another_sentence_is_chosen_for_a_doubtful_one(tmp_path: Path) -> None:
    folder = copied("tmx-units", tmp_path)
    built = read_site(folder, lambda *_: None, Options())
    report = built.site.corpus.reports[0]
    p = next(p for p in report.passages if len(p.segments) > 1)
    doubtful = replace(p, segments=(replace(p.segments[0], score=0.2, curated=False), *p.segments[1:]))
    changed = report.with_passages(tuple(doubtful if one is p else one for one in report.passages))
    series = replace(built.site.corpus.series[0], reports=(changed,))
    site = replace(built.site, corpus=Corpus((series,), ()))
    doubt = next(d for d in doubts_of(replace(built, site=site)) if d.kind == "segment")
    words = {c.name: c.words for c in doubt.choices}
    assert doubt.en.words.strip() == words["1"] != words["2"]
    Desk([doubt], DecisionFile(folder)).decide(doubt.id, "2", "")
    after = next(q for q in read_site(folder, lambda *_: None, Options()).site.corpus.reports[0].passages if q.key == p.key)
    bead = next(s for s in after.segments if s.curated)
    assert (after.zh or "")[slice(*bead.zh[0])].startswith(doubt.zh.words.strip())
    assert words["2"] in (after.en or "")[bead.en[0][0] : bead.en[-1][1]]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[tuple[str, str, Doubt, Path]]:
    """Host, token, a doubt, and the folder of a desk that is served."""
    folder = copied("N102-inferred", tmp_path)
    doubt = doubts(folder)[0]
    with serve_desk(Desk([doubt], DecisionFile(folder))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield server.host, server.token, doubt, folder
        server.shutdown()


def ask(host: str, method: str, path: str, headers: dict[str, str], body: str = "") -> tuple[int, str, str]:
    """Status, body, and the cookie that is set."""
    connection = http.client.HTTPConnection(host, timeout=5)
    connection.request(method, path, body or None, {"Host": host, **headers})
    answer = connection.getresponse()
    text = answer.read().decode()
    return answer.status, text, (answer.getheader("Set-Cookie") or "").split(";")[0]


def test_nothing_is_told_or_done_without_the_token_the_host_and_the_origin(desk: tuple[str, str, Doubt, Path]) -> None:
    host, token, doubt, folder = desk
    assert host.startswith("127.0.0.1:")
    assert [ask(host, "GET", path, {})[0] for path in ("/", "/state", "/desk.js", "/?token=x", "/?token=")] == [403] * 5
    assert ask(host, "GET", f"/?token={token}", {"Host": "desk.example"})[0] == 403
    status, _, cookie = ask(host, "GET", f"/?token={token}", {})
    assert status == 303
    assert ask(host, "GET", f"/?token={token}", {})[0] == 403
    own = {"Cookie": cookie, "Origin": f"http://{host}", "Content-Type": "application/json"}
    wanted = json.dumps({"id": doubt.id, "choice": "right"})
    foreign = (
        {"Cookie": ""}, {"Cookie": "duizhao-desk=x"}, {"Origin": "http://desk.example"}, {"Origin": "null"}, {"Origin": ""},
        {"Host": "desk.example"}, {"Content-Type": "text/plain"},
    )  # fmt: skip
    assert [ask(host, "POST", "/decide", {**own, **headers}, wanted)[0] for headers in foreign] == [403] * len(foreign)
    assert not (folder / "curation.toml").exists()
    assert ask(host, "GET", "/state", {"Cookie": cookie, "Host": "desk.example"})[0] == 403
    state = json.loads(ask(host, "GET", "/state", {"Cookie": cookie})[1])
    assert [d["id"] for d in state["doubts"]] == [doubt.id]
    broken = ("", "[]", "{", '{"id": 1}', "{}", '{"id": "' + "x" * 20_000 + '"}', "[" * 5000)
    assert {ask(host, "POST", "/decide", own, body)[0] for body in broken} == {400}
    assert ask(host, "POST", "/decide", own, json.dumps({"id": doubt.id, "choice": "9"}))[0] == 409
    assert ask(host, "POST", "/decide", own, wanted)[0] == 200
    assert ask(host, "POST", "/decide", own, wanted)[0] == 409
    assert "[[anchor]]" in (folder / "curation.toml").read_text(encoding="utf-8")
    assert ask(host, "POST", "/undo", own, "{}")[0] == 200
    assert not (folder / "curation.toml").exists()
    assert ask(host, "POST", "/undo", own, "{}")[0] == 409
