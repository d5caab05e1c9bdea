"""Waiting in a browser: for a state, never for a time, so that a slow or busy machine gives the same result."""

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
    """Read again and again until it is what is wanted; it works also on pages that let nothing wait in themselves."""
    end = time.monotonic() + _PATIENCE
    while (found := read()) != wanted and time.monotonic() < end:
        time.sleep(0.02)
    assert found == wanted


def until_true(read: Callable[[], object]) -> None:
    """Read again and again until it gives something."""
    until(lambda: bool(read()), wanted=True)


def frames(page: Page, count: int = 3) -> None:
    """Let the browser paint so many times: events of scrolling and resizing, and what waits for a frame, have had their turn."""
    page.evaluate(_FRAMES, count)
