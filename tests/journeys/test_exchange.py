"""Import and export, as a teacher meets it: a file looked at, brought in, practised; a bank taken out."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from quiz_app.banks.library import load_library
from tests.banks.written import BANK, ITEM, READING
from tests.journeys.conftest import Visit, has, press, words

EVENTS = b"Year,Headline\n1948,Relations\n,No date\n"
LIST = "Durand Line\tThe border that is disputed\nTashkent\tWhere they signed"


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only folder of readings, with one in it."""
    folder = tmp_path / "own"
    (folder / "small").mkdir(parents=True)
    (folder / "small" / "reading.yaml").write_text(READING)
    (folder / "small" / "bank.yaml").write_text(BANK + ITEM)
    monkeypatch.setenv("QUIZ_APP_BANKS", str(folder))
    return folder


def dropped(app: AppTest, name: str, content: bytes) -> AppTest:
    """Drop a file."""
    app.file_uploader[0].upload(name, content, "application/octet-stream")
    app.run()
    assert not app.exception, app.exception
    return app


def pasted(app: AppTest, text: str) -> AppTest:
    """Paste a text."""
    app.text_area[0].set_value(text).run()
    assert not app.exception, app.exception
    return app


def tables(app: AppTest) -> str:
    """What the tables say."""
    return "\n".join(table.value.to_csv() for table in app.table).replace("\\", "")


def test_a_file_is_known_and_its_wrong_lines_are_told_before_anything_is_written(visit: Visit, own: Path):
    app = dropped(visit("exchange"), "dates.txt", EVENTS)

    said = words(app)
    assert app.selectbox[2].value == "timelinejs"
    assert "One dated event" in said and "1 new, 1 left out" in said
    assert said.index("One problem.") < said.index("1 new, 1 left out")
    assert "dates.txt:3" in tables(app)
    assert (own / "small" / "reading.yaml").read_text() == READING


def test_what_was_pasted_comes_into_a_new_bank_and_can_be_studied(visit: Visit, own: Path):
    app = press(pasted(visit("exchange"), LIST), "exchange-bring")

    shelf = load_library([own]).shelves["small"]
    assert "Brought in. Students get it from now on." in words(app)
    assert [card.front for _, card in shelf.cards.values()] == ["Durand Line", "Tashkent"]
    assert has(app, "exchange-to-cards") and (own / "small" / "brought-in.yaml").exists()


def test_the_same_again_says_that_nothing_is_new(visit: Visit, own: Path):
    press(pasted(visit("exchange"), LIST), "exchange-bring")

    app = pasted(visit("exchange"), LIST)

    assert "2 there already" in words(app) and app.button(key="exchange-bring").disabled


def test_what_no_format_knows_is_said_and_nothing_else_offered(visit: Visit, own: Path):
    app = dropped(visit("exchange"), "noise.bin", bytes(range(256)) * 40)

    assert "this is in no format that is known here" in tables(app)
    assert not has(app, "exchange-bring")


def test_the_loss_report_stands_before_the_download(visit: Visit, own: Path):
    app = visit("exchange")
    app.segmented_control(key="pick-exchange").set_value("out").run()

    app.selectbox(key="out-format").set_value("timelinejs").run()

    assert "1 left out" in words(app).casefold() or "One left out" in words(app)
    assert "ban,yes" in tables(app)


def test_who_does_not_teach_is_sent_away(visit: Visit, own: Path, monkeypatch):
    monkeypatch.setenv("QUIZ_APP_GUEST", "1")

    app = visit("exchange")

    assert "This page is for teachers" in words(app) and not app.file_uploader


def test_with_nothing_to_write_in_the_way_to_the_studio_is_shown(visit: Visit, own: Path, monkeypatch):
    monkeypatch.delenv("QUIZ_APP_BANKS")

    app = pasted(visit("exchange"), LIST)

    assert has(app, "exchange-studio") and not has(app, "exchange-bring")
