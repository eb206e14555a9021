"""All of a learner's own to take along, all of it gone, and the caches compared with the log."""

import json
from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import pytest

from quiz_app.domain.errors import NotAllowed
from quiz_app.domain.log import Log
from quiz_app.domain.memory import Schedule
from quiz_app.interchange.csv_columns import COLUMNS
from quiz_app.services import exchange, keeping
from quiz_app.services.keeping import Compared
from tests import builders


@pytest.fixture
def lived(study):
    """A learner who has answered something and rated two cards, one of them twice."""
    here = study.start()
    study.answer(here, "arms-ban", "b")
    for key in ("arms-year", "begin:c1", "begin:c1"):
        study.rate(key)
    return study


def own(study):
    """All that the store keeps of her."""
    return study.world.store.log(study.actor.learner)


def test_the_download_holds_csv_and_json(lived):
    content = keeping.download(lived.actor, lived.world)

    with ZipFile(BytesIO(content)) as archive:
        assert archive.namelist() == [*COLUMNS, "all.json"]


def test_the_json_holds_every_row(lived):
    content = keeping.download(lived.actor, lived.world)

    with ZipFile(BytesIO(content)) as archive:
        whole = json.loads(archive.read("all.json"))
    log = own(lived)
    assert [one["id"] for one in whole["reviews"]] == [one.id for one in log.reviews]
    assert whole["responses"][0]["answer"] == "b"
    assert whole["attempts"][0]["started_at"] == "2026-11-02T09:00:00+00:00"
    assert set(whole["revisions"]) == set(log.revisions)


def test_nothing_of_others_is_in_the_download(lived, other):
    content = keeping.download(other, lived.world)

    with ZipFile(BytesIO(content)) as archive:
        assert json.loads(archive.read("all.json"))["reviews"] == []


def test_erased_nothing_of_her_is_left(lived):
    rows = keeping.erase(lived.actor, lived.world)

    assert rows == 5
    assert own(lived) == Log()


def test_erased_others_keep_their_own(lived, other):
    keeping.erase(other, lived.world)

    assert len(own(lived).reviews) == 3


def test_what_was_erased_does_not_come_back_by_an_export(lived):
    content = exchange.export_zip(lived.actor, lived.world)
    keeping.erase(lived.actor, lived.world)

    merged = exchange.import_zip(lived.actor, lived.world, content)

    assert (merged.added, merged.erased) == (0, 5)
    assert own(lived) == Log()


def test_after_erasing_she_begins_anew_and_another_device_can_have_both(lived, begin):
    before = exchange.export_zip(lived.actor, lived.world)
    keeping.erase(lived.actor, lived.world)
    anew = replace(lived, actor=replace(lived.actor, device=lived.world.store.device("unused")))
    anew.rate("arms-year", 1)
    after = exchange.export_zip(anew.actor, anew.world)

    phone = begin()
    for content in (before, after):
        exchange.import_zip(phone.actor, phone.world, content)

    assert sorted(one.rating for one in own(phone).reviews) == [1, 3, 3, 3]


def test_caches_that_agree_are_said_to(lived):
    compared = keeping.compare(lived.actor, lived.world)

    assert compared == Compared(learners=1, faces=2, differing=0)


def test_caches_that_differ_are_said_to_and_mended(lived):
    dealt = lived.deal("envoy")
    lived.world.store.add_review(
        builders.review(id=dealt.review_id, learner=lived.actor.learner, card="envoy"),
        Schedule(builders.READING, "envoy"),
    )

    found = keeping.compare(lived.actor, lived.world).differing
    mended = keeping.rebuild(lived.actor, lived.world).differing

    assert (found, mended, keeping.compare(lived.actor, lived.world).differing) == (1, 1, 0)


def test_a_card_that_was_renamed_is_no_difference(lived):
    card = builders.card(id="arms-date", was="arms-year")
    shelf = builders.shelf(banks=(builders.bank(cards=(card, builders.cloze_card())),))
    edited = lived.with_shelf(shelf)

    assert keeping.compare(edited.actor, edited.world).differing == 0
    edited.rate("arms-date")
    assert keeping.compare(edited.actor, edited.world).differing == 0


@pytest.mark.parametrize("act", [keeping.compare, keeping.rebuild])
def test_only_the_owner_may_fold_what_is_everybodys(lived, act):
    guest = replace(lived.actor, role="guest")

    with pytest.raises(NotAllowed):
        act(guest, lived.world)
