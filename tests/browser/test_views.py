"""Views, their bar and keys: kept in the address and on the device, nothing jumps."""

import itertools
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from duizhao.publish import run_engine
from playwright.sync_api import Browser, Page, expect

from tests.browser.test_reading import browser, new_page, windowed
from tests.browser.waiting import frames, until, until_true
from tests.builds import build_in_memory, publish
from tests.conftest import ROOT
from tests.depth import pick
from tests.node import run_tests
from tests.serving import serve
from tests.site.conftest import site_of

__all__ = ["browser", "windowed"]
pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("pages")]

VIEWS = [("side", "en"), ("stack", "en"), ("zh", "en"), ("en", "en"), ("reveal", "en"), ("reveal", "zh"), ("sentence", "en")]
STATES = list(itertools.product(VIEWS, ("published", "hans", "hant"), ("0", "1")))
SOME = pick(STATES[::5], STATES)  # every view, script and pinyin is among them
SHOWN = "() => { const d = document.documentElement.dataset; return [[d.dzView, d.dzHide], d.dzScript, d.dzPinyin] }"

HEAD = """2025年望川市政府工作报告
——2025年1月14日在望川市第九届人民代表大会第四次会议上
望川市市长 沈知行
Report on the Work of the Government of Wangchuan, 2025
一、2024年工作回顾
I. Review of Work in 2024
（一）河道整治
(1) Riverbeds
"""
ZH = [
    "第{n}号渡口已经修好，",
    "沿岸{n}个村子的居民过河不再绕路，",
    "摆渡船全部换成了电动船。",
    "雨季水位每天公布{n}次，",
    "学生上学更安全。",
]
EN = [
    "Ferry landing no. {n} has been repaired, so people from {n} villages along the bank need no detour to cross. ",
    "All ferries now run on batteries. In the rainy season the level of the water is published {n} times a day, ",
    "and pupils get to school more safely than in the year before.",
]


def _rows(count: int) -> str:
    lines = []
    for n in range(2, count + 2):
        lines.append("".join(ZH[: 1 + n % 5] * (1 + n % 3)).format(n=n).rstrip("，") + "。")
        lines.append("".join(EN[: 1 + n % 3] * (1 + n % 3)).format(n=n).rstrip(" ,") + ".")
    return "\n".join(lines).replace("。。", "。").replace("..", ".")


LONG = f"""{HEAD}{_rows(36)}
（二）山林养护
(2) Woodlands
封山育林的范围扩大到三条山沟。
The closed woodlands now take in three more valleys.
二、2025年重点任务
II. Major Tasks for 2025
新开5条公交线路，方便群众出行。
We will open five new bus routes to make travel easier.
"""


@pytest.fixture(scope="module")
def long_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return site_of(LONG, tmp_path_factory.mktemp("long"))


@pytest.fixture(scope="module")
def long(long_site: Path) -> str:
    """The address of a long page, as a file."""
    return f"file://{long_site}/wangchuan/2025/01-01/index.html"


@pytest.fixture(scope="module")
def instant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The long site with the theme's instant navigation, served."""
    folder = tmp_path_factory.mktemp("instant")
    (folder / "in").mkdir()
    (folder / "in/a.txt").write_text(LONG, encoding="utf-8")
    publish(build_in_memory(folder / "in").files, folder / "pages")
    shutil.copytree(ROOT / "theme_overrides", folder / "theme_overrides")
    config = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    config = config.replace("  features:\n", "  features:\n    - navigation.instant\n")
    with serve(folder / "site") as address:
        (folder / "mkdocs.yml").write_text(config.replace('!ENV [SITE_URL, ""]', address), encoding="utf-8")
        assert run_engine("mkdocs", folder / "mkdocs.yml", folder / "site", folder / "pages") == ""
        yield address


def _set(page: Page, **values: str) -> None:
    for name, value in values.items():
        page.evaluate("([name, value]) => duizhao.state.set(name, value)", [name, value])


def _view(page: Page) -> Any:
    return page.evaluate("document.documentElement.dataset.dzView")


def _address(page: Page) -> str:
    """The address that the page has; `page.url` hears of it a moment later."""
    return str(page.evaluate("location.href"))


# ---- Address and memory


