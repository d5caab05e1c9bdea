"""Measure the size and speed of a chapter page in Chromium, and compare it with the plain theme.

Weight: our own HTML of the heaviest chapter (its text, and every line around it that the plain theme's page lacks),
our style sheet and our scripts, each compressed by itself (gzip) as a server sends it. The readings and the search,
which are loaded on demand, are left out.
Times: medians on the longest chapter, of handling an event and the layout that follows.
First paint: the same page with the same theme, opened from disk in a new context, alternately with and without our
templates, styles and scripts.

    python tools/bench_page.py [REPORTS] [--runs 15]
"""

import argparse
import gzip
import re
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

_ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(_ROOT))

from tests.browser.test_reading import WINDOWED, launch  # noqa: E402 - the folder is known from here on

_OURS = re.compile(
    r"^  (?:custom_dir|favicon):.*\n|^  icon:\n    logo:.*\n|^extra_(?:css|javascript):.*?(?=^\S)", re.MULTILINE | re.DOTALL
)

# Each takes the time of one change until the page is laid out; a frame apart, so that no work is shared.
_TIMED = """async ([runs, on, off]) => {
  const frame = () => new Promise(done => requestAnimationFrame(() => setTimeout(done)))
  const timed = async text => { const start = performance.now(); await eval(text); document.body.getBoundingClientRect()
    const end = performance.now(); await frame(); return end - start }
  const times = []
  for (let k = 0; k < runs; k++) { times.push(await timed(on)); times.push(await timed(off)) }
  return [times.filter((_, k) => k % 2 === 0), times.filter((_, k) => k % 2)] }"""
_PINYIN = "duizhao.state.set('pinyin', '{}')"
_MARKER = "document.querySelector('.dz-row .dz-marker').click()"
# The pointer at the first or at the last word of the longest row in sight.
_MOVE = """{{ const row = [...document.querySelectorAll('[data-beads]')].sort((a, b) => b.dataset.beads.length - a.dataset.beads.length)[0]
  const walk = document.createTreeWalker(row.querySelector('.dz-zh'), NodeFilter.SHOW_TEXT), range = document.createRange()
  for (let node, k = 0; node = walk.nextNode(); k++) if (k === 0 || {0}) range.selectNodeContents(node)
  const boxes = range.getClientRects(), box = boxes[{0} ? boxes.length - 1 : 0], x = box.left + 3, y = box.top + 8
  document.elementFromPoint(x, y).dispatchEvent(new PointerEvent('pointermove', {{
    bubbles: true, clientX: x, clientY: y, pointerType: 'mouse' }})) }}"""
_TO_ROW = """() => [...document.querySelectorAll('[data-beads]')].sort((a, b) => b.dataset.beads.length - a.dataset.beads.length)[0]
  .scrollIntoView({ block: 'center' })"""
_LIT = "[...CSS.highlights.keys()].filter(name => name.startsWith('dz-bead')).length"
_PAINT = """() => new Promise(done => { const seen = {}
  const look = list => { for (const e of list) seen[e.name] = e.startTime
    if (seen['first-contentful-paint']) done([seen['first-paint'], seen['first-contentful-paint']]) }
  look(performance.getEntriesByType('paint'))
  new PerformanceObserver(list => look(list.getEntries())).observe({ type: 'paint', buffered: true }) })"""


