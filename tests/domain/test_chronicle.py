"""Events as they are told: in order, by era, and the reading's dates beside other sources'."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz_app.domain import chronicle
from quiz_app.domain.reading import Era, TimelineEvent
from tests import builders


def event(name: str = "e", date: str = "", context_date: str = "", claims: tuple[str, ...] = ("c",)) -> TimelineEvent:
    """An event of the reading with these dates."""
    return TimelineEvent(name, name, "defence", date, context_date, claims)


@pytest.mark.parametrize(
    ("date", "context_date", "kind", "days"),
    [
        ("1958", "1958", "same", 0),
        ("1958", "1958-10-07", "within", 0),
        ("1965", "1965-08-05/1965-09-23", "within", 0),
        ("197X", "1973-12-30", "within", 0),
        ("2014-06-01", "2014-06-03", "earlier", 2),
        ("1960", "1958", "later", 366),
        ("", "1966", "undated", 0),
        ("1966", "", "unchecked", 0),
    ],
)
def test_the_gap_between_what_the_reading_says_and_what_others_do(date, context_date, kind, days):
    gap = chronicle.gap_of(event(date=date, context_date=context_date))

    assert (gap.kind, gap.days) == (kind, days)


def test_an_event_of_other_sources_alone_is_absent_from_the_reading():
    assert chronicle.gap_of(event(context_date="1966", claims=())).kind == chronicle.ABSENT


@pytest.mark.parametrize(
    ("text", "precise"),
    [
        ("1966-01-10", "day"),
        ("1949-06", "month"),
        ("1958~", "year"),
        ("197X", "decade"),
        ("19XX?", "century"),
        ("1979-12/1989-02", "span"),
    ],
)
def test_how_exact_a_date_is(text, precise):
    assert chronicle.precision(text) == precise


ERAS = (Era("cold", "Rivals", "1947/1964"), Era("thaw", "Thaw", "1965/1991"))


def test_events_stand_under_their_era_and_those_in_none_under_their_decade():
    events = chronicle.in_order([event("a", "2014"), event("b", "1958"), event("c", "1964"), event("d", "1979/1989")])

    stretches = chronicle.by_era(builders.reading(eras=ERAS), events)

    assert [(one.title, one.years, [event.id for event in one.events]) for one in stretches] == [
        ("Rivals", "1947–1964", ["b", "c"]),
        ("Thaw", "1965–1991", ["d"]),
        ("The 2010s", "", ["a"]),
    ]


@pytest.mark.parametrize(
    ("filters", "ids"),
    [
        ({}, "tashkent arms"),
        ({"themes": ["defence"]}, "arms"),
        ({"origin": "own"}, "arms"),
        ({"origin": "others"}, "tashkent"),
        ({"years": (1966, 1966)}, "tashkent"),
        ({"years": (1967, 2013)}, ""),
        ({"themes": ["region"], "origin": "own"}, ""),
    ],
)
def test_filters_let_through_what_they_say(filters, ids):
    assert [one.id for one in chronicle.chosen(builders.reading(), **filters)] == ids.split()


@given(st.lists(st.integers(1900, 2020), max_size=12))
def test_eras_lose_no_event_and_keep_their_order(years):
    events = chronicle.in_order(event(f"e{place}", str(year)) for place, year in enumerate(years))

    stretches = chronicle.by_era(builders.reading(eras=ERAS), events)

    assert tuple(one for stretch in stretches for one in stretch.events) == events