def test_every_state_is_in_the_address_and_comes_back_from_it(browser: Browser, long: str) -> None:
    page, troubles = new_page(browser)
    page.goto(long)
    addresses = {}
    for (view, hide), script, pinyin in STATES:
        _set(page, view=view, hide=hide, script=script, pinyin=pinyin)
        assert page.evaluate(SHOWN) == [[view, hide], script, pinyin]
        addresses[_address(page)] = [[view, hide], script, pinyin]
    assert len(addresses) == len(STATES)
    assert long in addresses  # the first values are in no address
    assert troubles == []
    page.context.close()
    page, troubles = new_page(browser)
    for address, state in addresses.items():
        page.goto(address)
        assert page.evaluate(SHOWN) == state
        assert _address(page) == address
    assert page.evaluate("localStorage.getItem('dz')") is None  # a visit changes no memory
    assert troubles == []
    page.context.close()


def test_an_address_without_a_state_has_that_of_the_device(browser: Browser, served: str) -> None:
    page, _ = new_page(browser)
    page.goto(served + "wangchuan/2024/01-02/")
    page.keyboard.press("3")
    assert _address(page).endswith("?view=zh")
    page.locator(".md-footer__link--next").click()
    page.wait_for_url("**/01-03/**")
    assert _view(page) == "zh"
    assert _address(page).endswith("/01-03/?view=zh")  # so that it can be sent to someone
    page.keyboard.press("2")
    page.go_back()
    assert "/01-02/" in _address(page)
    until(lambda: _view(page), "stack")  # who goes back does not get an older choice back
    page.reload()
    assert _view(page) == "stack"
    page.context.close()


def test_a_shared_address_wins_and_leaves_the_memory_until_a_change(browser: Browser, served: str) -> None:
    page, _ = new_page(browser)
    page.goto(served + "wangchuan/2024/01-02/")
    _set(page, view="stack", pinyin="1")
    page.goto(served + "wangchuan/2024/01-03/?view=en&from=mail")
    assert page.evaluate(SHOWN) == [["en", "en"], "published", "0"]
    page.reload()
    assert _view(page) == "en"
    page.goto(served + "wangchuan/2024/01-02/")
    assert page.evaluate(SHOWN) == [["stack", "en"], "published", "1"]
    page.goto(served + "wangchuan/2024/01-03/?view=en&from=mail")
    page.keyboard.press("t")
    assert _address(page).endswith("?from=mail&view=en&script=hans")
    page.goto(served + "wangchuan/2024/01-02/")
    assert page.evaluate(SHOWN) == [["en", "en"], "hans", "0"]
    page.context.close()


def test_a_permalink_keeps_the_state(browser: Browser, long: str) -> None:
    page, _ = new_page(browser)
    page.goto(long)
    page.keyboard.press("3")
    link = page.locator(".dz-row .dz-link").nth(20)
    link.focus()
    link.press("Enter")
    page.wait_for_url("**?view=zh#p*")
    page.keyboard.press("4")
    page.wait_for_url("**?view=en#p*")
    page.context.close()


def test_a_browser_that_forgets_still_has_views(browser: Browser, long: str) -> None:
    page, troubles = new_page(browser)
    page.add_init_script("Object.defineProperty(window, 'localStorage', {get() { throw new Error('refused') }})")
    page.goto(long)
    page.keyboard.press("3")
    assert _view(page) == "zh"
    page.reload()
    assert _view(page) == "zh"
    assert [t for t in troubles if "refused" not in t] == []
    page.context.close()


# ---- Nothing moves

TOP = """() => {
  const line = Math.max(...[...document.querySelectorAll('.md-header, [data-dz-bar]')]
    .filter(e => getComputedStyle(e).position === 'sticky').map(e => e.getBoundingClientRect().bottom))
  const row = [...document.querySelectorAll('.dz-row')].find(r => r.getBoundingClientRect().bottom > line + 36)
  return [row.id, line]
}"""
BRINGS = {"t": ".dz-row > .dz-zh[lang=zh-Hans]", "y": "ruby"}  # what comes by and by
BOX = "key => { const b = document.getElementById(key).getBoundingClientRect(); return [b.top, b.bottom] }"


