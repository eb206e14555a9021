"""Pictures and sounds of banks: found by name, and what is wrong with them told with its place."""

from pathlib import Path

from quiz_app.banks.cache import ContentCache
from quiz_app.banks.media import all_media, media_file, media_problems
from tests.banks.conftest import Write
from tests.banks.written import BANK, ITEM, READING

PNG = b"\x89PNG\r\n\x1a\n"
SHOWING = BANK + ITEM.replace("The ban was", "See ![A map](media/map.png). The ban was")


def problems(*folders: Path) -> list[str]:
    return [str(one).replace(str(folders[0]), "F") for one in media_problems(folders, ContentCache())]


def put(folder: Path, name: str, content: bytes) -> None:
    (folder / "media").mkdir(exist_ok=True)
    (folder / "media" / name).write_bytes(content)


def test_a_picture_that_is_not_there_is_told_with_its_line(write: Write):
    folder = write(bank=SHOWING)

    assert problems(folder) == [
        "F/bank.yaml:11: item 'ban': stem: the text shows media/map.png, which is not there (put it into the folder "
        "media)"
    ]


def test_a_file_that_cannot_be_read_is_passed_over(write: Write):
    assert problems(write(bank=BANK + "items: ![x](media/map.png): ")) == []


def test_a_picture_that_is_there_is_found_by_its_name(write: Write):
    folder = write(bank=SHOWING)
    put(folder, "map.png", PNG)

    assert problems(folder) == []
    assert media_file([folder], "map.png") == all_media([folder])["map.png"] == folder / "media" / "map.png"
    assert media_file([folder], "../reading.yaml") is media_file([folder], "other.png") is None


def test_what_is_no_picture_is_told(write: Write):
    folder = write(bank=SHOWING)
    put(folder, "map.png", b"<svg/>")

    assert ["is no image or sound" in one for one in problems(folder)] == [True]


def test_two_readings_with_different_files_of_one_name_are_told(write: Write, tmp_path: Path):
    folder, other = write(bank=SHOWING), tmp_path / "other"
    other.mkdir()
    (other / "reading.yaml").write_text(READING.replace("id: small", "id: other"))
    put(folder, "map.png", PNG)
    put(other, "map.png", PNG + b"another")

    assert ["another reading has a file of this name" in one for one in problems(folder, other)] == [True]
