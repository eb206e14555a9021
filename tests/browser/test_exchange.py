"""A teacher in Chromium brings a Moodle file in, sees what stays outside, practises it, and takes it out as GIFT."""

from base64 import b64encode
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from quiz_app.banks.library import load_library
from tests.banks.written import BANK, ITEM, READING
from tests.browser.conftest import choose, settle, violations, visit
from tests.conftest import Serve

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PNG = b64encode(
    b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\x1f\x15\xc4\x89"
    b"\0\0\0\rIDATx\xdac\xfc\xcf\xc0P\x0f\0\x04\x85\x01\x80\x84\xa9\x8c!\0\0\0\0IEND\xaeB`\x82"
).decode()
MOODLE = f"""<?xml version="1.0" encoding="UTF-8"?>
<quiz>
  <question type="multichoice"><name><text>treaty</text></name>
    <questiontext format="html">
      <text><![CDATA[<p>Which treaty? <img src="@@PLUGINFILE@@/map.png" alt="A map"></p>]]></text>
      <file name="map.png" path="/" encoding="base64">{PNG}</file></questiontext>
    <generalfeedback format="html"><text>The paper names it.</text></generalfeedback><single>true</single>
    <answer fraction="100" format="html"><text>The treaty of trade</text></answer>
    <answer fraction="0" format="html"><text>The treaty of peace</text></answer></question>
  <question type="essay"><name><text>Discuss</text></name>
    <questiontext format="html"><text>Discuss.</text></questiontext></question>
</quiz>
"""


@pytest.fixture
def served(serve: Serve, tmp_path: Path) -> tuple[str, Path]:
    """A server with a reading of the teacher's own, and its folder."""
    folder = tmp_path / "own" / "small"
    folder.mkdir(parents=True)
    (folder / "reading.yaml").write_text(READING)
    (folder / "bank.yaml").write_text(BANK + ITEM)
    return serve(folder=tmp_path, QUIZ_APP_BANKS=str(tmp_path / "own")).address, folder


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """A narrow dark page."""
    with browser.new_context(viewport={"width": 390, "height": 900}, color_scheme="dark") as context:
        opened = context.new_page()
        opened.set_default_timeout(20_000)
        yield opened


def see(shown: Locator) -> None:
    expect(shown).to_be_visible(timeout=30_000)


def faults(page: Page) -> list[str]:
    wide = page.evaluate("document.documentElement.scrollWidth > window.innerWidth")
    return [*violations(page), *(["scrolls sideways"] if wide else [])]


def test_a_file_comes_in_is_practised_and_goes_out(phone: Page, served: tuple[str, Path], tmp_path: Path):
    address, folder = served
    (tmp_path / "old.xml").write_text(MOODLE, encoding="utf-8")
    visit(phone, f"{address}/exchange")

    phone.locator("input[type=file]").set_input_files(tmp_path / "old.xml")
    see(phone.get_by_text("What does not come in: 1"))
    see(phone.get_by_text("old.xml:10", exact=False).first)
    settle(phone)
    found = faults(phone)
    phone.get_by_role("button", name="Bring in 1").click()
    see(phone.get_by_text("Brought in. Students get it from now on."))
    settle(phone)
    found += faults(phone)

    phone.get_by_role("button", name="Practise it").click()
    picture = phone.get_by_role("img", name="A map")
    see(picture)
    phone.wait_for_function("() => [...document.images].some(one => one.alt === 'A map' && one.naturalWidth === 1)")
    settle(phone)
    phone.get_by_text("The treaty of trade").click()
    phone.get_by_role("button", name="Check answer").click()
    see(phone.get_by_text("The paper names it."))

    visit(phone, f"{address}/exchange")
    phone.locator(".st-key-pick-exchange").get_by_text("Take out").click()
    choose(phone, "Format", phone.get_by_role("option", name="GIFT"))
    see(phone.get_by_text("All of it goes out whole."))
    settle(phone)
    found += faults(phone)
    with phone.expect_download() as download:
        phone.get_by_role("button", name="Download").click()

    assert found == []
    assert "::" in download.value.path().read_text(encoding="utf-8")
    assert load_library([folder]).problems == ()
