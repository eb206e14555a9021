"""GIFT by examples: a block is read as Moodle reads it, and a broken one takes nothing along."""

from decimal import Decimal

import pytest

from quiz_app.domain.items import (
    Item,
    Matching,
    MultipleChoice,
    Near,
    Numeric,
    Ordering,
    Reject,
    ShortAnswer,
    SingleChoice,
    TrueFalse,
)
from quiz_app.interchange import gift
from quiz_app.interchange.bundle import Bundle, Imported, Loss
from quiz_app.interchange.format import ReadOptions, WriteOptions
from quiz_app.interchange.losing import NO_RATIONALE
from tests.builders import NOW
from tests.interchange.round_trips import opened


def read(text: str) -> Imported:
    return gift.read(opened(text.encode(), "a.gift"), ReadOptions())


def one(text: str) -> Item:
    """The only item of the file, which has no problem."""
    imported = read(text)
    assert imported.problems == ()
    (item,) = imported.bundle.items
    return item


def problems(text: str) -> list[tuple[int, str]]:
    return [(problem.line, problem.message.rpartition(": ")[2]) for problem in read(text).problems]


def notes(text: str) -> list[str]:
    return [note.message for note in read(text).notes]


def test_one_key_among_options_with_feedback() -> None:
    item = one("::Name::Who was it?{=Khan#Yes ~Dedov#He was Russia's ~Both####So.}")
    assert isinstance(item, SingleChoice)
    assert [(o.id, o.text, o.key, o.why) for o in item.options] == [
        ("a", "Khan", True, "Yes"),
        ("b", "Dedov", False, "He was Russia's"),
        ("c", "Both", False, ""),
    ]
    assert (item.stem, item.rationale) == ("Who was it?", "So.")


def test_text_after_the_answers_leaves_a_blank_before_it() -> None:
    item = one("Khan was {~Russia's =Pakistan's} ambassador.")
    assert item.stem == r"Khan was \_\_\_\_\_ ambassador."
    assert item.rationale == NO_RATIONALE


def test_weights_make_a_multiple_choice() -> None:
    text = "Which two?{~%50%a ~%50%b ~%-100%c}"
    item = one(text)
    assert isinstance(item, MultipleChoice)
    assert item.keys == ("a", "b")
    assert notes(text) == []


def test_weights_that_are_not_ours_are_noted() -> None:
    assert notes("Which two?{~%60%a ~%40%b ~c}") == ["not kept: weights of 60 %, 40 %, 0 %"]
    assert notes("Which?{=a ~%50%b ~c}") == ["not kept: weights of 50 %"]


@pytest.mark.parametrize(("said", "is_true"), [("T", True), ("TRUE", True), ("F", False), ("FALSE", False)])
def test_true_or_false(said: str, is_true: bool) -> None:
    item = one(f"It was so.{{{said}}}")
    assert isinstance(item, TrueFalse)
    assert item.is_true is is_true


def test_the_first_feedback_of_true_or_false_is_for_a_wrong_answer() -> None:
    text = "It was so.{FALSE#It was not#Right####Because.}"
    item = one(text)
    assert isinstance(item, TrueFalse)
    assert (item.why, item.rationale) == ("It was not", "Because.")
    assert notes(text) == ["not kept: feedback on the right answer"]


def test_small_letters_are_true_or_false_with_a_note() -> None:
    assert isinstance(one("It was so.{t}"), TrueFalse)
    assert notes("It was so.{t}") == ["not kept: that Moodle takes 't' in small letters for a short answer"]


def test_any_other_word_is_a_short_answer() -> None:
    item = one("Was it so?{yes}")
    assert isinstance(item, ShortAnswer)
    assert item.accept == ("yes",)


def test_short_answers_accept_and_reject() -> None:
    text = "Which line?{=Durand Line =%100%The Durand Line =%50%Durand =%0%Radcliffe Line#That is India's =%0%*#No}"
    item = one(text)
    assert isinstance(item, ShortAnswer)
    assert item.accept == ("Durand Line", "The Durand Line")
    assert item.reject == (Reject("Radcliffe Line", "That is India's"),)
    assert notes(text) == ["not kept: 'Durand', worth 50 %, feedback on any other answer"]


def test_a_star_stands_for_anything() -> None:
    text = r"Which?{=Durand* =a\*b}"
    item = one(text)
    assert isinstance(item, ShortAnswer)
    assert item.accept == ("Durand", "a*b")
    assert notes(text) == ["not kept: that * in 'Durand*' stands for anything"]


def test_pairs_and_spare_sides() -> None:
    item = one("Match.{=Khan -> Pakistan =Dedov->Russia = -> India####So.}")
    assert isinstance(item, Matching)
    assert [(pair.left, pair.right) for pair in item.pairs] == [("Khan", "Pakistan"), ("Dedov", "Russia")]
    assert item.spare == ("India",)


@pytest.mark.parametrize(
    ("answers", "value", "tolerance", "near"),
    [
        ("#14", "14", "0", ()),
        ("#-3.5:0.5", "-3.5", "0.5", ()),
        ("#10..20", "15", "5", ()),
        ("#-2..1", "-0.5", "1.5", ()),
        ("#=14:0#Yes =%50%14:2", "14", "0", (Near(Decimal(2), Decimal("0.5")),)),
        ("#\n\t=%100%1822:0\n\t=%25%1822:10\n", "1822", "0", (Near(Decimal(10), Decimal("0.25")),)),
    ],
)
def test_numbers(answers: str, value: str, tolerance: str, near: tuple[Near, ...]) -> None:
    item = one(f"How many?{{{answers}}}")
    assert isinstance(item, Numeric)
    assert (item.value, item.tolerance, item.near) == (Decimal(value), Decimal(tolerance), near)


