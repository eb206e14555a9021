"""The studio, as a teacher meets it: a mistake beside its line, an item tried, a version brought back."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from quiz_app.ui import context
from tests.banks.test_guide import BANKS, READINGS
from tests.banks.written import BANK, ITEM, READING
from tests.journeys.conftest import Visit, has, press, words

TEXT = f"# mine\n{BANK}{ITEM}  # to be discussed\n"


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only folder of readings, with one in it."""
    folder = tmp_path / "own"
    (folder / "small").mkdir(parents=True)
    (folder / "small" / "reading.yaml").write_text(READING)
    (folder / "small" / "bank.yaml").write_text(TEXT)
    monkeypatch.setenv("QUIZ_APP_BANKS", str(folder))
    return folder


def write(app: AppTest, text: str) -> AppTest:
    """Write into the editor."""
    app.text_area[0].set_value(text).run()
    assert not app.exception, app.exception
    return app


def section(app: AppTest, name: str) -> AppTest:
    """Open a section."""
    app.segmented_control(key="pick-studio").set_value(name).run()
    assert not app.exception, app.exception
    return app


def test_a_mistake_stands_under_its_line_and_nothing_is_saved(visit: Visit, own: Path):
    app = write(visit("studio"), TEXT.replace("[arms]", "[arm]"))

    (lines,) = [one.value for one in app.code]
    assert "11      claims: [arm]\n    ▲ there is no claim 'arm' in the reading (did you mean 'arms'?)" in lines
    assert app.button(key="studio-save-now").disabled and "Not saved yet" in words(app)
    assert (own / "small" / "bank.yaml").read_text() == TEXT


def test_a_picture_that_is_not_there_is_told_and_the_text_can_be_saved(visit: Visit, own: Path):
    app = write(visit("studio"), TEXT.replace("in 2014", "![A map](media/map.png) in 2014"))

    assert "not shown" in words(app)
    assert "the text shows media/map.png" in app.table[0].value.to_csv().replace("\\", "")
    assert not app.button(key="studio-save-now").disabled


def test_a_mended_text_is_saved_and_said_so(visit: Visit, own: Path):
    app = write(visit("studio"), TEXT.replace("in 2014", "in the year 2014"))

    app = press(app, "studio-save-now")

    assert "Saved as a version" in words(app)
    assert "in the year 2014" in (own / "small" / "bank.yaml").read_text()


def test_a_draft_outlives_the_session_and_is_not_loaded(visit: Visit, own: Path):
    press(write(visit("studio"), "items: ["), "studio-draft")

    again = visit("studio")

    assert (again.text_area[0].value, "This is a draft" in words(again)) == ("items: [", True)
    assert "There are none" in words(visit("problems"))


def test_what_was_written_outlives_the_sections(visit: Visit, own: Path):
    app = write(visit("studio"), TEXT + "# more\n")

    app = section(section(app, "versions"), "text")

    assert app.text_area[0].value == TEXT + "# more\n"


def test_a_change_elsewhere_is_said_and_not_written_over(visit: Visit, own: Path):
    app = write(visit("studio"), TEXT + "# mine\n")
    (own / "small" / "bank.yaml").write_text(TEXT + "# theirs\n")
    app.run()

    app = press(app, "studio-save-now")
    assert "changed elsewhere" in words(app)
    assert (own / "small" / "bank.yaml").read_text() == TEXT + "# theirs\n"

    assert press(app, "take-theirs").text_area[0].value == TEXT + "# theirs\n"


def test_a_file_changed_elsewhere_shows_by_itself_where_nothing_was_written(visit: Visit, own: Path):
    app = visit("studio")
    (own / "small" / "bank.yaml").write_text(TEXT + "# theirs\n")

    app.run()

    assert app.text_area[0].value == TEXT + "# theirs\n"


def test_an_item_is_tried_as_a_student_gets_it(visit: Visit, own: Path):
    app = press(section(visit("studio"), "items"), "try-ban")
    press(press(app, "o0"), "check")

    assert "Correct" in words(app) and "The first paragraph says so." in words(app)
    assert list(context.installation().store.attempts("owner")) == []


def test_every_kind_and_every_card_is_shown_as_a_student_gets_it(visit: Visit, own: Path):
    (own / "small" / "reading.yaml").write_text(READINGS[1].replace("id: my-reading", "id: small"))
    (own / "small" / "bank.yaml").write_text(BANKS[1].replace("reading: my-reading", "reading: small"))
    app = section(visit("studio"), "items")
    shown = [button.key for button in app.button if button.key.startswith("try-")]
    assert len(shown) == 10

    for key in shown[:9]:
        app = press(press(app, key), "unknown")
        assert "Now you will know" in words(app)
    assert "Russia lift its arms ban" in words(press(app, shown[9]))


