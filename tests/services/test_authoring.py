"""A teacher's files: opened, saved as versions, drafted, brought back, copied; in real folders."""

from dataclasses import replace
from pathlib import Path

import pytest

from quiz_app.banks.library import load_library
from quiz_app.domain.errors import Conflict, NotAllowed, ProblemsFound
from quiz_app.services import authoring, curating, own_readings
from quiz_app.services.world import World
from tests.banks.written import BANK, ITEM, READING
from tests.services.classroom import ANOTHER_TEACHER, TEACHER
from tests.services.conftest import Begin

TEXT = f"# mine\n{BANK}{ITEM}  # to be discussed\n"


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A folder to write in, with one reading."""
    (tmp_path / "own" / "small").mkdir(parents=True)
    (tmp_path / "own" / "small" / "reading.yaml").write_text(READING)
    (tmp_path / "own" / "small" / "bank.yaml").write_text(TEXT)
    return tmp_path / "own"


@pytest.fixture
def world(own: Path, tmp_path: Path, begin: Begin) -> World:
    """An installation with that folder and a shipped one beside it."""
    shipped = tmp_path / "shipped" / "other"
    shipped.mkdir(parents=True)
    (shipped / "reading.yaml").write_text(READING.replace("id: small", "id: other"))
    (shipped / "bank.yaml").write_text(TEXT.replace("reading: small", "reading: other"))
    return _read(replace(begin().world, folders=(tmp_path / "shipped", own), own_folder=own))


def _read(world: World) -> World:
    """The world with its library read again, as the next run has it."""
    return replace(world, library=load_library(world.folders))


def key(world: World, reading: str = "small") -> str:
    return next(one.key for one in own_readings.folders(TEACHER, world) if one.reading == reading)


def opened(world: World, name: str = "bank.yaml") -> authoring.Opened:
    return authoring.open_file(TEACHER, world, key(world), name)


def test_folders_that_may_be_written_come_first(world):
    found = [(one.reading, one.files, one.writable) for one in own_readings.folders(TEACHER, world)]

    assert found == [("small", ("reading.yaml", "bank.yaml"), True), ("other", ("reading.yaml", "bank.yaml"), False)]


def test_a_saved_text_is_in_the_file_and_a_version_says_who_and_when(world, own):
    after = authoring.save(TEACHER, world, opened(world), TEXT.replace("in 2014", "in the year 2014"))

    assert "in the year 2014" in (own / "small" / "bank.yaml").read_text()
    latest, first = authoring.history(TEACHER, world, after)
    assert (latest.who, latest.at[:10], first.why) == ("rahel", "2026-11-02", "found on the disk")


def test_with_a_problem_nothing_is_saved(world, own):
    with pytest.raises(ProblemsFound):
        authoring.save(TEACHER, world, opened(world), TEXT.replace("[arms]", "[arm]"))

    assert (own / "small" / "bank.yaml").read_text() == TEXT


def test_what_would_break_another_file_is_not_saved(world, own):
    with pytest.raises(ProblemsFound, match="no claim 'arms'"):
        authoring.save(TEACHER, world, opened(world, "reading.yaml"), READING.replace("id: arms", "id: ban"))

    assert (own / "small" / "reading.yaml").read_text() == READING


def test_a_draft_is_kept_whatever_is_wrong_and_not_loaded(world, own):
    authoring.save_draft(TEACHER, world, opened(world), "items: [")

    again = opened(world)
    assert (again.text, bool(again.draft)) == ("items: [", True)
    assert load_library([own]).problems == ()


def test_saving_ends_the_draft_and_dropping_it_too(world):
    saved = authoring.save(TEACHER, world, authoring.save_draft(TEACHER, world, opened(world), "x"), TEXT)
    dropped = authoring.drop_draft(TEACHER, world, authoring.save_draft(TEACHER, world, opened(world), "x"))

    assert (saved.text, saved.draft, dropped.text) == (TEXT, "", TEXT)


def test_another_teachers_save_in_between_is_not_written_over(world, own):
    mine = opened(world)
    authoring.save(ANOTHER_TEACHER, world, opened(world), TEXT + "# theirs\n")

    with pytest.raises(Conflict):
        authoring.save(TEACHER, world, mine, TEXT + "# mine\n")
    with pytest.raises(Conflict):
        authoring.save_draft(TEACHER, world, replace(mine, draft="0"), TEXT)

    assert (own / "small" / "bank.yaml").read_text().endswith("# theirs\n")


def test_an_earlier_version_comes_back_as_a_new_one(world, own):
    after = authoring.save(TEACHER, world, opened(world), TEXT + "# more\n")
    first = authoring.history(TEACHER, world, after)[-1]

    shown = authoring.difference(TEACHER, world, after, first.digest)
    back = authoring.restore(TEACHER, world, after, first.digest)

    assert "-# more" in shown
    assert (back.text, [one.why for one in authoring.history(TEACHER, world, back)]) == (
        TEXT,
        ["brought back", "saved", "found on the disk"],
    )


def test_a_shipped_reading_is_only_read_and_copied_under_a_new_id(world, own):
    shipped = authoring.open_file(TEACHER, world, key(world, "other"), "bank.yaml")
    with pytest.raises(NotAllowed):
        authoring.save(TEACHER, world, shipped, TEXT)

    made = own_readings.copy_reading(TEACHER, world, key(world, "other"), 'My "own"')

    shelf = load_library([own]).shelves["my-own"]
    assert (made.writable, shelf.reading.title, list(shelf.items)) == (True, 'My "own"', ["ban"])
    assert (made.path / "bank.yaml").read_text() == TEXT.replace("reading: small", "reading: my-own")


def test_what_a_reading_shows_is_copied_with_it(world, tmp_path):
    media = tmp_path / "shipped" / "other" / "media"
    media.mkdir()
    (media / "map.png").write_bytes(b"a map")

    made = own_readings.copy_reading(TEACHER, world, key(world, "other"), "With a map")

    assert (made.path / "media" / "map.png").read_bytes() == b"a map"


def test_a_file_that_is_a_link_stays_one(world, own, tmp_path):
    file = own / "small" / "bank.yaml"
    file.rename(tmp_path / "elsewhere.yaml")
    file.symlink_to(tmp_path / "elsewhere.yaml")

    authoring.save(TEACHER, world, opened(world), TEXT + "# more\n")

    assert file.is_symlink() and (tmp_path / "elsewhere.yaml").read_text().endswith("# more\n")


def test_a_new_reading_is_there_at_once_even_where_the_folder_was_not(world, tmp_path):
    fresh = replace(world, own_folder=tmp_path / "new")

    made = own_readings.new_reading(TEACHER, fresh, "The straits")

    assert (made.reading, load_library([tmp_path / "new"]).problems) == ("the-straits", ())
    with pytest.raises(ProblemsFound):
        own_readings.new_reading(TEACHER, fresh, "The straits")


def test_a_new_bank_is_a_file_once_it_is_saved(world, own):
    begun = authoring.begin_bank(TEACHER, world, key(world), "Second bank")

    authoring.save(TEACHER, world, begun, begun.text)

    assert [bank.title for bank in load_library([own]).shelves["small"].banks] == ["A bank", "Second bank"]


@pytest.mark.parametrize("name", ["../x.yaml", ".hidden.yaml", "x.txt", "a/b.yaml", ""])
def test_no_other_file_is_reached(world, name):
    with pytest.raises(ProblemsFound):
        authoring.open_file(TEACHER, world, key(world), name)


def test_an_item_is_linked_confirmed_and_found_again_when_its_claim_changes(world, own):
    authoring.save(TEACHER, world, opened(world), TEXT.replace("    claims: [arms]\n", ""))
    world = _read(world)
    (found,), count = curating.unlinked(TEACHER, world, "small")
    assert (count, found.suggestions[0].claim.id) == (1, "arms")

    curating.link(TEACHER, world, "small", found.cited, ["arms"])
    world = _read(world)
    curating.confirm(TEACHER, world, "small", [found.cited])
    reading = opened(world, "reading.yaml")
    authoring.save(TEACHER, world, reading, reading.text.replace("A ban was lifted.", "A ban was eased."))

    stale = curating.to_look_at(TEACHER, _read(world), "small")
    assert [one.one.id for one in stale] == ["ban"]
    assert curating.changed_since(TEACHER, _read(world), "small", stale) == {
        "ban": [("A ban was lifted.", "A ban was eased.")]
    }
    assert (own / "small" / "bank.yaml").read_text().startswith("# mine\n")


def test_beside_a_draft_nothing_is_linked_or_confirmed(world):
    authoring.save_draft(TEACHER, world, opened(world), TEXT + "# more\n")
    (found,) = curating.never_confirmed(TEACHER, world, "small")

    with pytest.raises(ProblemsFound, match="a draft"):
        curating.link(TEACHER, world, "small", found, ["arms"])
    with pytest.raises(ProblemsFound, match="a draft"):
        curating.confirm(TEACHER, world, "small", [found])


def test_an_item_is_deleted_and_an_earlier_version_has_it(world, own):
    two = TEXT + ITEM.replace("items:\n", "").replace("id: ban", "id: second")
    after = curating.delete(TEACHER, world, authoring.save(TEACHER, world, opened(world), two), "second")

    assert after.text == TEXT
    assert authoring.history(TEACHER, world, after)[0].why == "without second"


def test_line_ends_of_another_system_stay(world, own):
    (own / "small" / "bank.yaml").write_bytes(TEXT.replace("\n", "\r\n").encode())

    authoring.save(TEACHER, world, opened(world), TEXT.replace("in 2014", "then"))

    assert (own / "small" / "bank.yaml").read_bytes() == TEXT.replace("in 2014", "then").replace("\n", "\r\n").encode()
