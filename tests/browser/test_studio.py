"""A teacher in the studio: a mistake seen under its line, mended, saved, tried, an earlier version brought back."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from quiz_app.banks.skeleton import lay_out, skeleton
from tests.browser.conftest import choose, settle, violations, visit
from tests.conftest import MERIDIAN, Serve

pytestmark = [pytest.mark.browser, pytest.mark.slow]
SECTIONS = ("Questions and cards", "Coverage", "Unlinked", "Look again", "Versions")


def write(page: Page, text: str) -> None:
    """Write into the editor, and have it looked at."""
    field = page.get_by_label("YAML", exact=True)
    field.fill(text)
    field.press("Control+Enter")
    settle(page)


def open_section(page: Page, name: str) -> None:
    """Open a section of the studio."""
    page.get_by_role("radio", name=name).click()
    settle(page)


def test_a_bank_is_written_tried_and_brought_back(browser: Browser, serve: Serve, tmp_path: Path):
    folder = tmp_path / "straits"
    lay_out(folder, skeleton("straits", "The straits"))
    file = folder / "first.yaml"
    first = file.read_text(encoding="utf-8")
    preview = [*MERIDIAN, "bank", "preview", str(folder), "--no-browser"]
    address = serve(preview, tmp_path).address
    with browser.new_context(viewport={"width": 390, "height": 900}, color_scheme="dark") as context:
        page = context.new_page()
        page.set_default_timeout(15_000)
        visit(page, f"{address}/studio")

        write(page, first.replace("claims: [treaty]", "claims: [treatie]", 1))
        expect(page.get_by_text("▲ there is no claim 'treatie'")).to_be_visible()
        expect(page.get_by_role("button", name="Save", exact=True)).to_be_disabled()
        found = violations(page)

        write(page, first.replace("in which year did", "when did"))
        page.get_by_role("button", name="Save", exact=True).click()
        expect(page.get_by_text("Saved as a version")).to_be_visible()
        assert "when did" in file.read_text(encoding="utf-8")

        for name in SECTIONS:
            open_section(page, name)
            found += [f"{name}: {one}" for one in violations(page)]
            wide = page.evaluate("document.documentElement.scrollWidth > window.innerWidth")
            found += [f"{name}: scrolls sideways"] if wide else []
        assert found == []

        open_section(page, "Questions and cards")
        page.locator(".st-key-try-treaty-year button").click()
        page.get_by_role("button", name="1950").click()
        page.get_by_role("button", name="Check answer").click()
        expect(page.locator(".st-key-verdict-trial h2")).to_contain_text("Correct")

        open_section(page, "Versions")
        choose(page, "Version", page.get_by_role("option", name="found on the disk"))
        page.get_by_role("button", name="Bring it back").click()
        expect(page.get_by_role("cell", name="brought back")).to_be_visible()
        assert file.read_text(encoding="utf-8") == first

        open_section(page, "Text")  # and what another editor saves shows by itself
        file.write_text(first.replace("First questions", "Other questions"), encoding="utf-8")
        expect(page.get_by_label("YAML", exact=True)).to_have_value(file.read_text(encoding="utf-8"), timeout=10_000)
