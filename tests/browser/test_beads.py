"""Words that translate each other light up together: under the pointer, on a tap, from the keyboard."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.test_reading import browser, new_page
from tests.browser.waiting import frames, until, until_true
from tests.node import run_tests
from tests.site.conftest import site_of

__all__ = ["browser"]
pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("pages")]

# For every character of a page's rows: what is painted, in zh and en, while the pointer is on it.
WALK = """() => {
  const painted = () => ['zh', 'en'].map(side => ['dz-bead', 'dz-bead-unsure'].map(name =>
    [...(CSS.highlights.get(name) || [])].filter(r => r.startContainer.parentElement.closest('.dz-' + side)).join('')).join(''))
  const point = (x, y) => document.elementFromPoint(x, y).dispatchEvent(
    new PointerEvent('pointermove', {bubbles: true, clientX: x, clientY: y, pointerType: 'mouse'}))
  const found = {}
  for (const row of document.querySelectorAll('.dz-row, h1.dz-title[id]')) {
    const sides = found[row.id] = {zh: [], en: []}
    for (const side of ['zh', 'en']) {
      const cell = row.querySelector(':scope > .dz-' + side + ':not(.dz-missing)')
      if (!cell) continue
      const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT)
      while (walker.nextNode()) {
        const node = walker.currentNode
        if (node.parentElement.closest('.dz-marker')) continue
        let at = 0
        for (const char of node.data) {
          const range = document.createRange()
          range.setStart(node, at)
          range.setEnd(node, at += char.length)
          const box = [...range.getClientRects()].at(-1)
          if (!char.trim()) continue
          point(box.x + box.width * 0.8, box.y + box.height / 2) // the caret is nearer to the next character here
          sides[side].push([char, ...painted()])
        }
      }
    }
  }
  return found
}"""
LIT = "() => [...CSS.highlights].map(([name, ranges]) => [name, ...[...ranges].map(String)])"


def _reports(site: Path) -> list[Any]:
    return [json.loads(p.read_text(encoding="utf-8")) for p in sorted((site / "data/reports").glob("*.json"))]


def _bare(text: str) -> str:
    return "".join(text.split())


def _expected(passage: Any, side: str) -> list[tuple[str, str, str]]:
    """Each character of a side that is no blank, and the words of both sides that are to light up with it."""
    text = passage[side] or ""
    parts = passage["segments"] if len(passage["segments"]) > 1 else []
    words = [[_bare("".join(passage[s][a:b] for a, b in part[s])) for s in ("zh", "en")] for part in parts]
    owner = {k: words[n] for n, part in enumerate(parts) for a, b in part[side] for k in range(a, b)}
    return [(char, *owner.get(k, ["", ""])) for k, char in enumerate(text) if not char.isspace()]


@pytest.mark.parametrize("engine", ["sample_site", "zensical_site"])
def test_every_word_lights_up_the_words_that_the_data_say(browser: Browser, engine: str, request: pytest.FixtureRequest) -> None:
    site: Path = request.getfixturevalue(engine)
    page, troubles = new_page(browser)
    rows = 0
    for report in _reports(site):
        passages = {p["id"]: p for p in report["passages"]}
        for address in sorted({p["url"].split("#")[0] for p in report["passages"]}):
            page.goto(f"file://{site}/{address}index.html")
            page.set_viewport_size({"width": 1440, "height": page.evaluate("document.documentElement.scrollHeight")})
            shown = page.evaluate(WALK)
            for key in passages.keys() & shown.keys():
                passage, sides = passages[key], shown[key]
                for side in ("zh", "en"):
                    if passage[side] is not None:
                        got = [(char, _bare(zh), _bare(en)) for char, zh, en in sides[side]]
                        assert got == _expected(passage, side), f"{key} {side}"
            rows += len(passages.keys() & shown.keys())
    assert rows == sum(len(report["passages"]) for report in _reports(site))
    assert troubles == []
    page.context.close()


def _row(site: Path, *, marked: bool = False) -> Any:
    """A row of several beads, with a note's marker in its en if so wished."""
    rows = (p for r in _reports(site) for p in r["passages"] if p["kind"] == "passage" and len(p["segments"]) > 2)
    return next(p for p in rows if not marked or any(m["lang"] == "en" for m in p["markers"]))


def _words(passage: Any, number: int) -> list[str]:
    part = passage["segments"][number]
    return [_bare(passage[side][a:b]) for side in ("zh", "en") for a, b in part[side]]


