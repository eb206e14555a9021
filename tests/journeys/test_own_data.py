"""Settings as a learner uses them on her own data and her own memory: costs, fitted weights, download, deletion."""

from collections.abc import Callable
from io import BytesIO
from zipfile import ZipFile

import pytest
from streamlit.testing.v1 import AppTest

from quiz_app.domain.log import Log
from quiz_app.services import fitting, keeping
from quiz_app.ui import context
from tests.domain.forgetful import HERS, reviews_of
from tests.journeys.conftest import Visit, has, press, words

LEARNER = "owner"


@pytest.fixture
def months() -> Callable[[], None]:
    """Puts the reviews of some months into the store."""

    def put() -> None:
        here = context.here()
        reviews = tuple(one for face in reviews_of(60, 160) for one in face)
        here.world.store.merge(LEARNER, Log(reviews=reviews), here.world.replay)

    return put


def send(app: AppTest, typed: str) -> AppTest:
    """Type into the field that confirms, and press the button."""
    app.text_input(key="delete-word").set_value(typed)
    return press(app, "delete-send")


def test_the_costs_of_remembering_are_a_table(visit: Visit):
    app = visit("settings")

    told = app.table[0].value
    assert list(told["You would remember"]) == ["85%", "90%, as set", "95%"]
    assert "usual habits" in words(app)


def test_under_four_hundred_reviews_it_says_from_when_on_weights_are_fitted(visit: Visit):
    pytest.importorskip("fsrs_rs_python")

    assert "from 400 reviews on; you have 0" in words(visit("settings"))


def test_without_the_optimizer_it_says_how_to_get_it(visit: Visit, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(fitting, "installed", lambda: False)

    app = visit("settings")

    assert [one.value for one in app.code] == ['pip install "quiz-app[optimizer]"']
    assert not has(app, "weights-fit")


def test_weights_are_fitted_judged_adopted_and_given_back(visit: Visit, months: Callable[[], None]):
    pytest.importorskip("fsrs_rs_python")
    months()
    store = context.installation().store
    usual = store.schedules(LEARNER)

    app = press(visit("settings"), "weights-fit")
    assert "before, " in words(app)
    app = press(app, "weights-adopt")
    assert "Weights of your own are in force" in words(app)
    assert store.schedules(LEARNER) != usual

    app = press(app, "weights-back")
    assert "Weights of your own are in force" not in words(app)
    assert store.schedules(LEARNER) == usual


def test_weights_adopted_elsewhere_can_be_given_back_without_the_optimizer(
    visit: Visit, monkeypatch: pytest.MonkeyPatch
):
    here = context.here()
    fitting.adopt(here.actor, here.world, HERS)
    monkeypatch.setattr(fitting, "installed", lambda: False)

    assert has(visit("settings"), "weights-back")


@pytest.mark.parametrize("typed", ["", "yes", "delet", "delete everything"])
def test_without_the_word_nothing_is_deleted(visit: Visit, months: Callable[[], None], typed: str):
    months()

    app = send(visit("settings"), typed)

    assert "Nothing was deleted" in words(app)
    assert context.installation().store.reviews(LEARNER)


@pytest.mark.parametrize("typed", ["delete", " Delete ", "“delete”"])
def test_with_the_word_everything_is_deleted(visit: Visit, months: Callable[[], None], typed: str):
    months()

    app = send(visit("settings"), typed)

    assert "Deleted for good" in words(app)
    assert context.installation().store.reviews(LEARNER) == []
    assert context.installation().store.schedules(LEARNER) == {}


def test_a_guest_deletes_what_her_session_keeps(visit: Visit, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("QUIZ_APP_GUEST", "1")
    app = visit("settings")
    app.number_input(key="set-new_per_day").set_value(33).run()
    assert app.session_state["guest_log"]["meridian_store"]["events"]

    app = send(app, "delete")

    assert "Deleted for good" in words(app)
    assert [one.value for one in app.number_input if one.label == "New cards a day"] == [10]


def test_the_download_of_all_can_be_brought_in_again(visit: Visit, months: Callable[[], None]):
    months()
    here = context.here()
    content = keeping.download(here.actor, here.world)
    assert "all.json" in ZipFile(BytesIO(content)).namelist()
    app = visit("settings")
    app.file_uploader(key="import").upload("all.zip", content, "application/zip")

    app = press(app, "import-send")

    assert "were here already" in words(app)