def _build(reports: Path, folder: Path) -> None:
    """Build the site, and the same Markdown with the plain theme."""
    command = [sys.executable, "-m", "duizhao", "build", str(reports), "--pages", str(folder / "pages"), "--quiet"]
    subprocess.run(
        [*command, "--site", str(folder / "ours"), "--cache", str(folder / "cache")], cwd=_ROOT, check=False, capture_output=True
    )
    config = _OURS.sub("", (_ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    config = config.replace("docs_dir: docs/site", "docs_dir: pages").replace("site_dir: site", "site_dir: plain")
    (folder / "mkdocs.yml").write_text(config, encoding="utf-8")
    subprocess.run([sys.executable, "-m", "mkdocs", "-q", "build"], cwd=folder, check=True, capture_output=True)


def _gzip(text: str) -> int:
    return len(gzip.compress(text.encode(), 9))


def _article(page: Path) -> str:
    article = re.search(r"<article.*?</article>", page.read_text(encoding="utf-8"), re.DOTALL)
    return article[0] if article else ""


def _chapters(site: Path) -> list[Path]:
    """Return the chapter pages, the longest article first."""
    pages = [p for p in site.glob("*/*/*/index.html") if "data-dz-bar" in p.read_text(encoding="utf-8")]
    return sorted(pages, key=lambda p: (-len(_article(p)), p))


def _own(page: Path, plain: Path) -> str:
    """Return the text of a page, and the lines around it that the plain theme's page lacks."""
    article = _article(page)
    common = set(plain.read_text(encoding="utf-8").replace(_article(plain), "").splitlines())
    around = page.read_text(encoding="utf-8").replace(article, "").splitlines()
    return "\n".join([article, *(line for line in around if line not in common)])


def _weigh(folder: Path) -> None:
    site = folder / "ours"
    pages = _chapters(site)
    html = max(_gzip(_own(p, folder / "plain" / p.relative_to(site))) for p in pages)
    css = _gzip((site / "assets/css/duizhao.css").read_text(encoding="utf-8"))
    text = pages[0].read_text(encoding="utf-8")
    scripts = re.findall(r'"[./]*(assets/(?:js/|labels)[^"]*)"', text)
    js = sum(_gzip((site / name).read_text(encoding="utf-8")) for name in scripts)
    later = max(sum(_gzip(f.read_text(encoding="utf-8")) for f in p.parent.glob("*.js")) for p in pages)
    print(f"weight, compressed: HTML {html / 1000:.1f} + CSS {css / 1000:.1f} + {len(scripts)} scripts {js / 1000:.1f}", end=" ")
    print(f"= {(html + css + js) / 1000:.1f} kB; readings, on demand, {later / 1000:.1f} kB")


def _ms(times: Sequence[float]) -> str:
    return f"{statistics.median(times):6.1f} ms (of {len(times)}, slowest {max(times):.1f})"


def _times(page: Page, runs: int) -> None:
    page.wait_for_function("window.duizhao && duizhao.state")
    cells = page.evaluate("document.querySelectorAll('.dz-row > .dz-zh').length")
    page.evaluate("duizhao.pageData('pinyin')")
    on, off = page.evaluate(_TIMED, [runs, _PINYIN.format(1), _PINYIN.format(0)])
    words = page.evaluate("duizhao.state.set('pinyin', '1'), document.querySelectorAll('ruby').length")
    page.evaluate("duizhao.state.set('pinyin', '0')")
    print(f"pinyin on  {_ms(on)}   {cells} rows, {words} words\npinyin off {_ms(off)}")


def _lights(page: Page, runs: int) -> None:
    page.evaluate(_TO_ROW)
    there, back = page.evaluate(_TIMED, [runs, _MOVE.format(0), _MOVE.format(1)])
    if not page.evaluate(_LIT):
        sys.exit("no words were highlighted, so the time is meaningless")
    print(f"highlight  {_ms(there + back)}")


def _notes(page: Page, runs: int) -> None:
    opened, _ = page.evaluate(_TIMED, [runs, _MARKER, _MARKER])
    page.evaluate(_MARKER)
    if not page.locator("[popover]:popover-open").count():
        sys.exit("no note was open, so the time is meaningless")
    print(f"note       {_ms(opened)}")


def _paint(browser: Browser, address: str) -> tuple[float, float]:
    context = browser.new_context()
    page = context.new_page()
    page.goto(address)
    first, contentful = page.evaluate(_PAINT)
    context.close()
    return first, contentful


def _paints(browser: Browser, folder: Path, chapter: str, runs: int) -> None:
    seen: dict[str, list[tuple[float, float]]] = {"ours": [], "plain": []}
    for k in range(2 * runs):
        which = ("ours", "plain")[(k + k // 2) % 2]  # neither always goes first
        seen[which].append(_paint(browser, f"file://{folder / which / chapter}"))
    for which, paints in seen.items():
        first, contentful = zip(*paints, strict=True)
        print(f"first paint, {which:5} {_ms(first)}; first contentful {_ms(contentful)}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reports", type=Path, nargs="?", default=Path("reports"))
    parser.add_argument("--runs", type=int, default=15)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        _build(args.reports.resolve(), folder)
        _weigh(folder)
        browser = launch(playwright.chromium, WINDOWED)
        chapters = _chapters(folder / "ours")
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        page.goto(f"file://{chapters[0]}")
        _times(page, args.runs)
        page.goto(f"file://{next(p for p in chapters if 'data-beads' in _article(p))}")
        _lights(page, args.runs)
        page.goto(f"file://{next(p for p in chapters if 'dz-marker' in _article(p))}")
        _notes(page, args.runs)
        _paints(browser, folder, chapters[0].relative_to(folder / "ours").as_posix(), args.runs)
        browser.close()


if __name__ == "__main__":
    main()
