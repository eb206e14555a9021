"""Dates: which texts are dates, what they may mean, and how they are said."""

from datetime import date

import pytest
from edtf import parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz_app.domain.dates import ALLOWED, HINT, before, bounds, span, words, years

law = settings(deadline=None, max_examples=30)
marks = st.sampled_from(["", "~", "?", "%"])
years_of_four = st.integers(0, 9999).map("{:04}".format)
plain = st.one_of(
    years_of_four,
    st.tuples(years_of_four, st.integers(0, 13)).map(lambda parts: "{}-{:02}".format(*parts)),
    st.tuples(years_of_four, st.integers(0, 13), st.integers(0, 32)).map(lambda parts: "{}-{:02}-{:02}".format(*parts)),
    st.integers(0, 999).map("{:03}X".format),
    st.integers(0, 99).map("{:02}XX".format),
)
single = st.tuples(plain, marks).map("".join)
edtf = single | st.tuples(single, single).map("/".join)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("1948", "1948-01-01", "1948-12-31"),
        ("1948-05", "1948-05-01", "1948-05-31"),
        ("1949-02", "1949-02-01", "1949-02-28"),
        ("1948-05-01", "1948-05-01", "1948-05-01"),
        ("2000-02-29", "2000-02-29", "2000-02-29"),
        ("195X", "1950-01-01", "1959-12-31"),
        ("19XX", "1900-01-01", "1999-12-31"),
        ("1958~", "1958-01-01", "1958-12-31"),
        ("1958?", "1958-01-01", "1958-12-31"),
        ("195X%", "1950-01-01", "1959-12-31"),
        ("1965-08-05/1965-09-23", "1965-08-05", "1965-09-23"),
        ("1979-12/1989-02", "1979-12-01", "1989-02-28"),
        ("195X/1962", "1950-01-01", "1962-12-31"),
        ("1958/1958", "1958-01-01", "1958-12-31"),
    ],
)
def test_a_date_means_the_days_within_its_bounds(text, first, last):
    found = bounds(text)

    assert (found.first, found.last) == (date.fromisoformat(first), date.fromisoformat(last))


def test_an_uncertain_date_has_a_margin_around_its_bounds():
    found = bounds("1958~")

    assert (found.fuzzy_first, found.fuzzy_last) == (date(1957, 1, 1), date(1959, 12, 31))


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "48",
        "1948-5",
        "1948-5-1",
        "1948-13",
        "1948-00",
        "1948-02-30",
        "1900-02-29",
        "0000",
        "1948 ",
        "1948\n",
        "1 May 1948",
        "05/01/1948",
        "1948/",
        "/1948",
        "1948/..",
        "1948/1950/1952",
        "1965/1960",
        "1965-09/1965-08",
        "1X48",
        "XXXX",
        "19X",
        "1948-XX",
        "1948-05-XX",
        "~1948",
        "1948~?",
        "1948-21",
        "-1948",
        "Y19480",
        "1948-05-01T10:00",
        "1948-05-01T10:00:00Z",
        "[1948,1950]",
        "{1948..1950}",
        "unknown",
        "١٩٤٨",
        "1948\u2013 1950",
    ],
)
def test_anything_else_is_refused(text):
    with pytest.raises(ValueError, match=r"is not a date|ends before it begins"):
        bounds(text)


def test_a_refusal_names_the_text():
    with pytest.raises(ValueError, match=r"^'1965/1960' ends before it begins$"):
        bounds("1965/1960")


def test_every_date_that_the_hint_gives_is_one():
    examples = [word.strip(",") for word in HINT.split() if word[0].isdigit()]

    assert len(examples) == 6
    assert all(bounds(text) for text in examples)


@pytest.mark.parametrize(
    ("first", "second", "verdict"),
    [
        ("1958", "1965", True),
        ("1965", "1958", False),
        ("1958", "1958", False),
        ("1958", "1958-10-07", False),
        ("1958-10-07", "1958", False),
        ("1965-08-05/1965-09-23", "1966-01-10", True),
        ("195X", "1958", False),
        ("195X", "1960", True),
        ("1957-12-31", "1958", True),
        ("1957~", "1958", True),
    ],
)
def test_one_date_is_before_another_only_for_sure(first, second, verdict):
    assert before(first, second) is verdict


@pytest.mark.parametrize(
    ("text", "span"), [("1948-05-01", (1948, 1948)), ("195X", (1950, 1959)), ("1979-12/1989-02", (1979, 1989))]
)
def test_a_date_touches_its_years(text, span):
    assert years(text) == span


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("1948", "1948"),
        ("1948-05", "May 1948"),
        ("1948-05-01", "1 May 1948"),
        ("1948-12-31", "31 December 1948"),
        ("195X", "the 1950s"),
        ("19XX", "the 1900s"),
        ("1958~", "about 1958"),
        ("1958?", "perhaps 1958"),
        ("1958%", "perhaps about 1958"),
        ("195X~", "about the 1950s"),
        ("1948-05-01?", "perhaps 1 May 1948"),
        ("1965-08-05/1965-09-23", "5 August to 23 September 1965"),
        ("1965-08/1965-09", "August to September 1965"),
        ("1965-08-05~/1965-09-23", "about 5 August 1965 to 23 September 1965"),
        ("1979-12/1989-02", "December 1979 to February 1989"),
        ("2014/2016", "2014 to 2016"),
        ("1965/1965", "1965 to 1965"),
        ("195X/196X", "the 1950s to the 1960s"),
    ],
)
def test_a_date_is_said_as_a_reader_says_it(text, said):
    assert words(text) == said


@law
@given(st.text(max_size=25) | edtf)
def test_any_text_has_bounds_in_order_or_is_refused(text):
    try:
        found = bounds(text)
    except ValueError:
        return

    assert found.fuzzy_first <= found.first <= found.last <= found.fuzzy_last
    assert ALLOWED.fullmatch(text)


@law
@given(single)
def test_the_bounds_are_those_of_the_standard(text):
    try:
        first, last = span(text)
    except ValueError:
        return

    parsed = parse_edtf(text)
    assert (first, last) == (date(*parsed.lower_strict()[:3]), date(*parsed.upper_strict()[:3]))


@law
@given(edtf)
def test_whatever_has_bounds_can_be_said(text):
    try:
        span(text)
    except ValueError:
        return

    assert words(text)


@law
@given(edtf, edtf)
def test_of_two_dates_at_most_one_is_before_the_other(first, second):
    try:
        span(first), span(second)
    except ValueError:
        return

    assert not (before(first, second) and before(second, first))
