"""A class from the teacher's sign-in to a student who comes back on another device; and no fault on its screens."""

import subprocess
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.conftest import settle, violations, visit
from tests.conftest import MERIDIAN, ROOT, Serve, Server

pytestmark = [pytest.mark.browser, pytest.mark.slow]
PASSWORD = "durand line 1893"


@pytest.fixture(scope="module")
def school(serve: Serve, tmp_path_factory: pytest.TempPathFactory) -> Server:
    """A server in class mode with one teacher."""
    folder: Path = tmp_path_factory.mktemp("school")
    told = {"QUIZ_APP_MODE": "class"}
    command = [*MERIDIAN, "teacher", "add", "rahel", "--full-name", "Rahel Adler"]
    environ = {"QUIZ_APP_DATA_FOLDER": str(folder / "data"), "PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin"}
    subprocess.run(command, input=f"{PASSWORD}\n", text=True, check=True, cwd=folder, env=environ, timeout=60)
    return serve(folder=folder, **told)


@pytest.fixture
def devices(browser: Browser) -> Iterator[ExitStack]:
    """Browsers that know nothing of each other, closed in the end."""
    with ExitStack() as stack:
        yield stack


def device(browser: Browser, stack: ExitStack, width: int = 390) -> Page:
    """A page in a browser of its own."""
    context: BrowserContext = stack.enter_context(browser.new_context(viewport={"width": width, "height": 900}))
    page = context.new_page()
    page.set_default_timeout(20_000)
    return page


def sign_in(page: Page, address: str) -> None:
    visit(page, f"{address}/signin")
    page.get_by_role("textbox", name="Name").fill("rahel")
    page.get_by_role("textbox", name="Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()


def join(page: Page, address: str, code: str, name: str) -> str:
    """Join by the code under this name: the return code that is shown."""
    visit(page, f"{address}/join")
    page.get_by_role("textbox", name="Class code").fill(code)
    page.get_by_role("button", name="Go on").click()
    page.get_by_role("textbox", name="Your name").fill(name)
    page.get_by_role("button", name="Join", exact=True).click()
    expect(page.get_by_role("heading", name="You are in")).to_be_visible()
    settle(page)
    page.wait_for_function("() => document.readyState === 'complete'")
    return page.locator(".st-key-num-code p").inner_text()


def remembered(page: Page, address: str, name: str) -> None:
    """See on Settings who is here."""
    visit(page, f"{address}/settings")
    expect(page.get_by_text(f"You are here as {name}")).to_be_visible()


def test_a_class_comes_together(browser: Browser, devices: ExitStack, school: Server):
    address, found = school.address, []
    teacher = device(browser, devices, 1280)
    visit(teacher, f"{address}/signin")
    found += violations(teacher)
    sign_in(teacher, address)
    teacher.get_by_role("textbox", name="What the class is called").fill("IR 201")
    teacher.get_by_role("button", name="Open the class").click()
    code = teacher.locator(".st-key-num-code p").inner_text()
    settle(teacher)
    found += violations(teacher)
    assert {one["name"] for one in teacher.context.cookies() if one["httpOnly"]} >= {"meridian_session"}
    assert "meridian" not in teacher.evaluate("document.cookie")

    codes, phones = [], []
    for name in ("Amina", "Bilal", "Carla"):
        phone = device(browser, devices)
        codes.append(join(phone, address, code.lower(), name))
        found += violations(phone)
        phone.get_by_role("button", name="Go on").click()
        expect(phone.get_by_role("heading", name="From Cold War rivals")).to_be_visible()
        phones.append(phone)
    phones[0].reload()
    remembered(phones[0], address, "Amina")
    found += violations(phones[0])

    tablet = device(browser, devices)
    visit(tablet, f"{address}/signin")
    tablet.get_by_role("textbox", name="Return code").fill(codes[1].lower())
    tablet.get_by_role("button", name="Come back").click()
    expect(tablet.get_by_role("heading", name="From Cold War rivals")).to_be_visible()
    remembered(tablet, address, "Bilal")

    teacher.get_by_text("Students", exact=True).first.click()
    for name in ("Amina", "Bilal", "Carla"):
        expect(teacher.get_by_role("cell", name=name)).to_be_visible()
    settle(teacher)
    assert [*found, *violations(teacher)] == []


def test_who_signs_out_is_a_guest_again(browser: Browser, devices: ExitStack, school: Server):
    page = device(browser, devices, 1280)
    sign_in(page, school.address)
    expect(page.get_by_role("link", name="Teach")).to_be_visible()

    visit(page, f"{school.address}/settings")
    page.get_by_role("button", name="Sign out").click()

    expect(page.get_by_role("link", name="Sign in")).to_be_visible()
    assert "meridian_session" not in {one["name"] for one in page.context.cookies()}


def test_a_wrong_password_is_said_and_lets_nobody_in(browser: Browser, devices: ExitStack, school: Server):
    page = device(browser, devices)
    visit(page, f"{school.address}/signin")
    page.get_by_role("textbox", name="Name").fill("rahel")
    page.get_by_role("textbox", name="Password").fill("guessed")
    page.get_by_role("button", name="Sign in", exact=True).click()

    expect(page.get_by_text("do not belong together")).to_be_visible()
    assert violations(page) == []
