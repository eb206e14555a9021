"""The export as one archive: a stranger's until it has been read."""

import io
import zipfile

import pytest

from quiz_app.domain.errors import ProblemsFound
from quiz_app.domain.log import Log
from quiz_app.interchange.csv_log import from_zip, to_zip, write_log
from quiz_app.interchange.zipped import unpack
from tests.builders import review

FILES = write_log(Log(reviews=(review(),)))


def packed(*members: tuple[str, bytes]) -> bytes:
    """An archive of these members, as any program may make it."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, inside in members:
            archive.writestr(zipfile.ZipInfo(name), inside, zipfile.ZIP_DEFLATED)
    return content.getvalue()


def test_an_archive_unpacks_to_the_files():
    assert from_zip(to_zip(FILES)) == FILES


def test_the_same_files_make_the_same_archive():
    assert to_zip(FILES) == to_zip(dict(FILES))


@pytest.mark.parametrize(
    "name",
    ["../reviews.csv", "/etc/passwd", "C:\\reviews.csv", "reviews.csv/", "export/reviews.csv", "REVIEWS.CSV", ""],
)
def test_an_odd_name_is_refused(name: str):
    with pytest.raises(ProblemsFound, match="an export holds"):
        from_zip(packed(("reviews.csv", b""), (name, b"")))


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_name_that_comes_twice_is_refused():
    with pytest.raises(ProblemsFound, match="each once"):
        from_zip(packed(("reviews.csv", b"one"), ("reviews.csv", b"two")))


def test_what_unpacks_to_too_much_is_refused():
    bomb = packed(("reviews.csv", b"0" * 600), ("events.csv", b"0" * 600))

    with pytest.raises(ProblemsFound, match="unpacks to more than 1,000 bytes"):
        unpack(bomb, ["reviews.csv", "events.csv"], largest=1000)


def test_what_unpacks_to_just_the_most_is_taken():
    assert unpack(packed(("reviews.csv", b"0" * 1000)), ["reviews.csv"], largest=1000) == {"reviews.csv": b"0" * 1000}


def test_an_archive_that_lies_about_its_size_is_refused():
    honest = packed(("reviews.csv", b"0" * 5000))
    lying = honest.replace((5000).to_bytes(4, "little"), (5).to_bytes(4, "little"))

    with pytest.raises(ProblemsFound):
        unpack(lying, ["reviews.csv"], largest=1000)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"no archive", to_zip(FILES)[:-30], b"\x00" * 1000])
def test_what_is_no_archive_is_refused(content: bytes):
    with pytest.raises(ProblemsFound, match="not a zip archive"):
        from_zip(content)


def test_a_damaged_archive_is_refused():
    archive = bytearray(to_zip(FILES))
    archive[60] ^= 0xFF

    with pytest.raises(ProblemsFound):
        from_zip(bytes(archive))


def test_a_locked_archive_is_refused():
    archive = bytearray(to_zip(FILES))
    archive[6] |= 1
    archive[archive.index(b"PK\x01\x02") + 8] |= 1

    with pytest.raises(ProblemsFound, match="encrypted"):
        from_zip(bytes(archive))