def test_an_item_with_a_mistake_beside_it_can_still_be_tried(visit: Visit, own: Path):
    app = write(visit("studio"), TEXT + "  - {id: second, kind: true_false}\n")

    app = section(app, "items")

    assert has(app, "try-ban") and not has(app, "try-second")


def test_an_earlier_version_is_brought_back(visit: Visit, own: Path):
    app = press(write(visit("studio"), TEXT + "# more\n"), "studio-save-now")
    app = section(app, "versions")
    app.selectbox(key="version-2").set_value(1).run()

    press(app, "restore")

    assert (own / "small" / "bank.yaml").read_text() == TEXT


def test_a_field_changes_its_own_words_alone(visit: Visit, own: Path):
    app = section(visit("studio"), "items")
    key = next(one.key for one in app.selectbox if one.key.startswith("level-ban"))
    app.selectbox(key=key).set_value("apply")

    press(app, next(one.key for one in app.button if one.key.startswith("send-change-ban")))

    text = (own / "small" / "bank.yaml").read_text()
    assert text.replace("    level: apply\n", "") == TEXT


def test_the_coverage_map_leads_to_the_items(visit: Visit, own: Path):
    app = section(visit("studio"), "coverage")
    assert "Claim" in app.table[1].value.columns[0] and "One claim without a question: drills" in words(app).replace(
        "\\", ""
    )

    app = press(app, "cell-p1-")

    assert "Paragraph 1, No level" in words(app) and has(app, "try-ban")


def test_an_unlinked_item_is_linked_by_one_press(visit: Visit, own: Path):
    (own / "small" / "bank.yaml").write_text(TEXT.replace("    claims: [arms]\n", ""))

    app = press(section(visit("studio"), "links"), "link-ban-arms")

    assert "names the claims that it tests" in words(app)
    assert "claims: [arms]" in (own / "small" / "bank.yaml").read_text()


def test_what_changed_under_an_item_is_looked_at_again_and_confirmed(visit: Visit, own: Path):
    (own / "small" / "bank.yaml").write_text(TEXT + "    confirmed: 0123456789ab\n")
    app = section(visit("studio"), "review")

    app = press(app, "still-ban")

    assert "Nothing that was confirmed has changed" in words(app)


def test_a_shipped_reading_is_read_only_and_copied(visit: Visit, tmp_path: Path):
    app = visit("studio")
    assert app.text_area[0].disabled and "came with Meridian" in words(app)

    app.text_input(key="title-copy-reading").set_value("My copy")
    app = press(app, "send-copy-reading")

    assert (tmp_path / "data" / "banks" / "my-copy" / "voices.yaml").is_file()
    assert not app.text_area[0].disabled


def test_a_new_reading_and_a_new_bank_are_begun(visit: Visit, own: Path):
    app = visit("studio")
    app.text_input(key="title-new-reading").set_value("The straits")
    app = press(app, "send-new-reading")
    app.text_input(key="title-new-bank").set_value("Second")

    app = press(app, "send-new-bank")

    assert 'title: "Second"' in app.text_area[0].value and (own / "the-straits" / "first.yaml").is_file()
    press(app, "studio-save-now")
    assert (own / "the-straits" / "second.yaml").is_file()


@pytest.mark.parametrize("part", ["text", "items", "coverage", "links", "review", "versions"])
def test_a_reading_that_cannot_be_read_is_opened_and_mended_here(visit: Visit, own: Path, part: str):
    (own / "small" / "reading.yaml").write_bytes(b"id: [\xff")

    app = section(visit("studio"), part)

    assert app.selectbox(key="studio-folder").value.endswith("small")


def test_a_student_is_shown_the_way_out(visit: Visit, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("QUIZ_APP_GUEST", "1")

    assert "for teachers" in words(visit("studio"))


def test_what_the_linter_finds_stands_beside_the_item(visit: Visit, own: Path):
    two = "    kind: single_choice\n    options: [{id: a, text: Yes, key: true}, {id: b, text: No}]\n"
    app = write(visit("studio"), TEXT.replace("    kind: true_false\n", two).replace("    key: true\n", ""))

    said = words(section(app, "items"))

    assert "Warning" in said and "(L03)" in said
