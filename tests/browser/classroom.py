"""What a class does in Chromium: the teacher signs in and assigns, students follow her link."""

import subprocess
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.conftest import settle, visit
from tests.conftest import MERIDIAN, ROOT, Serve, Server

PASSWORD = "a long enough password"
PATIENCE = 20_000
Somebody = Callable[..., Page]


def school(serve: Serve, folder: Path) -> Server:
    """A server in class mode, where Rahel may sign in."""
    given = {"QUIZ_APP_DATA_FOLDER": str(folder / "data"), "QUIZ_APP_MODE": "class", "PYTHONPATH": str(ROOT)}
    add = [*MERIDIAN, "teacher", "add", "rahel", "--full-name", "Rahel"]
    subprocess.run(add, cwd=folder, env=given, input=PASSWORD + "\n", text=True, check=True, capture_output=True)
    return serve(folder=folder, **given)


def press(page: Page, name: str) -> None:
    """Press a button, and wait until nothing runs."""
    page.get_by_role("button", name=name).first.click()
    settle(page)


def sign_in(page: Page, server: Server) -> None:
    """The teacher, in Teach."""
    visit(page, f"{server.address}/signin")
    page.get_by_role("textbox", name="Name").fill("rahel")
    page.get_by_role("textbox", name="Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page.get_by_label("What the class is called")).to_be_visible(timeout=PATIENCE)
    settle(page)


def assign(page: Page) -> str:
    """An exam is assigned to a new class; the link to it."""
    page.get_by_label("What the class is called").fill("IR 201")
    press(page, "Open the class")
    page.get_by_role("radio", name="Assignments").click()
    settle(page)
    press(page, "Assign it")
    return page.locator(".st-key-card-assignment-link code").inner_text()


def join(page: Page, link: str, name: str) -> str:
    """Follow the link through joining to the assignment; the return code that is shown on the way."""
    page.goto(link)
    page.get_by_role("textbox", name="Your name").fill(name)
    press(page, "Join")
    code = page.locator(".st-key-num-code p").inner_text()
    press(page, "Go on")
    expect(page.get_by_role("button", name="Start")).to_be_visible(timeout=PATIENCE)
    settle(page)
    return code
