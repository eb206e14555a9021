"""Whatever a file is, it is refused with a sentence or comes in with its problems: no traceback, no flood, no leak."""

from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from quiz_app.interchange.formats import recognised
from tests.interchange.hostile import (
    READABLE,
    SAMPLED,
    brought,
    declaring,
    flipped,
    in_each,
    is_archive,
    measured,
    members,
    packed,
    sample,
)
from tests.interchange.round_trips import opened

FEW = settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
ARCHIVES = [name for name in SAMPLED if is_archive(name)]
SECONDS, MEGABYTES = 2.0, 200.0
BEGINNINGS = [
    b"",
    b"PK\x03\x04",
    b"<?xml version='1.0'?><quiz>",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"id,kind,stem\n",
    b"#html:",
]
ON_LINUX = pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="reads /proc")
EVERY = pytest.mark.parametrize("name", READABLE)
OF_SAMPLES = pytest.mark.parametrize("name", SAMPLED)
PIECES = [b"\x8f\x01", b"a\n", b"lorem ipsum "]
DENSE = [b"A. b\n", b"::x::{", b"a;"]


@OF_SAMPLES
def test_a_truncated_file_is_refused_or_comes_in_with_problems(name: str):
    content = sample(name)
    whole = brought(name, content)
    assert whole is not None

    for tenth in range(10):
        found = brought(name, content[: len(content) * tenth // 10])
        assert found is None or len(found.bundle) <= len(whole.bundle)


@OF_SAMPLES
def test_a_file_with_one_bit_turned_makes_no_other_error(name: str):
    for seed in range(20):
        brought(name, flipped(sample(name), seed))


@pytest.mark.parametrize("name", ARCHIVES)
def test_an_archive_with_one_bit_of_a_file_turned_makes_no_other_error(name: str):
    for seed in range(3):
        for content in in_each(name, lambda inner, seed=seed: flipped(inner, seed) if inner else inner):
            brought(name, content)


@OF_SAMPLES
def test_a_file_is_known_by_its_content_whatever_it_is_called(name: str):
    for called in ("x", "x.csv", "x.zip", "x.xml", "x.txt", "x.xlsx"):
        found = recognised(opened(sample(name), called))
        assert found is not None and found.name == name


@EVERY
@FEW
@given(content=st.binary(max_size=400), begins=st.sampled_from(BEGINNINGS))
@example(content=b"", begins=b"")
def test_random_bytes_are_refused_or_come_in_with_problems(name: str, content: bytes, begins: bytes):
    brought(name, begins + content)


@EVERY
@FEW
@given(text=st.text("\n\t ,;:{}[]=~#<>&/\\\"'*|ABab1%$-.\u2028\x00\x85é", max_size=200))
def test_random_text_is_refused_or_comes_in_with_problems(name: str, text: str):
    brought(name, text.encode())


@given(content=st.binary(max_size=400), begins=st.sampled_from(BEGINNINGS))
@FEW
def test_looking_at_random_bytes_makes_no_error(content: bytes, begins: bytes):
    recognised(opened(begins + content))


@OF_SAMPLES
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_neither_blown_up_nor_fetched(name: str, encoding: str, tmp_path: Path):
    secret = tmp_path / "secret"
    secret.write_text("the-secret-of-this-machine")

    for content in in_each(name, lambda inner: declaring(inner, secret, encoding) if inner[:1] == b"<" else inner):
        found = brought(name, content)
        assert found is None or ("the-secret" not in repr(found) and "lollol" not in repr(found))


@pytest.mark.parametrize("name", ARCHIVES)
@pytest.mark.parametrize("path", ["../evil.png", "/evil.png", "a/../../evil.png", "..\\evil.png", "C:/evil.png"])
def test_a_path_out_of_the_archive_is_refused(name: str, path: str):
    files = members(sample(name))
    pictures = [one for one, content in files.items() if content.startswith(b"\x89PNG")]

    assert brought(name, packed(files | {path: b"x"})) is None
    for one in pictures:
        assert (
            brought(name, packed({(path if inner == one else inner): found for inner, found in files.items()})) is None
        )


@pytest.mark.parametrize("name", ARCHIVES)
def test_megabytes_of_nothing_in_each_file_are_refused_or_told(name: str):
    whole = brought(name, sample(name))
    for content in in_each(name, lambda inner: bytes(3_000_000)):
        found = brought(name, content)
        assert found is None or found.problems or found.notes or found.bundle.items == whole.bundle.items


def nonsense(path: Path, begins: bytes, piece: bytes, size: int) -> Path:
    """A file of this size that begins so and goes on with pieces."""
    block = piece * (1_000_000 // len(piece))
    with path.open("wb") as out:
        out.write(begins)
        if piece == b"\0":
            out.truncate(size)
        else:
            for _ in range(size // len(block)):
                out.write(block)
    return path


def too_much(told: dict[str, tuple[float, float, object]]) -> dict[str, tuple[float, float, object]]:
    """What took too long, or too much memory."""
    return {name: one for name, one in told.items() if one[0] > SECONDS or one[1] > MEGABYTES}


@pytest.mark.slow
@ON_LINUX
def test_a_hundred_megabytes_of_nonsense_are_refused_at_once(tmp_path: Path):
    paths = [nonsense(tmp_path / f"n{place}", b"", piece, 100_000_000) for place, piece in enumerate(PIECES)]

    told = measured([(str(path), name) for path in paths for name in ["", *READABLE]])

    assert too_much(told) == {}
    assert {name: one for name, one in told.items() if isinstance(one[2], int) and one[2] > 0} == {}


@pytest.mark.slow
@ON_LINUX
def test_as_much_nonsense_as_is_read_at_all_takes_no_more(tmp_path: Path):
    paths = [nonsense(tmp_path / f"n{place}", b"", piece, 19_500_000) for place, piece in enumerate(DENSE)]

    told = measured([(str(path), name) for path in paths for name in ["", *READABLE]])

    assert too_much(told) == {}


def bombed(path: Path, files: dict[str, bytes], file: str) -> str:
    """An archive in which one file begins as it should and unpacks to a thousand times its size."""
    with ZipFile(path, "w", ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in files.items():
            with archive.open(name, "w", force_zip64=True) as out:
                out.write(content)
                for _ in range(210 if name == file else 0):
                    out.write(bytes(1_000_000))
    return str(path)


@pytest.mark.slow
@ON_LINUX
def test_a_bomb_in_an_archive_takes_no_more(tmp_path: Path):
    tasks: list[tuple[str, str]] = []
    for name in ARCHIVES:
        files = members(sample(name))
        pictures = [file for file, content in files.items() if content.startswith(b"\x89PNG")]
        for file in {max(files, key=lambda file, files=files: len(files[file])), *pictures}:
            bomb = bombed(tmp_path / f"{name}{len(tasks)}", files, file)
            tasks += [(bomb, ""), (bomb, name)]

    assert too_much(measured(tasks)) == {}
