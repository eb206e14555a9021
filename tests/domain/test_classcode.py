"""Codes that a person types."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz_app.domain.classcode import CLASS_CODE, LETTERS, RETURN_CODE, code_from, code_in, shown


@given(st.text())
def test_a_code_is_read_back_as_it_is_shown(chance: str):
    code = code_from(chance, CLASS_CODE)

    assert code_in(shown(code), CLASS_CODE) == code


@given(st.text())
def test_what_is_not_a_code_is_none_and_nothing_breaks(typed: str):
    found = code_in(typed, CLASS_CODE)

    assert found is None or (len(found) == CLASS_CODE and set(found) <= set(LETTERS))


@pytest.mark.parametrize("typed", ["acde-fghj", " ACDE FGHJ ", "ACDEFGHJ\n", "acde–fghj"])
def test_case_and_what_stands_between_do_not_matter(typed: str):
    assert code_in(typed, CLASS_CODE) == "ACDEFGHJ"


def test_no_two_characters_look_alike():
    alike = ["0O", "1IL", "2Z", "5S", "8B", "UV"]

    assert all(len(set(pair) & set(LETTERS)) <= 1 for pair in alike)


def test_codes_are_drawn_evenly():
    """Of 20,000 characters, each of the 25 comes about 800 times."""
    drawn = "".join(code_from(str(number), CLASS_CODE) for number in range(2500))

    assert all(650 < drawn.count(letter) < 950 for letter in LETTERS)


def test_a_return_code_is_longer_than_a_class_code():
    assert len(code_from("chance", RETURN_CODE)) == 12
