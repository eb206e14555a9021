"""Out as CSV and in again: the same scores and schedules; what is damaged is refused whole, with its lines."""

from io import BytesIO
from zipfile import ZipFile

import pytest

from quiz_app.domain.errors import Conflict, NotAllowed, ProblemsFound
from quiz_app.domain.log import Log
from quiz_app.domain.quiz import EXAM, Draw
from quiz_app.services import cards, deck, exchange, quizzing, results, reviewing
from quiz_app.services.settings import change_setting, study_settings
from tests import builders


@pytest.fixture
def lived(study):
    """A learner who has done some of everything, with the ids of her attempts."""
    first = study.start(certainty=True)
    study.answer_all(first, wrong=("voices",), certainty=2)
    quizzing.finish(study.actor, study.world, first.attempt.id)
    second = study.start(mode=EXAM, minutes=10)
    for given in ("a", "b"):
        study.answer(second, "arms-ban", given)
    quizzing.flag(study.actor, study.world, second.attempt.id, "drills", True)
    quizzing.report(study.actor, study.world, second.attempt.id, "drills", '=1+1, "two"\nlines \u06c1\u06d2')
    change_setting(study.actor, study.world, "name", "@Amina")
    cards.add_card(study.actor, study.world, builders.READING, "item.arms-ban")
    for key, rating in (("arms-year", 4), ("begin:c1", 1), ("item.arms-ban", 3), ("begin:c1", 3)):
        study.rate(key, rating)
    study.undo()
    return study


def export(study, **options):
    return exchange.export_zip(study.actor, study.world, **options)


def bring_in(study, content):
    return exchange.import_zip(study.actor, study.world, content)


def state(study):
    """Everything that follows from a learner's log."""
    attempts = study.world.store.attempts(study.actor.learner)
    return (
        [results.result(study.actor, study.world, one.id).points for one in attempts],
        [quizzing.sitting(study.actor, study.world, one.id).flagged for one in attempts],
        reviewing.schedules_of(study.actor, study.world, builders.READING),
        study.queue(),
        study_settings(study.actor, study.world),
        list(deck.cards_of(study.actor, study.world, builders.READING)),
    )


