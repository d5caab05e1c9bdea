"""A slower machine, by hand: `pytest tests/browser --slow 6` runs what pages do six times as slowly."""

from playwright.sync_api import BrowserContext, Page


def slow_down(times: int) -> None:
    """Let every page that is opened from now on have one part in `times` of the processor."""
    new_page = BrowserContext.new_page

    def slow_page(context: BrowserContext) -> Page:
        page = new_page(context)
        context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": times})
        return page

    BrowserContext.new_page = slow_page  # type: ignore[method-assign, assignment]
