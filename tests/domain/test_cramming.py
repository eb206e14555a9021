"""A round of cramming: each face until it was known once."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz_app.domain.cramming import MOST, faces_to_cram, fold_cram, latest_cram
from quiz_app.domain.log import CRAM_STARTED, CRAM_TRIED
from quiz_app.domain.memory import fold
from tests.builders import NOW, READING, event, review

ROUND = event(kind=CRAM_STARTED, subject=READING, data={"title": "All", "faces": ["a", "b", "c"]})


def tried(*tries):
    """What was tried, a minute apart: `a+` was known, `a-` was not."""
    return [
        event(
            kind=CRAM_TRIED,
            subject=ROUND.id,
            ordinal=place,
            at=NOW + timedelta(minutes=place),
            data={"face": one[:-1], "right": one.endswith("+")},
        )
        for place, one in enumerate(tries)
    ]


@pytest.mark.parametrize(
    ("tries", "left", "missed"),
    [
        ("", "a b c", ""),
        ("a+", "b c", ""),
        ("a-", "b c a", "a"),
        ("a- b+ c+ a-", "a", "a"),
        ("a- b- c+ a+", "b", "a b"),
        ("a+ b+ c+", "", ""),
        ("gone+ a+", "b c", ""),
    ],
)
def test_a_face_not_known_comes_again_after_the_others(tries, left, missed):
    found = fold_cram(ROUND, tried(*tries.split()))

    assert (" ".join(found.left), " ".join(found.missed)) == (left, missed)


def test_tries_of_another_round_do_not_count():
    other = event(kind=CRAM_TRIED, subject="another", data={"face": "a", "right": True})

    assert fold_cram(ROUND, [other]).left == ("a", "b", "c")


def test_the_latest_round_is_the_one_that_goes_on():
    later = event(kind=CRAM_STARTED, subject=READING, ordinal=1, at=NOW + timedelta(hours=1), data={})

    assert latest_cram([later, ROUND], READING) == later
    assert latest_cram([ROUND], "another") is None


@given(st.lists(st.booleans(), max_size=40))
def test_a_round_ends_when_every_face_was_known_and_no_sooner(answers):
    tries, known = [], set()
    for right in answers:
        found = fold_cram(ROUND, tried(*tries))
        if not found.left:
            break
        tries.append(f"{found.left[0]}{'+' if right else '-'}")
        known.update([found.left[0]] if right else [])

    assert set(fold_cram(ROUND, tried(*tries)).left) == {"a", "b", "c"} - known


def test_what_is_least_likely_to_be_recalled_comes_first():
    weak, strong = fold(READING, "weak", [review(rating=2)]), fold(READING, "strong", [review(rating=4)])
    day = NOW.date() + timedelta(days=5)

    assert faces_to_cram(["strong", "weak", "new"], {"weak": weak, "strong": strong}, day) == ("new", "weak", "strong")


def test_a_round_is_not_endless():
    assert len(faces_to_cram(map(str, range(500)), {}, NOW.date())) == MOST
