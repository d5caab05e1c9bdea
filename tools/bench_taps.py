"""Measure from a disk how long a tap on a word takes, from the click until what is known of the word is painted.

    python tools/bench_taps.py SITE [--taps 40] [--seed 21]

SITE is a built site. Each tap is on a character drawn by chance in a row of a chapter drawn by chance, in a browser that has read nothing
before; a second tap follows on the same page. Prints medians, the ninth of ten, and the longest, in milliseconds.
"""

import argparse
import random
import statistics
from pathlib import Path

from playwright.sync_api import Browser, TimeoutError, sync_playwright  # noqa: A004 - the one that it raises

WAIT = 5000  # ms, after which a tap counts as one without an answer
CHROMIUM = "/usr/bin/chromium"
WATCH = """() => {
  duizhao.state.set('tap', '1');
  window.taps = [];
  let from = 0;
  document.addEventListener('click', () => (from = performance.now()), true);
  document.addEventListener('beforetoggle', (event) => {
    if (event.newState === 'open' && event.target.matches('.dz-word'))
      requestAnimationFrame(() => requestAnimationFrame(() => window.taps.push(performance.now() - from)));
  }, true);
}"""
POINT = """(share) => {
  const cells = [...document.querySelectorAll('.dz-row > .dz-zh:not(.dz-missing)')];
  const cell = cells[Math.floor(share * cells.length)];
  const nodes = duizhao.textNodes(cell);
  const points = Array.from(nodes.map((node) => node.data).join('').trimStart());
  const at = Math.max(0, points.findIndex((c, k) => k > 1 && /\\p{Script=Han}/u.test(c)));
  const [range] = duizhao.rangesIn(duizhao.textIndex(nodes), at, at + 1);
  scrollBy({ top: range.getBoundingClientRect().top - innerHeight / 2, behavior: 'instant' });
  const box = range.getBoundingClientRect();
  return [box.x + box.width / 2, box.y + box.height / 2];
}"""


def taps_on(browser: Browser, page_file: Path, shares: tuple[float, float]) -> list[float]:
    """Open a page from the disk and tap twice; return how long each tap took, in milliseconds."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(page_file.resolve().as_uri())
    page.wait_for_function("window.duizhao && duizhao.lookUp && document.readyState === 'complete'")
    page.evaluate(WATCH)
    for k, share in enumerate(shares, 1):
        page.mouse.click(*page.evaluate(POINT, share))
        try:
            page.wait_for_function(f"window.taps.length >= {k}", timeout=WAIT)
        except TimeoutError:
            break
        page.keyboard.press("Escape")
    taken = page.evaluate("window.taps")
    context.close()
    return [float(t) for t in taken]


def said(name: str, times: list[float]) -> str:
    """Format the figures of some times."""
    ordered = sorted(times)
    ninth = ordered[min(len(ordered) - 1, int(len(ordered) * 0.9))]
    return (
        f"{name}: {len(times)} taps, median {statistics.median(times):.0f} ms, p90 {ninth:.0f} ms, longest {ordered[-1]:.0f} ms"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("site", type=Path)
    parser.add_argument("--taps", type=int, default=40)
    parser.add_argument("--seed", type=int, default=21)
    options = parser.parse_args()
    draw = random.Random(options.seed)
    pages = sorted(p.parent / "index.html" for p in options.site.glob("*/*/*/lookup.js"))
    first, second = [], []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM if Path(CHROMIUM).exists() else None, args=["--no-sandbox"])
        for _ in range(options.taps):
            times = taps_on(browser, draw.choice(pages), (draw.random(), draw.random()))
            first += times[:1]
            second += times[1:]
        browser.close()
    if without := 2 * options.taps - len(first) - len(second):
        print(f"{without} taps without an answer")
    print(said("first tap", first))
    print(said("second tap", second))


if __name__ == "__main__":
    main()
