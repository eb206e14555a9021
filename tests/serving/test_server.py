"""The server: it answers, keeps strangers out, and ends with one line where it cannot begin."""

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import httpx
import pytest
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

ROOT = Path(__file__).resolve().parent.parent.parent
FONT = "/app/static/literata-latin-wght-normal.woff2"
STRANGERS = ("evil.example", "localhost.evil.example", "192.168.1.7:8501", "[::2]:8501")
HERE = ("localhost", "127.0.0.1", "[::1]", "LOCALHOST")


def run(command: list[str], folder: Path, **environ: str):
    told = {**os.environ, "PYTHONPATH": str(ROOT), "QUIZ_APP_DATA_FOLDER": str(folder), **environ}
    return subprocess.run(command, cwd=folder, env=told, capture_output=True, text=True, timeout=60)


def open_stream(port: int, host: str, **headers: str):
    """A WebSocket to the app on this machine under the name `host`."""
    return connect(
        f"ws://{host}/_stcore/stream",
        sock=socket.create_connection(("127.0.0.1", port)),
        subprotocols=["streamlit"],
        additional_headers=headers,
    )


def test_it_is_healthy(server):
    assert httpx.get(f"{server.address}/_stcore/health").text == "ok"


def test_it_listens_on_this_machine_alone(server):
    assert server.address.startswith("http://127.0.0.1:")


def test_fonts_are_served(server):
    answer = httpx.get(server.address + FONT)

    assert (answer.status_code, answer.content[:4]) == (200, b"wOF2")


@pytest.mark.parametrize("path", ["/", "/quiz", "/cards"])
def test_no_page_is_kept_by_a_cache_or_framed(server, path: str):
    headers = httpx.get(server.address + path).headers

    assert headers["cache-control"] == "no-store"
    assert "frame-ancestors 'self'" in headers["content-security-policy"]


@pytest.mark.parametrize("host", HERE)
def test_this_machines_own_names_are_answered(server, host: str):
    assert httpx.get(server.address, headers={"Host": f"{host}:{server.port}"}).status_code == 200


@pytest.mark.parametrize("host", STRANGERS)
def test_another_name_is_refused_a_page(server, host: str):
    assert httpx.get(server.address, headers={"Host": host}).status_code == 400


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1"])
def test_this_machines_own_names_may_open_the_stream(server, host: str):
    with open_stream(server.port, f"{host}:{server.port}", Origin=f"http://{host}:{server.port}") as stream:
        assert stream.subprotocol == "streamlit"


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example"])
def test_another_name_is_refused_the_stream(server, host: str):
    with pytest.raises(InvalidStatus):
        open_stream(server.port, host, Origin=f"http://{host}")


def test_another_origin_is_refused_the_stream(server):
    with pytest.raises(InvalidStatus):
        open_stream(server.port, f"127.0.0.1:{server.port}", Origin="http://evil.example")


def test_a_taken_port_gets_one_line(server, meridian, tmp_path: Path):
    ended = run([*meridian, "serve", "--port", str(server.port), "--no-browser"], tmp_path)

    assert (ended.returncode, ended.stdout) == (1, "")
    assert ended.stderr.splitlines() == [
        f"Port {server.port} cannot be used: address already in use. Try another: --port {server.port + 1}"
    ]


def test_a_setting_that_cannot_be_used_gets_one_line(meridian, tmp_path: Path):
    ended = run([*meridian, "serve"], tmp_path, QUIZ_APP_NOW="tomorrow")

    assert ended.returncode == 2
    assert len(ended.stderr.splitlines()) == 1
    assert ended.stderr.startswith("QUIZ_APP_NOW: ")


def test_under_uvicorn_a_setting_that_cannot_be_used_gets_one_line(tmp_path: Path):
    ended = run([sys.executable, "-m", "uvicorn", "quiz_app.asgi:app"], tmp_path, QUIZ_APP_NOW="tomorrow")

    assert ended.returncode == 2
    assert len(ended.stderr.splitlines()) == 1
    assert ended.stderr.startswith("QUIZ_APP_NOW: ")


def test_a_data_folder_that_cannot_be_written_gets_one_line(meridian, tmp_path: Path):
    (tmp_path / "file").touch()

    ended = run([*meridian, "serve", "--port", "0"], tmp_path, QUIZ_APP_DATA_FOLDER=str(tmp_path / "file"))

    assert ended.returncode == 1
    assert len(ended.stderr.splitlines()) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")
def test_control_c_ends_it_quietly(serve):
    mine = serve()
    with open_stream(mine.port, f"127.0.0.1:{mine.port}"):
        mine.process.send_signal(signal.SIGINT)

        assert mine.process.wait(10) == 0

    assert mine.log.read_text(encoding="utf-8") == ""


def test_uvicorn_serves_it_too(serve):
    with socket.create_server(("127.0.0.1", 0)) as free:
        number = free.getsockname()[1]
    started = "import sys, uvicorn; print(sys.argv[1]); uvicorn.run('quiz_app.asgi:app', port=int(sys.argv[2]))"
    mine = serve(command=[sys.executable, "-c", started, f"http://127.0.0.1:{number}", str(number)])

    with httpx.Client(transport=httpx.HTTPTransport(retries=8), timeout=20) as client:
        assert client.get(f"{mine.address}/_stcore/health").text == "ok"
