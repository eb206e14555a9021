"""Folders into a library: what loads, what keeps a file out, and what is not read twice."""

import os
from pathlib import Path

import pytest

from quiz_app.banks import folders, library
from quiz_app.banks.cache import ContentCache
from quiz_app.banks.library import load_library, stamp
from quiz_app.domain.items import KINDS
from tests.banks.written import BANK, ITEM, READING

SHIPPED = Path(__file__).parents[2] / "question_banks"
OTHER = BANK.replace("id: bank", "id: other") + ITEM.replace("id: ban", "id: tab")


def lines(folder: Path, *more: Path) -> list[str]:
    return [str(problem).replace(str(folder.parent), "") for problem in load_library([folder, *more]).problems]


def test_the_shipped_reading_has_no_problem():
    assert load_library([SHIPPED]).problems == ()


def test_the_key_of_every_shipped_item_scores_in_full():
    (shelf,) = load_library([SHIPPED]).shelves.values()

    partly = [item.id for _, item in shelf.items.values() if item.score(item.key(), shelf.rivals).points != 1]

    assert partly == [] and {item.kind for _, item in shelf.items.values()} == set(KINDS)


def test_a_folder_of_readings_and_a_reading_s_own_folder_give_the_same(write):
    folder = write(bank=BANK + ITEM)

    assert load_library([folder.parent]) == load_library([folder])


def test_good_banks_load_beside_a_bad_one(load):
    found = load(bank=BANK + ITEM, other="items: [")

    assert [bank.id for bank in found.shelves["small"].banks] == ["bank"] and len(found.problems) == 1


@pytest.mark.parametrize(
    "problem",
    [OTHER + "cards: [{id: ban, front: F, back: B}]\n", OTHER.replace("[arms]", "[arm]"), OTHER + "topik: {}\n"],
    ids=["shared id", "unknown claim", "unknown key"],
)
def test_a_bank_with_any_problem_is_kept_out_whole(load, problem):
    found = load(bank=BANK + ITEM, other=problem)

    assert [bank.id for bank in found.shelves["small"].banks] == ["bank"]


def test_a_reading_with_a_problem_keeps_only_itself_out(write, tmp_path):
    write(reading="- nothing", bank=BANK + ITEM)
    large = tmp_path / "large"
    large.mkdir()
    (large / "reading.yaml").write_text(READING.replace("id: small", "id: large"))
    (large / "bank.yaml").write_text(BANK.replace("reading: small", "reading: large") + ITEM)

    found = load_library([tmp_path])

    assert list(found.shelves) == ["large"] and len(found.problems) == 1


def test_a_quiz_that_draws_from_a_bank_kept_out_is_not_offered(load):
    quizzes = "quizzes:\n  - {id: own, title: T}\n  - {id: both, title: T, draw: {banks: [bank, other]}}\n"

    found = load(bank=BANK + ITEM + quizzes, other="items: [")

    assert list(found.shelves["small"].quizzes) == ["own"]


def test_problems_of_all_files_come_in_one_run(problems):
    found = problems(reading="x: &a b", bank="items: [", other=OTHER.replace("topic: defence", "topic: sea"), empty="")

    assert [line.partition(":")[0] for line in found] == ["bank.yaml", "empty.yaml", "other.yaml", "reading.yaml"]


def test_a_folder_that_is_not_there_is_told_of(tmp_path):
    assert lines(tmp_path / "none") == [
        "/none: cannot be read: no such file or directory (look at the path and its permissions)"
    ]


def test_an_empty_folder_is_told_of(tmp_path):
    (tmp_path / "empty").mkdir()

    assert lines(tmp_path / "empty") == [
        "/empty: there is no reading in this folder (a reading is a folder with a reading.yaml and banks beside it)"
    ]


def test_an_empty_folder_among_readings_is_told_of(write, tmp_path):
    write(bank=BANK + ITEM)
    (tmp_path / "empty").mkdir()

    assert lines(tmp_path) == [
        f"/{tmp_path.name}/empty: there is no reading.yaml in this folder (every reading has one)"
    ]


def test_banks_without_a_reading_are_told_of_and_checked(tmp_path):
    (tmp_path / "bank.yaml").write_text(BANK + ITEM.replace("topic: defence", "topic: sea"))

    assert lines(tmp_path) == [
        f"/{tmp_path.name}: there is no reading.yaml in this folder (every reading has one)",
        f"/{tmp_path.name}/bank.yaml:9: item 'ban': topic: there is no topic 'sea' in this bank "
        "(there are defence, energy)",
    ]


