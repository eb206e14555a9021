"""Quizlet's lists: the signs as told or guessed, what is not clear listed by its line, losses named."""

import pytest

from quiz_app.domain.errors import ProblemsFound
from quiz_app.interchange.bundle import Bundle
from quiz_app.interchange.format import ReadOptions, WriteOptions
from quiz_app.interchange.formats import recognised
from quiz_app.interchange.quizlet import FORMAT
from tests.builders import NOW, card, cloze_card, every_kind
from tests.interchange.round_trips import opened


def read(text, **options):
    return FORMAT.read(opened(text.encode(), "set.txt"), ReadOptions(**options))


def sides(found):
    return [(card.front, card.back) for card in found.bundle.cards]


@pytest.mark.parametrize(
    ("text", "options"),
    [
        ("a\tb\nc\td\n", {}),
        ("a,b\nc,d", {}),
        ("a - b\nc - d", {}),
        ("a: b\nc: d", {}),
        ("a,b;c,d", {}),
        ("a\tb;c\td", {}),
        ("a\tb\n\nc\td", {}),
        ("a\nb\n\nc\nd", {}),
        ("a|b/c|d", {"between_sides": "|", "between_cards": "/"}),
        ("a\tb\nc\td", {"between_sides": "tab", "between_cards": "newline"}),
        ("a\tb\nc\td", {"between_sides": "\\t"}),
        ("a=b\nc=d", {"between_sides": "="}),
        ("a,b\r\nc,d", {"between_cards": "\n"}),
    ],
)
def test_the_signs_are_as_told_or_those_that_part_most(text, options):
    assert sides(read(text, **options)) == [("a", "b"), ("c", "d")]


def test_what_the_signs_came_to_is_told():
    assert "read as 2 cards, with a comma between the sides and a new line between" in str(read("a,b\nc,d").notes[0])


def test_a_card_that_could_be_parted_in_two_ways_is_listed_by_its_line():
    found = read("a,b\nKarachi, Lahore, cities\nlonely\n,x\nc,d")

    assert sides(found) == [("a", "b"), ("c", "d")]
    assert [(problem.line, problem.message.partition(",")[0]) for problem in found.problems] == [
        (2, "a comma stands in it 2 times"),
        (3, "there is no comma in it"),
        (4, "its term or its definition is empty"),
    ]


def test_definitions_over_several_lines_keep_them():
    found = read("a\tone\ntwo\n\nc\td", between_cards="\n\n")

    assert sides(found) == [("a", "one\\\ntwo"), ("c", "d")]


def test_what_looks_like_markdown_stays_as_it_was_written():
    assert sides(read("*a*\t_b_\n<c>\t#d")) == [("\\*a\\*", "\\_b\\_"), ("\\<c\\>", "#d")]


def test_the_same_list_gives_the_same_ids_also_with_another_definition():
    ids = [[card.id for card in read(f"term\t{back}\nterm\tother").bundle.cards] for back in ("one", "two")]

    assert ids[0] == ids[1]
    assert len(set(ids[0])) == 2


@pytest.mark.parametrize("text", ["", "one line", "\n\n", "nonsense\n" * 300_000])
def test_a_text_without_a_card_is_refused(text):
    with pytest.raises(ProblemsFound, match="no card could be told from the next"):
        read(text)


def test_a_list_without_end_is_refused():
    with pytest.raises(ProblemsFound, match="more than 100,000 cards"):
        read("a\tb\n" * 200_000)


def test_each_gap_goes_out_as_a_card_and_losses_are_named():
    cards = (cloze_card(topic=""), card(topic="", reversed=True, typed=True), card(id="m", topic="", front="a\n\n- b"))

    written = FORMAT.write(Bundle(cards=cards), WriteOptions(at=NOW))

    assert written.content.decode().split("\n") == [
        "Relations began on […], about nine months after independence.\t1 May 1948",
        "Relations began on 1 May 1948, about […] months after independence.\tnine",
        "When was the ban lifted?\t2014",
        "a b\t2014",
    ]
    assert [loss.what for loss in written.losses] == [
        "its gaps, each of which goes out as a card: Quizlet has no place for that",
        "that it is asked both ways, that it is typed: Quizlet has no place for that",
        "its lines and what is marked in it: Quizlet has no place for that",
    ]


def test_items_go_out_as_cards():
    written = FORMAT.write(Bundle(items=every_kind()), WriteOptions(at=NOW))

    assert len(written.content.decode().split("\n")) == len(written.losses) == 8


@pytest.mark.parametrize("text", ["a\tb\nc\td\n", "a\tb\r\nc\td", "a\tb\n" * 40_000])
def test_it_is_known_where_every_line_has_one_tab(text):
    assert recognised(opened(text.encode())) is FORMAT


@pytest.mark.parametrize("text", ["a\tb", "a\tb\nc", "a\tb\tc\nd\te\tf", "a\t\nb\tc", "a,b\nc,d", "", "\0\t1\n2\t3"])
def test_other_texts_are_not_taken_for_it(text):
    assert recognised(opened(text.encode())) is not FORMAT