def repacked(content, **changed):
    """The archive with other content for some of its files; None leaves one out."""
    with ZipFile(BytesIO(content)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    files |= {f"{name}.csv": change(files[f"{name}.csv"]) for name, change in changed.items()}
    packed = BytesIO()
    with ZipFile(packed, "w") as archive:
        for name, inside in files.items():
            if inside is not None:
                archive.writestr(name, inside)
    return packed.getvalue()


def test_an_import_into_an_empty_store_gives_the_same_scores_and_schedules(lived, begin):
    partner = begin()

    bring_in(partner, export(lived))

    assert state(partner) == state(lived)


def test_an_export_of_an_import_is_the_same_export(lived, begin):
    partner = begin()

    bring_in(partner, export(lived))

    assert export(partner) == export(lived)


def test_importing_twice_adds_nothing_twice(lived, begin):
    partner, content = begin(), export(lived)
    first = bring_in(partner, content)

    second = bring_in(partner, content)

    assert (second.added, second.known) == (0, first.added)
    assert first.added > 0


def test_two_devices_come_together_in_either_order(lived, begin):
    phone = begin()
    phone.rate("arms-year", 2)
    phone.clock.pass_(days=2)
    phone.rate("envoy", 3)
    one, other = begin(), begin()

    for target, order in ((one, (lived, phone)), (other, (phone, lived))):
        for source in order:
            bring_in(target, export(source))

    assert state(one) == state(other)


def test_work_goes_on_after_an_import_under_new_ids(lived, begin):
    partner = begin()
    bring_in(partner, export(lived))
    before = len(partner.world.store.reviews("owner"))

    partner.rate("arms-year", 3)

    assert len(partner.world.store.reviews("owner")) == before + 1


def test_the_spreadsheet_edition_comes_in_too_where_no_cell_had_to_be_changed(lived, begin):
    partner = begin()

    bring_in(partner, export(lived, spreadsheet=True))

    assert state(partner) == state(lived)


DAMAGES = {
    "a cell": ({"responses": lambda text: text.replace(b",1.0,", b",lots,", 1)}, r"responses\.csv:\d+: points"),
    "a cut line": ({"reviews": lambda text: text[:-9]}, r"reviews\.csv:\d+"),
    "not UTF-8": ({"events": lambda text: text + b"\xff\xfe\r\n"}, r"events\.csv:\d+: this is not UTF-8"),
    "a column": ({"attempts": lambda text: text.replace(b"started_at", b"begun", 1)}, r"attempts\.csv:1: these are"),
    "a row twice": ({"events": lambda text: text + text.splitlines(True)[1]}, r"events\.csv:\d+: .* already"),
    "an item edited": ({"revisions": lambda text: text.replace(b"arms ban", b"oil ban", 1)}, r"revisions\.csv:\d+"),
    "an attempt gone": ({"attempts": lambda text: text.splitlines(True)[0]}, r"responses\.csv:2: attempt"),
    "a file missing": ({"revisions": lambda text: None}, r"revisions\.csv: the file is missing"),
}


@pytest.mark.parametrize(("changed", "said"), DAMAGES.values(), ids=DAMAGES.keys())
def test_a_damaged_export_is_refused_whole_with_its_line(lived, begin, changed, said):
    partner = begin()

    with pytest.raises(ProblemsFound, match=said):
        bring_in(partner, repacked(export(lived), **changed))

    assert partner.world.store.log(partner.actor.learner) == Log()


@pytest.mark.parametrize("content", [b"", b"PK", b"not a zip", b"\x00" * 1000])
def test_what_is_no_archive_is_refused(begin, content):
    with pytest.raises(ProblemsFound, match="not a zip archive"):
        bring_in(begin(), content)


def test_every_way_to_cut_an_archive_short_is_refused(lived, begin):
    content, partner = export(lived), begin()

    for end in range(0, len(content), 97):
        with pytest.raises(ProblemsFound):
            bring_in(partner, content[:end])

    assert partner.world.store.log(partner.actor.learner) == Log()


def test_an_export_that_contradicts_what_is_kept_is_refused_whole(lived, begin):
    partner = begin()
    bring_in(partner, export(lived))
    changed = repacked(export(lived), reviews=lambda text: text.replace(b",4,", b",2,", 1))
    before = state(partner)

    with pytest.raises(Conflict):
        bring_in(partner, changed)

    assert state(partner) == before


def test_what_comes_in_becomes_the_importers_own(lived, begin):
    partner = begin()

    bring_in(partner, export(lived))

    log = partner.world.store.log(partner.actor.learner)
    assert {one.learner for one in (*log.attempts, *log.responses, *log.reviews, *log.events)} == {"owner"}


def test_one_attempts_export_holds_that_attempt_alone(lived):
    here = lived.start(draw=Draw(only=("arms-ban",)))
    lived.answer(here, "arms-ban", "b")

    content = exchange.attempt_zip(lived.actor, lived.world, here.attempt.id)

    with ZipFile(BytesIO(content)) as archive:
        lines = {name: archive.read(name).count(b"\r\n") - 1 for name in archive.namelist()}
    assert lines == {"responses.csv": 1, "reviews.csv": 0, "attempts.csv": 1, "events.csv": 0, "revisions.csv": 1}


def test_another_learners_attempt_is_not_exported(lived, other):
    here = lived.start()

    with pytest.raises(NotAllowed):
        exchange.attempt_zip(other, lived.world, here.attempt.id)


def test_the_events_of_a_reading_go_out_for_timelinejs(study):
    rows = exchange.timeline_csv(study.actor, study.world, builders.READING).splitlines()

    assert [row.split(",")[0] for row in rows] == ["Year", "1966", "2014"]
