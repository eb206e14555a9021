"""A reading: paragraphs, claims, context."""

import pytest

from tests.builders import reading


def test_a_paragraph_makes_its_claims_in_the_authors_order():
    assert [claim.id for claim in reading().claims_of("p2")] == ["arms-2014", "vital"]


@pytest.mark.parametrize(
    ("claims", "paragraphs"),
    [
        (("vital", "established-1948"), ["p1", "p2"]),
        (("vital", "arms-2014"), ["p2"]),
        ((), []),
        (("gone",), []),
    ],
)
def test_claims_come_from_paragraphs_each_named_once_in_reading_order(claims, paragraphs):
    assert [paragraph.id for paragraph in reading().paragraphs_of(claims)] == paragraphs


@pytest.mark.parametrize(("claims", "notes"), [(("arms-2014", "vital"), ["arms-denied"]), (("vital",), []), ((), [])])
def test_context_is_found_by_the_claims_that_it_is_about(claims, notes):
    assert [note.id for note in reading().context_of(claims)] == notes


def test_an_event_is_in_the_reading_where_a_claim_speaks_of_it():
    assert {event.id: event.in_reading for event in reading().timeline} == {"arms": True, "tashkent": False}


def test_other_sources_date_an_event_better():
    assert {event.id: event.best_date for event in reading().timeline} == {
        "arms": "2014-06-02",
        "tashkent": "1966-01-10",
    }


def test_parts_are_found_by_id():
    here = reading()

    assert (here.claim["vital"].kind, here.paragraph["p2"].id, here.event["arms"].theme) == (
        "argument",
        "p2",
        "defence",
    )
