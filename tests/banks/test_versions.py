"""Versions of a file: none is lost, none is written over, and a change made elsewhere is not run over."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest

from quiz_app.banks.folders import reading_folders, stamp
from quiz_app.banks.versions import Version, content_of, digest_of, digest_on_disk, keep, versions
from quiz_app.domain.errors import Conflict, NotFound


def save(path: Path, text: str, opened: str | None = None, who: str = "amina") -> None:
    content = text.encode()
    opened = digest_on_disk(path) if opened is None else opened
    keep(path, content, opened, Version(path.name, digest_of(content), "2026-11-02T09:00", who, "saved"))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    (tmp_path / "reading.yaml").write_text("format: 1\n")
    return tmp_path / "bank.yaml"


def test_each_save_is_a_version_the_latest_first(file):
    save(file, "one")
    save(file, "two", who="bilal")

    assert [(one.who, content_of(file.parent, file.name, one.digest)) for one in versions(file.parent, file.name)] == [
        ("bilal", b"two"),
        ("amina", b"one"),
    ]
    assert file.read_text() == "two"


def test_what_another_program_wrote_is_kept_before_it_is_replaced(file):
    file.write_text("by hand")

    save(file, "one")

    assert [one.why for one in versions(file.parent, file.name)] == ["saved", "found on the disk"]


def test_a_file_that_changed_since_it_was_opened_is_not_written_over(file):
    save(file, "one")
    opened = digest_on_disk(file)
    file.write_text("somebody else's")

    with pytest.raises(Conflict):
        save(file, "two", opened)

    assert file.read_text() == "somebody else's"
    assert len(versions(file.parent, file.name)) == 1


def test_saving_the_same_again_adds_nothing(file):
    save(file, "one")
    save(file, "one")

    assert len(versions(file.parent, file.name)) == 1


def test_an_older_content_comes_back_as_a_new_version(file):
    save(file, "one")
    save(file, "two")

    save(file, "one")

    assert file.read_text() == "one"
    assert len({one.digest for one in versions(file.parent, file.name)}) == 2
    assert len(versions(file.parent, file.name)) == 3


def test_a_half_written_line_is_passed_over(file):
    save(file, "one")
    with (file.parent / ".versions" / "list.jsonl").open("a") as listed:
        listed.write('{"file": "bank.ya')

    assert len(versions(file.parent, file.name)) == 1


def test_another_files_version_is_no_version_of_this_one(file):
    save(file, "one")

    with pytest.raises(NotFound):
        content_of(file.parent, "other.yaml", digest_of(b"one"))


def test_of_two_who_save_in_the_same_moment_one_is_told(file):
    save(file, "one")
    opened, started = digest_on_disk(file), Barrier(2)

    def attempt(text: str) -> bool:
        started.wait()
        try:
            save(file, text, opened)
        except Conflict:
            return False
        return True

    with ThreadPoolExecutor(2) as both:
        assert sorted(both.map(attempt, ["two", "three"])) == [False, True]
    assert len(versions(file.parent, file.name)) == 2


def test_versions_are_no_readings_and_wake_nobody(file):
    save(file, "one")
    seen = stamp([file.parent])
    (file.parent / ".versions" / "x.yaml").write_text("format: 1\n")

    assert (stamp([file.parent]), reading_folders(file.parent)) == (seen, [file.parent])
