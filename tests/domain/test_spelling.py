"""Whether a typed text is the answer, a typo of it, or something else."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz_app.domain.spelling import compare, normal

law = settings(deadline=None, max_examples=30)


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("Durand Line", "durand line"),
        ("  DURAND \t  line ", "durand line"),
        ("the Durand Line", "durand line"),
        ("An embargo", "embargo"),
        ("The", "the"),
        ("Theatre", "theatre"),
        ("détente", "detente"),
        ("de\u0301tente", "detente"),
        ("Хрущёв", "хрущев"),
        ("Straße", "strasse"),
        ("\uff33\uff23\uff2f", "sco"),
        ("Russia's", "russias"),
        ("Russia’s", "russias"),
        ("Qur’an", "quran"),
        ("Qurʾan", "quran"),
        ("Qur`an", "quran"),
        ("“Ummah”", "ummah"),
        ("«Ummah»", "ummah"),
        ("North–South", "north south"),
        ("North-South", "north south"),
        ("North_South", "north south"),
        ("Gwadar.", "gwadar"),
        ("U.S.", "us"),
        ("U. S.", "us"),
        ("the U.S.S.R.", "ussr"),
        ("S.C.O.", "sco"),
        ("U-2", "u2"),
        ("1.5", "1 5"),
        ("Du\u00adrand", "durand"),
        ("Du\u200brand", "durand"),
        ("\ufeffDurand", "durand"),
        ("...", ""),
    ],
)
def test_a_text_is_compared_without_what_a_reader_would_not_count(typed, plain):
    assert normal(typed) == plain


@pytest.mark.parametrize(
    ("given_text", "accept"),
    [
        ("durand line", ["Durand Line"]),
        ("Line Durand", ["Durand Line"]),
        ("Zulfikar Ali Bhutto", ["Bhutto Zulfikar Ali"]),
        ("Bhutto, Zulfikar Ali", ["Zulfikar Ali Bhutto"]),
        ("Хрущев", ["Khrushchev", "Khrushchov", "Хрущёв"]),
        ("US", ["U.S."]),
        ("U2", ["U-2"]),
        ("9", ["nine", "9"]),
        ("May 1 1948", ["1 May 1948"]),
        ("1965 war", ["1965 War"]),
        ("ڈیورنڈ لائن", ["ڈیورنڈ لائن"]),
    ],
)
def test_the_same_text_by_another_hand_is_the_same(given_text, accept):
    assert compare(given_text, accept) == "same"


@pytest.mark.parametrize(
    ("given_text", "accepted", "verdict"),
    [
        # up to four characters: none
        ("Uru", "Uri", "other"),
        ("Irak", "Iraq", "other"),
        ("SCC", "SCO", "other"),
        # five to eight: one
        ("Inda", "India", "typo"),
        ("Mocsow", "Moscow", "typo"),
        ("Moscoww", "Moscow", "typo"),
        ("Mosow", "Moscow", "typo"),
        ("Mosoww", "Moscow", "other"),
        ("Tashkant", "Tashkent", "typo"),
        ("Tashkint", "Tashkent", "typo"),
        ("Tachkant", "Tashkent", "other"),
        # nine and more: two
        ("Peshavarr", "Peshawars", "typo"),
        ("Mujahedden", "Mujahideen", "typo"),
        ("Mujahiden", "Mujahideen", "typo"),
        ("Muhajiddeen", "Mujahideen", "other"),
        ("Mudschahidin", "Mujahideen", "other"),
        ("Durant Lines", "Durand Line", "typo"),
        # the first letter
        ("Noscow", "Moscow", "other"),
        ("Oscow", "Moscow", "other"),
        # digits
        ("1956", "1965", "other"),
        ("war of 1956", "war of 1965", "other"),
        ("Resolution 47", "Resolution 48", "other"),
        ("Moscow1", "Moscow", "other"),
        # countries and what their people are called
        ("Indian", "India", "other"),
        ("India", "Indian", "other"),
        ("Russian", "Russia", "other"),
        ("Pakistani", "Pakistan", "other"),
        ("Pakistan", "Pakistani", "other"),
        ("Mujahidee", "Mujahideen", "typo"),
        # far off
        ("Iran", "Iraq", "other"),
        ("Yahya Khan", "Ayub Khan", "other"),
        ("Khrushchev", "Хрущёв", "other"),
        ("", "Moscow", "other"),
        ("...", "Moscow", "other"),
    ],
)
def test_a_typo_is_a_slip_in_a_long_enough_word(given_text, accepted, verdict):
    assert compare(given_text, [accepted], typos=True) == verdict


def test_without_the_rule_a_typo_is_something_else():
    assert compare("Tashkant", ["Tashkent"]) == "other"


@pytest.mark.parametrize(
    ("given_text", "rivals", "verdict"),
    [
        ("Tashkant", [], "typo"),
        ("Tashkant", ["Yarkant", "Moscow"], "typo"),
        ("Tashkant", ["Tashkant"], "other"),
        ("the TASHKANT", ["Tashkant"], "other"),
        ("Tashkant", ["Tashkand"], "other"),
    ],
)
def test_a_typo_is_no_rival_and_not_as_close_to_one(given_text, rivals, verdict):
    assert compare(given_text, ["Tashkent"], typos=True, rivals=rivals) == verdict


def test_a_rival_that_is_accepted_here_is_none():
    assert compare("Tashkant", ["Tashkent"], typos=True, rivals=["Tashkent", "Toshkent"]) == "typo"


def test_numbers_keep_their_order_where_words_need_not():
    assert compare("5.1.1948", ["1.5.1948"]) == "other"


def test_a_typo_of_an_alias_is_a_typo():
    assert compare("Toshkant", ["Tashkent", "Toshkent"], typos=True) == "typo"


def test_an_accepted_text_of_punctuation_alone_matches_nothing():
    assert compare("", ["—"], typos=True) == "other"


@law
@given(st.text(max_size=30))
def test_normal_text_has_single_spaces_and_no_capitals(text):
    plain = normal(text)

    assert plain == " ".join(plain.split())
    assert plain == plain.casefold()


@law
@given(st.text(min_size=1, max_size=30).filter(normal), st.lists(st.text(max_size=10), max_size=4))
def test_a_text_is_the_same_as_itself_whatever_the_rivals(text, rivals):
    assert compare(text, [text], typos=True, rivals=rivals) == "same"


@law
@given(st.text(max_size=20), st.text(min_size=1, max_size=20), st.lists(st.text(max_size=10), max_size=4))
def test_the_rule_only_ever_lets_more_through(given_text, accepted, rivals):
    strict = compare(given_text, [accepted])
    lenient = compare(given_text, [accepted], typos=True, rivals=rivals)

    assert lenient == strict or (strict, lenient) == ("other", "typo")