@pytest.mark.parametrize("width", [320, 1440])
def test_the_row_at_the_top_stays_where_it_is(browser: Browser, long: str, width: int) -> None:
    page, troubles = new_page(browser, width)
    page.goto(long)
    page.evaluate("Promise.all(['pinyin', 'script'].map(duizhao.pageData))")
    kept = 0
    states = STATES if width < 1000 else SOME
    for n, ((view, hide), script, pinyin) in enumerate(states):
        page.evaluate(f"scrollTo({{top: document.body.scrollHeight * {(n * 7 % 20) / 20 + 0.02}, behavior: 'instant'}})")
        frames(page)
        for name, value in (("view", view), ("hide", hide), ("script", script), ("pinyin", pinyin)):
            if page.evaluate("name => duizhao.state.get(name)", name) == value:
                continue
            key, line = page.evaluate(TOP)
            before = page.evaluate(BOX, key)[0]
            _set(page, **{name: value})
            frames(page)  # the browser's own scroll anchoring has had its turn
            top, bottom = page.evaluate(BOX, key)
            if top > before + 2:  # it has become so short that it would be out of sight
                assert abs(bottom - line - 36) < 2 or bottom - top < 36, f"{view}/{script}/{pinyin}: {key} from {before} to {top}"
            else:
                assert abs(top - before) <= 2, f"{view}/{script}/{pinyin}: {key} from {before} to {top}"
                kept += 1
    assert kept > len(states)
    assert troubles == []
    page.context.close()


@pytest.mark.parametrize("width", [360, 1440])
def test_a_row_opened_by_its_address_stays_where_it_is(browser: Browser, long: str, width: int) -> None:
    page, _ = new_page(browser, width)
    page.goto(long)
    for number in (3, 17, 29):
        key = page.locator(".dz-row").nth(number).get_attribute("id")
        page.goto(f"{long}?view=side&script=published#{key}")
        frames(page)
        top = page.evaluate(BOX, key)[0]
        for press in "34251ty":
            page.keyboard.press(press)
            if press in BRINGS:
                page.locator(BRINGS[press]).first.wait_for(state="attached")
            frames(page)
            assert abs(page.evaluate(BOX, key)[0] - top) <= 2, f"row {number}, key {press}"
    page.context.close()


SHIFTS = """() => new Promise(done => {
  let sum = 0
  new PerformanceObserver(list => { for (const e of list.getEntries()) sum += e.value }).observe({type: 'layout-shift', buffered: true})
  setTimeout(() => done(sum), 200)
})"""


@pytest.mark.parametrize("width", [360, 1440])
def test_nothing_shifts_while_a_page_loads(windowed: Browser, long: str, width: int) -> None:
    for (view, hide), script, pinyin in SOME if width < 1000 else STATES[:: len(STATES) - 1]:
        page, _ = new_page(windowed, width)
        page.goto(f"{long}?view={view}&hide={hide}&script={script}&pinyin={pinyin}")
        if pinyin == "1":
            page.locator("ruby").first.wait_for(state="attached")
        assert page.evaluate(SHIFTS) <= 0.02, f"{view}/{script}/{pinyin}"
        page.context.close()


# ---- What is shown


def _columns(page: Page) -> str:
    """How the first row stands."""
    zh, en = page.locator(".dz-row > .dz-zh").first, page.locator(".dz-row > .dz-en").first
    if not (zh.is_visible() and en.is_visible()):
        return "zh" if zh.is_visible() else "en"
    left, right = zh.bounding_box(), en.bounding_box()
    assert left
    assert right
    return "side" if left["y"] == right["y"] else "stack"


@pytest.mark.parametrize("medium", ["screen", "print"])
def test_the_views_show_what_they_say(browser: Browser, long: str, medium: Any) -> None:
    page, _ = new_page(browser)
    page.goto(long)
    for key, shown in zip("1234", ("side", "stack", "zh", "en"), strict=True):
        page.keyboard.press(key)
        page.emulate_media(media=medium)
        assert _columns(page) == shown
        title = page.locator(".dz-title")
        assert title.locator(".dz-zh").is_visible() == (shown != "en")
        assert title.locator(".dz-en").is_visible() == (shown != "zh")
        assert page.locator("[data-dz-bar]").is_visible() == (medium == "screen")
        page.emulate_media(media="screen")
    page.context.close()


def test_notes_follow_the_view(browser: Browser, served: str) -> None:
    page, _ = new_page(browser)
    page.goto(served + "wangchuan/2024/01-02/?view=zh")
    note = page.locator(".dz-notes > li").first  # in English only: rather that than nothing
    assert note.locator("> .dz-en").is_visible()
    assert not note.locator("> .dz-zh").is_visible()
    page.context.close()


