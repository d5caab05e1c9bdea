"""Visit pages of every kind in a real browser by the site's own links, and record their requests."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

from playwright.sync_api import Browser, Page

_READ = """() => ({
  links: [...document.querySelectorAll('a[href]:not([rel~=external]), area[href], form[action]')].map(
    a => new URL(a.getAttribute('href') ?? a.getAttribute('action'), document.baseURI).href),
  ids: [...document.querySelectorAll('[id]')].map(e => e.id),
  names: [...document.querySelectorAll('a[name]')].map(e => e.name),
})"""

# Every marker that is seen, pressed twice: did its note open, with words in it, and close again?
_NOTES = """() => [...document.querySelectorAll('.dz-marker')].filter(m => m.getClientRects().length).map(m => {
  m.click()
  const note = document.getElementById('dz-note')
  const opened = Boolean(note && note.matches(':popover-open') && note.querySelector('.dz-note__text').textContent.trim())
  m.click()
  return [m.id, opened && !note.matches(':popover-open')]
})"""

# Every button of the bar pressed, and the first view again at the end: what did not come? Pinyin and the other script are
# fetched when they are asked for first.
_VIEWS = """async () => {
  const root = document.documentElement.dataset
  const button = (name, value) => document.querySelector(`[data-dz-set="${name}"][data-dz-value="${value}"]`)
  const come = async seen => {
    for (let n = 0; n < 600 && !seen(); n++) await new Promise(done => setTimeout(done, 50))
    return seen()
  }
  const missing = []
  if (!document.querySelector('[data-dz-bar]')) return missing
  if (!await come(() => button('view', 'side').getAttribute('aria-pressed') === 'true')) return ['the bar']
  const han = [...document.querySelectorAll('.dz-row .dz-zh:not(.dz-missing)')].some(e => /\\p{Script=Han}/u.test(e.textContent))
  for (const view of ['stack', 'sentence', 'zh', 'en', 'reveal', 'side']) {
    button('view', view).click()
    const text = [...document.querySelectorAll('.dz-row p, .dz-line, .dz-only')].some(p => p.getClientRects().length)
    if (root.dzView !== view || !text) missing.push(view)
  }
  for (const script of ['hans', 'hant', 'published']) {
    button('script', '').click()
    if (root.dzScript !== script) missing.push(script)
  }
  button('pinyin', '').click()
  if (han && !await come(() => document.querySelector('.dz-row ruby'))) missing.push('pinyin')
  button('pinyin', '').click()
  if (root.dzPinyin !== '0') missing.push('no pinyin')
  return missing
}"""

_PICTURES = """() => [...document.images].filter(i => i.complete && !i.naturalWidth).map(i => i.src)"""

_LEFT = "net::ERR_ABORTED"  # the picture in the tab, still on its way when the next page was opened


@dataclass
class Crawl:
    """The result of a crawl: pages by address with their anchors, problems, linked files, counts of notes and bars."""

    pages: dict[str, set[str]] = field(default_factory=dict)
    broken: list[str] = field(default_factory=list)
    files: set[str] = field(default_factory=set)
    anchors: int = 0
    notes: int = 0
    bars: int = 0


@contextmanager
def watched(browser: Browser, top: str) -> Iterator[tuple[Page, list[str]]]:
    """Open a page that records its problems; a request for an address that does not begin with `top` is one.

    A page of the disk has no network at all. Nothing is intercepted, so the browser is as quick as it is.
    """
    context = browser.new_context(viewport={"width": 1200, "height": 700}, offline=top.startswith("file:"))
    page = context.new_page()
    troubles: list[str] = []

    def note(url: str) -> None:
        if not url.startswith((top, "data:", "blob:")):
            troubles.append(f"outside: {url}")

    context.on("request", lambda request: note(request.url))
    page.on("requestfailed", lambda request: None if request.failure == _LEFT else troubles.append(f"failed: {request.url}"))
    page.on("pageerror", lambda error: troubles.append(f"error: {error}"))
    page.on("console", lambda message: troubles.append(message.text) if message.type in {"error", "warning"} else None)
    yield page, troubles
    context.close()


def crawl(page: Page, top: str, home: str, there: Callable[[str], bool], each: int) -> Crawl:
    """Open pages below `top` that links of pages lead to, from `home` on: the first `each` of every kind.

    `there` says if a file exists. Of pages that were not opened the anchors are not known; `links_of` knows them.
    """
    out = Crawl()
    wanted: dict[tuple[str, str], str] = {}
    todo = [home]
    opened: Counter[str] = Counter()
    while todo:
        address = todo.pop(0)
        kind = kind_of(address[len(top) :])
        if address in out.pages or opened[kind] >= each:
            continue
        opened[kind] += 1
        page.goto(address)
        read = page.evaluate(_READ)
        out.pages[address] = {*read["ids"], *read["names"], ""}
        notes = page.evaluate(_NOTES)
        out.notes += len(notes)
        out.broken += [f"{address}: the note of {marker} does not open" for marker, well in notes if not well]
        views = page.evaluate(_VIEWS)
        out.bars += page.locator("[data-dz-bar]").count()
        out.broken += [f"{address}: {view} does not come" for view in views]
        out.broken += [f"{address}: no picture {source}" for source in page.evaluate(_PICTURES)]
        for link in read["links"]:
            target, _, anchor = link.partition("#")
            target = target.partition("?")[0]
            if not target.startswith(top):
                out.broken.append(f"{address}: leads out: {link}")
                continue
            wanted.setdefault((target, unquote(anchor)), address)
            if not target.endswith((".html", "/")):
                out.files.add(target)
            elif target not in out.pages and there(target):
                todo.append(target)
    out.broken += [f"{wanted[t, '']}: {t}" for t, a in wanted if not a and not there(t)]
    out.broken += [f"{source}: {t}#{a}" for (t, a), source in wanted.items() if a and a not in out.pages.get(t, {a})]
    out.anchors = sum(1 for _, anchor in wanted if anchor)
    return out


def kind_of(path: str) -> str:
    """Return the kind of a page: pages of one report, or across years, that differ in numbers only are of one kind."""
    series, _, rest = path.partition("/")
    report, slash, rest = rest.partition("/")
    return f"{series}/{report}{slash}{re.sub(r'[0-9a-f]{7}|[0-9]+', '#', rest)}"


def in_folder(top: Path) -> Callable[[str], bool]:
    """Return a test of file addresses: does one lead to a file? A folder does not: from a disk it shows a listing."""
    return lambda address: Path(unquote(urlsplit(address).path)).is_file() and address.startswith(file_address(top))


def served_from(site: Path, top: str) -> Callable[[str], bool]:
    """Return a test of addresses below `top`: does one lead to a file of the site, or to a folder with a page?"""

    def there(address: str) -> bool:
        path = site / unquote(address[len(top) :])
        return (path / "index.html" if address.endswith("/") else path).is_file()

    return there


def file_address(folder: Path) -> str:
    """Return the address of a folder on the disk, as a browser writes it."""
    return f"file://{quote(str(folder.resolve()))}/"
