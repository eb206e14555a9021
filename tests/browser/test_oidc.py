"""Teachers who sign in by their school's provider (OpenID Connect), a local one standing in for it."""

import socket
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import settle, visit
from tests.conftest import MERIDIAN, Serve

pytestmark = [pytest.mark.browser, pytest.mark.slow]
PROVIDER = Path(__file__).parent / "provider.py"
School = Callable[..., str]


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as opened:
        return int(opened.getsockname()[1])


@pytest.fixture(scope="module")
def school(serve: Serve) -> School:
    """Starts a provider that knows one person, and a school that lets the teachers of example.org in."""

    def start(email: str, verified: bool = True) -> str:
        port, ours = free_port(), free_port()
        serve([sys.executable, str(PROVIDER), str(port), "client", email, str(verified).lower()])
        served = serve(
            [*MERIDIAN, "serve", "--port", str(ours), "--no-browser"],
            QUIZ_APP_MODE="class",
            QUIZ_APP_ADDRESS=f"http://127.0.0.1:{ours}",
            QUIZ_APP_TEACHERS="@example.org",
            QUIZ_APP_OIDC_URL=f"http://127.0.0.1:{port}/.well-known/openid-configuration",
            QUIZ_APP_OIDC_CLIENT="client",
            QUIZ_APP_OIDC_SECRET="secret",
        )
        return served.address

    return start


def ask(page: Page, address: str) -> None:
    """Sign in by the provider, and allow it there."""
    visit(page, f"{address}/signin")
    page.get_by_role("button", name="Sign in with your school").click()
    page.get_by_role("link", name="Allow").click()


def test_a_teacher_signs_in_by_her_provider_and_out_again(page: Page, school: School):
    address = school("rahel@example.org")
    ask(page, address)
    expect(page.get_by_role("textbox", name="What the class is called")).to_be_visible(timeout=30_000)
    settle(page)

    visit(page, f"{address}/settings")
    expect(page.get_by_text("You are here as Rahel Adler")).to_be_visible()
    page.get_by_role("button", name="Sign out").click()

    expect(page.get_by_role("link", name="Sign in")).to_be_visible(timeout=30_000)
    visit(page, f"{address}/teach")
    expect(page.get_by_text("This page is for teachers")).to_be_visible()


def test_whom_the_provider_knows_but_the_school_does_not_list_is_told_so(page: Page, school: School):
    address = school("eve@example.com")
    ask(page, address)

    expect(page.get_by_text("not among those of the teachers here")).to_be_visible(timeout=30_000)
    page.goto(f"{address}/teach")
    expect(page.get_by_text("not among those of the teachers here")).to_be_visible(timeout=30_000)
    expect(page.get_by_role("link", name="Teach")).to_have_count(0)