def test_what_is_told_to_any_other_number_is_noted() -> None:
    assert notes("How many?{#14:2 ~#Too far}") == ["not kept: feedback on any other answer"]


@pytest.mark.parametrize(
    "head", [">3 ALL VERTICAL ABSOLUTE_POSITION SHOW none", ">2 ALL ABSOLUTE", ">2     none", ">3"]
)
def test_lines_to_put_in_order(head: str) -> None:
    item = one(f"Earliest first{{{head}\nHold on\n1\nLast\n}}")
    assert isinstance(item, Ordering)
    assert [entry.text for entry in item.entries] == ["Hold on", "1", "Last"]


def test_how_an_ordering_is_shown_and_scored_is_noted() -> None:
    assert notes("First?{>2 RANDOM VERTICAL ABSOLUTE_POSITION\na\nb\nc\n}") == [
        "not kept: that only 2 entries are shown, scoring by absolute position"
    ]


def test_escaped_signs_are_text() -> None:
    item = one(r"a \= b \~ c \# d \{e\} f\: g \\ h\nlast{=1 \= 1 ~2 \# 3 ~\}}")
    assert isinstance(item, SingleChoice)
    assert item.stem == "a = b \\~ c # d {e} f: g \\\\ h\\\nlast"
    assert [option.text for option in item.options] == ["1 = 1", "2 # 3", "}"]


@pytest.mark.parametrize(
    ("text", "stem"),
    [
        ("[html]<p>So <b>bold</b></p>", "So **bold**"),
        ("[markdown]So **bold**", "So **bold**"),
        ("[plain]So <b>bold</b>", r"So \<b\>bold\</b\>"),
        ("[moodle]So <b>bold</b>", "So **bold**"),
        ("So <b>bold</b>", "So **bold**"),
        ("a<b and c&d", r"a\<b and c&d"),
        ("[other]So", r"\[other\]So"),
    ],
)
def test_a_text_says_its_format(text: str, stem: str) -> None:
    assert one(f"{text}{{T}}").stem == stem


def test_answers_are_in_the_format_of_the_question_unless_they_say_another() -> None:
    item = one("[html]Which?{=<i>a</i> ~[plain]<i>}")
    assert isinstance(item, SingleChoice)
    assert [option.text for option in item.options] == ["*a*", r"\<i\>"]


def test_ids_tags_and_topics_come_from_comments_and_categories() -> None:
    text = (
        "$CATEGORY: $course$/top/Cold War/Arms & trade\n\n"
        "// question: 7  name: x\n// [id:arms-ban] [tag:claim:arms-2014] [tag:level:recall] [tag:hard]\n"
        "::x::So it was.{T}"
    )
    item = one(text)
    assert (item.id, item.claims, item.level, item.topic) == ("arms-ban", ("arms-2014",), "recall", "arms-trade")
    assert read(text).bundle.topics == {"arms-trade": "Arms & trade"}
    assert notes(text) == ["not kept: tag 'hard'"]


def test_an_id_that_is_taken_or_can_be_none_is_noted() -> None:
    text = "// [id:a]\nOne.{T}\n\n// [id:a]\nTwo.{T}\n\n// [id:x y]\nThree.{T}"
    assert [item.id == "a" for item in read(text).bundle.items] == [True, False, False]
    assert [note.line for note in read(text).notes] == [5, 8]
    assert notes(text)[1] == "not kept: the id 'x y', which is taken or can be none here"


def test_a_comment_before_an_empty_line_belongs_to_no_question() -> None:
    assert one("// [id:other]\n\nSo it was.{T}").id != "other"


def test_what_asks_nothing_is_a_problem() -> None:
    assert problems("Only a text.\n\nWrite about it.{}\n\nSo it was.{T}") == [
        (1, "it has no answers in braces, so that it asks nothing"),
        (3, "an essay is scored by a person, and a bank has no such item"),
    ]


@pytest.mark.parametrize(
    "broken",
    [
        "Who?{=a ~b",
        "Who?{\n\n=a ~b\n}",
        "Who?{\n=a\n\n~b}",
        "Who?}",
        "Who? } {=a}",
        "Who?{=a}{=b}",
        r"Who?{=\frac{1}{2}}",
        "Who?{=a =b ~c}",
        "Who?{~a ~b}",
        "How many?{#}",
        "How many?{#about 3}",
        "How many?{#1e999999999}",
        "Match.{=a -> b =c}",
        "Match.{=a -> b}",
        "Match.{=a -> b =c -> b}",
        "Order.{>1 ALL\nalone\n}",
        "{=a ~b}",
        "Bell\x07{T}",
    ],
)
def test_a_broken_block_is_one_problem_and_takes_nothing_along(broken: str) -> None:
    imported = read(f"First.{{T}}\n\n{broken}\n\nLast.{{F}}\n")
    assert [item.stem for item in imported.bundle.items] == ["First.", "Last."]
    assert [problem.line for problem in imported.problems] == [3]


def test_the_same_file_gives_the_same_ids_again() -> None:
    text = "Who?{=a ~b}\n\nWho?{=a ~b}\n\nSo it was.{T}"
    first, second = read(text).bundle, read(text).bundle
    assert first == second
    assert len({item.id for item in first.items}) == 3


def test_cards_clozes_and_arrows_in_answers_are_left_out() -> None:
    item = ShortAnswer(id="s", stem="Which way?", rationale="So.", accept=("a -> b",))
    (loss,) = gift.write(Bundle(items=(item,)), WriteOptions(at=NOW)).losses
    assert loss == Loss("s", "'->' in an accepted answer: GIFT takes it for a pair to match", left_out=True)
