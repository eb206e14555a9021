"""Every page draws, whatever the library and the log hold."""

from pathlib import Path

import pytest

from quiz_app.ui.pages import pages
from tests.journeys.conftest import Visit, has, press, second_reading, words

PAGES = [entry.view for entry in pages(2)]


@pytest.mark.parametrize("page", PAGES)
def test_every_page_draws_on_a_first_visit(visit: Visit, page: str):
    assert words(visit(page))


@pytest.mark.parametrize("page", PAGES)
def test_every_page_draws_for_a_guest(visit: Visit, page: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("QUIZ_APP_GUEST", "1")

    assert words(visit(page))


@pytest.mark.parametrize("page", PAGES)
def test_every_page_draws_with_an_empty_library(
    visit: Visit, page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    (tmp_path / "nothing").mkdir()
    monkeypatch.setenv("QUIZ_APP_BANKS", str(tmp_path / "nothing"))

    assert words(visit(page))


def test_the_first_question_is_one_click_away(visit: Visit):
    app = press(visit(), "first")

    assert "1 of " in words(app)


def test_a_bad_bank_is_told_and_the_good_ones_stay(visit: Visit, folder: Path):
    (folder / "russia-pakistan" / "voices.yaml").write_text("format: 1\nid: voices\n\titems: []\n", encoding="utf-8")

    today, problems = words(visit()), words(visit("problems"))

    assert "One problem** in the banks" in today.replace(" in the banks.**", "** in the banks")
    assert "tab" in problems
    assert "voices\\.yaml" in problems


def test_a_mended_bank_is_read_without_a_restart(visit: Visit, folder: Path):
    bank = folder / "russia-pakistan" / "voices.yaml"
    whole = bank.read_text(encoding="utf-8")
    bank.write_text("format: 1\n", encoding="utf-8")
    visit("problems")

    bank.write_text(whole, encoding="utf-8")

    assert "There are none" in words(visit("problems"))


def test_two_readings_are_chosen_in_the_library(visit: Visit, folder: Path):
    second_reading(folder)

    app = press(visit("library"), "open-straits")

    assert "Another reading" in words(visit("read"))
    assert not app.exception


def test_search_finds_a_term_and_a_question(visit: Visit):
    app = visit("read")

    app.text_input(key="search").set_value("Durand Line").run()

    assert ":material/menu_book: Term" in words(app)
    assert ":material/format_quote: Claim" in words(app)


def test_a_paragraph_gives_a_quiz(visit: Visit):
    app = press(visit("read"), "quiz-p2")

    assert "Paragraph 2" in words(app)


def test_a_paragraph_gives_its_cards(visit: Visit):
    app = press(visit("read"), "cards-p2")

    assert "**Paragraph 2**" in words(app)
    assert has(app, "reveal")


def test_a_dated_event_becomes_a_card_once(visit: Visit):
    app = press(visit("read"), "make-event-u2")

    assert not has(app, "make-event-u2")
    assert not has(visit("read"), "make-event-u2")


@pytest.mark.parametrize("name", ["عائشہ", "<script>alert(1)</script>", "**Bo** :red[ld]", "Ольга 🙂"])
def test_a_name_is_greeted_letter_by_letter(visit: Visit, name: str):
    app = visit("settings")
    app.text_input(key="set-name").set_value(name).run()

    title = visit().title[0].value

    shown = "".join(character for character in title if character != "\\")
    assert shown == f"Good morning, {name}"


def test_a_setting_outlives_the_session(visit: Visit):
    app = visit("settings")
    app.number_input(key="set-new_per_day").set_value(3).run()

    assert visit("settings").number_input(key="set-new_per_day").value == 3


def test_single_keys_can_be_switched_off(visit: Visit):
    app = visit("settings")
    app.toggle(key="set-single_keys").set_value(False).run()

    shortcut = visit("cards").button(key="reveal").proto.shortcut

    assert shortcut == ""