def test_a_stray_bank_beside_readings_hides_none_of_them(write, tmp_path):
    write(bank=BANK + ITEM)
    (tmp_path / "stray.yaml").write_text(BANK + ITEM)

    found = load_library([tmp_path])

    assert list(found.shelves) == ["small"] and len(found.problems) == 1


def test_a_dangling_link_is_told_of(write, problems):
    folder = write(bank=BANK + ITEM)
    (folder / "gone.yaml").symlink_to(folder / "nowhere.yaml")

    assert problems(bank=BANK + ITEM) == [
        "gone.yaml: a link to a file that does not exist (mend the link or delete it)"
    ]


def test_a_link_to_a_folder_that_is_gone_is_told_of(write, tmp_path):
    write(bank=BANK + ITEM)
    (tmp_path / "gone").symlink_to(tmp_path / "nowhere")

    assert lines(tmp_path) == [
        f"/{tmp_path.name}/gone: a link to a file that does not exist (mend the link or delete it)"
    ]


def test_a_file_that_cannot_be_read_is_told_of(write, problems):
    folder = write(bank=BANK + ITEM)
    (folder / "loop.yaml").symlink_to(folder / "loop.yaml")

    (found,) = problems(bank=BANK + ITEM)

    assert found.startswith("loop.yaml: ") and found.endswith(")")


def test_a_folder_or_a_pipe_named_like_a_bank_is_told_of_and_not_waited_for(write, problems):
    folder = write(bank=BANK + ITEM)
    (folder / "a.yaml").mkdir()
    os.mkfifo(folder / "b.yaml")

    assert problems(bank=BANK + ITEM) == [
        "a.yaml: this is not a file (give the folder another name)",
        "b.yaml: this is not a file (give the folder another name)",
    ]


def test_a_file_of_more_than_twenty_megabytes_is_not_even_read(write, problems, monkeypatch):
    folder = write(bank=BANK + ITEM)
    with (folder / "huge.yaml").open("wb") as huge:
        huge.truncate(folders.LARGEST + 1)

    assert problems(bank=BANK + ITEM) == ["huge.yaml: the file has 20.0 MB, more than 20 (split it into several banks)"]


def test_hidden_files_are_not_read(write, problems):
    folder = write(bank=BANK + ITEM)
    (folder / ".#bank.yaml").symlink_to("somebody@somewhere")

    assert problems(bank=BANK + ITEM) == []


def test_two_folders_of_one_reading_are_told_of_and_the_first_loads(write, tmp_path):
    folder = write(bank=BANK + ITEM)
    twin = tmp_path / "twin"
    twin.mkdir()
    (twin / "reading.yaml").write_text(READING)

    assert lines(folder, twin) == [
        "/twin: another folder has the reading 'small' already (give one of them another id, here and in its banks)"
    ]


def test_unchanged_content_is_not_parsed_again(write, monkeypatch):
    folder = write(bank=BANK + ITEM, other=OTHER)
    cache = ContentCache()
    first = load_library([folder], cache)
    monkeypatch.setattr(library, "draft_of", lambda *_: pytest.fail("parsed again"))

    again = load_library([folder], cache)

    assert again.shelves["small"] is first.shelves["small"]


def test_of_a_changed_folder_only_the_changed_file_is_parsed_again(write, monkeypatch):
    folder = write(bank=BANK + ITEM, other=OTHER)
    cache = ContentCache()
    load_library([folder], cache)
    parsed = []
    whole = library.draft_of
    monkeypatch.setattr(library, "draft_of", lambda data, root: parsed.append(data) or whole(data, root))

    write(other=OTHER.replace("2014", "2015"))
    changed = load_library([folder], cache)

    assert len(parsed) == 1 and changed.shelves["small"].items["tab"][1].stem == "The ban was lifted in 2015."


def test_a_mended_bank_comes_back(write):
    folder = write(bank=BANK + ITEM, other="items: [")
    cache = ContentCache()
    load_library([folder], cache)

    write(other=OTHER)

    assert load_library([folder], cache).problems == ()


@pytest.mark.parametrize("change", ["edited", "added", "removed", "emptied"])
def test_the_stamp_shows_every_change(write, change):
    folder = write(bank=BANK + ITEM)
    before = stamp([folder.parent])

    match change:
        case "edited":
            write(bank=BANK + ITEM.replace("2014", "2015"))
            os.utime(folder / "bank.yaml", ns=(1, 1))
        case "added":
            write(other=OTHER)
        case "removed":
            (folder / "bank.yaml").unlink()
        case "emptied":
            (folder.parent / "new").mkdir()

    assert stamp([folder.parent]) != before


def test_the_stamp_stays_while_nothing_changes(write):
    folder = write(bank=BANK + ITEM)

    assert stamp([folder]) == stamp([folder]) and stamp([folder / "none"])
