"""A short text, a number, the gaps of a sentence."""

from decimal import Decimal

import pytest

from quiz_app.domain.errors import AnswerRefused
from quiz_app.domain.items import Gap, Near
from quiz_app.domain.items.typed import parse_number
from tests.builders import cloze, numeric, short_answer


@pytest.mark.parametrize(
    ("answer", "points"),
    [
        ("Durand Line", 1),
        ("the  durand line.", 1),
        ("Line Durand", 1),
        ("линия дюранда", 1),
        ("Durant Line", 1),
        ("Durad Lien", 1),
        ("Radcliffe Line", 0),
        ("Radclife Line", 0),
        ("Kashmir", 0),
    ],
)
def test_a_short_answer_is_all_or_nothing(answer, points):
    assert short_answer().score(answer).points == points


def test_a_typo_counts_in_full_and_is_pointed_out():
    verdict = short_answer().score("Durant Line")

    assert (verdict.points, verdict.note) == (1.0, "Counted as right. It is written Durand Line.")


def test_a_typo_is_wrong_where_the_author_wants_the_spelling():
    assert short_answer(typos=False).score("Durant Line").points == 0


def test_a_foreseen_wrong_answer_is_told_what_it_is():
    assert short_answer().score("the radcliffe line").note == "That one divides India and Pakistan."


def test_a_typo_never_turns_into_another_name_of_the_reading():
    item = short_answer(accept=("Shastri",), reject=())

    assert item.score("Shasti").points == 1
    assert item.score("Shasti", frozenset({"Shasti"})).points == 0


@pytest.mark.parametrize("answer", ["", "   ", "\n", "x" * 201, None, 7, ("Durand Line",), {}])
def test_a_short_answer_refuses_an_empty_or_an_endless_text(answer):
    with pytest.raises(AnswerRefused):
        short_answer().check(answer)


@pytest.mark.parametrize(
    ("answer", "points"),
    [("14", 1), ("14.0", 1), ("$14", 1), (" 14 ", 1), ("12", 0.5), ("16,0", 0.5), ("11.9", 0), ("-14", 0), ("140", 0)],
)
def test_a_number_scores_by_its_distance(answer, points):
    assert numeric().score(answer).points == points


def test_a_number_within_the_tolerance_scores_in_full():
    item = numeric(value=Decimal("8.5"), tolerance=Decimal("0.5"))

    assert [item.score(answer).points for answer in ("8", "9", "9.01")] == [1, 1, 0.5]


def test_of_the_tiers_that_hold_the_best_counts():
    item = numeric(near=(Near(Decimal(5), Decimal("0.25")), Near(Decimal(1), Decimal("0.75"))))

    assert [item.score(answer).points for answer in ("15", "18", "20")] == [0.75, 0.25, 0]


def test_a_near_number_is_told_apart_from_a_wrong_one():
    assert [numeric().score(answer).note for answer in ("13", "3")] == ["Close, but not the figure.", ""]


@pytest.mark.parametrize(
    ("value", "key"), [("14", "14"), ("1E+3", "1000"), ("0.50", "0.50"), ("-0.0000001", "-0.0000001")]
)
def test_the_key_of_a_number_is_written_in_digits(value, key):
    assert numeric(value=Decimal(value)).key() == key


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1100", 1100),
        ("1 100", 1100),
        ("1\u00a0100", 1100),
        ("1,100", 1100),
        ("1,00,000", 100_000),
        ("12,34,567.5", Decimal("1234567.5")),
        ("12,4", Decimal("12.4")),
        ("0,500", Decimal("0.5")),
        (".5", Decimal("0.5")),
        ("5.", 5),
        ("−3", -3),
        ("+3", 3),
        ("75 %", 75),
        ("€ 14", 14),
        ("₨ 1,100", 1100),
        ("١٤", 14),
    ],
)
def test_a_number_is_read_as_people_type_it(text, number):
    assert parse_number(text) == number


@pytest.mark.parametrize(
    "text", ["fourteen", "", ".", "1.100.000", "14 billion", "nan", "inf", "1e9999999", "--1", "1-2", "0x10", "1/2"]
)
def test_what_is_no_number_in_digits_is_refused(text):
    with pytest.raises(AnswerRefused):
        numeric().check(text)


@pytest.mark.parametrize(
    ("answer", "points", "parts"),
    [
        (("1 May 1948", "nine"), 1, (True, True)),
        (("May 1 1948", "9"), 1, (True, True)),
        (("1 may 1948", ""), 0.5, (True, False)),
        (("", "nine"), 0.5, (False, True)),
        (("2 May 1948", "ten"), 0, (False, False)),
        (("nine", "1 May 1948"), 0, (False, False)),
    ],
)
def test_each_gap_counts_for_itself(answer, points, parts):
    verdict = cloze().score(answer)

    assert (verdict.points, verdict.parts) == (points, parts)


def test_a_typo_in_a_gap_counts_in_full_and_is_pointed_out():
    verdict = cloze(gaps=(Gap(("Tashkent",)), Gap(("Moscow",)))).score(("Tashkant", "Moscow"))

    assert (verdict.points, verdict.note) == (1.0, "2 of 2 gaps right. It is written Tashkent.")


@pytest.mark.parametrize(
    "answer",
    [
        (),
        ("1948",),
        ("", ""),
        (" ", "\t"),
        ("a", "b", "c"),
        ("a", "x" * 201),
        "ab",
        ["a", "b"],
        ("a", 9),
        (None, "a"),
        None,
    ],
)
def test_a_cloze_refuses_anything_but_a_text_a_gap(answer):
    with pytest.raises(AnswerRefused):
        cloze().check(answer)
