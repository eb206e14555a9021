"""What all tests share: nobody's own progress is touched, where Chromium is, a server, and a stranger's folder."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
CHROMIUMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MISSING = "Chromium was not found"

settings.register_profile("untimed", settings(), deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")  # a law holds or not; how long it takes is the machine's


@pytest.fixture(scope="session", autouse=True)
def _own_folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Settings as on a new machine, with progress in a folder of this run."""
    with pytest.MonkeyPatch.context() as patch:
        for name in [one for one in os.environ if one.startswith("QUIZ_APP_")]:
            patch.delenv(name)
        patch.setenv("QUIZ_APP_DATA_FOLDER", str(tmp_path_factory.mktemp("data")))
        patch.setenv("XDG_CONFIG_HOME", str(tmp_path_factory.mktemp("config")))
        yield


@pytest.fixture(autouse=True)
def _same_program() -> Iterator[None]:
    """A screen run by AppTest leaves its script behind as the main program, which child processes would then run."""
    main = sys.modules["__main__"]
    yield
    sys.modules["__main__"] = main


def chromium() -> str | None:
    """Where the machine has Chromium, or a browser built on it."""
    return next(filter(None, map(shutil.which, CHROMIUMS)), None)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip what needs Chromium where there is none; where CI is set it fails instead, in the fixture."""
    if chromium() is None and not os.environ.get("CI"):
        for item in items:
            if item.get_closest_marker("browser"):
                item.add_marker(pytest.mark.skip(reason=MISSING))


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> Iterator[None]:
    """Say last of all that the browser tests did not run."""
    yield
    skipped = [one for one in terminalreporter.stats.get("skipped", []) if MISSING in str(one.longrepr)]
    if skipped:
        line = f"Browser tests skipped: {len(skipped)}. {MISSING}; on Debian: apt install chromium"
        terminalreporter.write_line(line, yellow=True, bold=True)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, started once a worker."""
    path = chromium()
    if path is None:
        pytest.fail(f"{MISSING}, and CI needs it; on Debian: apt install chromium")
    root = hasattr(os, "geteuid") and os.geteuid() == 0  # Chromium's sandbox refuses to run as root
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"] if root else [])
        yield started
        started.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page in a browser that knows nothing yet."""
    with browser.new_context(viewport={"width": 1280, "height": 900}) as context:
        opened = context.new_page()
        opened.set_default_timeout(10_000)
        yield opened


@dataclass(frozen=True, slots=True)
class Server:
    """A server in a process of its own."""

    address: str
    process: subprocess.Popen[str]
    log: Path

    @property
    def port(self) -> int:
        """The port it listens on."""
        return int(self.address.rpartition(":")[2])


@contextmanager
def serving(folder: Path, command: list[str], environ: Mapping[str, str]) -> Iterator[Server]:
    """A server started from this folder, until the block ends."""
    log = folder / "server.log"
    told = {**os.environ, "PYTHONUNBUFFERED": "1", "CI": "true", **environ}
    with (
        log.open("w", encoding="utf-8") as errors,
        subprocess.Popen(command, cwd=folder, env=told, stdout=subprocess.PIPE, stderr=errors, text=True) as process,
    ):
        assert process.stdout is not None
        try:
            announced = process.stdout.readline().split()
            if not announced:
                pytest.fail(f"The server did not start: {log.read_text(encoding='utf-8')}")
            yield Server(next(word for word in announced if word.startswith("http")), process, log)
        finally:
            process.terminate()
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()  # leaving the block would wait for it without end
                raise


MERIDIAN = [sys.executable, "-c", "from quiz_app.cli import main; main()"]
Serve = Callable[..., Server]


@pytest.fixture(scope="session")
def meridian() -> list[str]:
    """The command `quiz-app`, whether or not it is installed."""
    return MERIDIAN


@pytest.fixture(scope="module")
def serve(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serve]:
    """Starts `quiz-app` on a free port with these variables, from an empty folder; all are ended with the module."""
    with ExitStack() as stack:

        def start(command: list[str] | None = None, folder: Path | None = None, **environ: str) -> Server:
            place = folder or tmp_path_factory.mktemp("served")
            given = {"QUIZ_APP_DATA_FOLDER": str(place / "data"), "PYTHONPATH": str(ROOT), **environ}
            arguments = command or [*MERIDIAN, "serve", "--port", "0", "--no-browser"]
            return stack.enter_context(serving(place, arguments, given))

        yield start


@pytest.fixture(scope="module")
def server(serve: Serve) -> Server:
    """A server with the shipped reading and nothing studied yet, shared by the tests of a module."""
    return serve()


DUMP = """
import json
import quiz_app.asgi
from streamlit import config
options = config.get_config_options()
print(json.dumps({name: repr(option.value) for name, option in options.items()}, default=str))
"""
HOSTILE = """
[global]
developmentMode = true
[client]
showErrorDetails = "full"
toolbarMode = "developer"
allowedOrigins = ["https://evil.example"]
[runner]
postScriptGC = true
magicEnabled = true
[server]
enableStaticServing = false
maxUploadSize = 999
maxMessageSize = 999
allowedHosts = ["*"]
corsAllowedOrigins = ["https://evil.example"]
enableCORS = false
enableXsrfProtection = false
enableAgentApi = true
baseUrlPath = "elsewhere"
fileWatcherType = "poll"
trustedUserHeaders = {X-User = "name"}
[browser]
gatherUsageStats = true
[theme]
base = "dark"
primaryColor = "#FF0000"
[theme.sidebar]
primaryColor = "#FF0000"
[secrets]
files = ["/etc/passwd.toml"]
[mapbox]
token = "stranger"
"""
Options = Callable[..., dict[str, Any]]


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that holds a stranger's configuration and secrets for Streamlit."""
    folder = tmp_path_factory.mktemp("hostile")
    (folder / ".streamlit").mkdir()
    (folder / ".streamlit" / "config.toml").write_text(HOSTILE, encoding="utf-8")
    (folder / ".streamlit" / "secrets.toml").write_text('secret = "stranger"\n', encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def options() -> Options:
    """The options in a new process started from this folder, with this Python."""

    def read(folder: Path, python: str = sys.executable, **environ: str) -> dict[str, Any]:
        told = {**os.environ, "PYTHONPATH": str(ROOT), "STREAMLIT_SERVER_COOKIE_SECRET": "same", **environ}
        dumped = subprocess.run(
            [python, "-c", DUMP], cwd=folder, env=told, capture_output=True, text=True, check=True, timeout=60
        )
        return json.loads(dumped.stdout)

    return read
