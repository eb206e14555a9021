"""Another program's file brought into a teacher's own bank, and a bank taken out, in real folders."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest

from quiz_app.banks.library import load_library
from quiz_app.banks.versions import versions
from quiz_app.domain.card import Card
from quiz_app.domain.errors import Conflict, NotAllowed, ProblemsFound
from quiz_app.domain.items import Option, SingleChoice, TrueFalse
from quiz_app.interchange.bundle import Bundle, Imported
from quiz_app.services import authoring, bringing, incoming, own_readings, taking_out
from quiz_app.services.bringing import Target, readable
from quiz_app.services.world import World
from tests.banks.written import BANK, ITEM, READING
from tests.services.classroom import TEACHER
from tests.services.conftest import Begin

PNG = b"\x89PNG\r\n\x1a\n"
MAP = TrueFalse(id="map", stem="![A map](media/map.png) It is so.", is_true=True, rationale="It is.")
TOOK = Imported(Bundle(items=(MAP,), media={"map.png": PNG + b"one"}))


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A folder to write in, with one reading."""
    (tmp_path / "own" / "small").mkdir(parents=True)
    (tmp_path / "own" / "small" / "reading.yaml").write_text(READING)
    (tmp_path / "own" / "small" / "bank.yaml").write_text(BANK + ITEM)
    return tmp_path / "own"


@pytest.fixture
def world(own: Path, begin: Begin) -> World:
    """An installation with that folder alone."""
    return replace(begin().world, folders=(own,), own_folder=own, library=load_library([own]))


@pytest.fixture
def target(world: World) -> Target:
    [folder] = own_readings.folders(TEACHER, world)
    return Target(folder.key, "bank.yaml")


def bring(world: World, target: Target, imported: Imported = TOOK) -> bringing.Prospect:
    found = bringing.outlook(TEACHER, world, target, imported, "quiz.xml")
    bringing.bring_in(TEACHER, world, target, found, "quiz.xml")
    return found


def test_a_look_writes_nothing(world, target, own):
    before = sorted(own.rglob("*"))

    found = bringing.outlook(TEACHER, world, target, TOOK, "quiz.xml")

    assert (found.added, sorted(own.rglob("*"))) == (("map",), before)


def test_what_came_in_is_in_the_bank_with_its_picture_and_a_version(world, target, own):
    bring(world, target)

    library = load_library([own])
    assert (library.problems, library.shelves["small"].items["map"][1]) == ((), MAP)
    assert (own / "small" / "media" / "map.png").read_bytes() == PNG + b"one"
    assert versions(own / "small", "bank.yaml")[0].why == "brought in from quiz.xml"


def test_another_picture_of_the_same_name_gets_a_name_of_its_own_and_the_same_each_time(world, target, own):
    bring(world, target)
    other = replace(MAP, id="other"), replace(MAP, id="third", stem="![B](media/../up.svg)")
    took = Imported(Bundle(items=other, media={"map.png": PNG + b"two", "../up.svg": b"<svg/>"}))

    first, again = bring(world, target, took), bring(world, target, took)

    [name] = first.media
    assert name.startswith("map-") and (own / "small" / "media" / "map.png").read_bytes() == PNG + b"one"
    assert f"media/{name}" in load_library([own]).shelves["small"].items["other"][1].stem
    assert (again.added, [one.message for one in first.notes]) == (
        (),
        ["the file '../up.svg' is left out: no image or sound that is shown here"],
    )


def test_a_new_bank_is_made_by_its_title(world, target, own):
    bring(world, Target(target.folder, title="Old exams"), Imported(Bundle(cards=(Card(id="c", front="A", back="B"),))))

    bank = next(bank for bank in load_library([own]).shelves["small"].banks if bank.id == "old-exams")
    assert (bank.title, len(bank.cards)) == ("Old exams", 1)


def test_a_bank_changed_meanwhile_is_not_overwritten(world, target, own):
    found = bringing.outlook(TEACHER, world, target, TOOK, "quiz.xml")
    (own / "small" / "bank.yaml").write_text(f"# changed\n{BANK}{ITEM}")

    with pytest.raises(Conflict, match="changed elsewhere"):
        bringing.bring_in(TEACHER, world, target, found, "quiz.xml")

    assert not (own / "small" / "media").exists()


def test_a_bank_too_large_to_be_read_again_is_not_written(world, target, own, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(incoming, "LARGEST_FILE", 1000)

    with pytest.raises(ProblemsFound, match="bring it in in parts"):
        bring(world, target, Imported(Bundle(cards=(Card(id="c", front="x" * 1000, back="y"),))))

    assert (own / "small" / "bank.yaml").read_text() == BANK + ITEM


def test_a_draft_is_not_lost(world, target):
    opened = authoring.open_file(TEACHER, world, target.folder, "bank.yaml")
    authoring.save_draft(TEACHER, world, opened, "format: 1\n# half done")

    with pytest.raises(ProblemsFound, match="there is a draft"):
        bring(world, target)


def test_a_shipped_reading_is_only_read(world, target):
    with pytest.raises(NotAllowed, match="Copy it first"):
        bring(replace(world, own_folder=None), target)


def test_a_file_is_known_by_its_content_and_goes_out_again(world, target):
    form, imported = bringing.read(TEACHER, world, "x.bin", BytesIO(b"Year,Headline\n1948,Relations\n"))
    bring(world, target, imported)

    made = taking_out.take_out(TEACHER, world, "small", ["bank"], form.name)

    assert (form.name, b"The coup" in made.content, [loss.id for loss in made.losses if loss.left_out]) == (
        "timelinejs",
        True,
        ["ban"],
    )


@pytest.mark.parametrize("form", [one.name for one in readable() if one.write is not None])
def test_what_a_format_brings_in_twice_comes_in_once(world, target, form):
    entries = tuple(Card(id=f"c{n}", front=f"Front {n}", back=f"Back {n}") for n in range(3))
    options = tuple(Option(one, f"Option {one}", key=one == "a") for one in "abc")
    items = tuple(SingleChoice(id=f"i{n}", stem=f"Which, {n}?", options=options, rationale="So.") for n in range(3))
    bring(world, Target(target.folder, title="Out"), Imported(Bundle(items=items, cards=entries)))
    read_again = replace(world, library=load_library(world.folders))
    made = taking_out.take_out(TEACHER, read_again, "small", ["out"], form)
    _, imported = bringing.read(TEACHER, world, "x", BytesIO(made.content), form)

    first, again = (bring(world, Target(target.folder, title="In"), imported) for _ in range(2))

    assert (again.added, again.problems) == ((), first.problems)
    assert len(again.unchanged) == len(first.added) + len(first.unchanged)


def test_what_is_kept_for_exams_goes_out_to_a_teacher(world):
    whole = world.library
    held = replace(whole, shelves={"small": whole.shelves["small"].without(frozenset({"ban"}))})

    made = taking_out.take_out(TEACHER, replace(world, library=held, whole=whole), "small", ["bank"], "qti12")

    assert made.content
