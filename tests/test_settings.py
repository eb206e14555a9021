"""Settings: where they come from, what is refused, and that paths are meant from where the program was started."""

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from quiz_app import settings
from quiz_app.domain.errors import ProblemsFound
from quiz_app.settings import Settings, config_file, home


@pytest.fixture(autouse=True)
def fresh(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No variables, an empty configuration folder, and a known starting folder."""
    for name in [one for one in os.environ if one.startswith("QUIZ_APP_")]:
        monkeypatch.delenv(name)
    monkeypatch.setattr(settings, "user_config_path", lambda *_, **__: tmp_path / "config")
    monkeypatch.setattr(settings, "user_data_path", lambda *_, **__: tmp_path / "data")
    monkeypatch.setattr(settings, "STARTED_IN", tmp_path)


def write_config(text: str) -> None:
    config_file().parent.mkdir(parents=True, exist_ok=True)
    config_file().write_text(text, encoding="utf-8")


def refusal() -> str:
    with pytest.raises(ProblemsFound) as refused:
        Settings.load()
    return str(refused.value)


def test_without_any_setting_it_is_the_persons_own_database_and_the_shipped_reading(tmp_path: Path):
    loaded = Settings.load()

    assert loaded.database_url == f"sqlite:///{tmp_path / 'data' / 'meridian.db'}"
    assert loaded.bank_folders == (home() / "question_banks",)
    assert (loaded.guest, loaded.port, loaded.now) == (False, 8501, None)


def test_the_persons_own_banks_are_read_too_as_soon_as_there_are_some(tmp_path: Path):
    loaded = Settings.load()

    (tmp_path / "data" / "banks").mkdir(parents=True)

    assert loaded.bank_folders == (home() / "question_banks", tmp_path / "data" / "banks")


def test_banks_that_are_set_take_the_place_of_the_shipped_ones(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "mine").mkdir()
    (tmp_path / "yours").mkdir()
    monkeypatch.setenv("QUIZ_APP_BANKS", f"mine{os.pathsep}{tmp_path / 'yours'}")

    assert Settings.load().bank_folders == (tmp_path / "mine", tmp_path / "yours")


@pytest.mark.parametrize(
    ("variable", "field", "value", "expected"),
    [
        ("QUIZ_APP_GUEST", "guest", "1", True),
        ("QUIZ_APP_PORT", "port", "8601", 8601),
        ("QUIZ_APP_NOW", "now", "2026-11-24T09:00:00Z", datetime(2026, 11, 24, 9, tzinfo=UTC)),
        ("QUIZ_APP_DATABASE_URL", "database_url", "sqlite:////srv/m.db", "sqlite:////srv/m.db"),
        ("QUIZ_APP_DATABASE_URL", "database_url", "sqlite://", "sqlite://"),
        ("QUIZ_APP_GUEST", "guest", "", False),
    ],
)
def test_a_variable_sets_its_field(monkeypatch, variable, field, value, expected):
    monkeypatch.setenv(variable, value)

    assert getattr(Settings.load(), field) == expected


@pytest.mark.parametrize("variable", ["QUIZ_APP_DATA_FOLDER", "QUIZ_APP_DATABASE_URL"])
def test_a_relative_path_is_meant_from_where_the_program_was_started(monkeypatch, tmp_path, variable):
    monkeypatch.setenv(variable, {"QUIZ_APP_DATA_FOLDER": "here"}.get(variable, "sqlite:///here/meridian.db"))

    assert Settings.load().database_url == f"sqlite:///{tmp_path / 'here' / 'meridian.db'}"


@pytest.mark.parametrize(
    ("variable", "value", "says"),
    [
        ("QUIZ_APP_GUEST", "perhaps", "valid boolean"),
        ("QUIZ_APP_PORT", "65536", "less than or equal to 65535"),
        ("QUIZ_APP_NOW", "2026-11-24T09:00:00", "timezone"),
        ("QUIZ_APP_BANKS", "nowhere", "there is no folder"),
        ("QUIZ_APP_DATABASE_URL", "postgresql://host/db", "sqlite:///PATH"),
        ("QUIZ_APP_MOOD", "class", "there is no such setting"),
    ],
)
def test_what_cannot_be_used_is_one_line_that_names_the_variable(monkeypatch, variable, value, says):
    monkeypatch.setenv(variable, value)

    line = refusal()

    assert line.startswith(f"{variable}: ")
    assert says in line
    assert "\n" not in line


def test_every_setting_that_cannot_be_used_is_told_at_once(monkeypatch):
    monkeypatch.setenv("QUIZ_APP_GUEST", "perhaps")
    monkeypatch.setenv("QUIZ_APP_PORT", "x")

    assert len(refusal().splitlines()) == 2


def test_the_file_sets_what_no_variable_does(monkeypatch):
    write_config("guest = true\nport = 8601\n")
    monkeypatch.setenv("QUIZ_APP_PORT", "8701")

    loaded = Settings.load()

    assert (loaded.guest, loaded.port) == (True, 8701)


@pytest.mark.parametrize("text", ["gest = true", "port = 'x'", "port = [", "\udcff"])
def test_a_file_that_cannot_be_used_is_one_line_that_names_it(text: str):
    config_file().parent.mkdir(parents=True)
    config_file().write_bytes(text.encode("utf-8", "surrogateescape"))

    line = refusal()

    assert line.startswith(str(config_file()))
    assert "\n" not in line


def test_class_mode_answers_to_its_public_name_too(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("QUIZ_APP_MODE", "class")
    monkeypatch.setenv("QUIZ_APP_ADDRESS", "https://quiz.example.org/")
    monkeypatch.setenv("QUIZ_APP_HOSTS", "quiz.local, 10.0.0.7")

    loaded = Settings.load()

    assert loaded.address == "https://quiz.example.org"
    assert loaded.allowed_hosts == ("localhost", "127.0.0.1", "[::1]", "quiz.local", "10.0.0.7", "quiz.example.org")


def test_personal_mode_answers_to_this_machine_alone(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("QUIZ_APP_HOSTS", "quiz.local")

    assert Settings.load().allowed_hosts == ("localhost", "127.0.0.1", "[::1]")


def test_a_secret_is_made_once_and_only_its_owner_reads_it(tmp_path: Path):
    made = Settings.load().secret_key

    assert Settings.load().secret_key == made
    assert len(made) >= 32
    assert [one.name for one in (tmp_path / "data").iterdir()] == ["secret"]
    assert os.name != "posix" or (tmp_path / "data" / "secret").stat().st_mode & 0o777 == 0o600


def test_a_secret_that_is_set_counts_and_no_file_is_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("QUIZ_APP_SECRET", "x" * 32)

    assert Settings.load().secret_key == "x" * 32
    assert not (tmp_path / "data").exists()


def test_a_short_secret_is_refused_and_not_shown(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("QUIZ_APP_SECRET", "hunter2")

    assert "fewer than 32" in refusal()
    assert "hunter2" not in refusal()


@pytest.mark.parametrize("address", ["quiz.example.org", "ftp://x", "https://a/b"])
def test_a_public_address_that_is_none_is_refused(monkeypatch: pytest.MonkeyPatch, address: str):
    monkeypatch.setenv("QUIZ_APP_ADDRESS", address)

    assert "QUIZ_APP_ADDRESS" in refusal()
