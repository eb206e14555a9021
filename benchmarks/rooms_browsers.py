"""Two browsers in one room: from a move on the shared board in one to its being seen in the other."""

import os
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, sleep

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.figures import Spread, spread
from quiz_app.services.secrecy import signed

MOVES = 25
ORDER = "() => [...document.querySelectorAll('[class*=\"st-key-slot-\"]')].map(one => one.className).join()"
CHANGED = f"before => ({ORDER})() !== before"


def two_browsers() -> Spread:
    """The spread of so many moves, the first few left out."""
    from benchmarks.rooms_bench import LanServer, prepared

    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        room = prepared(f"sqlite:///{Path(folder) / 'meridian.db'}", 2, together=True)
        started = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"] if root else [])
        with LanServer(Path(folder)) as server:
            pages = [_member(started, server.address, room, number) for number in range(2)]
            took = [_move(*pages) for _ in range(MOVES)]
        started.close()
    return spread(took[5:])


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
    before = other.evaluate(ORDER)
    button = mover.locator("[class*='st-key-down-'] button").first
    start = perf_counter()
    button.click()
    other.wait_for_function(CHANGED, arg=before, polling="raf", timeout=10_000)
    took = perf_counter() - start
    sleep(0.4)
    return took
