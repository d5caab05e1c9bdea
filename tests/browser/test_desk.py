"""The review desk in a real browser: fifty doubts settled by keys alone."""

from pathlib import Path
from threading import Thread

import pytest
from duizhao.desk import Choice, DecisionFile, Desk, Doubt, serve_desk
from duizhao.desk.decisions import block_of
from duizhao.desk.doubts import Side
from playwright.sync_api import Browser, expect

from tests.browser.test_reading import browser

__all__ = ["browser"]
pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("desk")]


def _doubts() -> list[Doubt]:
    out = []
    for n in range(50):
        keys = (("report", "wangchuan-2024"), ("row", f"p{n:06}"))
        zh, en = Side("zh", "", f"第{n}座码头", "修好了。"), Side("en", "Wharf ", f"<b>{n}</b>", " was repaired.")
        choices = tuple(
            Choice(name, "segment", (*keys, ("zh", "码头"), ("en", name)), "Wharf" if name == "2" else "")
            for name in ("right", "wrong", "2")
        )
        reason = (Choice("right", "finding", (*keys, ("rule", "Q203"), ("reason", "")), asks=True),)
        kind, detail = ("finding", ("句末", "the ends differ")) if n == 49 else ("segment", ("0.31", "0.31"))
        found = reason if n == 49 else choices
        out.append(Doubt(kind, "wangchuan-2024", f"p{n:06}", f"a.txt:{n}", kind, detail, zh, en, found))  # type: ignore[arg-type]
    return out


def test_fifty_doubts_are_settled_by_keys_alone(browser: Browser, tmp_path: Path) -> None:
    doubts = _doubts()
    hers = '[series]\nzh = "望川市"\n'
    (tmp_path / "curation.toml").write_text(hers, encoding="utf-8")
    with serve_desk(Desk(doubts, DecisionFile(tmp_path))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        page = browser.new_page(locale="en-GB")
        troubles: list[str] = []
        page.on("console", lambda m: troubles.append(m.text))
        page.on("dialog", lambda dialog: dialog.accept("as printed"))
        page.goto(server.address)
        expect(page.locator("article")).to_have_count(50)
        expect(page.locator("article[aria-current] mark").last).to_have_text("<b>0</b>")
        assert page.locator("html").get_attribute("lang") == "en"
        page.keyboard.press("l")
        expect(page.locator("article[aria-current] mark").last).to_have_text("<b>1</b>")
        page.keyboard.press("k")
        expected = []
        for n, doubt in enumerate(doubts):
            choice = doubt.choices[n % len(doubt.choices)]
            page.keyboard.press({"right": "y", "wrong": "n"}.get(choice.name, choice.name))
            expect(page.locator("#count")).to_have_text(f"{n + 1} of 50 settled")
            values = tuple((k, "as printed" if k == "reason" else v) for k, v in choice.values)
            expected.append(block_of(choice.table, values, doubt.place))
            if n == 2:  # taken back, and settled again
                page.keyboard.press("u")
                expect(page.locator("#count")).to_have_text("2 of 50 settled")
                page.keyboard.press({"right": "y", "wrong": "n"}.get(choice.name, choice.name))
                expect(page.locator("#count")).to_have_text("3 of 50 settled")
        expect(page.locator("main")).to_have_text("Nothing is left. The site shows it when it is built next.")
        assert troubles == []
        server.shutdown()
    text = (tmp_path / "curation.toml").read_text(encoding="utf-8")
    mark = text.split("\n")[3]
    ordered = [*sorted(expected[49:]), *expected[:49]]
    assert text == "\n".join([hers, "\n\n".join([mark, *ordered]), ""])
    assert mark.startswith("# ")
