"""Simulate a slower machine: `pytest tests/browser --slow 6` runs pages six times as slowly."""

from playwright.sync_api import BrowserContext, Page


def slow_down(times: int) -> None:
    """Throttle the CPU of every page that is opened from now on by the factor `times`."""
    new_page = BrowserContext.new_page

    def slow_page(context: BrowserContext) -> Page:
        page = new_page(context)
        context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": times})
        return page

    BrowserContext.new_page = slow_page  # type: ignore[method-assign, assignment]
