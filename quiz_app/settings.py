"""The installation's settings: QUIZ_APP_* variables and an optional file, read once at the edges and passed inward."""

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, Self

from platformdirs import user_config_path, user_data_path
from pydantic import AwareDatetime, BeforeValidator, Field, ValidationError
from pydantic_settings import (
    BaseSettings,
    NoDecode,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    SettingsError,
    TomlConfigSettingsSource,
)

from quiz_app.domain.errors import Problem, ProblemsFound

PREFIX = "QUIZ_APP_"
APP = "meridian"
PACKAGE = Path(__file__).resolve().parent
STARTED_IN = Path.cwd()  # the server goes to another folder later; what a person writes is meant from here


def home() -> Path:
    """The folder that holds our .streamlit and question_banks: the package in a wheel, its parent in a checkout."""
    return PACKAGE if (PACKAGE / ".streamlit").is_dir() else PACKAGE.parent


def config_file() -> Path:
    """Where a person may keep settings instead of in variables."""
    return user_config_path(APP, appauthor=False) / "quiz-app.toml"


def _absolute(path: Any) -> Any:
    """The path made absolute against the folder that the program was started in."""
    return (STARTED_IN / Path(path).expanduser()).resolve() if isinstance(path, str | Path) else path


def _folders(banks: Any) -> Any:
    """The folders in the order written: separated as PATH is in a variable, a list in the file."""
    parts = [part for part in banks.split(os.pathsep) if part.strip()] if isinstance(banks, str) else banks
    return [_existing(part) for part in parts] if isinstance(parts, list | tuple) else parts


def _existing(folder: Any) -> Any:
    """The folder made absolute; ValueError where there is none."""
    found = _absolute(folder)
    if isinstance(found, Path) and not found.is_dir():
        raise ValueError(f"there is no folder {found}")
    return found


SQLITE = "sqlite:///"
POSTGRESQL = "postgresql+psycopg://"
PASSWORD = re.compile(r"(?<=:)[^:@/]+(?=@)")  # in an address
IN_MEMORY = ("sqlite://", "sqlite:///:memory:")


def _database(url: Any) -> Any:
    """The database's address, with its file made absolute where it has one; ValueError where we cannot use it."""
    if url in IN_MEMORY or not isinstance(url, str) or (url.startswith(POSTGRESQL) and url != POSTGRESQL):
        return url
    if not url.startswith(SQLITE) or url == SQLITE:
        raise ValueError(
            f"write {SQLITE}PATH, the address of an SQLite file, or {POSTGRESQL}NAME:PASSWORD@HOST/DATABASE"
        )
    return SQLITE + str(_absolute(url.removeprefix(SQLITE)))


class Settings(BaseSettings):
    """What an administrator may change; every path in it is absolute."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, frozen=True, extra="forbid", env_ignore_empty=True)

    guest: bool = Field(default=False, description="keep progress in the browser session only")
    port: int = Field(default=8501, ge=1, le=65535, description="the port of 127.0.0.1 to serve on")
    data_folder: Annotated[Path, BeforeValidator(_absolute)] = Field(
        default_factory=lambda: user_data_path(APP, appauthor=False), description="where progress is kept"
    )
    database_url: Annotated[str, BeforeValidator(_database)] = Field(
        default_factory=lambda data: f"{SQLITE}{data['data_folder'] / 'meridian.db'}", description="the database"
    )
    banks: Annotated[tuple[Path, ...], NoDecode, BeforeValidator(_folders)] = Field(
        default=(), description="folders of readings, instead of the shipped one and the person's own"
    )
    now: AwareDatetime | None = Field(default=None, description="a time at which the clock stands still")

    @property
    def bank_folders(self) -> tuple[Path, ...]:
        """The folders to read: those that were set, else the shipped one and the person's own where she keeps one."""
        own = self.data_folder / "banks"
        return self.banks or (home() / "question_banks", *([own] if own.is_dir() else []))

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """A variable counts before the file."""
        return init_settings, env_settings, TomlConfigSettingsSource(settings_cls, config_file())

    @classmethod
    def load(cls) -> Self:
        """The settings of this process; ProblemsFound, each naming its variable or file."""
        known = {PREFIX + name.upper() for name in cls.model_fields}
        unknown = [name for name in os.environ if name.startswith(PREFIX) and name not in known]
        if unknown:
            hint = f"there are {', '.join(sorted(known))}"
            raise ProblemsFound([Problem("there is no such setting", field=name, hint=hint) for name in unknown])
        try:
            return cls()
        except ValidationError as refused:
            raise ProblemsFound(list(_problems(refused))) from None
        except (SettingsError, OSError, ValueError) as unreadable:
            raise ProblemsFound([Problem(f"cannot be read: {unreadable}", file=str(config_file()))]) from None


def _problems(refused: ValidationError) -> Iterator[Problem]:
    """A problem for each setting refused: where it was written, what is wrong, what it reads."""
    for error in refused.errors(include_url=False):
        if error["type"] == "default_factory_not_called":
            continue  # it depends on a setting that has a problem already
        name = str(error["loc"][0])
        variable = PREFIX + name.upper()
        message = error["msg"].removeprefix("Value error, ")
        hint = f"it reads {PASSWORD.sub('***', repr(error['input']))}"
        if os.environ.get(variable):
            yield Problem(message, field=variable, hint=hint)
        else:
            yield Problem(message, file=str(config_file()), field=name, hint=hint)
