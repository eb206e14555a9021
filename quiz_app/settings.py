"""The installation's settings: QUIZ_APP_* variables and an optional file, read once at the edges and passed inward."""

import os
import re
from collections.abc import Iterator
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from secrets import token_urlsafe
from typing import Annotated, Any, Literal, Self
from urllib.parse import urlsplit

from platformdirs import user_config_path, user_data_path
from pydantic import AwareDatetime, BeforeValidator, Field, SecretStr, ValidationError, field_validator
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
SECRETS = ("secret", "oidc_secret")
SHORTEST_SECRET = 32
LOOPBACK = ("localhost", "127.0.0.1", "[::1]")
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


def derived(secret: str, purpose: str) -> str:
    """Another secret, the same wherever the first is."""
    return sha256(f"{purpose}/{secret}".encode()).hexdigest()


def _kept_secret(file: Path) -> str:
    """The file's secret; where there is no file, a new one that only its owner can read."""
    if not file.exists():
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        draft = file.with_name(f"{file.name}.{os.getpid()}")
        with open(os.open(draft, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600), "w", encoding="ascii") as made:
            made.write(token_urlsafe(48))
        with suppress(FileExistsError):  # another process was first: its secret counts
            os.link(draft, file)
        draft.unlink()
    return file.read_text(encoding="ascii")


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


def _names(names: Any) -> Any:
    """The names in the order written: separated by commas in a variable, a list in the file."""
    return tuple(part.strip() for part in names.split(",") if part.strip()) if isinstance(names, str) else names


def _address(url: Any) -> Any:
    """The public address without a slash at its end; ValueError where it is none."""
    if not isinstance(url, str) or not re.fullmatch(r"(https?://[^/?#\s]+)?/?", url):
        raise ValueError("write the address that people type, as https://quiz.example.org")
    return url.rstrip("/")


Names = Annotated[tuple[str, ...], NoDecode, BeforeValidator(_names)]


class Settings(BaseSettings):
    """What an administrator may change; every path in it is absolute."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, frozen=True, extra="forbid", env_ignore_empty=True)

    guest: bool = Field(default=False, description="keep progress in the browser session only")
    lan: bool = Field(default=False, description="reached over the local network too, for rooms; quiz-app serve --lan")
    mode: Literal["personal", "class"] = Field(default="personal", description="one person, or teachers and classes")
    secret: SecretStr = Field(default=SecretStr(""), description="what cookies are signed with, 32 characters or more")
    address: Annotated[str, BeforeValidator(_address)] = Field(default="", description="the public address, class mode")
    hosts: Names = Field(default=(), description="more names under which browsers may reach it, class mode or lan")
    proxies: Names = Field(default=(), description="proxies whose word for a visitor's address is taken, class mode")
    teachers: Names = Field(default=(), description="e-mail addresses (or @domain) of teachers who sign in by OIDC")
    oidc_url: str = Field(default="", description="the discovery address of the teachers' OpenID Connect provider")
    oidc_client: str = Field(default="", description="the name under which that provider knows us")
    oidc_secret: SecretStr = Field(default=SecretStr(""), description="the secret that goes with it")
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
    preview: bool = Field(default=False, description="a saved bank shows by itself; quiz-app bank preview")
    now: AwareDatetime | None = Field(default=None, description="a time at which the clock stands still")

    @field_validator("secret")
    @classmethod
    def _long_enough(cls, secret: SecretStr) -> SecretStr:
        if 0 < len(secret.get_secret_value()) < SHORTEST_SECRET:
            raise ValueError(f"it has fewer than {SHORTEST_SECRET} characters, so that it could be guessed")
        return secret

    @property
    def in_class(self) -> bool:
        """Whether teachers sign in and students join."""
        return self.mode == "class"

    @property
    def oidc(self) -> dict[str, str] | None:
        """What Streamlit must know of the teachers' provider; None where none is set, or not all of it."""
        parts = (self.oidc_url, self.oidc_client, self.oidc_secret.get_secret_value(), self.address)
        if not self.in_class or not all(parts):
            return None
        return {
            "redirect_uri": f"{self.address}/oauth2callback",
            "cookie_secret": derived(self.secret_key, "streamlit"),
            "client_id": self.oidc_client,
            "client_secret": parts[2],
            "server_metadata_url": self.oidc_url,
        }

    @property
    def secure(self) -> bool:
        """Whether browsers reach us by https, so that cookies go over nothing else."""
        return self.address.startswith("https://")

    @property
    def allowed_hosts(self) -> tuple[str, ...]:
        """The names, without ports, under which a browser may reach us."""
        public = urlsplit(self.address).hostname
        named = (*self.hosts, *([public] if public else ())) if self.in_class or self.lan else ()
        return (*LOOPBACK, *named)

    @property
    def secret_key(self) -> str:
        """What cookies are signed with: the one that was set, else the data folder's, made at the first start."""
        return self.secret.get_secret_value() or _kept_secret(self.data_folder / "secret")

    @property
    def bank_folders(self) -> tuple[Path, ...]:
        """The folders to read: those that were set, else the shipped one and the person's own where she keeps one."""
        own = self.data_folder / "banks"
        return self.banks or (home() / "question_banks", *([own] if own.is_dir() else []))

    @property
    def own_folder(self) -> Path | None:
        """The folder in which readings may be written here; None where only shipped ones are read."""
        if not self.banks:
            return self.data_folder / "banks"
        return next((one for one in self.banks if one != home() / "question_banks" and os.access(one, os.W_OK)), None)

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
        hint = "it is not shown here" if name in SECRETS else f"it reads {PASSWORD.sub('***', repr(error['input']))}"
        if os.environ.get(variable):
            yield Problem(message, field=variable, hint=hint)
        else:
            yield Problem(message, file=str(config_file()), field=name, hint=hint)
