"""Two browsers in one room: from a press on the shared board in one to its being seen in the other.

Both ends are noted inside the pages, by the clock that they share: else Playwright's own click would be measured too.
"""

import os
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory
from time import sleep

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.figures import Spread, spread
from quiz_app.services.secrecy import signed

MOVES, LEFT_OUT = 45, 5
NOW = "performance.timeOrigin + performance.now()"
PRESSED = f"() => addEventListener('pointerdown', () => {{ window.pressed = {NOW} }}, true)"
SEEN = f"""() => {{
  const top = row => row.getBoundingClientRect().top
  const order = () => [...document.querySelectorAll("[class*='st-key-slot-']")]
    .sort((one, other) => top(one) - top(other)).map(row => row.className).join()
  let before = order()
  const look = () => {{
    const now = order()
    if (now !== before) window.seen = {NOW}
    before = now
  }}
  new MutationObserver(look).observe(document.body, {{subtree: true, childList: true, attributes: true}})
}}"""


def two_browsers() -> Spread:
    """The spread of so many moves, the first few left out."""
    from benchmarks.rooms_bench import LanServer, prepared

    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        room = prepared(f"sqlite:///{Path(folder) / 'meridian.db'}", 2, together=True)
        started = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"] if root else [])
        with LanServer(Path(folder)) as server:
            mover, other = (_member(started, server.address, room, number) for number in range(2))
            mover.evaluate(PRESSED)
            other.evaluate(SEEN)
            took = [_move(mover, other) for _ in range(MOVES)]
        started.close()
    return spread(took[LEFT_OUT:])


def _member(browser: Browser, address: str, room: str, number: int) -> Page:
    from benchmarks.rooms_bench import SECRET, device

    context = browser.new_context(viewport={"width": 1280, "height": 900})
    value = signed(SECRET, "device", device(number))
    context.add_cookies([{"name": "meridian_device", "value": value, "url": address}])
    page = context.new_page()
    page.goto(f"{address}/room?id={room}")
    page.locator("[class*='st-key-slot-']").first.wait_for(timeout=30_000)
    sleep(2)
    return page


def _move(mover: Page, other: Page) -> float:
    """Seconds from the press to the other's seeing it."""
    other.evaluate("() => { window.seen = 0 }")
    mover.locator("[class*='st-key-down-'] button").first.click()
    other.wait_for_function("() => window.seen", polling=20, timeout=10_000)
    took = float(other.evaluate("() => window.seen")) - float(mover.evaluate("() => window.pressed"))
    sleep(0.4)
    return took / 1000