def _lit(page: Page) -> str:
    """All that is lit as sentences."""
    return _bare("".join("".join(words) for name, *words in page.evaluate(LIT) if name.startswith("dz-bead")))


def _over(page: Page, key: str, side: str, at: int) -> tuple[float, float]:
    """The middle of a character of a row."""
    script = """([key, side, at]) => {
      const cell = document.querySelector(`#${key} > .dz-${side}`)
      const [range] = duizhao.rangesIn(duizhao.textIndex(duizhao.textNodes(cell)), at, at + 1)
      const box = range.getBoundingClientRect()
      return [box.x + box.width / 2, box.y + box.height / 2]
    }"""
    x, y = page.evaluate(script, [key, side, at])
    return x, y


def test_the_pointer_lights_the_facing_words_and_leaving_clears_them(browser: Browser, sample_site: Path) -> None:
    page, troubles = new_page(browser)
    row = _row(sample_site)
    address, key = row["url"].split("#")
    page.goto(f"file://{sample_site}/{address}index.html#{key}")
    second = row["segments"][1]["zh"][0][0]
    page.mouse.move(*_over(page, key, "zh", second))
    until(lambda: _lit(page), "".join(_words(row, 1)))
    page.mouse.move(*_over(page, key, "en", 1))
    until(lambda: _lit(page), "".join(_words(row, 0)))
    page.mouse.move(1, 1)
    until(lambda: page.evaluate(LIT), [])
    assert troubles == []
    page.context.close()


def test_the_figures_of_the_lit_words_stand_out(browser: Browser, sample_site: Path) -> None:
    rows = [(p, a) for r in _reports(sample_site) for p in r["passages"] for a in p["agreement"] if p["kind"] == "passage"]
    row, pair = next((p, a) for p, a in rows if a["status"] == "equal" and not any(m["lang"] == "zh" for m in p["markers"]))
    zh, en = (row["figures"][pair[side]]["span"] for side in ("zh", "en"))
    page, _ = new_page(browser)
    address, key = row["url"].split("#")
    page.goto(f"file://{sample_site}/{address}index.html#{key}")
    page.mouse.move(*_over(page, key, "zh", zh[0]))
    until_true(lambda: page.evaluate(LIT))
    figures = next(words for name, *words in page.evaluate(LIT) if name == "dz-figure")
    assert row["zh"][slice(*zh)] in figures
    assert row["en"][slice(*en)] in figures
    page.context.close()


def test_a_tap_lights_and_a_tap_elsewhere_clears(browser: Browser, sample_site: Path) -> None:
    page = browser.new_context(viewport={"width": 360, "height": 800}, has_touch=True).new_page()
    row = _row(sample_site)
    address, key = row["url"].split("#")
    page.goto(f"file://{sample_site}/{address}index.html#{key}")
    page.touchscreen.tap(*_over(page, key, "zh", 1))
    until(lambda: _lit(page), "".join(_words(row, 0)))
    page.touchscreen.tap(355, 795)
    page.touchscreen.tap(*_over(page, key, "en", row["segments"][1]["en"][0][0] + 1))
    until(lambda: _lit(page), "".join(_words(row, 1)))
    page.touchscreen.tap(180, 20)
    until(lambda: page.evaluate(LIT), [])
    page.context.close()


def test_the_keyboard_steps_through_the_beads_of_a_row(browser: Browser, sample_site: Path) -> None:
    page, _ = new_page(browser)
    row = _row(sample_site, marked=True)
    address, key = row["url"].split("#")
    page.goto(f"file://{sample_site}/{address}index.html")
    page.keyboard.press("Tab")  # from now on focus is the keyboard's
    page.locator(f"#{key} .dz-link").focus()
    seen = [_lit(page)]
    for _ in row["segments"]:
        page.keyboard.press("ArrowRight")
        seen.append(_lit(page))
    page.keyboard.press("ArrowLeft")
    want = ["".join(_words(row, n)) for n in range(len(row["segments"]))]
    assert seen == [*want, want[0]]
    assert _lit(page) == want[-1]
    page.keyboard.press("Escape")
    assert page.evaluate(LIT) == []
    note = next(m for m in row["markers"] if m["lang"] == "en")
    page.locator(f"#{key} .dz-en .dz-marker").first.focus()
    own = next(n for n, s in enumerate(row["segments"]) for a, b in s["en"] if a < note["at"] <= b)
    assert _lit(page) == want[own]
    page.keyboard.press("Tab")
    assert _lit(page) != want[own]
    page.context.close()


