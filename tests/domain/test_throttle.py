"""How long somebody waits after wrong codes and passwords."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz_app.domain.throttle import FORGOTTEN, LONGEST, spoken, waiting
from tests.builders import NOW


@pytest.mark.parametrize(
    ("key", "failures", "seconds"),
    [
        ("account/a", 4, 0),
        ("account/a", 5, 1),
        ("account/a", 6, 2),
        ("account/a", 10, 32),
        ("account/a", 10_000, 900),
        ("address/1.2.3.4", 39, 0),
        ("address/1.2.3.4", 40, 1),
        ("address/1.2.3.4", 46, 64),
    ],
)
def test_the_wait_doubles_after_the_free_ones(key: str, failures: int, seconds: int):
    assert waiting(key, failures, NOW, NOW) == timedelta(seconds=seconds)


def test_the_wait_passes():
    assert waiting("account/a", 6, NOW, NOW + timedelta(seconds=2)) == timedelta(0)


def test_after_an_hour_nothing_is_held_against_anybody():
    assert waiting("account/a", 100, NOW, NOW + FORGOTTEN) == timedelta(0)


@given(st.integers(0, 10**6), st.integers(0, 4000))
def test_the_wait_is_never_longer_than_the_longest(failures: int, seconds: int):
    wait = waiting("account/a", failures, NOW, NOW + timedelta(seconds=seconds))

    assert timedelta(0) <= wait <= LONGEST


@pytest.mark.parametrize(
    ("seconds", "says"), [(0.2, "1 second,"), (40, "40 seconds"), (119.5, "2 minutes"), (900, "15 minutes")]
)
def test_it_is_said_how_long(seconds: float, says: str):
    assert says in spoken(timedelta(seconds=seconds))
