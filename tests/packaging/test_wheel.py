"""The wheel: everything the program needs is in it, and installed it runs from any folder."""

import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import httpx
import pytest

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from this checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="session")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh environment with the wheel in it: its programs. The libraries come by a path, so no network is needed."""
    folder = tmp_path_factory.mktemp("installed")
    venv.create(folder, with_pip=True)
    scripts = folder / ("Scripts" if os.name == "nt" else "bin")
    python = str(scripts / "python")
    install = [python, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", str(wheel)]
    subprocess.run(install, check=True, capture_output=True)
    where = subprocess.run(
        [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
        check=True,
        capture_output=True,
        text=True,
    )
    libraries = Path(where.stdout.strip(), "libraries.pth")
    libraries.write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return scripts


@pytest.mark.parametrize(
    "part",
    [
        "quiz_app/.streamlit/config.toml",
        "quiz_app/question_banks/russia-pakistan/reading.yaml",
        "quiz_app/static/app.css",
        "quiz_app/static/mark.svg",
        "quiz_app/static/favicon.png",
        "quiz_app/static/literata-latin-wght-normal.woff2",
        "quiz_app/static/literata-OFL.txt",
        "quiz_app/ui/views/today.py",
        "quiz_app/ui/widgets/announce.js",
    ],
)
def test_the_wheel_carries_what_runs(wheel: Path, part: str):
    assert part in zipfile.ZipFile(wheel).namelist()


def test_the_wheel_carries_every_file_of_the_package_and_the_banks(wheel: Path):
    folders = {"quiz_app": ROOT / "quiz_app", "quiz_app/question_banks": ROOT / "question_banks"}
    there = {
        f"{name}/{file.relative_to(folder).as_posix()}"
        for name, folder in folders.items()
        for file in folder.rglob("*")
        if file.is_file() and "__pycache__" not in file.parts
    }

    assert there - set(zipfile.ZipFile(wheel).namelist()) == set()


def test_the_wheel_carries_the_licences_and_nothing_of_the_workshop(wheel: Path):
    names = zipfile.ZipFile(wheel).namelist()

    licences = {Path(name).name for name in names if ".dist-info/licenses/" in name}

    assert licences == {"LICENSE", "ibm-plex-sans-OFL.txt", "literata-OFL.txt"}
    assert [name for name in names if name.startswith(("tests", "benchmarks", "Makefile"))] == []


def test_installed_it_serves_from_a_strangers_folder_with_our_configuration(installed: Path, hostile: Path, serve):
    program = str(installed / "quiz-app")

    server = serve(command=[program, "--port", "0", "--no-browser"], folder=hostile, PYTHONPATH="")

    assert httpx.get(f"{server.address}/_stcore/health").text == "ok"
    assert httpx.get(f"{server.address}/app/static/literata-latin-wght-normal.woff2").status_code == 200
    assert httpx.get(server.address, headers={"Host": "evil.example"}).status_code == 400


def test_installed_none_of_a_strangers_settings_takes_effect(installed: Path, options, hostile: Path, tmp_path: Path):
    python = str(installed / "python")

    ours = options(tmp_path, python, PYTHONPATH="")

    assert options(hostile, python, PYTHONPATH="") == ours
    assert ours["runner.postScriptGC"] == "False"
