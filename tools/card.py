"""Draw the preview image of a linked page (og:image): card.py [FILE].

The image is kept in the repository, since the fonts that it needs are not on every machine that builds a site.
"""

import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser.test_reading import launch

_TOP = Path(__file__).resolve().parent.parent
_MARK = (_TOP / "theme_overrides/.icons/duizhao/mark.svg").read_text(encoding="utf-8")
_PAGE = f"""<!doctype html><meta charset="utf-8"><style>
  body {{ margin: 0; width: 1200px; height: 630px; background: #fcfbf8; color: #211e1a; display: grid;
    grid-template-columns: 1fr 1fr; align-items: center; border-top: 14px solid #9c2f22; box-sizing: border-box }}
  .side {{ padding: 0 70px }}
  .side + .side {{ border-left: 2px solid #e4ded2 }}
  h1 {{ font: 600 124px/1.1 "Noto Serif CJK SC", serif; margin: 0 0 24px }}
  p {{ font: 40px/1.4 "Noto Serif CJK SC", serif; margin: 0; color: #5c564c }}
  .en h1 {{ font-family: "Liberation Serif", serif; font-size: 108px; line-height: 136px }}
  .en p {{ font-family: "Liberation Serif", serif }}
  svg {{ position: absolute; right: 56px; bottom: 44px; width: 84px; fill: #9c2f22 }}
</style>
<div class="side" lang="zh-Hans"><h1>对照</h1><p>政府工作报告<br>逐段双语</p></div>
<div class="side en" lang="en"><h1>Duizhao</h1><p>Government work reports,<br>side by side</p></div>
{_MARK}"""


def main() -> None:
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else _TOP / "theme_overrides/assets/images/card.png"
    with sync_playwright() as playwright:
        browser = launch(playwright.chromium)
        page = browser.new_page(viewport={"width": 1200, "height": 630})
        page.set_content(_PAGE)
        page.screenshot(path=target)
        browser.close()


if __name__ == "__main__":
    main()