@pytest.mark.parametrize("engine", ["sample_site", "zensical_site"])
def test_the_bar_stands_where_rows_are(engine: str, request: pytest.FixtureRequest) -> None:
    site: Path = request.getfixturevalue(engine)
    bars = {}
    for file in sorted(site.rglob("index.html")):
        html = file.read_text(encoding="utf-8")
        bars[file.parent.name] = len(re.findall(r"<[^>]* data-dz-bar[ >]", html))
        assert bars[file.parent.name] == ('<div class="dz-row' in html), file
        assert len(re.findall(r'class="dz-bar__button', html)) == 11 * bars[file.parent.name], file
    assert bars["01-02"] == 1
    assert bars["quality"] == 0


@pytest.mark.parametrize("state", ["", "?view=zh", "?view=reveal"])
def test_without_scripts_there_is_no_bar_and_both_languages_stand_side_by_side(browser: Browser, long: str, state: str) -> None:
    page = browser.new_context(java_script_enabled=False, viewport={"width": 1440, "height": 900}).new_page()
    page.goto(long + state)
    assert not page.locator("[data-dz-bar]").is_visible()
    assert _columns(page) == "side"
    page.context.close()


# ---- The bar


def test_buttons_set_and_show_the_state(browser: Browser, long: str) -> None:
    page, troubles = new_page(browser)
    page.goto(long)
    pressed = (
        "() => [...document.querySelectorAll('[data-dz-bar] [aria-pressed=true]')].map(b => b.dataset.dzValue || b.dataset.dzSet)"
    )
    assert page.evaluate(pressed) == ["side"]
    for value in ("stack", "zh", "en", "reveal", "side"):
        page.locator(f"[data-dz-value={value}]").click()
        assert page.evaluate(pressed) == [value]
        assert _view(page) == value
    script = page.locator("[data-dz-set=script]")
    for glyph, value in (("简", "hans"), ("繁", "hant"), ("原", "published")):
        script.click()
        assert script.inner_text() == glyph
        assert page.evaluate("duizhao.state.get('script')") == value
    page.locator("[data-dz-set=pinyin]").click()
    assert page.evaluate(pressed) == ["side", "pinyin"]
    names = page.locator("[data-dz-bar] button").evaluate_all("buttons => buttons.map(b => b.getAttribute('aria-label'))")
    assert len(set(names)) == 11
    assert not any("views." in name for name in names), names
    assert troubles == []
    page.context.close()


