"""Wait in a browser for a state, never for a time, so that a slow or busy machine gives the same result."""

import time
from collections.abc import Callable
from typing import TypeVar

from playwright.sync_api import Page

_PATIENCE = 15  # seconds; only what fails waits for as long
_FRAMES = """count => new Promise(done => {
  const next = () => count-- > 0 ? requestAnimationFrame(next) : done()
  next()
})"""
T = TypeVar("T")


def until(read: Callable[[], T], wanted: T) -> None:
    """Poll until the value is the wanted one; also works on pages whose policy blocks waiting inside them."""
    end = time.monotonic() + _PATIENCE
    while (value := read()) != wanted and time.monotonic() < end:
        time.sleep(0.02)
    assert value == wanted


def until_true(read: Callable[[], object]) -> None:
    """Poll until the value is true."""
    until(lambda: bool(read()), wanted=True)


def frames(page: Page, count: int = 3) -> None:
    """Wait for so many frames, so that scroll and resize events and frame callbacks have run."""
    page.evaluate(_FRAMES, count)
