"""What goes out and comes in as files: CSV, and banks with mistakes."""

import csv
import io
import shutil
import zipfile
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from quiz_app.domain.items import Item
from tests.browser.conftest import link, open_settings, settle, type_key, verdict, visit
from tests.conftest import ROOT, Serve

pytestmark = pytest.mark.browser
Eight = list[tuple[Item, dict[str, Any]]]


def table(archive: Path, name: str) -> list[dict[str, str]]:
    """The rows of a CSV file in a downloaded zip."""
    with zipfile.ZipFile(archive) as opened:
        return list(csv.DictReader(io.StringIO(opened.read(name).decode())))


def test_the_result_and_everything_can_be_downloaded_and_brought_in(
    page: Page, serve: Serve, eight: Eight, tmp_path: Path
):
    server = serve()
    visit(page, server.address + link(eight[:1]))
    page.get_by_role("button", name="Start").click()
    expect(page.get_by_text("1 of 1")).to_be_visible()
    settle(page)
    type_key(page, "d", verdict(page))
    type_key(page, "n", page.get_by_text("of one point"))
    with page.expect_download() as download:
        page.get_by_role("button", name="CSV").click()
    download.value.save_as(tmp_path / "result.zip")
    open_settings(page, server.address)
    with page.expect_download() as download:
        page.get_by_role("button", name="Download all of mine").click()
    download.value.save_as(tmp_path / "all.zip")
    other = serve()
    open_settings(page, other.address)
    page.locator("input[type=file]").set_input_files(tmp_path / "all.zip")
    expect(page.get_by_text("all.zip")).to_be_visible()
    settle(page)
    page.get_by_role("button", name="Bring it in").click()

    expect(page.get_by_text("rows added")).to_be_visible()
    assert [row["item"] for row in table(tmp_path / "result.zip", "responses.csv")] == [eight[0][0].id]
    assert len(table(tmp_path / "all.zip", "responses.csv")) == 1


def test_a_damaged_export_is_refused_with_a_sentence(page: Page, serve: Serve, tmp_path: Path):
    (tmp_path / "broken.zip").write_bytes(b"not a zip")
    visit(page, f"{serve().address}/settings")
    page.locator("input[type=file]").set_input_files(tmp_path / "broken.zip")
    expect(page.get_by_text("broken.zip")).to_be_visible()
    settle(page)

    page.get_by_role("button", name="Bring it in").click()

    expect(page.locator(".st-key-card-not-saved")).to_be_visible()


def test_a_bad_bank_is_listed_and_the_good_ones_are_there(page: Page, serve: Serve, tmp_path: Path):
    shutil.copytree(ROOT / "question_banks" / "russia-pakistan", tmp_path / "r" / "russia-pakistan")
    bank = tmp_path / "r" / "russia-pakistan" / "voices.yaml"
    bank.write_text(bank.read_text(encoding="utf-8").replace("rationale:", "reason:", 1), encoding="utf-8")
    server = serve(QUIZ_APP_BANKS=str(tmp_path / "r"))

    visit(page, server.address)
    page.get_by_role("link", name="See the list").click()

    expect(page.get_by_role("heading", name="Problems in the banks")).to_be_visible()
    expect(page.get_by_text("reason").first).to_be_visible()
    visit(page, f"{server.address}/quiz")
    expect(page.get_by_text("Ten-minute check", exact=False).first).to_be_visible()