@pytest.mark.parametrize("width", [320, 360, 768, 1440])
def test_the_bar_fits_and_hides_no_row_that_an_address_names(browser: Browser, long: str, width: int) -> None:
    page, _ = new_page(browser, width)
    page.goto(long)
    key = page.locator(".dz-row").nth(20).get_attribute("id")
    page.goto(f"{long}?view=side#{key}")
    frames(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    boxes = [b.bounding_box() for b in page.locator("[data-dz-bar] button").all() if b.is_visible()]
    assert len(boxes) == (11 if width > 720 else 9)  # a phone has no keys to be told of, and columns stack there
    for box in boxes:
        assert box
        assert min(box["width"], box["height"]) >= 30
        assert 0 <= box["x"] <= width - 15 - box["width"]
        assert 0 <= box["y"] <= 900 - box["height"]
    covered = """key => ['zh', 'en'].map(side => document.querySelector(`#${key} > .dz-${side}`)).map(cell => {
      const b = (cell.querySelector('.dz-line') || cell).getBoundingClientRect()
      return Boolean(document.elementFromPoint(b.x + 20, b.y + 10).closest('[data-dz-bar], .md-header'))
    })"""
    assert page.evaluate(covered, key) == [False, False]
    page.context.close()


def test_the_end_of_a_page_can_be_reached_above_the_bar(browser: Browser, long: str) -> None:
    page, _ = new_page(browser, 320)
    page.goto(long)
    page.evaluate("scrollTo({top: 1e6, behavior: 'instant'})")
    last = page.locator(".md-footer__link").last.bounding_box()
    bar = page.locator("[data-dz-bar]").bounding_box()
    assert last
    assert bar
    assert last["y"] + last["height"] <= bar["y"]
    page.context.close()


def test_the_bar_says_how_far_the_report_has_been_read(browser: Browser, long: str) -> None:
    page, _ = new_page(browser)
    page.goto(long)
    place = page.locator(".dz-bar__place")
    assert place.inner_text().replace(" ", "") == "2/4"
    assert "4" in (place.get_attribute("title") or "")
    page.context.close()


# ---- Keys and the card


def test_keys_do_nothing_while_the_reader_types_or_with_other_keys(browser: Browser, served: str) -> None:
    page, troubles = new_page(browser)
    page.goto(served + "wangchuan/2024/01-02/")
    for press in ("Control+3", "Alt+3", "Meta+3", "Shift+T"):
        page.locator("body").dispatch_event(
            "keydown",
            {"key": press.split("+")[1], "bubbles": True}
            | {
                f"{held}Key": press.startswith(name)
                for name, held in (("Control", "ctrl"), ("Alt", "alt"), ("Meta", "meta"), ("Shift", "shift"))
            },
        )
    assert _view(page) == "side"
    page.keyboard.press("/")
    page.keyboard.type("3t")
    expect(page.locator(".dz-ask__field")).to_have_value("3t")
    assert page.evaluate(SHOWN) == [["side", "en"], "published", "0"]
    assert troubles == []
    page.context.close()


def test_no_key_is_one_of_the_themes(browser: Browser, long: str) -> None:
    page, _ = new_page(browser)
    page.goto(long)
    keys = [entry["key"] for entry in page.evaluate("duizhao.keys.list()")]
    assert {"1", "2", "3", "4", "5", "6", "t", "y", "z", "?"} <= set(keys)
    assert not set(keys) & set("pn,.")
    assert len(keys) == len(set(keys))
    page.context.close()


@pytest.mark.parametrize("width", [320, 1440])
def test_the_card_lists_the_keys_and_gives_the_focus_back(browser: Browser, long: str, width: int) -> None:
    page, troubles = new_page(browser, width)
    page.goto(long)
    button = page.locator("[data-dz-help]")
    if width > 720:
        button.focus()
        button.press("Enter")
    else:  # no room for it in the bar
        page.keyboard.press("?")
    card = page.locator("dialog[data-dz-card]")
    expect(card).to_be_visible()
    until_true(lambda: page.evaluate("document.activeElement.closest('dialog') !== null"))
    card_text = card.inner_text()
    for entry in page.evaluate("duizhao.keys.list()"):
        assert entry["key"] in card_text
        assert entry["label"] not in card_text, "a label is missing from the table"
    box = card.bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    page.keyboard.press("3")
    assert _view(page) == "side"  # the card is in the way
    page.keyboard.press("Escape")
    card.wait_for(state="detached")
    if width > 720:
        expect(button).to_be_focused()
    page.keyboard.press("?")
    page.mouse.click(2, 2)
    card.wait_for(state="detached")
    page.keyboard.press("?")
    card.locator("button").click()
    card.wait_for(state="detached")
    assert troubles == []
    page.context.close()


# ---- Reveal

INK = """([key, side]) => getComputedStyle(document.querySelector(`#${key} > .dz-${side}`)).color.replace(/ /g, '')"""
CLEAR = "rgba(0,0,0,0)"


def _row(page: Page, number: int) -> tuple[str, Any]:
    row = page.locator(".dz-row[data-beads]").nth(number)
    return row.get_attribute("id") or "", row


def test_a_click_shows_the_row_and_another_hides_it(browser: Browser, long: str) -> None:
    page, troubles = new_page(browser)
    page.goto(long)
    page.keyboard.press("5")
    key, row = _row(page, 1)
    button, text = row.locator(":scope > [data-dz-reveal]"), row.locator(":scope > .dz-en")
    height = row.bounding_box()["height"]
    assert page.evaluate(INK, [key, "en"]) == CLEAR
    assert page.evaluate(INK, [key, "zh"]) != CLEAR
    assert (button.get_attribute("aria-expanded"), text.get_attribute("aria-hidden")) == ("false", "true")
    button.click()
    assert page.evaluate(INK, [key, "en"]) != CLEAR
    assert (button.get_attribute("aria-expanded"), text.get_attribute("aria-hidden")) == ("true", "false")
    assert row.bounding_box()["height"] == height
    button.click()
    assert page.evaluate(INK, [key, "en"]) == CLEAR
    page.keyboard.press("5")  # the other language
    assert (page.evaluate(INK, [key, "zh"]), page.evaluate(INK, [key, "en"]) != CLEAR) == (CLEAR, True)
    assert _address(page).endswith("?view=reveal&hide=zh")
    page.keyboard.press("1")
    assert page.locator("[data-dz-reveal], .dz-row > [aria-hidden]").count() == 0
    assert page.evaluate(INK, [key, "zh"]) != CLEAR
    assert troubles == []
    page.context.close()


@pytest.mark.parametrize("press", ["Enter", "Space"])
def test_the_keyboard_shows_the_row(browser: Browser, long: str, press: str) -> None:
    page, _ = new_page(browser)
    page.goto(long + "?view=reveal")
    key, row = _row(page, 1)
    row.locator(":scope > [data-dz-reveal]").focus()
    page.keyboard.press(press)
    assert page.evaluate(INK, [key, "en"]) != CLEAR
    page.context.close()


def test_a_tap_shows_the_row(browser: Browser, long: str) -> None:
    page = browser.new_context(viewport={"width": 360, "height": 800}, has_touch=True).new_page()
    page.goto(long + "?view=reveal")
    key, row = _row(page, 0)
    row.locator(":scope > [data-dz-reveal]").tap(position={"x": 30, "y": 20})
    assert page.evaluate(INK, [key, "en"]) != CLEAR
    page.context.close()


SHOWN_WORDS = "() => [...(CSS.highlights.get('dz-shown') || [])].map(String).join('').replace(/\\s/g, '')"
FACING = """key => {
  const row = document.getElementById(key)
  const [a, b] = row.dataset.beads.split(' ')[0].replace('?', '').split(':')[1].split(',')[0].split('-').map(Number)
  const text = row.querySelector('.dz-en').textContent.trim()
  return [...text].slice(a, b).join('').replace(/\\s/g, '')
}"""


def test_a_click_on_words_shows_those_that_translate_them(browser: Browser, long: str) -> None:
    page, _ = new_page(browser)
    page.goto(long + "?view=reveal")
    key, row = _row(page, 1)
    row.locator(":scope > .dz-zh").click(position={"x": 20, "y": 12})
    shown = page.evaluate(SHOWN_WORDS)
    assert page.evaluate(FACING, key).startswith(shown[:20])
    assert shown
    assert page.evaluate(INK, [key, "en"]) == CLEAR  # the others stay hidden
    page.keyboard.press("1")
    assert page.evaluate(SHOWN_WORDS) == ""
    page.context.close()


def test_space_shows_the_words_that_the_arrows_have_lit(browser: Browser, long: str) -> None:
    page, _ = new_page(browser)
    page.goto(long + "?view=reveal")
    key, row = _row(page, 1)
    page.keyboard.press("Tab")
    row.locator(".dz-link").focus()
    page.keyboard.press("Space")
    assert page.evaluate(FACING, key).startswith(page.evaluate(SHOWN_WORDS)[:20])
    assert page.evaluate(SHOWN_WORDS)
    page.context.close()


def test_on_paper_hidden_words_leave_room(browser: Browser, long: str) -> None:
    page, _ = new_page(browser)
    page.goto(long + "?view=reveal")
    key, row = _row(page, 1)
    page.emulate_media(media="print")
    visibility = f"getComputedStyle(document.querySelector('#{key} > .dz-en')).visibility"
    assert page.evaluate(visibility) == "hidden"
    assert not row.locator("[data-dz-reveal]").is_visible()
    page.evaluate("key => document.querySelector(`#${key} > [data-dz-reveal]`).click()", key)
    assert page.evaluate(visibility) == "visible"
    page.context.close()


# ---- Instant navigation


def test_views_survive_instant_navigation(browser: Browser, instant: str) -> None:
    page, troubles = new_page(browser)
    page.goto(instant + "wangchuan/2025/01-01/")
    page.evaluate("window.same = true")
    page.keyboard.press("3")
    assert _address(page).endswith("/01-01/?view=zh")
    page.locator(".md-footer__link--next").click()
    page.wait_for_url("**/01-02/**")
    title = page.locator("h1.dz-title")
    expect(title).to_contain_text("山林养护")
    assert page.evaluate("window.same === true"), "the page was loaded anew"
    assert _view(page) == "zh"
    until(lambda: _address(page).partition("/01-02/")[2], "?view=zh")
    expect(page.locator("[data-dz-value=zh]")).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("5")
    rows = page.locator("div.dz-row").count()
    assert rows > 0
    expect(page.locator("[data-dz-reveal]")).to_have_count(rows)
    page.go_back()
    page.wait_for_url("**/01-01/**")
    expect(title).to_contain_text("河道整治")
    link = page.locator(".dz-row .dz-link").nth(20)
    page.keyboard.press("1")
    link.focus()
    link.press("Enter")
    until_true(lambda: 0 < page.locator(".dz-row").nth(20).evaluate("e => e.getBoundingClientRect().top") < 300)
    page.keyboard.press("?")
    expect(page.locator("dialog[data-dz-card]")).to_have_count(1)
    assert troubles == []
    page.context.close()


def test_the_scripts_without_a_page() -> None:
    run_tests("views")