def test_nothing_is_painted_where_the_browser_cannot(browser: Browser, sample_site: Path) -> None:
    page, troubles = new_page(browser)
    page.add_init_script("delete window.Highlight")
    row = _row(sample_site)
    address, key = row["url"].split("#")
    page.goto(f"file://{sample_site}/{address}index.html#{key}")
    page.mouse.move(*_over(page, key, "zh", 1))
    frames(page)
    assert page.evaluate(LIT) == []
    assert troubles == []
    page.context.close()


DIFFERS = """2025年望川市政府工作报告
——2025年1月14日在望川市第九届人民代表大会第四次会议上
望川市市长 沈知行
Report on the Work of the Government of Wangchuan, 2025
一、2024年工作回顾
I. Review of Work in 2024
我们修好了三座老桥，沿岸居民出行更方便。为小微企业发放贷款30万元，帮助它们渡过汛期。河道全年清淤两次。
We repaired three old bridges, and people along the banks get about more easily. We lent 3 million yuan to small firms to help them through the flood season. The riverbed was dredged twice in the year.
二、2025年重点任务
II. Major Tasks for 2025
新开5条公交线路，方便群众出行。
We will open five new bus routes to make travel easier.
"""


@pytest.fixture(scope="module")
def differing_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return site_of(DIFFERS, tmp_path_factory.mktemp("differs"))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_row_whose_figures_differ_says_so_without_scripts(browser: Browser, differing_site: Path, scheme: Any) -> None:
    page = browser.new_context(java_script_enabled=False, color_scheme=scheme).new_page()
    page.goto(f"file://{differing_site}/wangchuan/2025/01-00/index.html")
    mark = page.locator(".dz-row > .dz-differs")
    assert mark.count() == 1
    assert mark.is_visible()
    shown_text = re.sub(r"\s+", " ", mark.inner_text())
    assert re.search(r"数字不同 · figures differ: 30万元? / 3 million", shown_text)
    page.emulate_media(media="print")
    assert mark.is_visible()
    page.goto(f"file://{differing_site}/wangchuan/2025/quality/index.html")
    entry = page.locator("details[open] .dz-findings > li").first
    assert "30万" in entry.locator(".dz-zh strong").inner_text()
    assert "3 million" in entry.locator(".dz-en strong").inner_text()
    page.context.close()


def test_the_figures_of_the_sample_do_not_differ(browser: Browser, sample_site: Path) -> None:
    assert [
        p["id"] for r in _reports(sample_site) for p in r["passages"] if "differs" in {a["status"] for a in p["agreement"]}
    ] == []


CONTRAST = """() => {
  const rgb = colour => {
    const c = document.createElement('canvas').getContext('2d')
    c.fillStyle = colour
    c.fillRect(0, 0, 1, 1)
    return [...c.getImageData(0, 0, 1, 1).data].slice(0, 3)
  }
  const light = colour => rgb(colour).map(v => v / 255).map(v => v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
    .reduce((sum, v, k) => sum + v * [0.2126, 0.7152, 0.0722][k], 0)
  const ratio = (a, b) => (Math.max(light(a), light(b)) + 0.05) / (Math.min(light(a), light(b)) + 0.05)
  const probe = document.body.appendChild(document.createElement('i'))
  const value = name => { probe.style.color = `var(--dz-${name})`; return getComputedStyle(probe).color }
  const pairs = [['ink', 'bead'], ['ink-soft', 'bead'], ['ink', 'bead-unsure'], ['ink-soft', 'bead-unsure'], ['ink', 'figure'],
    ['seal', 'paper'], ['seal', 'target']]
  return pairs.map(([a, b]) => [a, b, ratio(value(a), value(b))])
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_lit_words_and_the_mark_can_be_read(browser: Browser, served: str, scheme: str) -> None:
    page, _ = new_page(browser, scheme=scheme)
    page.goto(served + "wangchuan/2024/01-02/")
    for ink, ground, ratio in page.evaluate(CONTRAST):
        assert ratio >= 4.5, f"{ink} on {ground}"
    page.context.close()


def test_the_script_without_a_page() -> None:
    run_tests("beads")
