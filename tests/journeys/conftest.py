"""The app as a visitor meets it, run from its entry script with Streamlit's own test runner."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from streamlit.components.v2.component_manager import BidiComponentManager
from streamlit.testing.v1 import AppTest

from quiz_app.store.sql import open_url
from quiz_app.ui import context
from tests.conftest import ROOT

SHIPPED = ROOT / "question_banks" / "russia-pakistan"
NOW = "2026-11-23T09:00:00+00:00"
Visit = Callable[..., AppTest]


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty database, to be copied: bringing a new one to the present schema takes longer than most pages."""
    path = tmp_path_factory.mktemp("template") / "empty.db"
    open_url(f"sqlite:///{path}").close()
    return path


@pytest.fixture(autouse=True)
def _installation(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, template: Path) -> Iterator[None]:
    """An installation of its own, at a fixed time, with the shipped reading."""
    (tmp_path / "data").mkdir()
    shutil.copy(template, tmp_path / "data" / "meridian.db")
    monkeypatch.setenv("QUIZ_APP_DATA_FOLDER", str(tmp_path / "data"))
    monkeypatch.setenv("QUIZ_APP_NOW", NOW)
    context.installation.cache_clear()
    yield
    shared = context.installation()
    if not shared.settings.guest:
        shared.store.close()
    context.installation.cache_clear()


@pytest.fixture
def at_time(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Moves the clock; the installation is opened again, as after a restart."""

    def move(now: str) -> None:
        context.installation().store.close()
        monkeypatch.setenv("QUIZ_APP_NOW", now)
        context.installation.cache_clear()

    return move


@pytest.fixture(scope="session")
def components() -> BidiComponentManager:
    """The components that installed packages bring, looked up once: for each visit it would take half of the time."""
    manager = BidiComponentManager()
    manager.discover_and_register_components(start_file_watching=False)
    return manager


@pytest.fixture
def visit(components: BidiComponentManager) -> Visit:
    """A new visit (a new session, as after a reload) to a page, with these query parameters."""

    def open_page(page: str = "today", **query: str) -> AppTest:
        app = AppTest.from_file(str(ROOT / "quiz_app" / "app.py"), default_timeout=60)
        app._bidi_component_manager = components
        if page != "today":
            app.switch_page(f"ui/views/{page}.py")
        for name, value in query.items():
            app.query_params[name] = value
        app.run()
        assert not app.exception, app.exception
        return app

    return open_page


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of readings that the test may change, with the shipped one in it."""
    made = tmp_path / "readings"
    shutil.copytree(SHIPPED, made / "russia-pakistan")
    monkeypatch.setenv("QUIZ_APP_BANKS", str(made))
    return made


def second_reading(folder: Path) -> None:
    """Put another reading with one bank beside the shipped one."""
    other = folder / "straits"
    other.mkdir()
    (other / "reading.yaml").write_text(
        "format: 1\nid: straits\ntitle: Another reading\n"
        "paragraphs: [{id: p1, digest: Ships pass the strait.}]\n"
        "claims: [{id: passage, paragraph: p1, kind: state, says: Ships may pass.}]\n",
        encoding="utf-8",
    )
    (other / "straits.yaml").write_text(
        "format: 1\nid: straits\nreading: straits\ntitle: The straits\nitems:\n"
        "  - {id: s1, kind: true_false, claims: [passage], stem: Ships may pass., key: true, rationale: They may.}\n",
        encoding="utf-8",
    )


def words(app: AppTest) -> str:
    """Everything that the page says."""
    parts = [*app.title, *app.header, *app.markdown]
    return "\n".join(part.value for part in parts)


def press(app: AppTest, key: str) -> AppTest:
    """Press a button, and see that nothing broke."""
    app.button(key=key).click().run()
    assert not app.exception, app.exception
    return app


def has(app: AppTest, key: str) -> bool:
    """Whether the page has this button."""
    return any(button.key == key for button in app.button)
