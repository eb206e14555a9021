"""Takes the README's picture: `python docs/picture.py` with Meridian running; an address may be given."""

import sys
from pathlib import Path

from playwright.sync_api import expect, sync_playwright

ADDRESS = sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:8501"
QUIZ = "/quiz?reading=russia-pakistan&seed=picture&only=cw-first-date&items=0"


def main() -> None:
    """Answer one question and keep what the page then shows."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1280, "height": 900}, color_scheme="light")
        page.goto(ADDRESS + QUIZ)
        page.get_by_role("button", name="Start").click()
        page.get_by_role("button", name="14 August 1947").click()
        page.get_by_role("button", name="Check answer").click()
        expect(page.get_by_role("heading", name="Why it matters")).to_be_visible()
        page.wait_for_load_state("networkidle")
        page.screenshot(path=Path(__file__).with_name("quiz.png"))
        browser.close()


if __name__ == "__main__":
    main()
